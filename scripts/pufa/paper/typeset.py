"""The element tree of ``text.markup`` → Typst code that calls the functions of ``blocks.typ``.

In: a tree and a way to get at its pictures.  Out: Typst code, one block a line.  An
author's text appears in it only inside string literals, so no mark in it can act.  Refuses
nothing: what the dialect does not know is printed as its text.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from pufa.paper.strings import broken, content, group, literal
from pufa.text import han, markup
from pufa.text.markup import Tree

# The path of a picture's target for Typst, or None where there is no such picture.
Find = Callable[[str], str | None]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset((*_HEADINGS, "p", "ul", "ol", "table", "aside", "blockquote", "hr", "div"))
_FRAMED = ("aside", "table")
_DEEPEST = 6  # lists and quotations further in are not indented further: a line has 28 cells
_LONG_CELL = 400  # characters, in the only column
_LONGEST_URL = 8000  # Typst refuses longer ones
_WIDE = 442  # pt: the type area; a table's text has 14 pt, its cells 10 pt of margin


def typeset(root: Tree, find: Find, name: str) -> str:
    """The blocks of *root*, whose headings stand under one of level 1.

    *name* keeps the footnotes of trees that go into one document apart.
    """
    return _Typesetter(root, find, name).text()


@dataclass(frozen=True)
class _Place:
    """How deep inside lists and quotations; *mark* is the width in cells of the item's mark."""

    depth: int = 0
    mark: int | None = None


class _Typesetter:
    def __init__(self, root: Tree, find: Find, name: str) -> None:
        self._root = root
        self._find = find
        self._name = name
        self._level = 1
        self._notes = markup.notes(root)
        self._used: set[str] = set()
        self._is_in_note = False

    def text(self) -> str:
        code = self._flow(self._root, _Place())
        # What nothing refers to is printed all the same: the page shows it too.
        unused = [note for name, note in self._notes.items() if name not in self._used]
        return "\n".join([code, *(self._flow(note, _Place()) for note in unused)])

    # Blocks

    def _flow(self, element: Tree, place: _Place) -> str:
        """The blocks in *element*; text between them becomes paragraphs of its own."""
        parts: list[str] = []
        run: list[str] = []
        pictures: list[Tree] = []

        def finish() -> None:
            if code := _join(run):
                parts.append(_paragraph(code, place))
            # A picture stands after the paragraph it is written in.
            parts.extend(self._picture(picture) for picture in pictures)
            run.clear()
            pictures.clear()

        _add_text(run, element.text)
        before = ""
        for child in element:
            if child.tag in _BLOCKS:
                finish()
                if child.tag in _FRAMED and before in _FRAMED:
                    parts.append("empty-line")
                parts.append(self._block(child, place))
            else:
                self._inline(child, run)
                pictures.extend(child.iter("img"))
            _add_text(run, child.tail)
            before = child.tag
        finish()
        return "\n".join(part for part in parts if part)

    def _block(self, element: Tree, place: _Place) -> str:
        inner = _Place(place.depth + 1)
        is_deep = place.depth >= _DEEPEST
        match element.tag:
            case "ul" | "ol":
                return self._list(element, place)
            case "table":
                return self._table(element)
            case "aside" if not is_deep:
                title, *blocks = element
                body = "\n".join(self._block(block, inner) for block in blocks)
                return f"note({self._line(title)}, {group(body)})"
            case "blockquote" if not is_deep:
                return f"quote(block: true, {group(self._flow(element, inner))})"
            case "hr":
                return "divider"
            case "div" if element.get("class") == "footnote":
                return ""
            case tag if tag in _HEADINGS:
                return "\n".join((self._heading(element), *map(self._picture, element.iter("img"))))
        return self._flow(element, place)

    def _heading(self, element: Tree) -> str:
        if han.is_blank(markup.plain(element)):
            return ""  # PDF/UA forbids a heading without words
        # Nor may a level be skipped.
        self._level = min(max(int(element.tag[1]), 2), self._level + 1)
        return f"heading(level: {self._level}, {self._line(element)})"

    def _list(self, element: Tree, place: _Place) -> str:
        # Marks stand two cells in from where the list around this one begins its lines.
        inward = 2 if place.depth < _DEEPEST else 0
        indent = inward - (place.mark or 0)
        if element.tag == "ol":
            start = int(element.get("start", "1"))
            width = 1 if start + len(element) <= 10 else 2
            return self._items(f"numbers({start}, {width}, {indent}", list(element), place, width)
        parts = []
        for is_task, items in groupby(element, lambda item: item.get("class") == "pf-task"):
            mark, width = ('""', 0) if is_task else ("dot", 1)
            call = f"bullets({mark}, {width}, {indent}"
            parts.append(self._items(call, list(items), place, width))
        return "\n".join(parts)

    def _items(self, call: str, items: list[Tree], place: _Place, mark: int) -> str:
        inner = _Place(place.depth + 1, mark)
        return f"{call}, {', '.join(group(self._flow(item, inner)) for item in items)})"

    def _table(self, table: Tree) -> str:
        rows = list(table.iter("tr"))
        head, *body = [self._row(row) for row in rows]
        # A head that is repeated is no text to PDF/UA, and may not hold a footnote's link.
        is_repeated = rows[0].find(".//sup") is None
        return (
            f"chart({_columns(rows)}, {str(is_repeated).lower()}, ({', '.join(head)},), "
            f"{', '.join(cell for row in body for cell in row)})"
        )

    def _row(self, row: Tree) -> list[str]:
        # A row stays on one page, unless it might be higher than a page.
        longest = max(len(markup.plain(cell)) for cell in row)
        is_breakable = str(longest * len(row) > _LONG_CELL).lower()
        cells = []
        for cell in row:
            align = "center" if cell.tag == "th" else cell.get("class", "").removeprefix("pf-")
            body = group(self._flow(cell, _Place()) or "blank")
            cells.append(
                f"table.cell(align: {align or 'start'}, breakable: {is_breakable}, {body})"
            )
        return cells

    def _picture(self, element: Tree) -> str:
        alt = element.get("alt", "")
        path = self._find(element.get("src", ""))
        return f"picture({literal(path)}, {literal(alt)})" if path else f"par({literal(alt)})"

    # Text

    def _line(self, element: Tree) -> str:
        run: list[str] = []
        self._inside(element, run)
        return group(_join(run))

    def _inside(self, element: Tree, run: list[str]) -> None:
        _add_text(run, element.text)
        for child in element:
            self._inline(child, run)
            _add_text(run, child.tail)

    def _inline(self, element: Tree, run: list[str]) -> None:
        match element.tag:
            case "strong":
                run.append(f"strong({self._line(element)})")
            case "em":
                run.append(f"emph({self._line(element)})")
            case "code":
                run += broken(element.text or "", lambda text: f"raw({literal(text)})")
            case "br":
                run.append("linebreak()")
            case "input":
                run.append("open" if element.get("checked") is None else "ticked")
            case "sup":
                run.append(self._footnote(element))
            case "a" if "footnote-backref" not in element.get("class", ""):
                run.extend(self._link(element))
            case "a" | "img":
                pass
            case _:
                self._inside(element, run)

    def _link(self, element: Tree) -> list[str]:
        url, text = element.get("href", ""), self._line(element)
        if not url.startswith(("http://", "https://")) or len(url) > _LONGEST_URL:
            return [text]
        if markup.plain(element).strip() == url:
            return [f"link({literal(url)}, {text})"]
        shown = f"link({literal(url)}, {content(url)})"
        return [f"link({literal(url)}, {text})", '"（"', shown, '"）"']

    def _footnote(self, mark: Tree) -> str:
        reference = mark.find("a")
        name = "" if reference is None else reference.get("href", "").removeprefix("#")
        note = self._notes.get(name)
        if note is None or self._is_in_note:
            number = "".join(mark.itertext())
            return f"super({literal(f'[{number}]')})"
        label = f"label({literal(f'{self._name}-{name}')})"
        if name in self._used:
            return f"footnote({label})"
        self._used.add(name)
        self._is_in_note = True
        body = group("; parbreak(); ".join(self._line(child) for child in note))
        self._is_in_note = False
        return f"[#footnote({body})#{label}]"


def _paragraph(code: str, place: _Place) -> str:
    if place.mark is None:
        return f"par({group(code)})"
    return f"item-line({place.mark}, {group(code)})"


def _add_text(run: list[str], text: str | None) -> None:
    # A run begins without the full-width spaces that Word's habits leave.
    text = text if run else (text or "").lstrip()
    if text:
        run += broken(text, literal)


def _join(run: list[str]) -> str:
    return "" if all(part in ('""', '" "') for part in run) else "; ".join(run)


def _columns(rows: list[Tree]) -> str:
    """The widths of a table's columns, by their longest cells.

    In proportion where all fit on a line; else short ones fit, and long ones share the rest.
    """
    widths = needed(rows)
    if sum(widths) <= _WIDE:
        columns = [f"{width:.0f}fr" for width in widths]
    else:
        short = _WIDE / len(widths)
        columns = [f"{w:.0f}pt" if w <= short else f"{math.sqrt(w):.1f}fr" for w in widths]
    return f"({', '.join(columns)},)"


def needed(rows: list[Tree]) -> list[float]:
    """How wide each column would be if no cell had to be broken, in pt."""
    widths = [0.0] * max(len(row) for row in rows)
    for row in rows:
        for index, cell in enumerate(row):
            text = markup.plain(cell).strip()
            cells = sum(0.55 if char.isascii() else 1 for char in text)
            marks = sum(1 for _ in cell.iter("sup"))
            widths[index] = max(widths[index], (cells + marks) * 14 + 12)
    return widths
