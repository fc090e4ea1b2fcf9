"""A Word text made plain before it is read: what mammoth would drop in silence is kept, or found.

In: the tree of a part (document, footnotes).  Out: the same tree with only what an article
can have; ``Losses`` for the rest.  Changes that were tracked count as accepted.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from pufa.desk.losses import Losses
from pufa.desk.word_styles import VAL, W, is_on, value

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"

_UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo")
_DROPPED = ("del", "moveFrom", "commentRangeStart", "commentRangeEnd")
# The attribute that holds a paragraph's number, for findings.
NUMBER = "number"
_BOX, _TICKED = "□", "☑"
_RAISED = 4  # half points: letters raised so much stand for a superscript
# The characters of Wingdings that stand in lists of Chinese documents, by their codes.
_SYMBOLS = {
    **{"6F": _BOX, "A8": _BOX, "71": _BOX, "FE": _TICKED, "FC": "√", "6C": "●", "6E": "■"},
    **{"75": "◆", "D8": "➢", "E0": "→", "B7": "•", "9F": "•", "FB": "×", "52": _TICKED},
}


def text_of(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def make_plain(root: Element, losses: Losses, *, is_note: bool = False) -> None:
    """Make the tree of a part plain; its paragraphs are counted from 1, those of notes not."""
    _Plain(losses, is_note).blocks(root)


class _Plain:
    def __init__(self, losses: Losses, is_note: bool) -> None:
        self._losses = losses
        self._step = 0 if is_note else 1
        self._number = 0
        self._boxes: list[Element] = []  # paragraphs of text boxes, waiting for their place

    def blocks(self, parent: Element) -> None:
        """The paragraphs and tables in *parent*."""
        kept: list[Element] = []
        for child in list(parent):
            kept += self._block(child)
        parent[:] = kept

    def _block(self, child: Element) -> list[Element]:
        match child.tag.removeprefix(W):
            case "p":
                self._number += self._step
                child.set(NUMBER, str(self._number))
                self._losses.at(self._number, text_of(child))
                self._inside(child)
                boxes, self._boxes = self._boxes, []
                return [child, *(one for box in boxes for one in self._block(box))]
            case "tbl":
                self._table(child)
            case "sdt":
                if "Table of Contents" in (value(child, "sdtPr/docPartObj/docPartGallery") or ""):
                    self._losses.at(self._number + self._step, text_of(child))
                    self._losses.lost("目录没有带过来，网页自己会列小标题。", "不用管。")
                    self._number += self._step * sum(1 for _ in child.iter(f"{W}p"))
                    return []
                return self._inner(child.findall(f"{W}sdtContent"))
            case "ins" | "moveTo" | "customXml":
                return self._inner([child])
            case "del" | "moveFrom":
                return []
            case "altChunk":
                self._losses.at(self._number, "")
                self._losses.lost("后面嵌着另一个文件，没有带过来。")
                return []
            case "footnote" | "endnote" | "body" | "tc":
                self.blocks(child)
        return [child]

    def _inner(self, parents: Iterable[Element]) -> list[Element]:
        return [one for parent in parents for child in parent for one in self._block(child)]

    def _table(self, table: Element) -> None:
        """Its cells made plain; a table in a cell becomes paragraphs."""
        first = self._number + self._step
        words = text_of(table)
        _unwrap_all(table, "tr")
        rows = table.findall(f"{W}tr")
        for row in rows:
            _unwrap_all(row, "tc")
            for cell in row.findall(f"{W}tc"):
                self.blocks(cell)
                self._flatten(cell)
        merged = [
            path for path in ("gridSpan", "vMerge") if table.find(f".//{W}{path}") is not None
        ]
        if merged:
            self._losses.at(first, words)
            self._losses.changed("表格里合并的格子拆开了。", "看一看表格，字是不是在该在的格子里。")

    def _flatten(self, cell: Element) -> None:
        for index, child in enumerate(list(cell)):
            if child.tag == f"{W}tbl":
                self._losses.changed("格子里的表格，只留下了字。")
                paragraph = Element(f"{W}p")
                for inner in child.iter(f"{W}p"):
                    paragraph.extend(inner.findall(f"{W}r"))
                    _say(paragraph, " ")
                cell[index] = paragraph

    # Inside a paragraph

    def _inside(self, parent: Element) -> None:
        kept: list[Element] = []
        for child in list(parent):
            kept += self._inline(child)
        parent[:] = kept

    def _inline(self, child: Element) -> list[Element]:
        tag = child.tag.removeprefix(W)
        if child.tag in (f"{_M}oMath", f"{_M}oMathPara"):
            self._losses.changed("公式只留下了字。", "把公式截图，当图片插入；或者用文字写清楚。")
            return [_said("".join(text.text or "" for text in child.iter(f"{_M}t")))]
        if tag in _DROPPED:
            if tag == "del" and (child.find(f".//{W}delText") is not None):
                self._losses.lost("修订里删去的字，没有带过来。")
            return []
        if tag in _UNWRAPPED:
            if tag == "ins":
                self._losses.changed("修订里新加的字，当作已经接受。")
            self._inside(child)
            return list(child)
        if tag == "sdt":
            if is_on(child, "sdtPr/showingPlcHdr"):
                return []
            content = child.find(f"{W}sdtContent")
            if content is None:
                return []
            self._inside(content)
            return list(content)
        if tag == "hyperlink":
            self._inside(child)
        if tag == "pPr":
            for mark in ("rPr", "framePr"):
                for one in child.findall(f"{W}{mark}"):
                    child.remove(one)
        return self._run(child) if tag == "r" else [child]

    def _run(self, run: Element) -> list[Element]:
        properties = run.find(f"{W}rPr")
        if is_on(properties, "vanish"):
            if text_of(run).strip():
                self._losses.lost("隐藏的字，没有带过来。")
            return []
        for name in ("strike", "dstrike"):
            if is_on(properties, name):
                self._losses.changed("划掉的字还在，删除线没有了。", "不要的字，从文章里删掉。")
        if properties is not None:
            raised = value(properties, "position") or "0"
            if raised.lstrip("-").isdigit() and abs(int(raised)) >= _RAISED:
                kind = "superscript" if int(raised) > 0 else "subscript"
                SubElement(properties, f"{W}vertAlign", {VAL: kind})
            for name in ("strike", "dstrike", "caps", "smallCaps", "highlight", "u"):
                for one in properties.findall(f"{W}{name}"):
                    properties.remove(one)
        run[:] = [one for child in list(run) for one in self._piece(child)]
        return [run]

    def _piece(self, child: Element) -> list[Element]:
        """What stands in a run."""
        match child.tag.removeprefix(W):
            case "commentReference":
                self._losses.lost("批注没有带过来。", "批注里有要改的，改好正文。")
                return []
            case "object":
                self._losses.lost(
                    "嵌入的对象（Excel 表格、公式等）没有带过来。", "改成表格或者截图。"
                )
                return []
            case "ruby":
                self._losses.changed("注音写在字后面的括号里了。")
                base, above = (
                    "".join(text_of(one) for one in child.findall(f"{W}{name}"))
                    for name in ("rubyBase", "rt")
                )
                return [_text(f"{base}（{above}）")]
            case "sym":
                code = child.get(f"{W}char", "").upper().removeprefix("F0")
                if code not in _SYMBOLS:
                    self._losses.lost("一个特殊的符号，没有带过来。")
                return [_text(_SYMBOLS.get(code, ""))]
            case "drawing" | "pict":
                return self._drawing(child)
            case "br" if child.get(f"{W}type") in ("page", "column"):
                return []
        if child.tag == f"{_MC}AlternateContent":
            return self._drawing(child)
        return [child]

    def _drawing(self, drawing: Element) -> list[Element]:
        if (box := drawing.find(f".//{W}txbxContent")) is not None:
            self._losses.changed("文本框里的字，放在了这一段后面。", "看一看该放在哪里。")
            self._boxes += list(box)
            return []
        kinds = [data.get("uri", "") for data in drawing.iter(f"{_A}graphicData")]
        for word, name in (("/chart", "图表"), ("/diagram", "SmartArt 图")):
            if any(word in kind for kind in kinds):
                self._losses.lost(
                    f"{name}没有带过来。", "在 Word 里截图，当图片插入；或者改成表格。"
                )
                return []
        if drawing.tag == f"{_MC}AlternateContent":
            choice = drawing.find(f"{_MC}Choice")
            return [] if choice is None else [one for c in choice for one in self._piece(c)]
        blips = list(drawing.iter(f"{_A}blip"))
        if any(blip.get(f"{_R}link") and not blip.get(f"{_R}embed") for blip in blips):
            self._losses.lost(
                "一张图片不在文件里（是链接），没有带过来。", "在 Word 里把图片插进去。"
            )
            return []
        has_picture = bool(blips) or drawing.find(f".//{_V}imagedata") is not None
        return [drawing] if has_picture else []


def _unwrap_all(parent: Element, wanted: str) -> None:
    """Lift what content controls and the like hold to where tables expect it."""
    kept: list[Element] = []
    for child in parent:
        inner = [child] if child.tag != f"{W}sdt" else list(child.iter(f"{W}{wanted}"))
        kept += inner
    parent[:] = kept


def _text(words: str) -> Element:
    text = Element(f"{W}t")
    text.text = words
    return text


def _said(words: str) -> Element:
    run = Element(f"{W}r")
    run.append(_text(words))
    return run


def _say(paragraph: Element, words: str) -> None:
    SubElement(paragraph, f"{W}r").append(_text(words))
