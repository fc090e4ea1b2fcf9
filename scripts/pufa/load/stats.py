"""``content/stats/<release>.yml`` → ``Released``; the format: docs/dev/statistics-format.md.

Here shape and kinds are judged; what may be shown is for ``stats``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields, nearest
from pufa.load.headlines import load_headlines
from pufa.model import Released
from pufa.model.statistics import (
    ALL,
    DIMENSIONS,
    MONTH,
    MONTHS,
    NONE,
    YEAR,
    Cell,
    Gap,
    Period,
    Share,
    Table,
    Value,
)
from pufa.reading import place, read_text, read_yaml

_NAME = re.compile("[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff-]{0,63}")
_TAKEN = ("index", "years", "certificate")  # pages beside those of releases
_TABLE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,31}")
_DIGEST = re.compile(r"[0-9a-f]{64}")

Labels = dict[str, tuple[str, ...]]


def load_release(path: Path, config: Config, report: Report) -> Released | None:
    """The release in *path*; None, and findings, where anything in it is wrong.

    A part of a release must never be taken for the whole: its seal would not fit.
    """
    found = Report()
    release = _release(path, config, found)
    report.extend(found.findings)
    return None if found.has_errors else release


def _release(path: Path, config: Config, report: Report) -> Released | None:
    file = place(path, config.root)
    if not _NAME.fullmatch(path.stem) or path.stem in _TAKEN:
        what = f"统计文件名“{path.name[:40]}”不合格式。"
        mend = "用年份或小写字母、数字、汉字、短横线起名，例如 2025.yml、2025年报.yml。"
        report.add(file, 0, "STA001", what, mend)
        return None
    text = read_text(path, config.root, report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None:
        return None
    fields = Fields(node, file, 1, report)
    issued = fields.past("issued", config.as_of, required=True)
    period = _period(fields)
    previous, digest = _digest(fields, "previous"), _digest(fields, "digest")
    tables = [_table(each, path.stem, period) for each in fields.each("tables")]
    headlines = load_headlines(fields, config.as_of)
    fields.close()
    ids = [table.id for table in tables if table]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        fields.find(fields.line_of("tables"), "FLD010", f"编号“{name}”写了两次。", "换一个编号。")
    if not (issued and period):
        return None
    return Released(
        file=file,
        id=path.stem,
        issued=issued,
        period=period,
        previous=previous,
        digest=digest,
        tables=tuple(filter(None, tables)),
        headlines=headlines,
        digest_line=fields.line_of("digest"),
        previous_line=fields.line_of("previous"),
    )


def _period(fields: Fields) -> Period | None:
    text = fields.text("period", required=True)
    if text is None:
        return None
    if period := Period.read(text):
        return period
    mend = "写成 2025、2025上半年、2025第一季度这样。"
    fields.find(fields.line_of("period"), "STA010", f"“{text[:20]}”不是一段统计时间。", mend)
    return None


def _digest(fields: Fields, name: str) -> str | None:
    """64 hexadecimal digits; None for 无 or nothing: ``stats`` says what belongs there."""
    text = fields.text(name)
    if text in (None, NONE):
        return None
    if not _DIGEST.fullmatch(text or ""):
        what = f"“{name}”应当是64个数字和字母（a到f）。"
        fields.find(fields.line_of(name), "FLD003", what, "从上一份统计里原样复制，不要改。")
    return text


def _table(fields: Fields, release: str, period: Period | None) -> Table | None:
    ident, title = fields.text("id", required=True), fields.sure("title")
    dims = fields.texts("dims", required=True)
    where = _named(fields, "where", (YEAR, *DIMENSIONS))
    groups = _groups(fields)
    fields.node("cells", required=True)
    rows = fields.each("cells")
    fields.close()
    if ident and not _TABLE.fullmatch(ident):
        fields.find(
            fields.line_of("id"), "FLD004", f"编号“{ident[:40]}”不合格式。", "写成 T1、T2 这样。"
        )
        return None
    if not _are_dims(fields, dims) or not (ident and title and period):
        return None
    _check_time(fields, where, period)
    cells, shares = [], []
    for row in rows:
        labels = _labels(row, "labels", dims, groups)
        if "share" in dict(row.lines()):
            percent, of = _percent(row), _labels(row, "of", dims, groups)
            if labels and of and percent is not None:
                shares.append(Share(labels, of, percent, row.line))
        else:
            value = _value(row)
            if labels and value is not None:
                cells.append(Cell(labels, value, row.line))
        row.close()
    if len(cells) + len(shares) < len(rows):
        return None
    table = Table(
        file=fields.file,
        line=fields.line,
        release=release,
        id=ident,
        title=title,
        dims=dims,
        where=tuple(where.items()),
        groups=tuple((dim, tuple(coarse.items())) for dim, coarse in groups.items()),
        cells=tuple(cells),
        shares=tuple(shares),
    )
    return table if _is_whole(table, fields) else None


def _are_dims(fields: Fields, dims: tuple[str, ...]) -> bool:
    """STA002 unless *dims* are one or two of the ledger's columns."""
    strange = next((dim for dim in dims if dim not in DIMENSIONS), None)
    if dims and strange is None and len(set(dims)) == len(dims) <= 2:
        return True
    if dims:
        what = f"没有“{strange[:20]}”这个栏目。" if strange else "一张表只能有一个或两个栏目。"
        mend = f"{nearest(strange or '', DIMENSIONS)}可用的有：{'、'.join(DIMENSIONS)}。"
        fields.find(fields.line_of("dims"), "STA002", what, mend)
    return False


def _named(fields: Fields, name: str, allowed: tuple[str, ...]) -> Labels:
    """The labels behind each dimension of the mapping *name*."""
    inner = fields.fields(name)
    found: Labels = {}
    for dim, line in inner.lines() if inner else ():
        assert inner is not None
        if dim not in allowed:
            mend = f"{nearest(dim, allowed)}可用的有：{'、'.join(allowed)}。"
            fields.find(line, "STA002", f"{name} 里没有“{dim[:20]}”这个栏目。", mend)
        found[dim] = inner.texts(dim, required=True)
        _check_labels(fields, line, dim, found[dim])
    return {dim: labels for dim, labels in found.items() if dim in allowed}


def _groups(fields: Fields) -> dict[str, Labels]:
    inner = fields.fields("groups")
    groups: dict[str, Labels] = {}
    for dim, line in inner.lines() if inner else ():
        assert inner is not None
        if dim not in DIMENSIONS:
            mend = f"{nearest(dim, DIMENSIONS)}可用的有：{'、'.join(DIMENSIONS)}。"
            fields.find(line, "STA002", f"groups 里没有“{dim[:20]}”这个栏目。", mend)
        coarse = inner.fields(dim)
        names = [name for name, _ in coarse.lines()] if coarse else []
        groups[dim] = {name: coarse.texts(name, required=True) for name in names if coarse}
        for labels in groups[dim].values():
            _check_labels(fields, line, dim, labels)
    return groups


def _check_labels(fields: Fields, line: int, dim: str, labels: tuple[str, ...]) -> None:
    """STA002 for a month that is none, or a label that could not be named in a text."""
    for label in labels:
        if (dim == MONTH and label not in MONTHS) or re.search("[/{}]", label) or label == ALL:
            mend = "月份写 1月 到 12月；名称里不要有 / 和大括号。"
            fields.find(line, "STA002", f"“{dim}”不能有“{label[:20]}”这一项。", mend)


def _labels(
    row: Fields, name: str, dims: tuple[str, ...], groups: dict[str, Labels]
) -> tuple[str, ...] | None:
    """A label for each of *dims*; several in a list become a group of their own."""
    if row.node(name, required=True) is None or (inner := row.fields(name)) is None:
        return None
    labels = []
    for dim in dims:
        parts = inner.texts(dim) or (ALL,)
        coarse = groups.setdefault(dim, {})
        if len(parts) > 1:
            coarse["、".join(parts)] = parts
        label = "、".join(parts)
        if label != ALL and label not in coarse:
            _check_labels(row, inner.line_of(dim), dim, parts)
        labels.append(label)
    for dim, line in inner.lines():
        if dim not in dims:
            mend = f"这张表的栏目是：{'、'.join(dims)}。"
            row.find(line, "STA002", f"{name} 里没有“{dim[:20]}”这个栏目。", mend)
            return None
    return tuple(labels)


def _value(row: Fields) -> Value | None:
    if "value" not in dict(row.lines()):
        row.node("value", required=True)
        return None
    text = row.text("value")
    if text in (None, Gap.HIDDEN.value):
        return Gap.HIDDEN
    if text == Gap.UNCOLLECTED.value:
        return Gap.UNCOLLECTED
    if re.fullmatch(r"0|[1-9]\d{0,5}", text or ""):
        return int(text or "")
    mend = f"写件数；不显示的写 null；没有统计过的写“{Gap.UNCOLLECTED.value}”。"
    row.find(row.line_of("value"), "STA005", "这一格不是件数。", mend)
    return None


def _percent(row: Fields) -> int | None:
    """A share with two digits, as a whole percent; STA007 for any other."""
    text, digits = row.text("share", required=True), row.text("digits")
    if text and digits == "2" and re.fullmatch(r"0(\.\d{1,2})?|1(\.0{1,2})?", text):
        return round(float(text) * 100)
    if text:
        mend = "写成 share: 0.95, digits: 2，只到整数的百分之几。"
        row.find(row.line_of("share"), "STA007", "比例只能写整数百分比。", mend)
    return None


def _check_time(fields: Fields, where: Labels, period: Period) -> None:
    """STA010 unless *where* names the very time that the release tells of."""
    line = fields.line_of("where")
    if where.get(YEAR) != (str(period.year),):
        mend = f'写上 where: {{{YEAR}: ["{period.year}"]}}'
        fields.find(line, "STA010", f"这张表没有写明是{period.year}年的。", mend)
    if tuple(where.get(MONTH, MONTHS)) != period.months:
        mend = "全年的表，where 里不写月份。"
        if period.part:
            mend = f"在 where 里写：{MONTH}: [{', '.join(period.months)}]"
        fields.find(line, "STA010", f"这张表的月份和“{period}”不一致。", mend)


def _is_whole(table: Table, fields: Fields) -> bool:
    """STA003 for a cell that is there twice, STA004 for one that is not there."""
    places: dict[tuple[str, ...], int] = {}
    for cell in table.cells:
        if cell.labels in places:
            what = f"“{'、'.join(cell.labels)}”这一格和第 {places[cell.labels]} 行重复。"
            fields.find(cell.line, "STA003", what, "只留一格。")
        places.setdefault(cell.labels, cell.line)
    missing = [labels for labels in _grid(table) if labels not in places]
    for labels in missing[:3]:
        what = f"表 {table.id} 少了“{'、'.join(labels)}”这一格。"
        mend = f"补上：不显示的写 value: null，没有统计过的写 value: {Gap.UNCOLLECTED.value}。"
        fields.find(fields.line_of("cells"), "STA004", what, mend)
    return not missing and len(places) == len(table.cells)


def _grid(table: Table) -> Iterator[tuple[str, ...]]:
    return itertools.product(*(table.labels(axis) for axis in range(len(table.dims))))
