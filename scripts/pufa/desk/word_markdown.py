"""Mammoth's tree of HTML → Markdown of our dialect.

In: the tree, and a way to name its pictures.  Out: Markdown that, parsed again, has the same
words; ``Losses`` for what the dialect has no mark for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from pufa.desk import marks
from pufa.desk.losses import Losses
from pufa.desk.word_outline import BOOKMARK
from pufa.text import markup

# Of a picture, what stands in its place: its part's name and its alt text are given.
Place = Callable[[str, str], str]

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote")
_KINDS = ("note", "tip", "warning", "example")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SUSPECT = re.compile(r"[*`<{】]")
_TYPED = re.compile(r"(\d{1,3})[.．][ 　]*(?=[^\d\s.．])")
_CAPTION = {
    "picture": re.compile(r"图\s*[\d一二三四五六七八九十]"),
    "table": re.compile(r"表\s*[\d一二三四五六七八九十]"),
}
_BOX = re.compile(r"([□☐☑√])[ 　]*([^□☐☑√\n]+)")
_WIDEST = 60  # columns: Word has no more
_HIGH = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


@dataclass
class _Block:
    """One block: *kind* is picture, table, dot, count or text; *number* that of its count."""

    kind: str
    text: str
    number: int = 0


def write(tree: Element, place: Place, losses: Losses) -> str:
    """The Markdown of *tree*."""
    return _Writer(tree, place, losses).text()


class _Writer:
    def __init__(self, tree: Element, place: Place, losses: Losses) -> None:
        self._place, self._losses = place, losses
        self._tree = tree
        self._notes = {
            item.get("id", ""): item
            for item in tree.iter("li")
            if item.get("id", "").startswith(("footnote-", "endnote-"))
        }
        self._used: list[str] = []
        self._caption = ""

    def text(self) -> str:
        parts = [self._join(self._blocks(self._tree))]
        for number, name in enumerate(self._used, 1):
            lines = [self._inline(one).strip() for one in self._notes[name].findall("p")]
            parts.append(f"[^{number}]: " + "\n\n    ".join(line for line in lines if line))
        return "\n\n".join(part for part in parts if part) + "\n"

    # Blocks

    def _blocks(self, parent: Element) -> list[_Block]:
        out: list[_Block] = []
        children = list(parent)
        for index, child in enumerate(children):
            follower = children[index + 1] if index + 1 < len(children) else None
            self._caption = _plain(follower) if follower is not None else ""
            match child.tag:
                case "ul" | "ol":
                    out += self._list(child, out[-1].number if out else 0)
                case "table":
                    out += self._table(child)
                case "blockquote":
                    inner = self._join(self._blocks(child))
                    out.append(_Block("text", marks.before(inner, "> ", ">")))
                case "p" if child.get("class") == "rule":
                    out.append(_Block("text", "---"))
                case "p":
                    out += self._paragraph(child, out[-1].number if out else 0)
                case tag:
                    out += self._heading(child, int(tag[1]))
        return _with_captions(out)

    def _heading(self, element: Element, level: int) -> list[_Block]:
        self._stand(element)
        text = " ".join(self._inline(_unmarked(element)).split())
        block = [_Block("text", f"{'#' * level} {text}")] if text else []
        return block + self._pictures(element)

    def _paragraph(self, element: Element, last: int) -> list[_Block]:
        """A paragraph, or an item whose number or box was written by hand."""
        self._stand(element)
        text = self._sure(element)
        out: list[_Block] = []
        if box := _BOX.fullmatch(text):
            mark = "- [x] " if box[1] in "☑√" else "- [ ] "
            out = [_item("dot", mark, box[2])]
        elif count := _TYPED.match(text):
            out = [_counted(int(count[1]), last, marks.leading(text[count.end() :]))]
        elif text:
            out = [_Block("text", marks.leading(text))]
        return out + self._pictures(element)

    def _pictures(self, element: Element) -> list[_Block]:
        out = []
        for picture in element.iter("img"):
            alt = picture.get("alt", "")
            caption = self._caption if _CAPTION["picture"].match(self._caption) else ""
            if line := self._place(
                picture.get("src", ""), marks.clean(alt) or marks.clean(caption)
            ):
                out.append(_Block("picture", line))
        return out

    def _stand(self, element: Element) -> None:
        """Findings are about the paragraph *element* was."""
        for mark in element.iter("a"):
            if (name := mark.get("id", "")).startswith(BOOKMARK):
                self._losses.at(int(name.removeprefix(BOOKMARK)))

    def _list(self, element: Element, last: int) -> list[_Block]:
        """Its items; *last* is the number of the item that stands right above, or 0."""
        out: list[_Block] = []
        for item in element:
            if item.get("id", "") in self._notes:
                continue
            self._stand(item)
            lead, rest = Element("p"), Element("div")
            lead.text = item.text
            for child in item:
                (rest if child.tag in _BLOCKS else lead).append(child)
            text = marks.leading(self._sure(lead))
            pictures = [one.text for one in self._pictures(lead)]
            body = "\n\n".join(part for part in (text, *pictures) if part)
            nested = self._join(self._blocks(rest))
            body += f"\n{nested}" if nested else ""
            if element.tag == "ul":
                out.append(_item("dot", "- ", body))
            else:
                number = int(item.get("value", "0"))
                out.append(_counted(number, last, body))
                last = number
        return out

    def _table(self, table: Element) -> list[_Block]:
        rows = _grid(table)
        if len(rows) == 1 and len(rows[0]) == 1:
            return self._box(rows[0][0])
        width = max((len(row) for row in rows), default=0)
        out: list[_Block] = []
        while len(rows) > 1 and width > 1 and len({id(cell) for cell in rows[0]}) == 1:
            out += self._blocks(rows.pop(0)[0])  # a title in the table itself
        lines: list[str] = []
        for row in rows:
            cells: list[str] = []
            for index, cell in enumerate(row):
                is_again = index > 0 and row[index - 1] is cell
                cells.append("" if is_again else self._cell(cell, not lines))
            cells += [""] * (width - len(cells))
            lines.append(f"| {' | '.join(cells)} |")
        if lines:
            lines.insert(1, "|---" * width + "|")
            out.append(_Block("table", "\n".join(lines)))
        return out

    def _cell(self, cell: Element, is_head: bool) -> str:
        lines = []
        for part in cell.iter():
            if part.tag in ("p", "li", "h2", "h3", "h4", "h5", "h6"):
                self._stand(part)
                bare = _without_blocks(part)
                lines.append(" ".join(self._sure(_unmarked(bare) if is_head else bare).split()))
            if part.tag == "img":
                self._losses.lost("格子里的图片没有带过来。", "把图片放在表格外面。")
        return " ".join(line for line in lines if line).replace("|", "\\|")

    def _box(self, cell: Element) -> list[_Block]:
        """A table of one cell: one of our notes, or what somebody drew a frame around."""
        kind = cell[0].get("class", "") if len(cell) else ""
        if kind not in _KINDS:
            return self._blocks(cell)
        title = _plain(cell[0]).replace('"', "”")
        rest = Element("div")
        rest.extend(list(cell)[1:])
        shown = "" if title == markup.NOTES[kind] else f' "{title}"'
        body = self._join(self._blocks(rest))
        return [_Block("text", f"!!! {kind}{shown}\n{marks.before(body, '    ', '')}")]

    def _join(self, blocks: list[_Block]) -> str:
        text = ""
        for before, block in zip([None, *blocks], blocks, strict=False):
            is_item = before is not None and before.kind == block.kind in ("dot", "count")
            text += ("\n" if is_item else "\n\n") if before else ""
            text += block.text
        return text

    # Text

    def _sure(self, element: Element) -> str:
        """The paragraph with its marks; without them where they would not be read as such."""
        text = self._inline(element).strip()
        if _SUSPECT.search(text):
            bare = self._inline(_unmarked(element)).strip()
            if not marks.is_same(marks.leading(text), marks.leading(bare)):
                return bare
        return text

    def _inline(self, element: Element) -> str:
        parts = [self._escaped(element.text)]
        for child in element:
            parts += [self._piece(child), self._escaped(child.tail)]
        return "".join(parts)

    def _piece(self, child: Element) -> str:
        match child.tag:
            case "strong" | "em":
                return marks.wrapped(self._inline(child), "**" if child.tag == "strong" else "*")
            case "code":
                return marks.code("".join(child.itertext()))
            case "br":
                return "  \n"
            case "sup" if (link := child.find("a")) is not None and self._note(link):
                return self._reference(self._note(link))
            case "sup" | "sub":
                return self._raised(child)
            case "a" if child.get("href", "").startswith(("http://", "https://")):
                url = quote(child.get("href", ""), safe="/:?#@!$&'*+,;=%~-._")
                text = self._inline(child).strip()
                return f"[{text}]({url})" if text else ""
            case "a" if child.text == "↑":
                return ""
            case "a" if child.get("id", "").startswith(BOOKMARK):
                return ""
            case "input":
                return "□" if child.get("checked") is None else "√"
            case "img":
                return ""
        return self._inline(child)

    def _note(self, link: Element) -> str:
        name = link.get("href", "").removeprefix("#")
        return name if name in self._notes else ""

    def _reference(self, name: str) -> str:
        if name not in self._used:
            self._used.append(name)
        return f"[^{self._used.index(name) + 1}]"

    def _raised(self, child: Element) -> str:
        text = "".join(child.itertext())
        raised = text.translate(_HIGH if child.tag == "sup" else _LOW)
        if any(a == b for a, b in zip(text.strip(), raised.strip(), strict=False)):
            self._losses.changed(f"上标、下标“{text[:10]}”成了平常的字。")
            return self._inline(child)
        return self._escaped(raised)

    def _escaped(self, text: str | None) -> str:
        text = marks.clean(text or "")
        if _PRIVATE.search(text):
            self._losses.changed("有些字不在通用的字库里，写成了“□”。", "把它们换成真正的字。")
            text = _PRIVATE.sub("□", text)
        return marks.escaped(text)


def _item(kind: str, mark: str, body: str, number: int = 0) -> _Block:
    inside = body.replace("\n", "\n    ").replace("\n    \n", "\n\n")
    return _Block(kind, mark + inside, number)


def _counted(number: int, last: int, body: str) -> _Block:
    """An item with its *number*, below the item with number *last*."""
    if last and number != last + 1:
        # A list that begins again would be counted on: its numbers become words.
        return _Block("text", f"{number}\\. {body}")
    return _item("count", f"{number}. ", body, number)


def _plain(element: Element) -> str:
    return marks.clean("".join(element.itertext())).strip(" 　")


def _unmarked(element: Element) -> Element:
    """A copy of *element* without bold, italics and code, its words in one piece."""
    copy = Element(element.tag, element.attrib)
    _add(copy, element)
    return copy


def _add(copy: Element, element: Element) -> None:
    _say(copy, element.text)
    for child in element:
        if child.tag in ("strong", "em", "code"):
            _add(copy, child)
        elif child.tag != "a" or child.get("href"):
            one = SubElement(copy, child.tag, child.attrib)
            _add(one, child)
        _say(copy, child.tail)


def _say(copy: Element, words: str | None) -> None:
    if len(copy):
        copy[-1].tail = (copy[-1].tail or "") + (words or "")
    else:
        copy.text = (copy.text or "") + (words or "")


def _without_blocks(element: Element) -> Element:
    copy = Element(element.tag)
    copy.text = element.text
    copy.extend(child for child in element if child.tag not in _BLOCKS)
    return copy


def _grid(table: Element) -> list[list[Element]]:
    """The cells of *table* by rows; a merged one stands in every place it covers."""
    rows: list[list[Element]] = []
    waiting: dict[int, tuple[Element, int]] = {}  # by column: cells that reach further down
    for tr in table.iter("tr"):
        row: list[Element] = []
        cells = [cell for cell in tr if cell.tag in ("td", "th")]
        while cells or len(row) in waiting:
            column = len(row)
            if column in waiting:
                cell, left = waiting.pop(column)
                if left > 1:
                    waiting[column] = (cell, left - 1)
                row.append(cell)
                continue
            cell = cells.pop(0)
            for _ in range(min(int(cell.get("colspan", "1")), _WIDEST)):
                if (down := int(cell.get("rowspan", "1"))) > 1:
                    waiting[len(row)] = (cell, down - 1)
                row.append(cell)
        rows.append(row)
    return rows


def _with_captions(blocks: list[_Block]) -> list[_Block]:
    """*blocks* with the caption of a table above it."""
    out: list[_Block] = []
    for block in blocks:
        is_caption = block.kind == "text" and _CAPTION["table"].match(block.text)
        has_own = len(out) > 1 and _CAPTION["table"].match(out[-2].text)
        if is_caption and out and out[-1].kind == "table" and not has_own:
            out.insert(-1, block)
        else:
            out.append(block)
    return out
