"""Arabic figures as they are said: 两千零五十, 三点八五, 二〇二六, 幺二三四八.

In: digits, with the comma of thousands and a decimal point where there is one.  Out: Han.
"""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_GROUPS = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, ""))
_LARGEST = 10**16

SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
SCALES |= {"十万": 10**5, "万亿": 10**12}


def cardinal(value: int) -> str:
    """*value* as it is counted: 1079 → 一千零七十九, 2000 → 两千, 12 → 十二."""
    if value >= _LARGEST:
        return code(str(value))
    said, rest = "", value
    for unit, name in _GROUPS:
        group, rest = divmod(rest, unit)
        if group:
            # A group that does not fill its places is joined with a zero: 一万零五.
            said += ("零" if said and group < 1000 else "") + _group(group, bool(name)) + name
    return said.removeprefix("一") if said.startswith("一十") else said or "零"


def _group(value: int, is_counted: bool) -> str:
    """*value* below 10,000; a 2 that is *counted* in thousands or more is 两."""
    if value == 2 and is_counted:
        return "两"
    said = ""
    for unit, name in _PLACES:
        digit, value = divmod(value, unit)
        if digit:
            said += ("两" if digit == 2 and name == "千" else _DIGITS[digit]) + name
        elif said and value and not said.endswith("零"):
            said += "零"
    return said


def figure(text: str) -> str:
    """The number that *text* writes: 1,500 → 一千五百, 3.85 → 三点八五, 007 → 零零七."""
    whole, point, part = text.replace(",", "").partition(".")
    if len(whole) > 1 and whole.startswith("0"):
        return code(whole)
    said = cardinal(int(whole))
    return f"{said}点{_each(part)}" if point else said


def counted(text: str) -> str:
    """:func:`figure` before a measure word: 2 is 两."""
    return "两" if text == "2" else figure(text)


def scaled(text: str, scale: str) -> str:
    """*text* in hundreds, 万 or 亿: 2.5 万 → 两万五千; what does not come out whole stays."""
    value = Decimal(text.replace(",", "")) * SCALES[scale]
    if "." in text:
        return cardinal(int(value)) if value == int(value) else figure(text) + scale
    # 200万 is 二百万, 2万 is 两万: what stands before is said as it is written.
    return (figure(text) if scale == "百" else counted(text)) + scale


def money(text: str) -> str:
    """*text* yuan with 角 and 分: 12.05 → 十二元零五分, 3.50 → 三元五角."""
    whole, _, part = text.replace(",", "").partition(".")
    if len(part) > 2:
        return f"{figure(text)}元"
    dimes, cents = (int(digit) for digit in part.ljust(2, "0"))
    said = f"{counted(str(int(whole)))}元" if int(whole) else ""
    if dimes:
        said += f"{_DIGITS[dimes]}角"
    elif said and cents:
        said += "零"
    return f"{said}{_DIGITS[cents]}分" if cents else said or "零元"


def year(text: str) -> str:
    """2026 → 二〇二六."""
    return _each(text).replace("零", "〇")


def code(text: str) -> str:
    """Digits of a telephone number or the like, one by one: 12348 → 幺二三四八."""
    return _each(text).replace("一", "幺")


def _each(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)
