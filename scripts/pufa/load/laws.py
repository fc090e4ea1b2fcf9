"""``content/laws.yml``: the laws an office adds to our registry, local regulations above all.

In: the file, in the form of ``law/registry.yml``.  Out: our registry with them.  What
contradicts itself or our registry is found and left out.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

from pufa import law
from pufa.config import Config
from pufa.findings import Report
from pufa.law.registry import FORCE, REPEALED, Added, Edition, Law, Moved, Renumbered
from pufa.law.titles import quoted
from pufa.load.fields import Fields
from pufa.reading import place, read_text, read_yaml

NAME = "laws.yml"

_KINDS = (
    "地方性法规",
    "自治条例",
    "单行条例",
    "地方政府规章",
    "部门规章",
    "法律",
    "行政法规",
    "司法解释",
    "规范性文件",
)
_WHERE = f"种类的列表（{'、'.join(_KINDS)}）"


def load_laws(config: Config, report: Report) -> law.Registry:
    """Our registry, with what the office has added to it."""
    known = law.registry()
    path = config.content / NAME
    if not path.exists():
        return known
    file = place(path, config.root)
    text = read_text(path, config.root, report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None:
        return known
    fields = Fields(node, file, 1, report)
    checked = fields.past("checked_to", config.as_of, required=True)
    laws: dict[str, tuple[Law, Fields]] = {}
    for row in fields.each("laws"):
        one = _law(row)
        if one is not None and _is_new(one, known, laws, row):
            laws[one.id] = one, row
    fields.close()
    ids = {*known.by_id, *laws}
    for one, row in laws.values():
        if one.replaced_by is not None and one.replaced_by not in ids:
            what = f"replaced_by 写的“{one.replaced_by[:64]}”没有登记。"
            mend = "写那一部法律的编号，先把它登记上；不知道就删掉这一行。"
            row.find(row.line_of("replaced_by"), "LAW012", what, mend)
    if checked is None:
        return known
    added = Added(file, fields.line_of("checked_to"), checked.isoformat())
    return known.with_laws(tuple(one for one, _ in laws.values()), added)


def _law(fields: Fields) -> Law | None:
    ident, title = fields.ident("id"), fields.sure("title")
    short, kind = fields.texts("short"), fields.choice("kind", _KINDS, _WHERE)
    issuer, adopted = fields.text("issuer"), fields.date("adopted")
    editions = tuple(
        edition for row in fields.each("editions") if (edition := _edition(row)) is not None
    )
    repealed, replaced_by = fields.date("repealed_on"), fields.text("replaced_by")
    moved = tuple(one for row in fields.each("moved") if (one := _moved(row)))
    renumbered = tuple(new for row in fields.each("renumbered") if (new := _renumbered(row)))
    fields.close()
    if not (ident and title and kind):
        return None
    if not editions and repealed is None:
        mend = "写上：editions: [{date: 通过的日期, effective: 施行的日期, articles: 条数}]"
        fields.find(fields.line, "FLD001", "缺少必填的“editions”。", mend)
        return None
    return Law(
        id=ident,
        title=title,
        short=short,
        kind=kind,
        issuer=issuer,
        status=FORCE if repealed is None else REPEALED,
        adopted=_iso(adopted),
        editions=editions,
        repealed_on=_iso(repealed),
        replaced_by=replaced_by,
        moved=moved,
        renumbered=renumbered,
        is_local=True,
    )


def _edition(fields: Fields) -> Edition | None:
    date, effective = fields.date("date", required=True), fields.date("effective")
    articles = fields.whole("articles", required=True)
    fields.close()
    if date is None or articles is None:
        return None
    since = effective or date
    return Edition(date.isoformat(), _iso(effective), articles, since.isoformat())


def _moved(fields: Fields) -> Moved | None:
    old, new = fields.whole("old", required=True), _numbers(fields, "new")
    note, changed = fields.text("note"), fields.text("change")
    fields.close()
    return Moved(old, new, note, changed is None) if old and new else None


def _renumbered(fields: Fields) -> Renumbered | None:
    about, words = fields.text("about", required=True), fields.texts("words", required=True)
    edition = fields.date("edition", required=True)
    old, new = _numbers(fields, "old"), _numbers(fields, "new")
    fields.close()
    if not (about and words and edition and old and new):
        return None
    return Renumbered(about, words, edition.isoformat(), old, new, True)


def _numbers(fields: Fields, name: str) -> tuple[int, ...]:
    """A list of articles' numbers."""
    texts = fields.texts(name, required=True)
    if not all(text.isascii() and text.isdigit() for text in texts):
        mend = "写条号的数字，例如 [205, 206]。"
        fields.find(fields.line_of(name), "FLD003", f"“{name}”应当是条号。", mend)
        return ()
    return tuple(map(int, texts))


def _is_new(
    one: Law, known: law.Registry, laws: dict[str, tuple[Law, Fields]], row: Fields
) -> bool:
    """Whether *one* can be added: FLD010 and LAW012 where it cannot."""
    if one.id in known.by_id or one.id in laws:
        row.find(row.line_of("id"), "FLD010", f"编号“{one.id}”已经用过。", "换一个编号。")
        return False
    others = replace(known, laws=(*known.laws, *(other for other, _ in laws.values())))
    for name in (one.title, *one.short):
        if (other := others.named(name)) is not None:
            what = f"{quoted(name)}已经登记过（{other.id}）。"
            mend = "删掉重复的；本地的，题名要写上地方，例如“某某省……条例”。"
            row.find(row.line, "LAW012", what, mend)
            return False
    for first, second in pairwise(one.editions):
        if not first.date < second.date or not first.since < second.since:
            mend = "editions 从旧到新排，最后一个是现行的。"
            row.find(row.line_of("editions"), "LAW012", "几个文本的日期先后不对。", mend)
            return False
    for edition in one.editions:
        if edition.since < edition.date:
            mend = "施行日期不会早于通过（修改）的日期，查对原文。"
            row.find(row.line_of("editions"), "LAW012", "施行日期早于通过的日期。", mend)
            return False
    return True


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
