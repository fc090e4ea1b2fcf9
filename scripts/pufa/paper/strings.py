"""Texts of an author as Typst code: string literals, in which no mark can act.

In: any string.  Out: code.  Refuses nothing; control and format characters, which print
nothing and which PDF/UA forbids, are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pufa.text import han

_UNSEEN = ("Cc", "Cf", "Cs")  # controls, marks of format, halves of a pair
# It shapes the Mongolian letter after it, and has a glyph in every font of that script.
_VOWEL_SEPARATOR = "\u180e"
_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
# No line may be broken in what is not Han; a URL is better broken after its marks.
_LONG = re.compile(rf"[^\s{han.HAN}]{{30,}}")
_PART = re.compile(r"[^/?&=._-]{1,24}[/?&=._-]?|[/?&=._-]")


def literal(text: str) -> str:
    """*text* as a Typst string, without the characters that are neither seen nor spaces."""
    return '"' + visible(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def visible(text: str) -> str:
    """*text* with single spaces, without the characters that are neither seen nor spaces."""
    return "".join(
        char
        for char in _SPACE.sub(" ", text)
        if char == _VOWEL_SEPARATOR or unicodedata.category(char) not in _UNSEEN
    )


def content(text: str) -> str:
    """*text* as Typst content; runs too long for a line can be broken anywhere."""
    return group("; ".join(broken(text, literal)))


def broken(text: str, write: Callable[[str], str]) -> list[str]:
    """What *write* makes of *text*, with places to break in its longest runs."""
    pieces: list[str] = []
    end = 0
    for run in _LONG.finditer(text):
        parts = [text[end : run.start()], *_PART.findall(run[0])]
        pieces += [code for part in parts if part for code in (write(part), "seam")]
        end = run.end()
    return [*pieces, write(text[end:])]


def group(code: str) -> str:
    return f"{{ {code} }}" if code else "[]"


def call(function: str, *texts: str) -> str:
    """A call of a template's *function* with *texts*."""
    return f"{function}({', '.join(map(content, texts))})"


def head(title: str) -> str:
    """The title of what follows."""
    return f"heading(level: 1, {content(title)})"
