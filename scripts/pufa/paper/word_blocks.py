"""The element tree of ``text.markup`` → WordprocessingML, with the styles of word_parts/.

In: a tree and a way to get at its pictures.  Out: the blocks of a document's body; notes,
links, pictures and numbers of lists go into ``Parts``.  An author's text appears only where
XML is escaped.  Refuses nothing: what the dialect does not know is written as its text.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from pufa.media import Prepared
from pufa.paper.typeset import needed
from pufa.paper.word_file import Parts, Relations, attribute, text
from pufa.text import han, markup
from pufa.text.markup import Tree

# The picture of a target, or None where there is no such picture.
Find = Callable[[str], Prepared | None]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset((*_HEADINGS, "p", "ul", "ol", "table", "aside", "blockquote", "hr", "div"))
_DEEPEST = 6  # lists and quotations further in are not indented further
_INDENT = 632  # two characters, in twentieths of a point
_WIDE = 8845  # the type area
_MARGINS = 200  # of a cell, left and right
_LONG_CELL = 400  # characters, in the only column
_LINE = 28.9  # pt
_EMU = 12_700  # of a point
_RULE = "———"
_NOTES = {"note": "NoteNote", "tip": "NoteTip", "warning": "NoteWarning", "example": "NoteExample"}
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def paragraph(style: str, runs: str, more: str = "") -> str:
    """A paragraph; *more* are properties that stand behind its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def run(words: str, *styles: str, tag: str = "") -> str:
    """*words* as a run, with the last of its character *styles*."""
    named = f'<w:rStyle w:val="{styles[-1]}"/>' if styles else ""
    properties = f"<w:rPr>{named}{tag}</w:rPr>" if named or tag else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text(words)}</w:t></w:r>'


def picture(parts: Parts, ident: str, alt: str, size: tuple[float, float], lines: int) -> str:
    """A picture of *size* in pt, smaller where it is wider than a line or higher than *lines*."""
    width, height = size
    scale = min(1, _WIDE / 20 / width, lines * _LINE / height)
    extent = f'cx="{int(width * scale * _EMU)}" cy="{int(height * scale * _EMU)}"'
    parts.shown += 1
    return paragraph("Picture", _drawing(ident, extent, alt, parts.shown))


def blocks(root: Tree, find: Find, parts: Parts) -> str:
    """The blocks of *root*, whose headings stand under one of level 1."""
    return _Writer(root, find, parts).body()


@dataclass(frozen=True)
class _Place:
    """Where a block stands: in which style, how deep, and how many lists are around it."""

    style: str = "BodyText"
    depth: int = 0
    lists: int = 0

    @property
    def left(self) -> int:
        # A paragraph of an item begins at the margin its mark is indented from.
        return _INDENT * min(max(self.lists - 1, 0), _DEEPEST)


class _Writer:
    def __init__(self, root: Tree, find: Find, parts: Parts) -> None:
        self._root = root
        self._find = find
        self._parts = parts
        self._level = 1
        self._notes = markup.notes(root)
        self._used: set[str] = set()
        self._in_note: Relations | None = None
        self._mark = ""  # of a list's item, until its first paragraph takes it

    def body(self) -> str:
        xml = self._flow(self._root, _Place())
        # What nothing refers to is written all the same: the page shows it too.
        unused = [note for name, note in self._notes.items() if name not in self._used]
        return xml + "".join(self._flow(note, _Place()) for note in unused)

    # Blocks

    def _flow(self, element: Tree, place: _Place) -> str:
        """The blocks in *element*; text between them becomes paragraphs of its own."""
        out: list[str] = []
        runs: list[str] = []
        pictures: list[Tree] = []

        def finish() -> None:
            if runs:
                out.append(self._paragraph("".join(runs), place))
            # A picture stands after the paragraph it is written in.
            out.extend(map(self._picture, pictures))
            runs.clear()
            pictures.clear()

        _add(runs, element.text)
        for child in element:
            if child.tag in _BLOCKS:
                finish()
                block = self._block(child, place)
                if block.startswith("<w:tbl>") and out and out[-1].endswith("</w:tbl>"):
                    out.append(paragraph("TableText", ""))  # or Word would join the two
                out.append(block)
            else:
                self._inline(child, runs)
                pictures.extend(child.iter("img"))
            _add(runs, child.tail)
        finish()
        return "".join(out)

    def _paragraph(self, runs: str, place: _Place) -> str:
        mark, self._mark = self._mark, ""
        if place.left or mark:
            mark += f'<w:ind w:left="{place.left}" w:firstLine="{_INDENT}"/>'
        return paragraph(place.style, runs, mark)

    def _block(self, element: Tree, place: _Place) -> str:
        is_deep = place.depth >= _DEEPEST
        match element.tag:
            case "ul" | "ol":
                return self._marked() + self._list(element, place)
            case "table":
                return self._marked() + self._table(element)
            case "aside" if not is_deep:
                return self._marked() + self._note(element, place)
            case "blockquote" if not is_deep:
                inner = replace(place, style="Quote", depth=place.depth + 1)
                return self._flow(element, inner)
            case "hr":
                return self._marked() + paragraph("Divider", run(_RULE))
            case "div" if element.get("class") == "footnote":
                return ""
            case tag if tag in _HEADINGS:
                return self._heading(element)
        return self._flow(element, place)

    def _marked(self) -> str:
        """An empty paragraph for the mark of an item that does not begin with one."""
        return self._paragraph("", _Place()) if self._mark else ""

    def _heading(self, element: Tree) -> str:
        pictures = "".join(map(self._picture, element.iter("img")))
        if han.is_blank(markup.plain(element)):
            return pictures
        self._level = min(max(int(element.tag[1]), 2), self._level + 1)
        mark, self._mark = self._mark, ""
        return paragraph(f"Heading{self._level}", self._line(element), mark) + pictures

    def _list(self, element: Tree, place: _Place) -> str:
        level = min(place.lists, 8)
        inner = replace(place, depth=place.depth + 1, lists=place.lists + 1)
        number = 1
        if element.tag == "ol":
            number = self._parts.numbers(level, int(element.get("start", "1")))
        out = []
        for item in element:
            if item.get("class") != "pf-task":
                self._mark = (
                    f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                )
            out.append(self._flow(item, inner) + self._marked())
        return "".join(out)

    def _note(self, note: Tree, place: _Place) -> str:
        """An admonition: a table of one cell."""
        title, *content = note
        style = _NOTES.get(note.get("data-kind", ""), "NoteNote")
        inside = Tree("div")
        inside.extend(content)
        body = self._flow(inside, _Place(depth=place.depth + 1))
        return _grid([_WIDE], [_row([(_WIDE, paragraph(style, self._line(title)) + body)])])

    def _table(self, table: Tree) -> str:
        rows = list(table.iter("tr"))
        widths = _columns(rows)
        out = []
        for row in rows:
            cells = []
            for cell, width in zip(row, widths, strict=False):
                align = cell.get("class", "").removeprefix("pf-")
                more = f'<w:jc w:val="{align}"/>' if align else ""
                style = "TableHead" if cell.tag == "th" else "TableText"
                body = self._flow(cell, _Place(style)) or paragraph(style, "")
                cells.append((width, body.replace("</w:pPr>", f"{more}</w:pPr>")))
            longest = max(len(markup.plain(cell)) for cell in row)
            is_kept = longest * len(row) <= _LONG_CELL
            out.append(_row(cells, is_kept=is_kept, is_head=row[0].tag == "th"))
        return _grid(widths, out)

    def _picture(self, element: Tree) -> str:
        alt = element.get("alt", "")
        prepared = self._find(element.get("src", ""))
        if prepared is None:
            return paragraph("BodyText", run(alt))
        # As on the printed sheet: six tenths of its pixels, and eight lines high at most.
        one = prepared.paper
        ident = self._parts.picture(one.path.name, one.path.read_bytes())
        return picture(self._parts, ident, alt, (one.width * 0.6, one.height * 0.6), 8)

    # Text

    def _line(self, element: Tree) -> str:
        runs: list[str] = []
        self._inside(element, runs)
        return "".join(runs)

    def _inside(self, element: Tree, runs: list[str], *styles: str) -> None:
        _add(runs, element.text, *styles)
        for child in element:
            self._inline(child, runs, *styles)
            _add(runs, child.tail, *styles)

    def _inline(self, element: Tree, runs: list[str], *styles: str) -> None:
        match element.tag:
            case "strong":
                self._inside(element, runs, *styles, "Strong")
            case "em":
                self._inside(element, runs, *styles, "Emphasis")
            case "code":
                runs.append(run(element.text or "", *styles, "HTMLCode"))
            case "br":
                runs.append("<w:r><w:br/></w:r>")
            case "input":
                runs.append(run("□ " if element.get("checked") is None else "√ "))
            case "sup":
                runs.append(self._footnote(element))
            case "a" if "footnote-backref" not in element.get("class", ""):
                runs.append(self._link(element, *styles))
            case "a" | "img":
                pass
            case _:
                self._inside(element, runs, *styles)

    def _link(self, element: Tree, *styles: str) -> str:
        url = element.get("href", "")
        runs: list[str] = []
        if not url.startswith(("http://", "https://")):
            self._inside(element, runs, *styles)
            return "".join(runs)
        self._inside(element, runs, *styles, "Hyperlink")
        relations = self._in_note or self._parts.relations
        ident = relations.add("hyperlink", url, is_outside=True)
        return f'<w:hyperlink r:id="{ident}">{"".join(runs)}</w:hyperlink>'

    def _footnote(self, mark: Tree) -> str:
        reference = mark.find("a")
        name = "" if reference is None else reference.get("href", "").removeprefix("#")
        note = self._notes.get(name)
        if note is None or self._in_note or name in self._used:
            number = "".join(mark.itertext())
            return run(f"[{number}]", tag='<w:vertAlign w:val="superscript"/>')
        self._used.add(name)
        ident = len(self._parts.notes) + 1
        self._parts.notes.append("")
        self._in_note = self._parts.note_relations
        lead = f"<w:r>{_REFERENCE}<w:footnoteRef/></w:r>{run(' ')}"
        lines = [self._line(child) for child in note]
        body = "".join(
            paragraph("FootnoteText", line if index else lead + line)
            for index, line in enumerate(lines)
        )
        self._in_note = None
        self._parts.notes[ident - 1] = f'<w:footnote w:id="{ident}">{body}</w:footnote>'
        return f'<w:r>{_REFERENCE}<w:footnoteReference w:id="{ident}"/></w:r>'


_REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def _add(runs: list[str], written: str | None, *styles: str) -> None:
    # A paragraph begins without the full-width spaces that Word's habits leave.
    words = written if runs else (written or "").lstrip()
    if words:
        runs.append(run(words, *styles))


def _grid(widths: list[int], rows: list[str]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" '
        'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: list[tuple[int, str]], *, is_kept: bool = False, is_head: bool = False) -> str:
    """A row; on one page if it *is_kept*, on top of each page if it *is_head*."""
    kept = "<w:cantSplit/>" if is_kept else ""
    head = "<w:tblHeader/>" if is_head else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        # A cell ends with a paragraph.
        f"{body}{paragraph('TableText', '') if body.endswith('</w:tbl>') else ''}</w:tc>"
        for width, body in cells
    )
    return f"<w:tr><w:trPr>{kept}{head}</w:trPr>{inside}</w:tr>"


def _columns(rows: list[Tree]) -> list[int]:
    """The widths of a table's columns, as on the printed sheet."""
    widths = [width * 20 + _MARGINS / 2 for width in needed(rows)]
    if sum(widths) <= _WIDE:
        return [int(width * _WIDE / sum(widths)) for width in widths]
    short = _WIDE / len(widths)
    rest = _WIDE - sum(width for width in widths if width <= short)
    shares = sum(math.sqrt(width) for width in widths if width > short)
    return [int(width if width <= short else rest * math.sqrt(width) / shares) for width in widths]


def _drawing(ident: str, size: str, alt: str, number: int) -> str:
    named = f'id="{number}" name="图片{number}" descr={attribute(alt)}'
    return (
        f'<w:r><w:drawing><wp:inline {_DRAWING} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr {named}/><a:graphic><a:graphicData uri="{_PICTURE}">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{ident}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
