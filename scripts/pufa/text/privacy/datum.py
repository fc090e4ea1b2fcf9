"""What a private datum is, and the text it is looked for in.

In: a text as somebody wrote it.  Out: ``Flat``, the same text as detectors read it, which
knows where each of its characters stands.  ``Datum`` holds a place, never what stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pufa.text import han

Kind = Literal[
    "NAME", "ID", "PHONE", "BANK", "PLATE", "WECHAT",
    "QQ", "EMAIL", "ADDR", "DOB", "AGE", "PASSPORT",
]  # fmt: skip


@dataclass(frozen=True, order=True)
class Datum:
    """A private datum: a 1-based *line* of the text, 0-based code points in it, *end* exclusive."""

    line: int
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, order=True)
class Span:
    """A place in a ``Flat`` text."""

    start: int
    end: int
    kind: Kind


# Full-width signs and the dashes and spaces people type between digits, one for one.
_FLAT = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FLAT |= dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f\t"), ord(" "))
_FLAT |= dict.fromkeys(map(ord, "‐‑‒–—―−"), ord("-"))
# What ends a sentence must not look like a decimal point.
for _sign in "，；！？":
    del _FLAT[ord(_sign)]

_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
# 张　伟, 姓　名: two characters set apart to be as wide as three.
_APART = re.compile(rf"(?<![{han.HAN}])[{han.HAN}]([ \u3000]{{1,4}})[{han.HAN}](?![{han.HAN}])")
_URL = re.compile(r"https?://[^\s)>\"'，。；、）》”]+")

# Marks that vanish on the page: **粗字**, *斜字*, `代码`.
_MARKS = re.compile(r"(\*\*|\*|`+)(?=\S)([^*`\n]+?)(?<=\S)\1")
# A line end inside a paragraph vanishes between Han characters (han.join_lines).
_WRAPPED = re.compile(rf"(?<=[{han.HAN}])\n[ \t]*(?=[{han.HAN}])")
_PARAGRAPH = re.compile(rf"\s*[{han.HAN}“《(]")
_REMARK = re.compile(r"^[ \t]*#[^\n]*$", re.MULTILINE)


class Flat:
    """A text as detectors read it: half-width, without what cannot be seen, URLs blanked.

    Worked out when it is first asked for; *key* tells it from any other without that.
    """

    def __init__(self, raw: str, cuts: Callable[[str], list[tuple[int, int]]]) -> None:
        self.key = f"{cuts.__name__}\n{raw}"
        self._raw, self._cuts = raw, cuts

    @cached_property
    def text(self) -> str:
        flat = "".join(self._raw[start:end] for start, end in self._kept).translate(_FLAT)
        return _URL.sub(lambda url: " " * len(url.group(0)), flat)

    @cached_property
    def _kept(self) -> list[tuple[int, int]]:
        kept: list[tuple[int, int]] = []
        end = 0
        for start, stop in [*sorted(self._cuts(self._raw)), (len(self._raw), len(self._raw))]:
            if start >= end:
                kept.append((end, start))
            end = max(end, stop)
        return kept

    @cached_property
    def _places(self) -> list[int]:
        return [*(at for start, end in self._kept for at in range(start, end)), len(self._raw)]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self._raw))]

    def datum(self, span: Span) -> Datum:
        """Where *span* stands in the text that was given; one that wraps ends with its line."""
        start, end = self._places[span.start], self._places[span.end - 1] + 1
        line = bisect_right(self._lines, start)
        if line < len(self._lines):
            end = min(end, self._lines[line] - 1)
        first = self._lines[line - 1]
        return Datum(line, start - first, end - first, span.kind)


def plain(text: str) -> Flat:
    """*text* taken as it stands, a line a line."""
    return Flat(text, _gaps)


def page(text: str, is_yaml: bool) -> Flat:
    """*text* of a content file as its page shows it: marks and soft line ends gone.

    Remarks of YAML files are not published.
    """
    return Flat(text, _of_yaml if is_yaml else _of_page)


def _of_yaml(text: str) -> list[tuple[int, int]]:
    return _of_page(text) + [remark.span() for remark in _REMARK.finditer(text)]


def _of_page(text: str) -> list[tuple[int, int]]:
    cuts = _gaps(text)
    for mark in _MARKS.finditer(text):
        size = len(mark.group(1))
        cuts += (mark.start(), mark.start() + size), (mark.end() - size, mark.end())
    for wrap in _WRAPPED.finditer(text):
        first = text.rfind("\n", 0, wrap.start()) + 1
        if _PARAGRAPH.match(text, first):
            cuts.append(wrap.span())
    return cuts


def _gaps(text: str) -> list[tuple[int, int]]:
    cuts = [found.span() for found in _UNSEEN.finditer(text)]
    return cuts + [found.span(1) for found in _APART.finditer(text)]
