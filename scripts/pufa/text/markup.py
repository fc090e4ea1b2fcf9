"""The one Markdown dialect: Markdown → element tree → HTML.

In: an author's Markdown.  Out: an ``xml.etree`` tree whose tags are HTML's, used by the
pages and the sheets alike, and the facts the checks need from it (links, pictures,
headings, plain text).  Raw HTML is not part of the dialect: it stays text and is
escaped when the tree is written.  Nor are indented code blocks: Word's habit of
indenting paragraphs would make them by accident.

Beyond HTML the tree holds: ``aside.pf-note`` (admonitions; its ``data-kind`` is one of
NOTES), ``label.pf-task`` (task list items), ``span.pf-stat[data-ref]`` (a number from a
statistics release), ``sup > a.footnote-ref`` with ``div.footnote`` at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import cast
from xml.etree import ElementTree

import markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

from pufa.text import habits, han

NOTES = {"note": "说明", "tip": "提示", "warning": "注意", "example": "例子"}

Tree = ElementTree.Element

_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")

# Where none of these stands, no inline mark of the dialect can.
_MARK = re.compile(r"[`{\\[<*_]|  \n")
_BOLD = re.compile(rf"\*\*([{han.HAN}](?:[^*\n]*[{han.HAN}])?)\*\*")
# A block of one line that begins like this is a paragraph and nothing else.
_PROSE = re.compile(rf"(?:\*\*)?[{han.HAN}《“][^\n]*\Z")
_BOX = re.compile(r"\[[ xX]\] (?=\S)")
_TASK = re.compile(r"\[([ xX])\]\s+")
_SPACES = re.compile(r"\s+")
_ORNAMENT = re.compile(r"^[一二三四五六七八九十\d]+[、．.]\s*|[：:]$")
_LINE_ENDS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Heading:
    """One heading: HTML level 2-6, its text, the id links go to."""

    level: int
    text: str
    id: str


class _Stat(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        span = ElementTree.Element("span", {"class": "pf-stat", "data-ref": m.group(1).strip()})
        span.text = "待填写"
        return span, m.start(0), m.end(0)


class _Prose(ParagraphProcessor):
    """Takes paragraphs before the library asks of each whether it is one of ten other things."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return bool(_PROSE.match(block))


class _Simple(Treeprocessor):
    """Takes from the library, which would look for every mark in it, most of the prose: what
    has no marks but the box of a task and Han words that are bold."""

    def run(self, root: ElementTree.Element) -> None:
        for element in list(root.iter()):
            if text := element.text:
                if _MARK.search(text):
                    self._embolden(element, text)
                else:
                    element.text = AtomicString(text)

    def _embolden(self, element: ElementTree.Element, text: str) -> None:
        box = _BOX.match(text)
        start = box.end() if box else 0
        pieces = _BOLD.split(text[start:])
        if not any(map(_MARK.search, pieces)):
            element.text = AtomicString(text[:start] + pieces[0])
            for place, (words, tail) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
                bold = ElementTree.Element("strong")
                bold.text, bold.tail = AtomicString(words), AtomicString(tail)
                element.insert(place, bold)


def _dialect() -> markdown.Markdown:
    md = markdown.Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            AdmonitionExtension(),
            FootnoteExtension(BACKLINK_TITLE="回到正文"),
            SaneListExtension(),
        ],
        tab_length=4,
    )
    md.preprocessors.deregister("html_block")
    # 缩进 is no code, === under a line no heading, [注意]: no link that shows nothing.
    for name in ("code", "setextheader", "reference"):
        md.parser.blockprocessors.deregister(name)
    for name in ("html", "entity", "automail", *_REFERENCES):
        md.inlinePatterns.deregister(name)
    md.parser.blockprocessors.register(_Prose(md.parser), "prose", 110)  # before all others
    for name in ("prettify", "unescape"):
        md.treeprocessors.deregister(name)
    md.treeprocessors.register(_Simple(md), "simple", 21)  # just before the inline marks
    md.inlinePatterns.register(_Stat(r"\{\{\s*stats:([^{}\x02]+)\}\}", md), "stat", 185)
    return md


_MARKDOWN = _dialect()
_UNESCAPE = UnescapeTreeprocessor(_MARKDOWN)


def parse(source: str) -> Tree:
    """The tree of *source*: a ``div`` that holds its blocks.

    *source* must be free of the ``nesting`` flaw (see ``flaws.py``).
    """
    md = _MARKDOWN.reset()
    lines = habits.loosen(source.split("\n"))
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    # The library's types name a document where it hands back its root.
    root = cast("ElementTree.ElementTree[Tree]", md.parser.parseDocument(lines)).getroot()
    for treeprocessor in md.treeprocessors:
        root = treeprocessor.run(root) or root
    if "\\" in source:
        _UNESCAPE.run(root)
    root.tag = "div"
    _finish(root)
    return root


def _finish(root: Tree) -> None:
    """Turn the library's tree into ours."""
    _number_headings(root)
    for element in list(root.iter()):
        if element.text:
            element.text = _settle(element.text)
        if element.tail:
            element.tail = _settle(element.tail)
        match element.tag:
            case "li":
                _finish_task(element)
            case "table":
                _finish_table(element)
            case "div" if "admonition" in element.get("class", ""):
                _finish_note(element)
            case "code":
                # The library escapes code by itself; ours is escaped when it is written.
                element.text = unescape(element.text or "")
    for notes in root.iter("div"):
        if notes.get("class") == "footnote":
            for rule in notes.findall("hr"):
                notes.remove(rule)


def _settle(text: str) -> str:
    """*text* without what the library holds places with, and without soft line ends."""
    if STX in text:
        text = text.replace(FN_BACKLINK_TEXT, "↩").replace(NBSP_PLACEHOLDER, " ")
    return han.join_lines(text)


def _number_headings(root: Tree) -> None:
    seen: set[str] = set()
    for element in root.iter():
        if element.tag in _HEADINGS:
            slug = _SPACES.sub("-", plain(element).strip())
            name, count = slug, 1
            while name in seen:
                count += 1
                name = f"{slug}-{count}"
            seen.add(name)
            element.set("id", name)


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _finish_task(item: Tree) -> None:
    """``[ ] 身份证`` becomes a box a finger can tick; nothing is stored."""
    holder = item
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        holder = item[0]
    match = _TASK.match((holder.text or "").lstrip())
    if not match:
        return
    item.set("class", "pf-task")
    label = ElementTree.Element("label")
    box = ElementTree.SubElement(label, "input", {"type": "checkbox"})
    if match.group(1) != " ":
        box.set("checked", "checked")
    box.tail = (holder.text or "").lstrip()[match.end() :]
    holder.text = None
    while len(holder) and holder[0].tag not in ("ul", "ol", "p"):
        child = holder[0]
        holder.remove(child)
        label.append(child)
    holder.insert(0, label)


def _finish_table(table: Tree) -> None:
    for head in table.iter("th"):
        head.set("scope", "col")
    for cell in table.iter():
        align = cell.attrib.pop("align", None)
        if align in ("center", "right"):
            cell.set("class", f"pf-{align}")


def _finish_note(note: Tree) -> None:
    kind = next((word for word in note.get("class", "").split() if word in NOTES), "note")
    note.tag = "aside"
    note.attrib.clear()
    note.set("class", "pf-note")
    note.set("data-kind", kind)
    title = note.find("p[@class='admonition-title']")
    if title is None:
        title = ElementTree.Element("p")
        title.text = NOTES[kind]
        note.insert(0, title)
    elif title.text == kind.capitalize():
        title.text = NOTES[kind]
    title.set("class", "pf-note-title")


def html(element: Tree) -> str:
    """*element* as HTML; every text and attribute escaped."""
    return ElementTree.tostring(element, encoding="unicode", method="html")


def inner_html(element: Tree) -> str:
    """What stands inside *element*, as HTML."""
    return html(element).partition(">")[2].rpartition("</")[0]


def plain(element: Tree) -> str:
    """The text a reader sees in *element*, a block a line; footnote marks are left out."""
    parts: list[str] = []
    _plain(element, parts)
    return _LINE_ENDS.sub("\n", "".join(parts)).lstrip("\n")


_BLOCKS = frozenset(
    (*_HEADINGS, "p", "li", "tr", "table", "ul", "ol", "blockquote", "aside", "div")
)


def _plain(element: Tree, parts: list[str]) -> None:
    if element.tag == "sup" or "footnote-backref" in element.get("class", ""):
        return
    parts.append(element.text or "")
    for child in element:
        if child.tag in _BLOCKS:
            parts.append("\n")
        _plain(child, parts)
        parts.append(child.tail or "")
    if element.tag in ("td", "th"):
        parts.append(" ")
    elif element.tag in _BLOCKS:
        parts.append("\n")


def headings(root: Tree) -> list[Heading]:
    return [
        Heading(int(element.tag[1]), plain(element).strip(), element.get("id", ""))
        for element in root.iter()
        if element.tag in _HEADINGS
    ]


def links(root: Tree) -> list[str]:
    """The targets of all links, as written; footnote marks left out."""
    return [
        element.get("href", "")
        for element in root.iter("a")
        if "footnote" not in element.get("class", "")
    ]


def pictures(root: Tree) -> list[tuple[str, str]]:
    """(target, alt text) of all pictures."""
    return [(element.get("src", ""), element.get("alt", "")) for element in root.iter("img")]


def stats(root: Tree) -> list[str]:
    """What stands behind ``stats:`` in all ``{{ stats:… }}``."""
    return [
        span.get("data-ref", "") for span in root.iter("span") if span.get("class") == "pf-stat"
    ]


def fill(root: Tree, number: Callable[[str], str | None]) -> Tree:
    """Put the *number* of each ``{{ stats:… }}`` in its place, where there is one."""
    for span in root.iter("span"):
        if span.get("class") == "pf-stat" and (found := number(span.get("data-ref", ""))):
            span.text = found
    return root


def notes(tree: Tree) -> dict[str, Tree]:
    """The texts of footnotes, by the id that leads to them."""
    return {
        item.get("id", ""): item
        for block in tree.iter("div")
        if block.get("class") == "footnote"
        for item in block.findall("ol/li")
    }


def cut_section(root: Tree, title: str) -> list[Tree]:
    """Take the section headed *title* (level 2) out of *root*; its blocks, without the heading.

    A number before the title (三、) and a colon after it do not matter.
    """
    blocks = list(root)
    for start, block in enumerate(blocks):
        if block.tag == "h2" and _ORNAMENT.sub("", plain(block).strip()) == title:
            section = []
            root.remove(block)
            for follower in blocks[start + 1 :]:
                if follower.tag == "h2" or follower.get("class") == "footnote":
                    break
                section.append(follower)
                root.remove(follower)
            return section
    return []


def line_of(source: str, pattern: str, nth: int = 0) -> int:
    """The 1-based line of the *nth* match of *pattern* in *source*; 1 where there is none."""
    for count, match in enumerate(re.finditer(pattern, source)):
        if count == nth:
            return source.count("\n", 0, match.start()) + 1
    return 1
