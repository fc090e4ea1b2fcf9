"""Numbers that lead to one person: identity cards, bank cards, phones, plates, passports.

In: flat text.  Out: spans.  What has a checksum must keep it, unless the words before it
say what it is; what a number of ours looks like (amounts, orders, cases) is left alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from pufa.text.privacy.datum import Span

# What people type between digits, or a page hides there.
_GAP = r"[ \-*_.·]{0,2}"
_BEFORE = 14  # how far back words are looked for that say what a number is

_NOT_ONE = re.compile(
    r"(?:编号|单号|订单|运单|流水|文号|案号|证第|书号|代码|总额|余额|金额|投资|面积|价|ISBN)"
    r"[^，。；、\n]{0,8}$"
)
_UNIT = re.compile(r"\s?(?:[万亿千百]?[元亩斤吨]|平方|立方|公[里斤顷]|米|%|[个只头株棵粒]|\.\d)")

_ID = re.compile(rf"(?<![0-9A-Za-z.])[1-9](?:{_GAP}\d){{16}}{_GAP}[\dXx](?![0-9A-Za-z])")
_OLD_ID = re.compile(r"(?<![0-9A-Za-z.])[1-9]\d{14}(?![0-9A-Za-z])")
_SAYS_ID = re.compile(r"(?:身份|证件|证号|公民)[^，。；\n]{0,10}$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# GB/T 2260: provinces; 81-83 of residence permits; a foreigner's permit puts 9 before them.
_PROVINCES = frozenset(
    map(str, (*range(11, 16), 21, 22, 23, *range(31, 38), *range(41, 47), *range(50, 55)))
) | frozenset(map(str, (*range(61, 66), 71, 81, 82, 83)))

_CARD = re.compile(rf"(?<![0-9A-Za-z.])[2-69](?:{_GAP}\d){{15,18}}(?![0-9A-Za-z])")
_SAYS_CARD = re.compile(r"(?:卡|账号|帐号|账户|帐户|存折|户名)[^，。；\n]{0,10}$")
# UnionPay 62, Visa, MasterCard, JCB, and what Chinese banks gave out before.
_ISSUERS = re.compile(r"62|4[0-9]|5[1-5]|2[2-7]|35|60|65|68|69|9558|9559|9400|9843|9896")

_DIGIT = "〇零○一二三四五六七八九"
_HAN_DIGITS = str.maketrans(f"{_DIGIT}幺", "0001234567891")
_MOBILE = re.compile(
    rf"(?<![0-9A-Za-z.{_DIGIT}])(?:(?:\+|00)?86{_GAP})?(1{_GAP}[3-9](?:{_GAP}\d){{9}})(?!\d|\.\d)"
)
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z.\-])(?:\+86[ -]?)?\(?((?:0(?:10|2\d|[3-9]\d\d)|(?<=\+86)(?:10|2\d|[3-9]\d\d))"
    r"\)?[ -]{0,2}[2-9]\d{2,3}[ -]?\d{4})(?![0-9A-Za-z]|\.\d)"
)
_LOCAL = re.compile(r"(?:电话|座机|固话|家电)(?:号码?)?[:是为 ]{0,2}([2-8]\d{2,3}[ -]?\d{4})(?!\d)")

_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SIGN = "[A-HJ-NP-Za-hj-np-z0-9]"
_PLATE = re.compile(
    rf"[{_PROVINCE}] ?[A-HJ-Za-hj-z] ?[·・•.\-]? ?"
    rf"(?:{_SIGN}{{6}}|{_SIGN}{{5}}|{_SIGN}{{4}}[挂学警港澳试超领])(?![A-Za-z0-9])"
)

_PASSPORT = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<sure>[EG] ?\d{8}|E[A-HJ-NP-Z] ?\d{7})"
    r"|[A-Z]{1,2} ?\d{7,8}|[HM]\d{10})(?![A-Za-z0-9])"
)
_SAYS_PASSPORT = re.compile(r"(?:护照|通行证|回乡证|台胞证|旅行证|证件)[^，。；\n]{0,8}$")


def find(text: str) -> Iterator[Span]:
    """Every number in *text* that leads to a person; of two that overlap the first is meant."""
    yield from (Span(*one.span(), "ID") for one in _ID.finditer(text) if _is_id(text, one))
    yield from (Span(*one.span(), "ID") for one in _OLD_ID.finditer(text) if _is_old_id(text, one))
    yield from (Span(*one.span(), "BANK") for one in _CARD.finditer(text) if _is_card(text, one))
    yield from _phones(text)
    for found in _PLATE.finditer(text):
        if sum(char.isdigit() for char in found.group(0)) > 2:
            yield Span(*found.span(), "PLATE")
    for found in _PASSPORT.finditer(text):
        if _says(_SAYS_PASSPORT, text, found.start()) or (
            found.group("sure") and not _says(_NOT_ONE, text, found.start())
        ):
            yield Span(*found.span(), "PASSPORT")


def _says(words: re.Pattern[str], text: str, start: int) -> bool:
    """Whether *words* stand just before *start*."""
    return bool(words.search(text[max(0, start - _BEFORE) : start]))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _groups(text: str) -> int:
    return len(re.findall("[0-9A-Za-z]+", text))


def _is_id(text: str, found: re.Match[str]) -> bool:
    number = _digits(found.group(0))
    if not (_is_region(number) and _is_day(number[6:14]) and _groups(found.group(0)) <= 6):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17].upper() or _says(_SAYS_ID, text, found.start())


def _is_old_id(text: str, found: re.Match[str]) -> bool:
    number = found.group(0)
    return (
        _is_region(number)
        and _is_day(f"19{number[6:12]}")
        and not _says(_NOT_ONE, text, found.start())
        and not _UNIT.match(text, found.end())
    )


def _is_region(number: str) -> bool:
    return number[:2] in _PROVINCES or (number[0] == "9" and number[1:3] in _PROVINCES)


def _is_day(digits: str) -> bool:
    try:
        day = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1880 < day.year < 2100


def _is_card(text: str, found: re.Match[str]) -> bool:
    number, before = _digits(found.group(0)), found.start()
    if _groups(found.group(0)) > 6 or _UNIT.match(text, found.end()):
        return False
    is_issued = bool(_ISSUERS.match(number))
    if _says(_SAYS_CARD, text, before):
        return is_issued or _is_luhn(number)
    return is_issued and _is_luhn(number) and not _says(_NOT_ONE, text, before)


def _is_luhn(number: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _phones(text: str) -> Iterator[Span]:
    flat = text.translate(_HAN_DIGITS)
    for found in _MOBILE.finditer(flat):
        groups = re.findall(r"\d+", found.group(1))
        if min(map(len, groups)) > 2 and _is_dialled(text, found):
            yield Span(*found.span(1), "PHONE")
    for found in _LANDLINE.finditer(text):
        if _is_dialled(text, found):
            yield Span(*found.span(1), "PHONE")
    for found in _LOCAL.finditer(text):
        yield Span(*found.span(1), "PHONE")


def _is_dialled(text: str, found: re.Match[str]) -> bool:
    return not (_says(_NOT_ONE, text, found.start()) or _UNIT.match(text, found.end()))
