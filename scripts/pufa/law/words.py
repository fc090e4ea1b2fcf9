"""The words the grammar goes by, as alternatives of regular expressions.

In: the name of a line of ``words.txt``.  Out: ``(?:…|…)``, the longest word first.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


def any_of(*names: str) -> str:
    """One of the words on those lines."""
    words = {word for name in names for word in _lines()[name]}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def words(name: str) -> frozenset[str]:
    return frozenset(_lines()[name])


@cache
def _lines() -> dict[str, list[str]]:
    text = Path(__file__).with_name("words.txt").read_text("utf-8")
    rows = (line.partition(": ") for line in text.splitlines() if line and line[0] != "#")
    return {name: found.split() for name, _, found in rows}


@cache
def others() -> frozenset[str]:
    """Titles of laws we do not know, so that they are recognized where they stand bare."""
    text = Path(__file__).with_name("others.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
