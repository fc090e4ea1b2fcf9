"""Pinyin of Han text, by pypinyin.

In: a title, a word.  Out: an id in ASCII; syllables with tone marks.
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 40


def slug(text: str) -> str:
    """An id made of *text*'s pinyin: 花生种子不出芽 → huasheng-zhongzi…; empty where it has none.

    Cut at 40 characters, at a syllable.
    """
    # Its dictionaries take 57 MB and a quarter of a second, which few commands need.
    from pypinyin import Style, lazy_pinyin

    syllables = [
        re.sub(r"[^a-z0-9]", "", part.lower()) for part in lazy_pinyin(text, style=Style.NORMAL)
    ]
    words: list[str] = []
    for syllable in filter(None, syllables):
        if len("-".join([*words, syllable])) > _LONGEST:
            break
        words.append(syllable)
    return "-".join(words)


def tones(text: str) -> str:
    """The syllables of *text* with tone marks: 调解 → tiáo jiě."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(text, style=Style.TONE))


def plain(syllables: str) -> str:
    """*syllables* without their tone marks, in capitals: what dictionaries sort by."""
    letters = unicodedata.normalize("NFD", syllables).upper()
    return "".join(char for char in letters if not unicodedata.combining(char))
