"""A release in a bulletin: its headlines, and of each table the numbers, the chart, a sentence.

In: a release, its accepted tables, a press.  Out: Typst code.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from pufa.model import Headline, Library, Released, SafeTable
from pufa.model.statistics import shown
from pufa.paper.press import Press
from pufa.paper.strings import literal
from pufa.paper.typeset import typeset
from pufa.stats import chart, describe, sentence
from pufa.text import han

_MARK = "＊：不显示。少于5件（含0件），或为防止推算而不显示。"


def typeset_release(release: Released, library: Library, press: Press) -> str:
    """The blocks of *release*, under a heading of level 1."""
    parts = []
    for tree, drawn in blocks(release, library):
        parts.append(typeset(tree, lambda target: None, ""))
        if drawn:
            drawing = literal(press.drawing(chart(drawn)))
            parts.append(f"drawing({drawing}, {literal(describe(drawn))})")
    return "\n".join(parts)


def blocks(release: Released, library: Library) -> Iterator[tuple[Element, SafeTable | None]]:
    """The trees of *release*, some with a table whose chart follows."""
    tables = _tables(release, library)
    if release.headlines:
        head = Element("div")
        items = SubElement(head, "ul")
        for one in release.headlines:
            SubElement(items, "li").text = _figure(one)
        yield head, None
    if tables:
        meaning = Element("div")
        SubElement(meaning, "p").text = _MARK
        yield meaning, None
    for table in tables:
        above, below = Element("div"), Element("div")
        SubElement(above, "h2").text = table.title
        above.append(_grid(table))
        for lines in ((sentence(table),), table.rates, table.remarks):
            if lines:
                SubElement(below, "p").text = "；".join(lines).rstrip("。") + "。"
        yield above, table
        yield below, None


def words(release: Released, library: Library) -> Iterator[tuple[str, int, str]]:
    """What is printed of it: the file, the line, the text."""
    for one in release.headlines:
        yield one.file, one.line, _figure(one)
    for table in _tables(release, library):
        yield table.file, table.line, "".join((describe(table), *table.remarks, *table.dims))


def _tables(release: Released, library: Library) -> list[SafeTable]:
    return [table for table in library.tables if table.release == release.id]


def _figure(one: Headline) -> str:
    if one.signed:
        origin = f"来源：{one.source.body}{one.signed.by}签（{han.date(one.signed.date)}）。"
    else:
        origin = f"引用，不是本所签发的数字，出处：{one.source.body}"
    return f"{one.year}年{one.measure}：{one.text}。怎么算的：{one.definition.body}{origin}"


def _grid(table: SafeTable) -> Element:
    grid = Element("table")
    head = SubElement(grid, "tr")
    for name in ("、".join(table.dims), *table.columns):
        SubElement(head, "th").text = name
    for label, cells in table.rows:
        row = SubElement(grid, "tr")
        SubElement(row, "td").text = label
        for cell in cells:
            SubElement(row, "td", {"class": "pf-right"}).text = shown(cell.value)
    return grid
