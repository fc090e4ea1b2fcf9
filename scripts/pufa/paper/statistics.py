"""A release on paper: its headlines, and of each table the numbers, the chart, a sentence.

In: a release, its accepted tables, a press.  Out: trees, or Typst code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from pufa.model import Headline, Library, Released, SafeTable
from pufa.model.statistics import shown
from pufa.paper.press import Press
from pufa.paper.strings import literal
from pufa.paper.typeset import typeset
from pufa.stats import chart, describe, sentence
from pufa.text import han

MARK = (
    "＊：不显示。少于5件（含0件），或为防止推算而不显示。＊不等于0。"
    "未收集：没有统计过，不等于没有。"
)

# A tree, and the table whose chart follows it.
Block = tuple[Element, SafeTable | None]


def typeset_release(release: Released, library: Library, press: Press) -> str:
    """The blocks of *release*, under a heading of level 1."""
    return typeset_blocks(blocks(release, library), press)


def blocks(release: Released, library: Library) -> Iterator[Block]:
    """The trees of *release*, some with a table whose chart follows."""
    tables = tables_of(release, library)
    if release.headlines:
        yield figures(release.headlines), None
    if tables:
        yield lines([MARK]), None
    yield from table_blocks(tables, "h2")


def table_blocks(tables: Iterable[SafeTable], heading: str, time: str = "") -> Iterator[Block]:
    """Of each table its numbers, its chart and what they say, under a *heading* of its own.

    *time* is what they tell of, where the text around them does not say it.
    """
    for table in tables:
        above = Element("div")
        SubElement(above, heading).text = f"{table.title}（{time}）" if time else table.title
        above.append(grid(_rows(table)))
        yield above, table
        said = (one for one in ((sentence(table),), table.rates, table.remarks) if one)
        yield lines("；".join(one).rstrip("。") + "。" for one in said), None


def figures(headlines: Iterable[Headline]) -> Element:
    """A list of *headlines*, each with how it was counted and who answers for it."""
    tree = Element("div")
    items = SubElement(tree, "ul")
    for one in headlines:
        SubElement(items, "li").text = told(one)
    return tree


def lines(texts: Iterable[str]) -> Element:
    """A paragraph for each of *texts*."""
    tree = Element("div")
    for text in texts:
        SubElement(tree, "p").text = text
    return tree


def grid(rows: Iterable[Sequence[str]]) -> Element:
    """A table; the first of *rows* is its head, the first of each row what it tells of."""
    table = Element("table")
    for number, (name, *values) in enumerate(rows):
        row = SubElement(table, "tr")
        SubElement(row, "td" if number else "th").text = name
        for value in values:
            cell = SubElement(row, "td", {"class": "pf-right"}) if number else SubElement(row, "th")
            cell.text = value
    return table


def typeset_blocks(blocks: Iterable[Block], press: Press) -> str:
    parts = []
    for tree, drawn in blocks:
        parts.append(typeset_tree(tree))
        if drawn:
            parts.append(typeset_drawing(chart(drawn), describe(drawn), press))
    return "\n".join(parts)


def typeset_drawing(svg: str, description: str, press: Press) -> str:
    return f"drawing({literal(press.drawing(svg))}, {literal(description)})"


def typeset_tree(tree: Element) -> str:
    return typeset(tree, lambda target: None, "")


def words(release: Released, library: Library) -> Iterator[tuple[str, int, str]]:
    """What is printed of it: the file, the line, the text."""
    for one in release.headlines:
        yield one.file, one.line, told(one)
    for table in tables_of(release, library):
        yield table.file, table.line, "".join((describe(table), *table.remarks, *table.dims))


def tables_of(release: Released, library: Library) -> list[SafeTable]:
    return [table for table in library.tables if table.release == release.id]


def told(one: Headline) -> str:
    """*one*, how it was counted, who answers for it."""
    if one.signed:
        origin = f"来源：{one.source.body}{one.signed.by}签（{han.date(one.signed.date)}）。"
    else:
        origin = f"引用，不是本所签发的数字，出处：{one.source.body}"
    return f"{one.year}年{one.measure}：{one.text}。怎么算的：{one.definition.body}{origin}"


def _rows(table: SafeTable) -> Iterator[tuple[str, ...]]:
    yield "、".join(table.dims), *table.columns
    for label, cells in table.rows:
        yield label, *(shown(cell.value) for cell in cells)
