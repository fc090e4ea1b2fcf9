"""Questions from elsewhere, as entries to paste into a course's bank.

In: a GIFT file, or a workbook with the columns of ``COLUMNS``.  Out: text of entries, and
findings with row and column.  Nothing under ``content/`` is written: somebody reads the
entries first.  One question that is wrong, and nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pufa.findings import Report
from pufa.load.fields import ID
from pufa.load.training import fault
from pufa.model import LETTERS, Course, Kind
from pufa.reading import decode
from pufa.stats.intake.faults import letters as column_letters
from pufa.stats.intake.sheets import RefusedError, Row, open_sheets
from pufa.training import gift
from pufa.training.draft import Draft, Fault, draft, entries

_KINDS: dict[str, Kind] = {
    "单选": "single",
    "多选": "multi",
    "判断": "judge",
    "填空": "fill",
    "排序": "order",
    "案例": "case",
}
_OPTIONS = tuple(f"选项{letter}" for letter in LETTERS)
COLUMNS = ("编号", "课", "题型", "难度", "题干", *_OPTIONS, "答案", "理由", "起草", "核对至")
_REQUIRED = ("题型", "题干", "答案", "理由")
_LEVELS = {"容易": "1", "一般": "2", "较难": "3"}
_SEVERAL = re.compile(r"\s*[；;\n]\s*")


def read_bank(path: Path, course: Course, report: Report) -> str | None:
    """Entries for what is new in the file at *path*; None, and findings, where it is wrong.

    Finds BNK001-BNK003, and TRN004 and TRN005 as for a bank.
    """
    found = list(
        _gift(path, report) if path.suffix.lower() in (".gift", ".txt") else _workbook(path, report)
    )
    drafts = [one for one in found if isinstance(one, Draft)]
    for one in found:
        if isinstance(one, Fault):
            report.add(path.name, one.line, one.code, one.what, one.mend)
        elif wrong := fault(one.kind, one.stem, one.options, one.answer):
            report.add(path.name, one.line, *wrong)
        elif not one.stem or not one.answer:
            what = "没有题干。" if not one.stem else "没有答案；案例题是没有要点。"
            report.add(path.name, one.line, "BNK002", what, "补上再导入。")
    if not found and not report.has_errors:
        report.add(path.name, 0, "BNK002", "一道题也没有找到。", "照说明里的样子写，再导入。")
    return None if report.has_errors else entries(_new(drafts, course, path.name, report))


def _new(drafts: Sequence[Draft], course: Course, file: str, report: Report) -> Iterator[Draft]:
    """Those of *drafts* that are not in the bank, under ids that are free."""
    bank = [draft(question) for module in course.modules for question in module.questions]
    known = {one.said for one in bank}
    taken = {one.id for one in bank}
    old = [one for one in drafts if one.said in known]
    if old:
        what = f"有{len(old)}道题题库里已经有了，没有再写。"
        report.add(file, old[0].line, "BNK003", what, "不用管。")
    for one in drafts:
        if one.said in known:
            continue
        ident = wanted = one.id if ID.fullmatch(one.id) else "new-q01"
        number = 1
        while ident in taken:
            number += 1
            ident = f"{wanted}-{number}" if wanted == one.id else f"new-q{number:02}"
        if ident != one.id:
            what = f"编号不能用（空着、不合规矩，或者题库里有了），改成 {ident}。"
            mend = "是改旧题的，把旧题换掉，编号照旧；是新题的，不用管。"
            report.add(file, one.line, "BNK003", what, mend)
        known.add(one.said)
        taken.add(ident)
        yield replace(one, id=ident)


def _gift(path: Path, report: Report) -> Iterator[Draft | Fault]:
    text = decode(path.read_bytes(), path.name, report)
    return gift.read(text.replace("\r\n", "\n")) if text is not None else iter(())


def _workbook(path: Path, report: Report) -> Iterator[Draft | Fault]:
    """The questions of the first sheet that has our columns."""
    try:
        sheets = open_sheets(path)
        for sheet in sheets:
            places: dict[str, int] = {}
            for row in sheet.rows:
                if places:
                    yield from _row(row, places)
                elif set(_REQUIRED) <= set(map(str, row.cells.values())):
                    places = {str(name): at for at, name in row.cells.items() if name in COLUMNS}
            if places:
                return
    except RefusedError:
        what = "打不开：不是 .xlsx，加了密码，带着宏，或者坏了。"
        report.add(path.name, 0, "BNK001", what, "用 Excel 或 WPS 打开，“另存为”不带密码的 .xlsx。")
        return
    what = f"没有找到栏名。要有：{'、'.join(_REQUIRED)}。"
    report.add(
        path.name, 0, "BNK001", what, f"一行栏名，下面一行一题。全部栏名：{'、'.join(COLUMNS)}。"
    )


def _row(row: Row, places: dict[str, int]) -> Iterator[Draft | Fault]:
    cells = {name: row.cells[at] for name, at in places.items() if at in row.cells}
    if not cells:
        return
    for name, cell in cells.items():
        if not isinstance(cell, str):
            what = f"{_place(name, places)}是{cell.value}，不是文字。"
            yield Fault(row.number, what, "“粘贴为数值”，再导入。")
            return
    texts = {name: str(cell).strip() for name, cell in cells.items()}
    kind = _KINDS.get(texts.get("题型", "").removesuffix("题"))
    if kind is None:
        what = f"{_place('题型', places)}不认识。"
        yield Fault(row.number, what, f"只能写：{'、'.join(_KINDS)}。")
        return
    for name in ("题干", "答案", "理由"):
        if not texts.get(name):
            yield Fault(row.number, f"{_place(name, places)}是空的。", "补上再导入。")
            return
    options = [texts.get(name, "") for name in _OPTIONS]
    while options and not options[-1]:
        options.pop()
    if "" in options:
        what = f"{_place(_OPTIONS[options.index('')], places)}空着，后面又有选项。"
        yield Fault(row.number, what, "选项从 A 起挨着写。")
        return
    answer = _answer(kind, texts["答案"])
    if wrong := fault(kind, texts["题干"], tuple(options), answer):
        code, what, mend = wrong
        where = _place("选项A" if code == "TRN005" else "答案", places)
        yield Fault(row.number, f"{where}：{what}", mend, code)
        return
    level = texts.get("难度", "")
    yield Draft(
        line=row.number,
        id=texts.get("编号", ""),
        kind=kind,
        module=texts.get("课", ""),
        level=_LEVELS.get(level, level),
        stem=texts["题干"],
        options=tuple(options),
        answer=answer,
        reason=texts["理由"],
        drafted=texts.get("起草", ""),
        statute_checked_to=texts.get("核对至", ""),
    )


def _answer(kind: Kind, text: str) -> tuple[str, ...]:
    if kind in ("single", "multi", "order"):
        return tuple(re.sub(r"[\s、，,；;→]", "", text).upper())
    if kind == "judge":
        return ({"√": "对", "×": "错", "正确": "对", "错误": "错"}.get(text, text),)
    return tuple(part for part in _SEVERAL.split(text) if part)


def _place(name: str, places: dict[str, int]) -> str:
    return f"{column_letters(places[name])} 栏（{name}）" if name in places else f"“{name}”"
