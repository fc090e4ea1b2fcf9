"""Numbers and units say what their author meant: the slips offices make with days and money.

In: everything the office wrote.  Out: notices.  Only what is wrong by itself is found: a day
that no calendar has, a unit written twice, two figures for one amount that differ, a range
that ends before it begins.  Whether an amount is the right one nobody but the author knows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from pufa.findings import Report
from pufa.model import Library, passages
from pufa.text import han

_HAN_DIGITS = "零〇一二两三四五六七八九十百千万亿"
_NUMBER = rf"\d[\d,，]*(?:\.\d+)?[百千万亿]*|[{_HAN_DIGITS}]+"
_DAY = re.compile(
    r"(?<![\d.])(?:(?P<year>\d{4})(?P<dash>[-/年])\s?)?(?P<month>\d{1,2})(?(dash)[-/月]|月)\s?"
    r"(?P<day>\d{1,2})(?:[日号]|(?<=-\d\d)(?!\d))"
    r"(?:[（(](?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[）)])?"
)
_HAN_DAY = re.compile(
    r"(?P<year>[〇零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,3})月"
    r"(?P<day>[一二三四五六七八九十]{1,3})[日号]"
)
_WEEK = "一二三四五六日"

# What is written twice, or mixed of two ways to write it, and how it is put right.
_SLIPS = (
    (r"百分之\s?[\d.一二三四五六七八九十]+\s?[%％]", "写“3%”或者“百分之三”，不要两样都写。"),
    (r"[\d.]+\s?[%％]\s?个?百分点", "讲相差多少写“3个百分点”，讲占多少写“3%”。"),
    (r"百分之[\d.一二三四五六七八九十]+个百分点", "讲相差多少写“3个百分点”，讲占多少写“3%”。"),
    (r"(?<=[\d十百千万亿])(?:元元|万元万元|万万元|块元|元块)(?!本)", "单位只写一次。"),
    (r"[¥￥]\s?[\d,.]+\s?万?元", "写“3000元”或者“¥3000”，不要两样都写。"),
    (r"(?<=\d)\s?(?:KG|Kg|KM|Km|CM|MM|[Mm][23²³])(?![A-Za-z\d])", "写公斤、公里、平方米这样。"),
    (
        r"[一二](?=.{0,2}[0OoＯ○])[0OoＯ○〇零一二三四五六七八九]{3}年",
        "汉字的年份里，零写成“〇”；或者全用数字，写“2026年”。",
    ),
)
_MIXED = tuple((re.compile(pattern), mend) for pattern, mend in _SLIPS)

_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟圆", "一二三四五六七八九十百千元")
_IN_CAPITALS = re.compile(
    rf"(?P<first>{_NUMBER})元[（(](?:人民币)?(?:大写)?[:：]?(?:人民币)?"
    r"(?P<capitals>[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]+)[元圆][整正]?[）)]"
    rf"|(?P<before>(?![万亿零])[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]+)[元圆][整正]?"
    rf"[（(](?:小写)?[:：]?[¥￥]?(?P<second>{_NUMBER})元?[）)]"
)

# Units of one kind, in the smallest of them.
_UNITS = {
    "公顷": ("面积", 10_000.0), "亩": ("面积", 10_000 / 15), "平方米": ("面积", 1.0),
    "㎡": ("面积", 1.0), "平方公里": ("面积", 1e6), "公里": ("长度", 1000.0),
    "千米": ("长度", 1000.0), "里": ("长度", 500.0), "米": ("长度", 1.0),
    "吨": ("重量", 1000.0), "公斤": ("重量", 1.0), "千克": ("重量", 1.0), "斤": ("重量", 0.5),
    "元": ("金额", 1.0), "年": ("时间", 365.0), "个月": ("时间", 30.0), "日": ("时间", 1.0),
    "天": ("时间", 1.0), "周岁": ("年龄", 1.0), "岁": ("年龄", 1.0), "%": ("百分数", 1.0),
    "％": ("百分数", 1.0), "倍": ("倍数", 1.0),
}  # fmt: skip
_CONVERTED = ("面积", "长度", "重量")
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_MEASURE = rf"({_NUMBER})\s?({_UNIT})"
_SAME = re.compile(
    rf"{_MEASURE}(?:[（(](?:约|合|即|约合|折合|也就是)?{_MEASURE}[）)]"
    rf"|[，,]?(?:约合|折合|等于){_MEASURE})"
)
_ABOUT = 0.06  # 一公顷合十五亩, rounded
_RANGE = re.compile(rf"{_MEASURE}以上[、，]?(?:不满)?{_MEASURE}(?:以下|以内|的)")


def check_numbers(library: Library, report: Report) -> None:
    """Finds NUM001-NUM004."""
    for passage in passages(library):
        text = passage.text
        if not text.file.startswith("content/"):
            continue
        for number, code, what, mend in _wrong(text.body):
            report.add(text.file, text.line and text.line + number, code, what, mend)


@lru_cache(maxsize=50_000)
def _wrong(body: str) -> tuple[tuple[int, str, str, str], ...]:
    """Row (from 0), code, what, mend of everything wrong in *body*.

    Kept while a preview runs: nearly every text is the one it was.
    """
    return tuple(
        (number, *said) for number, row in enumerate(body.split("\n")) for said in _said_of(row)
    )


def _said_of(row: str) -> Iterator[tuple[str, str, str]]:
    """Code, what, mend of everything wrong in *row*."""
    for pattern in (_DAY, _HAN_DAY):
        for found in pattern.finditer(row):
            if what := _wrong_day(found):
                yield "NUM001", what, "对着日历查一查。"
    for slip, mend in _MIXED:
        for found in slip.finditer(row):
            yield "NUM002", f"“{found.group(0).strip()}”：数字、单位写重了，或者写混了。", mend
    for found in _IN_CAPITALS.finditer(row):
        capitals = (found["capitals"] or found["before"]).translate(_CAPITALS)
        if _value(capitals) != _value(found["first"] or found["second"]):
            what = f"“{found.group(0)}”：大写和小写的金额不一样。"
            yield "NUM003", what, "查对原件，改成一样的。"
    for found in _SAME.finditer(row):
        one, other = (_measure(*pair) for pair in _pairs(found))
        if one and other and one[0] == other[0] and _differ(*one, other[1]):
            what = f"“{found.group(0)}”：两个数换算起来不一样。"
            yield "NUM003", what, "重新算一遍；1公顷是15亩，1亩约667平方米，1公斤是2斤。"
    for found in _RANGE.finditer(row):
        one, other = (_measure(*pair) for pair in _pairs(found))
        if one and other and one[0] == other[0] and one[1] >= other[1]:
            yield "NUM004", f"“{found.group(0)}”：前面的比后面的大。", "查对条文，改过来。"


def _differ(kind: str, one: float, other: float) -> bool:
    """Whether two measures cannot be the same; of money, whether a decimal place slipped."""
    if kind == "金额":
        ratio = max(one, other) / (min(one, other) or 1)
        return ratio in (10, 100, 1000, 10_000)
    return kind in _CONVERTED and abs(one - other) > _ABOUT * one


def _wrong_day(found: re.Match[str]) -> str:
    """What is wrong with a day, if anything."""
    parts = found.groupdict()
    year = han.number(parts["year"]) if parts["year"] else 2024  # a leap year, if it says none
    month, number = han.number(parts["month"]), han.number(parts["day"])
    if year is None or month is None or number is None:
        return ""
    try:
        day = datetime.date(year, month, number)
    except ValueError:
        return f"日历上没有“{found.group(0)}”这一天。"
    weekday = (parts.get("weekday") or "").replace("天", "日")
    if parts["year"] and weekday and weekday != _WEEK[day.weekday()]:
        return f"{han.date(day)}是星期{_WEEK[day.weekday()]}，不是星期{weekday}。"
    return ""


def _pairs(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The two measures that matched, each a number and a unit."""
    words = [word for word in found.groups() if word is not None]
    yield words[0], words[1]
    yield words[2], words[3]


def _measure(number: str, unit: str) -> tuple[str, float] | None:
    """The kind of a measure, and how much of it in the smallest unit of its kind."""
    value = _value(number)
    kind, size = _UNITS[unit]
    return None if value is None else (kind, value * size)


def _value(number: str) -> float | None:
    """The value of 3.5万, 1,000, 三万五千; None where it has none."""
    text = number.replace(",", "").replace("，", "")
    if found := re.fullmatch(r"(\d+(?:\.\d+)?)([百千万亿]*)", text):
        value = float(found[1])
        for unit in found[2]:
            value *= {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}[unit]
        return value
    total = 0
    for unit, size in (("亿", 100_000_000), ("万", 10_000)):
        before, there, text = text.rpartition(unit) if unit in text else ("", "", text)
        part = han.number(before) if before else None
        if there and part is None:
            return None
        total += (part or 0) * size
    if not text:
        return float(total)
    rest = han.number(text.lstrip("零〇") or "零")
    return None if rest is None else float(total + rest)
