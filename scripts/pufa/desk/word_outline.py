"""The outline of a Word text: its title, what of its paragraphs are headings, its numbers.

In: a plain body, its styles and lists.  Out: ``Outline``; in the body every paragraph has a
style of ours, and real lists only where Markdown has them: other numbers are words now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from pufa.desk.losses import Losses
from pufa.desk.word_styles import VAL, Numbering, Styles, W
from pufa.desk.word_text import NUMBER, text_of

# How headings are numbered by hand, outermost first.
_NUMBERED = (
    re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章编部]"),
    re.compile(r"[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+节"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
)
_LONGEST_HEADING, _LONGEST_TITLE = 40, 60
BOOKMARK = "pufa-paragraph-"
_EARLY = 12  # paragraphs: where a summary stands
_BIG = 36  # half points: 小二
_TITLE_NAMES = ("title", "标题")
_HEADING_NAME = re.compile(r"(?:heading|标题) ?([1-9])")
_SENTENCE = re.compile(r"[。；！]$")
_SUMMARY = re.compile(r"提要[：:]")
_CREDIT = re.compile(r"起草：(.*?)　法律条文核对至：(\d{4})年(\d{1,2})月(\d{1,2})日")
# The styles of our own documents, and what they become.
_OURS = {"quote": "pufaQuote", "引用": "pufaQuote"} | {
    f"{word}框标题": f"pufa{kind}"
    for word, kind in (("说明", "Note"), ("提示", "Tip"), ("注意", "Warning"), ("例子", "Example"))
}
_RULE = re.compile(r"\s*(?:—{3,}|-{3,})\s*")


@dataclass
class Outline:
    """What was found: *counts* are the numbers of the numbered items, in order."""

    title: str = ""
    summary: str = ""
    drafted: str = ""
    checked: str = ""
    counts: list[int] = field(default_factory=list)


def outline(body: Element, styles: Styles, numbering: Numbering, losses: Losses) -> Outline:
    """Find the outline of *body* and give its paragraphs our styles."""
    found = Outline()
    top = {id(child) for child in body}
    levels: dict[int, tuple[Element, int]] = {}
    lists: list[tuple[Element, int, int | None]] = []
    titles: list[Element] = []
    last = next((one for one in reversed(body) if text_of(one).strip()), None)
    has_contents = False
    own_styles: list[tuple[Element, str]] = []
    for place, paragraph in enumerate(list(body.iter(f"{W}p"))):
        losses.at(int(paragraph.get(NUMBER, "0")))
        words, names = text_of(paragraph).strip(), styles.names(paragraph)
        counted = numbering.number(paragraph)
        is_top = id(paragraph) in top
        own = next((_OURS[name] for name in names if name in _OURS), "")
        level = _level(paragraph, words, styles, counted.words if counted else "")
        is_title = is_top and bool(words) and any(name in _TITLE_NAMES for name in names)
        if any(name.startswith("toc ") for name in names):
            if not has_contents:
                losses.lost("目录没有带过来，网页自己会列小标题。", "不用管。")
            has_contents = True
            if is_top:
                body.remove(paragraph)
            continue
        if is_top and _is_front(words, paragraph is last, place < _EARLY, found):
            body.remove(paragraph)
            continue
        if is_title:
            titles.append(paragraph)
        elif is_top and level and words:
            levels[id(paragraph)] = (paragraph, level)
        if counted and (counted.words or counted.is_item) and (words or _pictures(paragraph)):
            if counted.is_item and id(paragraph) not in levels and not is_title:
                lists.append((paragraph, counted.depth, counted.count))
            elif counted.words:
                _lead(paragraph, counted.words)
        own_styles.append((paragraph, "pufaRule" if _RULE.fullmatch(words) else own))
    _take_title(body, titles, levels, styles, found)
    for paragraph, style in own_styles:
        _restyle(paragraph, style)
        if text_of(paragraph).strip():
            # A bookmark brings the paragraph's number through mammoth.
            name = f"{BOOKMARK}{paragraph.get(NUMBER, '0')}"
            SubElement(paragraph, f"{W}bookmarkStart", {f"{W}name": name})
    ranks = {level: rank for rank, level in enumerate(sorted({one[1] for one in levels.values()}))}
    for paragraph, level in levels.values():
        _restyle(paragraph, f"pufaHeading{min(ranks[level] + 2, 6)}")
    for paragraph, depth, count in _settled(body, lists):
        _list(paragraph, depth, count is not None)
        if count is not None:
            found.counts.append(count)
    return found


def _is_front(words: str, is_last: bool, is_early: bool, found: Outline) -> bool:
    """Whether a paragraph is a summary or a credit, as our own documents have them."""
    if is_last and (credit := _CREDIT.match(words)):
        found.drafted = credit[1]
        found.checked = "-".join((credit[2], credit[3].zfill(2), credit[4].zfill(2)))
        return True
    if is_early and not found.summary and _SUMMARY.match(words):
        found.summary = _SUMMARY.sub("", words, count=1).strip()
        return True
    return False


def _settled(
    body: Element, lists: list[tuple[Element, int, int | None]]
) -> Iterator[tuple[Element, int, int | None]]:
    """Those of *lists* that are still in *body*; none is deeper than what stands above allows."""
    above = {
        id(child): before
        for parent in body.iter()
        for before, child in zip([None, *parent], parent, strict=False)
    }
    depths: dict[int, tuple[int, int]] = {}  # of items: as Word has it, and as it is now
    for paragraph, depth, count in lists:
        if id(paragraph) not in above:
            continue
        before = above[id(paragraph)]
        written, now = depths.get(id(before), (depth, 0))
        now = max(0, min(now + 1, now + depth - written))
        depths[id(paragraph)] = (depth, now)
        yield paragraph, now, count


def _level(paragraph: Element, words: str, styles: Styles, counted: str) -> int:
    """Its level as a heading, from 1; 0 where it is none."""
    for name in styles.names(paragraph):
        if match := _HEADING_NAME.fullmatch(name):
            return int(match[1])
    said = styles.first(paragraph, "outlineLvl")
    if said and said.isdigit() and int(said) < 9:
        return int(said) + 1
    shown = counted + words
    if len(shown) > _LONGEST_HEADING or _SENTENCE.search(shown) or not styles.is_marked(paragraph):
        return 0
    return next((rank for rank, one in enumerate(_NUMBERED, 1) if one.match(shown)), 0)


def _take_title(
    body: Element,
    titles: list[Element],
    levels: dict[int, tuple[Element, int]],
    styles: Styles,
    found: Outline,
) -> None:
    """The title, by its style, as the only heading of level 1, or by how it begins the text."""
    tops = [paragraph for paragraph, level in levels.values() if level == 1]
    chosen = titles[:1]
    if not chosen and len(tops) == 1 and tops == _opening(body)[:1]:
        chosen = tops
    if not chosen:
        for paragraph in _opening(body):
            words = text_of(paragraph).strip()
            is_big = styles.size(paragraph) >= _BIG
            is_centred = styles.first(paragraph, "jc") == "center"
            so_far = sum(len(text_of(one)) for one in chosen) + len(words)
            if id(paragraph) in levels or not (is_big or is_centred) or so_far > _LONGEST_TITLE:
                break
            if _SENTENCE.search(words) or (chosen and not is_big):
                break
            chosen.append(paragraph)
    found.title = "".join(text_of(one).strip() for one in chosen)
    for one in chosen:
        levels.pop(id(one), None)
        body.remove(one)


def _opening(body: Element) -> list[Element]:
    """The first paragraphs with words, up to three."""
    opening: list[Element] = []
    for child in body:
        if child.tag != f"{W}p" or len(opening) == 3:
            break
        if text_of(child).strip():
            opening.append(child)
    return opening


def _pictures(paragraph: Element) -> bool:
    return any(paragraph.iter(f"{W}drawing")) or any(paragraph.iter(f"{W}pict"))


def _lead(paragraph: Element, words: str) -> None:
    """Put *words*, which Word counted, in front of a paragraph."""
    run = Element(f"{W}r")
    SubElement(run, f"{W}t").text = words
    place = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
    paragraph.insert(place, run)


def _restyle(paragraph: Element, style: str) -> None:
    """Give *paragraph* one of our styles, or none, and take it out of Word's lists."""
    for properties in paragraph.findall(f"{W}pPr"):
        paragraph.remove(properties)
    if style:
        properties = Element(f"{W}pPr")
        SubElement(properties, f"{W}pStyle", {VAL: style})
        paragraph.insert(0, properties)


def _list(paragraph: Element, depth: int, is_numbered: bool) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Element(f"{W}pPr")
        paragraph.insert(0, properties)
    numbers = SubElement(properties, f"{W}numPr")
    SubElement(numbers, f"{W}ilvl", {VAL: str(depth)})
    SubElement(numbers, f"{W}numId", {VAL: "2" if is_numbered else "1"})
