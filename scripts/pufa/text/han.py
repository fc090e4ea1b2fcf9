"""Facts about Han text: which characters are Han, numerals, dates, line joins.

In and out: strings and numbers.  Refuses nothing; what is no numeral is None.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

# The CJK blocks a Chinese text or name can use, without punctuation.
RANGES = (
    ("\u3007", "\u3007"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003134f"),
)
HAN = "".join(f"{first}-{last}" for first, last in RANGES)

# Han characters and full-width punctuation: between two of them a line end is no space.
_WIDE = f"{HAN}\u3000-\u3006\u3008-\u303f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026"
_SOFT_BREAK = re.compile(f"(?<=[{_WIDE}])\n(?=\\S)|\n(?=[{_WIDE}])")

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def join_lines(text: str) -> str:
    """*text* with soft line ends taken out where Chinese has no space."""
    return _SOFT_BREAK.sub("", text) if "\n" in text else text


def number(numeral: str) -> int | None:
    """The value of a Han or Arabic numeral below 10,000 (一千零七十九, 一〇七九, 1079), or None."""
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else None
    if all(char in _DIGITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral)) if numeral else None
    total, digit = 0, 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            return None
    return total + digit


def is_blank(text: str) -> bool:
    """Whether nothing of *text* can be seen: spaces, controls, zero-width characters."""
    return all(char.isspace() or unicodedata.category(char) in ("Cc", "Cf") for char in text)


def date(day: datetime.date) -> str:
    """2026年3月1日."""
    return "".join(date_parts(day))


def date_parts(day: datetime.date) -> tuple[str, ...]:
    """2026年, 3月, 1日."""
    return f"{day.year}年", f"{day.month}月", f"{day.day}日"


def numeral(value: int) -> str:
    """*value*, from 0 to 9,999, in Han numerals as laws write them: 一千零七十九."""
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += f"{'零一二三四五六七八九'[digit]}{name}"
        elif text and value and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text or "零"
