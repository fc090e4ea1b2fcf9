"""The numbers of a citation: articles, with their paragraphs (款) and items (项).

In: flat text and a place.  Out: ``Head`` (第…条, a list or a range of them) and ``Part``
values.  What is written with one 第…款 or 第…项 is one part: its first number counts, its
highest is judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pufa.law.naming import NUMERAL
from pufa.text import han

_N = rf"{NUMERAL}{{1,9}}"
_AND = "(?:以及|[、和及与或至到-])"
_MOST = 200  # articles that one range may name

HEAD = re.compile(
    rf"(?:第|(?<=[法典例定释则规编章节）、和及与或至]))(?P<numbers>{_N}(?:(?:{_AND}第?|，){_N}){{0,60}})条"
    r"(?P<suffix>之[一二三四五六七八九])?(?![例款件])"
)
_RANGE = re.compile(rf"[至到-]第?(?P<number>{_N})条(?P<suffix>之[一二三四五六七八九])?(?![例款件])")
_NUMBER = re.compile(rf"(?P<range>[至到-])?第?(?P<number>{_N})")

_NUMBERS = rf"{_N}(?:{_AND}第?{_N}){{0,60}}"
_PARAGRAPH = re.compile(rf"第?(?P<numbers>{_NUMBERS})款")
_ITEM = re.compile(
    rf"第?(?P<numbers>（{_N}）(?:{_AND}第?（{_N}）){{0,60}}|(?<=第){_NUMBERS})项(?:第?（?{_N}）?目)?"
)
_LINK = re.compile(r"(?:以及|或者|[、和及与或至到，-])(?=第|（)")


@dataclass(frozen=True)
class Head:
    """第…条 from *start* to *end*: numbers with their suffix (276, 之一), ranges written out."""

    start: int
    end: int
    articles: tuple[tuple[int, str], ...]
    has_mark: bool
    """Whether it begins with 第."""


@dataclass(frozen=True)
class Part:
    """A paragraph or item (*highest* of those named), and where its words stand."""

    start: int
    end: int
    paragraph: int | None = None
    item: int | None = None
    highest: tuple[int | None, int | None] = (None, None)


def head(match: re.Match[str]) -> Head | None:
    """What a match of HEAD names, with the end of its range; None for no number."""
    articles: list[tuple[int, str]] = []
    for one in _NUMBER.finditer(match["numbers"]):
        _add(articles, one["number"], "", one["range"])
    if articles and match["suffix"]:
        articles[-1] = articles[-1][0], match["suffix"]
    end = match.end()
    if last := _RANGE.match(match.string, end):
        _add(articles, last["number"], last["suffix"] or "", "至")
        end = last.end()
    if not articles:
        return None
    has_mark = match.string[match.start()] == "第"
    return Head(match.start(), end, tuple(dict.fromkeys(articles)), has_mark)


def _add(articles: list[tuple[int, str]], numeral: str, suffix: str, mark: str | None) -> None:
    number = han.number(numeral)
    if number is None:
        return
    if mark and articles and 0 < number - articles[-1][0] < _MOST:
        articles.extend((between, "") for between in range(articles[-1][0] + 1, number))
    articles.append((number, suffix))


def parts(text: str, start: int) -> list[Part]:
    """The parts that stand at *start*, one behind the other; none if there are none."""
    found: list[Part] = []
    place = start
    paragraph: tuple[int, int] | None = None
    while True:
        begin = place
        if found:
            link = _LINK.match(text, place)
            if link is None:
                return found
            begin = link.end()
        end = begin
        item = None
        if match := _PARAGRAPH.match(text, end):
            paragraph, end = _numbers(match["numbers"]), match.end()
        if match := _ITEM.match(text, end):
            item, end = _numbers(match["numbers"]), match.end()
        if end == begin:
            return found
        first = paragraph or (None, None), item or (None, None)
        highest = first[0][1], first[1][1]
        found.append(Part(begin, end, first[0][0], first[1][0], highest))
        place = end


def _numbers(numerals: str) -> tuple[int, int] | None:
    """The first and the highest of *numerals*."""
    numbers = [han.number(one["number"]) for one in _NUMBER.finditer(numerals)]
    known = [number for number in numbers if number is not None]
    return (known[0], max(known)) if known else None
