"""What the styles and numbers of a Word document say of a paragraph.

In: the parts styles.xml and numbering.xml.  Out: of a paragraph its style's name, its level
as a heading, its size, whether it is bold, and the number that Word counts for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from pufa.text import han

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"

# The faces in which Chinese documents set headings instead of making them bold.
_HEADING_FACES = ("黑体", "simhei", "楷体", "kaiti", "小标宋", "华文中宋")
_DEEPEST = 4
_ROUND = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = ("chinese", "japanese", "ideograph", "taiwanese")


def value(parent: Element | None, path: str) -> str | None:
    """The ``w:val`` of the element at *path* (names with / between); "" where it has none."""
    found = None if parent is None else parent.find("/".join(W + name for name in path.split("/")))
    return None if found is None else found.get(VAL, "")


def is_on(parent: Element | None, path: str) -> bool:
    """Whether a switch such as ``w:b`` is on."""
    said = value(parent, path)
    return said is not None and said not in ("0", "false", "off", "none")


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else root.iter(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}

    def chain(self, ident: str | None) -> Iterator[Element]:
        """The style *ident* and those it is based on."""
        seen: set[str] = set()
        while ident and ident in self._styles and ident not in seen:
            seen.add(ident)
            yield self._styles[ident]
            ident = value(self._styles[ident], "basedOn")

    def of_characters(self) -> Element:
        """Only the names of the styles of characters: all that is asked after this."""
        root = Element(f"{W}styles")
        for ident, style in self._styles.items():
            if style.get(f"{W}type") == "character":
                one = SubElement(root, f"{W}style", {f"{W}type": "character", f"{W}styleId": ident})
                SubElement(one, f"{W}name", {VAL: value(style, "name") or ""})
        return root

    def names(self, paragraph: Element) -> list[str]:
        """The names of a paragraph's style and those it is based on, in lower case."""
        chain = self.chain(value(paragraph, "pPr/pStyle"))
        return [(value(style, "name") or "").lower() for style in chain]

    def first(self, paragraph: Element, path: str) -> str | None:
        """A paragraph's own property, or that of its style."""
        chain = self.chain(value(paragraph, "pPr/pStyle"))
        said = (value(one, f"pPr/{path}") for one in (paragraph, *chain))
        return next((one for one in said if one is not None), None)

    def is_marked(self, paragraph: Element) -> bool:
        """Whether all its words are bold, or in a face of headings."""
        runs = [run for run in paragraph.iter(f"{W}r") if _words(run).strip()]
        return bool(runs) and all(self._is_marked(run, paragraph) for run in runs)

    def size(self, paragraph: Element) -> int:
        """The size of its smallest letters, in half points; 0 where nothing says it."""
        runs = [run for run in paragraph.iter(f"{W}r") if _words(run).strip()]
        said = [self._run(run, paragraph, "sz") or "0" for run in runs]
        return min((int(one) for one in said if one.isdigit()), default=0)

    def _is_marked(self, run: Element, paragraph: Element) -> bool:
        bold = self._run(run, paragraph, "b")
        if bold is not None and bold not in ("0", "false", "off"):
            return True
        ranks = [run, *self.chain(value(run, "rPr/rStyle"))]
        ranks += self.chain(value(paragraph, "pPr/pStyle"))
        for one in ranks:
            fonts = one.find(f"{W}rPr/{W}rFonts")
            face = None if fonts is None else fonts.get(f"{W}eastAsia")
            if face:
                return any(name in face.lower() for name in _HEADING_FACES)
        return False

    def _run(self, run: Element, paragraph: Element, name: str) -> str | None:
        ranks = [run, *self.chain(value(run, "rPr/rStyle"))]
        ranks += self.chain(value(paragraph, "pPr/pStyle"))
        said = (value(one, f"rPr/{name}") for one in ranks)
        return next((one for one in said if one is not None), None)


def _words(run: Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t"))


@dataclass(frozen=True)
class Number:
    """What Word counts for a paragraph: an item of a list, or *words* in front of it.

    Of an item *count* is None where it has a dot.
    """

    words: str
    depth: int = 0
    count: int | None = None
    is_item: bool = True


@dataclass
class Numbering:
    """Word's lists, counted paragraph by paragraph."""

    root: Element | None
    styles: Styles
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def number(self, paragraph: Element) -> Number | None:
        """The number of *paragraph*; call it for every paragraph, in order."""
        ident = self.styles.first(paragraph, "numPr/numId")
        if not ident or ident == "0" or self.root is None:
            return None
        said = self.styles.first(paragraph, "numPr/ilvl") or "0"
        level = min(int(said), 8) if said.isdigit() else 0
        num = self._find("num", "numId", ident)
        kind = value(num, "abstractNumId")
        levels = self._levels(kind)
        if num is None or kind is None or level not in levels:
            return None
        counts = self._counts.setdefault(kind, [None] * 9)
        self._begin(num, ident, counts)
        for outer in range(level):
            if counts[outer] is None:
                counts[outer] = _start(levels.get(outer))
        before = counts[level]
        counts[level] = _start(levels[level]) if before is None else before + 1
        counts[level + 1 :] = [None] * (8 - level)
        is_item = [one in levels and _is_item(levels[one], one) for one in range(level + 1)]
        depth = min(sum(is_item[:-1]), _DEEPEST)
        if _format(levels[level]) in ("bullet", "none"):
            return Number("", depth) if _format(levels[level]) == "bullet" else None
        words = _pattern(levels[level])
        for one in range(level + 1):
            words = words.replace(
                f"%{one + 1}", _figure(counts[one] or 0, _format(levels.get(one)))
            )
        return Number(words, depth, counts[level], is_item[-1])

    def _begin(self, num: Element, ident: str, counts: list[int | None]) -> None:
        """A list that starts anew, the first time it is seen."""
        if ident in self._begun:
            return
        self._begun.add(ident)
        for override in num.findall(f"{W}lvlOverride"):
            start, level = value(override, "startOverride"), override.get(f"{W}ilvl", "")
            if start and start.isdigit() and level.isdigit() and int(level) < 9:
                counts[int(level)] = int(start) - 1

    def _find(self, tag: str, key: str, ident: str | None) -> Element | None:
        rows = () if self.root is None else self.root.findall(f"{W}{tag}")
        return next((row for row in rows if row.get(W + key) == ident), None)

    def _levels(self, kind: str | None) -> dict[int, Element]:
        abstract = self._find("abstractNum", "abstractNumId", kind)
        rows = () if abstract is None else abstract.findall(f"{W}lvl")
        return {int(row.get(f"{W}ilvl", "0")): row for row in rows}


def _start(level: Element | None) -> int:
    said = value(level, "start") or "1"
    return int(said) if said.isdigit() else 1


def _format(level: Element | None) -> str:
    return value(level, "numFmt") or "decimal"


def _pattern(level: Element) -> str:
    return value(level, "lvlText") or ""


def _is_item(level: Element, number: int) -> bool:
    """Whether Markdown has such a list: dots, or 1. 2. 3."""
    kind = _format(level)
    return kind == "bullet" or (kind == "decimal" and _pattern(level) == f"%{number + 1}.")


def _figure(count: int, kind: str) -> str:
    if kind.startswith(_HAN) and 0 < count < 10_000:
        return han.numeral(count)
    if kind.startswith("decimalEnclosedCircle") and 0 < count <= len(_ROUND):
        return _ROUND[count - 1]
    if kind in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        return chr((ord("a") if kind == "lowerLetter" else ord("A")) + count - 1)
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 40:
        tens, ones = divmod(count, 10)
        units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
        roman = "x" * tens + units[ones]
        return roman if kind == "lowerRoman" else roman.upper()
    return str(count)
