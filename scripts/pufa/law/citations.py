"""Citations of laws in text: 《title》第…条, with lists and ranges of articles.

In: plain text.  Out: ``Citation`` values in order.  Titles without 《》 and relative
citations (本法, 该条) are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pufa.law.registry import Law, registry
from pufa.text import han

_N = r"\s?[零〇一二三四五六七八九十百千0-9]{1,8}\s?"
_PART = rf"(?:第{_N}款|第?[（(]{_N}[）)]项|第{_N}项)*"
_AND = "(?:以及|[、和及与至到－—-])"
_ITEM = rf"第?{_N}(?:{_AND}{_N})*条(?:之[一二三四五六七八九十])?{_PART}"
_MOST = 200  # articles that one range may name
_CITATION = re.compile(
    r"《(?P<title>[^《》]+(?:《[^《》]+》[^《》]*)?)》\s?(?:[（(][^（()）]*[）)]\s?)?"
    rf"(?P<articles>{_ITEM}(?:{_AND}{_ITEM})*)"
)
_ONE = re.compile(
    rf"(?P<range>[至到－—-])?第?(?P<number>{_N})"
    rf"(?:条(?P<suffix>之[一二三四五六七八九十])?|(?={_AND}第?{_N}))"
)


@dataclass(frozen=True)
class Citation:
    """One citation: where it stands (0-based code points, end exclusive), what it names.

    *law* is None where the registry does not know the *title*; *articles* are numbers with
    their suffix (276, 之一), ranges written out.
    """

    start: int
    end: int
    text: str
    title: str
    law: Law | None
    articles: tuple[tuple[int, str], ...]


def find(text: str) -> list[Citation]:
    """All citations in *text*, in order."""
    return [
        Citation(
            start=match.start(),
            end=match.end(),
            text=match.group(0),
            title=match.group("title"),
            law=registry().named(match.group("title")),
            articles=_articles(match.group("articles")),
        )
        for match in _CITATION.finditer(text)
    ]


def _articles(text: str) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    for match in _ONE.finditer(text):
        number = han.number(match.group("number").strip())
        if number is None:
            continue
        if match.group("range") and found and 0 < number - found[-1][0] < _MOST:
            found.extend((between, "") for between in range(found[-1][0] + 1, number))
        found.append((number, match.group("suffix") or ""))
    return tuple(dict.fromkeys(found))
