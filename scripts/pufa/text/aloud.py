"""A text as it is read aloud: its sections, and in each what is said, a paragraph at a time.

In: an element tree of ``markup``.  Out: ``Speech`` values of spoken text (``spoken.py``).
Lists are counted out loud (第一，…), of a table every cell is said after the head of its
column, a footnote follows its paragraph; where a link leads is not said.  Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pufa.text import han, markup
from pufa.text.markup import Tree
from pufa.text.spoken import spoken

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset((*_HEADINGS, "p", "ul", "ol", "table", "aside", "blockquote", "hr", "div"))
_SENTENCE = re.compile(r"[^。！？]*(?:[。！？]+[”’》）」』]*|$)")
_END = "。！？；：…"


@dataclass
class Speech:
    """A section: its *heading*, empty before the first one, and its paragraphs."""

    heading: str
    lines: list[str] = field(default_factory=list)


def speeches(root: Tree) -> list[Speech]:
    """The sections of *root* with something in them."""
    return [one for one in _Reader(root).speeches if one.lines]


def sentences(line: str) -> list[str]:
    """*line* cut after its sentences."""
    return [found for found in _SENTENCE.findall(line) if found]


class _Reader:
    def __init__(self, root: Tree) -> None:
        self.speeches = [Speech("")]
        self._depth = 0  # inside how many lists
        self._notes = {
            item.get("id", ""): item
            for notes in root.iter("div")
            if notes.get("class") == "footnote"
            for item in notes.findall("ol/li")
        }
        self._flow(root, "")
        for name in list(self._notes):
            self._note(name)

    def _say(self, text: str, before: str = "") -> None:
        """Add a paragraph, with what is counted *before* it."""
        said = spoken(" ".join(text.split())).rstrip("，、")
        if not han.is_blank(said):
            self.speeches[-1].lines.append(
                before + said + ("" if said.rstrip("”’》")[-1:] in _END else "。")
            )

    def _flow(self, element: Tree, before: str) -> None:
        """What stands in *element*; text between its blocks is paragraphs of its own."""
        run: list[str] = []
        notes: list[str] = []

        def finish() -> None:
            nonlocal before
            text = "".join(run).strip()
            if text:
                self._say(text, before)
                before = ""
            for name in notes:
                self._note(name)
            run.clear()
            notes.clear()

        run.append(element.text or "")
        for child in element:
            if child.tag in _BLOCKS:
                finish()
                self._block(child, before)
                before = ""
            else:
                run.extend(_words(child, notes))
            run.append(child.tail or "")
        finish()

    def _block(self, element: Tree, before: str) -> None:
        match element.tag:
            case "h2":
                self.speeches.append(Speech(spoken(markup.plain(element).strip())))
            case "ul" | "ol":
                self._list(element)
            case "table":
                self._table(element)
            case "div" if element.get("class") == "footnote":
                pass
            case _:
                self._flow(element, before)

    def _list(self, element: Tree) -> None:
        items = element.findall("li")
        self._depth += 1
        for number, item in enumerate(items, int(element.get("start", "1"))):
            count = han.numeral(number) if number < 10_000 else str(number)
            mark = f"第{count}，" if self._depth == 1 else f"{count}是，"
            self._flow(item, mark if len(items) > 1 else "")
        self._depth -= 1

    def _table(self, table: Tree) -> None:
        head, *rows = [
            [(spoken(markup.plain(cell).strip()), cell) for cell in row] for row in table.iter("tr")
        ]
        names = [name for name, _ in head]
        self._say(f"下面这张表，先说{names[0]}，再说{'、'.join(filter(None, names[1:]))}：")
        for row in rows:
            first, *others = [text.rstrip("。；") for text, _ in row]
            said = [
                f"{name}，{text}" for name, text in zip(names[1:], others, strict=False) if text
            ]
            self._say("：".join(filter(None, (first, "；".join(said)))))
        for cells in (head, *rows):
            for _, cell in cells:
                notes: list[str] = []
                list(_words(cell, notes))
                for name in notes:
                    self._note(name)

    def _note(self, name: str) -> None:
        """Say the footnote called *name*, once."""
        note = self._notes.pop(name, None)
        if note is not None:
            self._say(f"补充一句：{markup.plain(note).replace('↩', '').strip()}")


def _words(element: Tree, notes: list[str]) -> Iterator[str]:
    """What is read of *element* inside a line; the *notes* it refers to are collected."""
    match element.tag:
        case "sup":
            notes += [link.get("href", "").removeprefix("#") for link in element.iter("a")]
            return
        case "img":
            yield f"（图上是：{element.get('alt', '')}）"
            return
        case "br":
            yield "，"
            return
        case "a" if "footnote-backref" in element.get("class", ""):
            return
    yield element.text or ""
    for child in element:
        yield from _words(child, notes)
        yield child.tail or ""
