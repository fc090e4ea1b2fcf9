"""Characters by the syllables they are read as, without tones: what typed pinyin is decoded with.

In: words of Han characters.  Out: syllables with their characters.  ``syllables.txt`` has
20,903, read as pypinyin reads them alone and in the words of laws and villages; a rarer one it
is asked, though its dictionaries take 57 MB and half a second.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

# What everybody writes: the 3,755 characters of the first level of GB2312.
_EVERYDAY = frozenset(
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) < (0xD7, 0xFA)
)


def characters(words: Iterable[str]) -> dict[str, set[str]]:
    """The characters of *words*, and those everybody writes, by syllable."""
    wanted = _EVERYDAY.union(*words)
    found: dict[str, set[str]] = {}
    for syllable, chars in _table().items():
        if kept := wanted & chars:
            found[syllable] = set(kept)
    for char in sorted(wanted - frozenset().union(*_table().values())):
        for syllable in _ask(char):
            found.setdefault(syllable, set()).add(char)
    return found


@cache
def _table() -> dict[str, frozenset[str]]:
    lines = Path(__file__).with_name("syllables.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {syllable: frozenset(chars) for syllable, chars in rows}


def _ask(char: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    read = lazy_pinyin(char, style=Style.NORMAL)
    return [one.lower() for one in read if one.isascii() and one.isalpha()]
