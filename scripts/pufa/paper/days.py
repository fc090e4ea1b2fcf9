"""The days to come, in a bulletin: a table on its grid.

In: events.  Out: Typst code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from pufa.model import Event
from pufa.paper.typeset import typeset

_HEAD = ("哪一天", "什么日子", "在哪里", "说明")


def typeset_days(events: Iterable[Event]) -> str:
    """The table of *events*, as the bulletin's page has it."""
    return typeset(tree(events), lambda target: None, "")


def tree(events: Iterable[Event]) -> Element:
    root = Element("div")
    table = SubElement(root, "table")
    head = SubElement(table, "tr")
    for name in _HEAD:
        SubElement(head, "th").text = name
    for event in events:
        row = SubElement(table, "tr")
        for text in (event.when, event.title, event.place or "", _line(event)):
            SubElement(row, "td").text = text
    return root


def _line(event: Event) -> str:
    return "".join(event.summary.plain.splitlines())


def words(events: Iterable[Event]) -> Iterator[tuple[str, int, str]]:
    """What is printed of them: the file, the line, the text."""
    for event in events:
        yield event.summary.file, event.line, f"{event.title}{event.place or ''}"
        yield event.summary.file, event.summary.line, event.summary.body
