"""Pinyin of Han text: pypinyin, with our own list of what it misreads.

In: text.  Out: a reading for every Han character, or an id in ASCII.  Citation tones with
tone marks; the neutral tone has none.  ``readings.txt`` holds words of law and village, read
as the 现代汉语词典 reads them.  A surname before 某 is read as a surname.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from pufa.text import han

_LONGEST = 40
_RUN = re.compile(f"[{han.HAN}]+")

# Surnames that are read in their own way (before 某, as courts name people).
_SURNAMES = {
    **{"单": "shàn", "曾": "zēng", "任": "rén", "解": "xiè", "查": "zhā", "区": "ōu"},
    **{"仇": "qiú", "朴": "piáo", "盖": "gě", "华": "huà", "葛": "gě", "尉": "yù", "乐": "yuè"},
    **{"燕": "yān", "缪": "miào", "召": "shào", "宓": "fú", "冼": "xiǎn", "员": "yùn"},
}
_NAMED = re.compile(f"([{''.join(_SURNAMES)}])(?=某)")


def readings(text: str) -> list[tuple[str, str | None]]:
    """Every character of *text* with its reading; None for what is not Han or has none."""
    found: list[tuple[str, str | None]] = [(char, None) for char in text]
    for run in _RUN.finditer(text):
        for place, reading in enumerate(_read(run.group(0)), run.start()):
            found[place] = (text[place], reading)
    for name in _NAMED.finditer(text):
        found[name.start()] = (name.group(1), _SURNAMES[name.group(1)])
    return found


def spelled(text: str) -> str:
    """The readings of *text*, with spaces between; what has none is left out."""
    return " ".join(reading for _, reading in readings(text) if reading)


def plain(syllables: str) -> str:
    """*syllables* without their tone marks, in capitals: what dictionaries sort by."""
    letters = unicodedata.normalize("NFD", syllables).upper()
    return "".join(char for char in letters if not unicodedata.combining(char))


def _read(run: str) -> list[str | None]:
    _prepare()
    from pypinyin import Style, pinyin

    # One item a character; what it cannot read comes back as it was, one by one.
    items = [item[0] for item in pinyin(run, style=Style.TONE, errors=list)]  # type: ignore[arg-type]
    return [None if _RUN.fullmatch(item) else item for item in items]


@cache
def _prepare() -> None:
    # Its dictionaries take 57 MB and a quarter of a second, which few commands need.
    from pypinyin import load_phrases_dict

    lines = Path(__file__).with_name("readings.txt").read_text("utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    load_phrases_dict({word: [[one] for one in reading] for word, *reading in words})


def slug(text: str) -> str:
    """An id made of *text*'s pinyin: 花生种子不出芽 → huasheng-zhongzi…; empty where it has none.

    Cut at 40 characters, at a syllable.
    """
    _prepare()
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
