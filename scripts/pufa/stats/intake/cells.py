"""What stands in a cell → a day, an amount, a label, names.

A cell that says none is a ``FlawedError``; its words never repeat the cell, which may hold
anything about anybody.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from pufa.load.fields import nearest

_EARLIEST = datetime.date(1990, 1, 1)
_HIGHEST = Decimal(10) ** 9  # 元
_SHAPE = "写成 2025-03-01 这样。"

_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]*\d{1,2}:[\d:.]+Z?)?"
)
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\.0+)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SHORT_YEAR = re.compile(r"\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_YEAR_LAST = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}")
_MONTH_ONLY = re.compile(r"(?:19|20)\d\d(?:\s*[-/.年]?\s*\d{1,2}\s*月?|年)?")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?(?:E[+-]?\d{1,2})?)(万元|万|元)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_NOTHING = ("无", "-", "--", "—", "——", "/")

_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![等人户详知同上名写])")  # as nearly all are written
_SAYS_NO_NAME = re.compile(r"无|不详|未知|匿名|同上|略|[-—/*]+|待填写|\d*")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】")


class FlawedError(Exception):
    """A cell that cannot be read: the code, *what* is wrong, how to *mend* it."""

    def __init__(self, code: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.code, self.what, self.mend = code, what, mend


def plain(text: str) -> str:
    """*text* in one width, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=4096)
def day(text: str, epoch: datetime.date, as_of: datetime.date) -> datetime.date:
    """The day that is written; serial numbers count from *epoch*."""
    text = unicodedata.normalize("NFKC", text).strip().lstrip("'").replace("。", ".")
    found = _written(text, epoch)
    if found < _EARLIEST:
        raise FlawedError("LED006", f"日期早于{_EARLIEST.year}年。", "核对年份。")
    if found > as_of:
        raise FlawedError("LED006", "日期还没有到。", "核对年份；写实际的日期。")
    return found


def _written(text: str, epoch: datetime.date) -> datetime.date:
    if match := _DIGITS.fullmatch(text) or _DAY.fullmatch(text):
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            raise FlawedError("LED005", "没有这一天。", "核对月和日。") from None
    if match := _SERIAL.fullmatch(text):
        return epoch + datetime.timedelta(days=int(match[1]))
    if _SHORT_YEAR.fullmatch(text):
        raise FlawedError("LED005", "年份要写四位，不然分不清年、月、日。", _SHAPE)
    if _YEAR_LAST.fullmatch(text):
        raise FlawedError("LED005", "年份写在最后，分不清月和日。", _SHAPE)
    if _MONTH_ONLY.fullmatch(text):
        raise FlawedError("LED005", "没有写哪一天。", _SHAPE)
    raise FlawedError("LED005", "这不是日期。", _SHAPE)


def amount(text: str, is_in_wan: bool) -> Decimal | None:
    """元; None where the cell says that there is none.  *is_in_wan*: bare numbers are 万元."""
    text = plain(text).lstrip("¥￥").removeprefix("人民币")
    if text in _NOTHING:
        return None
    bare = _THOUSANDS.sub(lambda one: one[0].replace(",", ""), text)
    match = _AMOUNT.fullmatch(bare)
    if match is None:
        mend = "只写一个数，单位是元（栏名写着万元的，是万元）；没有的空着。"
        raise FlawedError("LED010", "这不是金额。", mend)
    is_wan = match[2] in ("万", "万元") or (match[2] is None and is_in_wan)
    found = Decimal(match[1]) * (10_000 if is_wan else 1)
    if found >= _HIGHEST:
        raise FlawedError("LED010", "金额太大，超过10亿元。", "核对单位是元还是万元。")
    return found.quantize(Decimal("0.01"))


def label(text: str, labels: dict[str, str], column: str) -> str:
    """The label that is written; *labels*: each by its plain spelling."""
    found = labels.get(text) or labels.get(plain(text))
    if found is None:
        hint = nearest(plain(text)[:40], labels.values())
        known = "、".join(labels.values()) or "（还没有）"
        what = f"写的不是所里的“{column}”。{hint}"
        mend = f"改成其中一个：{known}；确实要用别的名称，先写进 content/office.yml。"
        raise FlawedError("LED007", what, mend)
    return found


def people(text: str) -> set[str]:
    """The names in a cell: several with signs or spaces between them, a name with spaces in it."""
    if _NAME.fullmatch(text):
        return {text}
    text = _ASIDE.sub(" ", unicodedata.normalize("NFKC", text))
    found = set()
    for part in re.split(r"[、,;/\n\r|&+]|\s{3,}", text):
        words = part.split()
        # 张 三: two characters, set apart so that they are as wide as three.
        whole = len(words) < 2 or any(len(word) == 1 for word in words)
        for name in ["".join(words)] if whole else words:
            name = re.sub(r"等(?:\d+|[一二三四五六七八九十]+)?[人户名]?$", "", name)
            if len(name) > 1 and not _SAYS_NO_NAME.fullmatch(name):
                found.add(name)
    return found
