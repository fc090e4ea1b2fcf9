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


# Characters that villagers' words read in two ways, and pypinyin in one (不还 as "bu hai").
_BOTH = {
    "还": "huan hai", "调": "tiao diao", "没": "mei mo", "长": "zhang chang", "得": "de dei",
    "重": "zhong chong", "行": "xing hang", "大": "da dai", "着": "zhe zhao", "圈": "quan juan",
    "削": "xue xiao", "给": "gei ji", "了": "le liao", "便": "bian pian", "差": "cha chai",
    "折": "zhe she", "降": "jiang xiang", "强": "qiang jiang", "角": "jiao jue", "露": "lu lou",
    "落": "luo la", "血": "xue xie", "单": "dan shan", "什": "shen shi", "谁": "shei shui",
    "卡": "ka qia", "系": "xi ji", "校": "xiao jiao", "都": "dou du",
    "传": "chuan zhuan", "率": "lv shuai", "弹": "tan dan", "提": "ti di", "石": "shi dan",
    "会": "hui kuai", "扒": "ba pa",
}  # fmt: skip
_GB2312 = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) < (0xD7, 0xFA)
]


def characters(words: list[str]) -> dict[str, set[str]]:
    """Characters by syllable, without tones: those of *words*, as these read them, and the
    3,755 that everybody writes."""
    from pypinyin import Style, lazy_pinyin

    found: dict[str, set[str]] = {}

    def add(char: str, syllable: str) -> None:
        if syllable.isascii() and syllable.isalpha():
            found.setdefault(syllable.lower(), set()).add(char)

    for text in (*words, *_GB2312):
        syllables = lazy_pinyin(text, style=Style.NORMAL)
        if len(syllables) == len(text):
            for char, syllable in zip(text, syllables, strict=True):
                add(char, syllable)
    for char, both in _BOTH.items():
        for syllable in both.split():
            add(char, syllable)
    return found
