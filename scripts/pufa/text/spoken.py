"""Text as it is said aloud: for the loudspeaker, and for whoever listens to a page.

In: plain Chinese text.  Out: the same text without figures, parentheses, addresses of the
net and signs that nobody can say: 2026年 → 二〇二六年, 3—5天 → 三到五天, 12348 → 幺二三四八.
Letters stay (QQ, A四).  Refuses nothing.  Rules are tried one after another, those that are
surest first; what a rule has put into words no later one takes for a figure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from re import Match

from pufa.text import cardinals as say
from pufa.text import han


def _words() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in Path(__file__).with_name("spoken.txt").read_text("utf-8").splitlines():
        kind, *words = line.split()
        found[kind] += [" ".join(words)] if kind in "符词" else words
    return found


_WORDS = _words()
_SIGNS = dict(row.split() for row in _WORDS["符"])
_LETTERS = dict(row.split() for row in _WORDS["词"])


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# 分局 and 处理 count nothing.
_MEASURE = (
    rf"(?:(?!分[局公别开管]|处[理置罚分]|人民|条例|家里)(?:{_any(_WORDS['量'] + _WORDS['序'])}))"
)
_ORDER = frozenset(_WORDS["序"])
_SCALE = "(?:万亿|千万|百万|十万|亿|万|千(?![克米瓦])|百(?!分))"
_N = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_TO = r"(?:[—–~～]{1,2}|-|至|到)"
_AND = rf"(?:{_TO}|、|或者?|和)"
_NUMERAL = "零〇一二三四五六七八九十百千万亿两幺"
_YEAR = r"(?:1[6-9]|20)\d\d"
_HOTLINE = r"(?:11[0249]|12[02]|12[13]\d\d|100\d[1-9]|9[56]\d{3}(?<!00))"
_PHONE = r"0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|1[3-9]\d(?:\d{8}|-\d{4}-\d{4})"
_SITE = r"(?:https?://|www\.|(?<![A-Za-z\d.-])(?:[A-Za-z\d-]{1,63}\.)+(?:cn|com|org|net)\b)[A-Za-z\d./?&=%#:+_~-]*"

_FULL = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}
_ALIKE = str.maketrans(
    {
        **{chr(code): chr(ascii_) for code, ascii_ in _FULL.items()},
        **{"％": "%", "㎡": "m²", "℃": "摄氏度", "½": "1/2", "¼": "1/4", "¾": "3/4", "−": "-"},
        **{"≥": "大于等于", "≤": "小于等于", "＞": "大于", "＜": "小于", "＝": "="},
        **{"±": "正负", "≈": "大约", "÷": "除以", "＆": "&", "°": "度", "＋": "+"},
        **{chr(0x2160 + n): say.cardinal(n + 1) for n in range(12)},  # Ⅰ Ⅱ Ⅲ
    }
)


def _range(separator: str) -> str:
    return re.sub(r"^[—–~～-]+$", "到", separator)


def _each(numbers: str, one: Callable[[str], str]) -> str:
    """*numbers* that stand in a row, each said by *one*, with what joins them."""
    parts = re.split(rf"\s?({_AND})\s?", numbers)
    said = (_range(part) if place % 2 else part and one(part) for place, part in enumerate(parts))
    return "".join(said)


def _quantity(m: Match[str]) -> str:
    numbers, scale, unit = m["numbers"], m["scale"] or "", m["unit"] or ""
    if unit == "元" and not scale and re.fullmatch(r"[\d,]+\.\d{1,2}", numbers):
        return say.money(numbers)
    if scale and re.fullmatch(_N, numbers):
        return say.scaled(numbers, scale) + unit
    one = say.figure if unit in _ORDER and not scale else say.counted
    return _each(numbers, one) + scale + unit


def _percent(m: Match[str]) -> str:
    whole = {"%": "百分之", "‰": "千分之", "‱": "万分之"}[m["sign"]]
    return whole + ("百" if m["numbers"] == "100" else _each(m["numbers"], say.figure))


def _time(m: Match[str]) -> str:
    hour, minute, second = m["hour"], int(m["minute"]), m["second"]
    if int(hour) > 24:
        return m[0]
    said = f"{say.counted(str(int(hour)))}点"
    if second:
        return f"{said}{say.cardinal(minute)}分{say.cardinal(int(second))}秒"
    if minute in (0, 30):
        return said + ("半" if minute else "")
    return f"{said}{'零' if minute < 10 else ''}{say.cardinal(minute)}分"


def _ordinal(m: Match[str]) -> str:
    # The number of a paper is said figure by figure, that of an article is counted.
    is_long = len(m["numbers"]) > 4 and m["numbers"].isdigit()
    return "第" + (say.code(m["numbers"]) if is_long else _each(m["numbers"], say.figure))


def _phone(m: Match[str]) -> str:
    number = "，".join(map(say.code, m["number"].split("-")))
    return number + (f"转{say.code(m['inner'])}" if m["inner"] else "")


def _model(m: Match[str]) -> str:
    """Letters with a number: A4, G2503, GB/T 9704-2012."""
    number, year = m["number"], m["year"]
    is_code = len(number) > 2 and number.isdigit()
    said = say.code(number) if is_code else say.figure(number)
    return m["letters"].replace("/", "") + said + (f"，{say.year(year)}年" if year else "")


def _plain(m: Match[str]) -> str:
    """A number that nothing explains."""
    text = m[0]
    if re.fullmatch(_YEAR, text) and not text.endswith("00"):
        return say.year(text)
    is_code = text.isdigit() and len(text) > 4 and not text.endswith("00")
    return say.code(text) if is_code else say.figure(text)


def _aside(m: Match[str]) -> str:
    """What stands in parentheses, between commas; left out where it only points elsewhere."""
    text = m[1].strip(" 　，。")
    is_said = re.search(f"[{han.HAN}]", text) and not re.match(
        r"见|详见|参见|另见|附后|附表|略|下同|同上|图[一二三四五六七八九十]|表[一二三四五六七八九十]",
        text,
    )
    return f"，{text}，" if is_said else ""


_Rule = tuple[re.Pattern[str], Callable[[Match[str]], str] | str]
_RULES: tuple[_Rule, ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"(?<![A-Za-z\d_.+-])[A-Za-z\d_.+-]+@[A-Za-z\d.-]+", "邮箱从略"),
        (_SITE, "网址从略"),
        ("=", "等于"),
        (r"\d{25,}", lambda m: say.code(m[0])),  # no number has so many
        ("&", "和"),
        (
            r"^\s*(?:[（(](\d{1,2})[）)]|(\d{1,2})[.、．)）](?!\d))\s*",
            lambda m: f"第{say.cardinal(int(m[1] or m[2]))}，",
        ),
        ("[①-⑳]", lambda m: f"第{say.cardinal(ord(m[0]) - 0x245F)}，"),
        (rf"(?<=[{_NUMERAL}])[○O]|[○O](?=[{_NUMERAL}])", "〇"),
        (r"(?<=[\d米尺丈])\s?×\s?(?=\d)|(?<=\d)[xX*](?=\d)", "乘"),
        ("[×X]{2,}", "某某"),
        ("×", "某"),
        (
            r"(?<!\d)(\d{17})([\dXx])(?!\d)",
            lambda m: say.code(m[1]) + (say.code(m[2]) if m[2].isdigit() else "X"),
        ),
        (
            r"(?<!\d)(\d{3})\*{2,}(\d{4})(?!\d)",
            lambda m: f"{say.code(m[1])}，中间几位不念，{say.code(m[2])}",
        ),
        # 国办发〔2026〕12号; （2025）辽0921民初123号
        (rf"[〔\[［（(]({_YEAR})[〕\]］）)]第?(?=\d+号)", lambda m: f"{say.year(m[1])}年"),
        (
            rf"[（(]({_YEAR})[）)]([{han.HAN}])(\d{{2,4}})([{han.HAN}]{{1,4}})(?=\d+号)",
            lambda m: f"{say.year(m[1])}年{m[2]}{say.code(m[3])}{m[4]}",
        ),
        # Days and times
        (
            rf"(?<!\d)({_YEAR})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)",
            lambda m: f"{say.year(m[1])}年{int(m[3])}月{int(m[4])}日",
        ),
        (
            rf"(?<!\d)({_YEAR})-(0[1-9]|1[0-2])(?![\d-])",
            lambda m: f"{say.year(m[1])}年{int(m[2])}月",
        ),
        (
            rf"(?<!\d)({_YEAR})(年?{_TO})({_YEAR})(?=\D*年)",
            lambda m: (
                f"{say.year(m[1])}{'年' if '年' in m[2] else ''}"
                f"{_range(m[2].removeprefix('年'))}{say.year(m[3])}"
            ),
        ),
        (rf"(?<![\d.])({_YEAR})(?=[年版届])", lambda m: say.year(m[1])),
        (r"(?<!\d)(\d\d)(?=年\d{1,2}月)", lambda m: say.year(m[1]).replace("〇", "零")),
        (r"(?<!\d)([05-9]0)(?=后(?![\d天来期续]))", lambda m: say.year(m[1]).replace("〇", "零")),
        (r"(?<!\d)(\d{1,2})·(\d{1,2})(?!\d)", lambda m: say.year(m[1] + m[2]).replace("〇", "零")),
        (
            r"(?<![\d:：])(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?(?![\d:：])",
            _time,
        ),
        (r"(?<![\d月])2(?=日(?:以?[内后]|之内|以[上下]))", "两"),
        # Numbers that name something
        (rf"(?<![\d-])(?P<number>{_PHONE})(?:(?:-|转)(?P<inner>\d{{1,5}}))?(?![\d-])", _phone),
        (rf"(?<=[打拨])(?P<number>{_HOTLINE})(?![\d.,])(?!\s?[元块万千])(?P<inner>)", _phone),
        (
            rf"(?<![\d.,A-Za-z-])(?P<number>{_HOTLINE})(?![\d.,%‰/:-])"
            rf"(?!\s?(?:{_SCALE}|{_MEASURE}|[A-Za-z]))(?P<inner>)",
            _phone,
        ),
        (
            r"((?:电话|热线|手机|号码|微信号?|QQ号?|账号|卡号|编号)[：:是为]{0,2}\s?)(\d{5,})(?!\d)",
            lambda m: m[1] + say.code(m[2]),
        ),
        (r"\b[Nn]o\.?\s?(\d+)", lambda m: f"{say.figure(m[1])}号"),
        (rf"\b({_any(list(_LETTERS))})\b", lambda m: _LETTERS[m[1]]),
        (rf"(?<=[\d万亿])\s?({_any(list(_SIGNS))})(?![A-Za-z²³])", lambda m: _SIGNS[m[1]]),
        (
            r"(?P<letters>[A-Z]{2,}(?:/T)?)[ -]?(?P<number>\d{3,})(?:[-—](?P<year>\d{4}))?(?!\d)",
            _model,
        ),
        (r"(?P<letters>[A-Za-z])-?(?P<number>\d+(?:\.\d+)?)(?P<year>)", _model),
        (r"(?<!\d)(\d{3,4})(?=室|路公交|国道|省道|次列车)", lambda m: say.code(m[1])),
        (
            r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])",
            lambda m: "点".join(map(say.figure, m[0].split("."))),
        ),
        (
            r"(?<![\d-])\d+(?:-\d+){2,9}(?![\d-])",
            lambda m: "杠".join(map(say.code, m[0].split("-"))),
        ),
        # Quantities
        (rf"[¥￥]\s?({_N}{_SCALE}?)(?:元)?", r"\1元"),
        (rf"[$＄]\s?({_N}{_SCALE}?)", r"\1美元"),
        (rf"(?<![\dA-Za-z）)])-(?={_N}摄氏度|{_N}{_TO}{_N}摄氏度)", "零下"),
        (rf"(?<![\dA-Za-z）)%{han.HAN}])-(?=\d)", "负"),
        (rf"(?<![\d.])(?P<numbers>{_N}(?:{_AND}{_N}){{0,20}})(?P<sign>[%‰‱])", _percent),
        (
            r"(?<![\d./])(?:(\d+) )?(\d+)/(\d+)(?![\d/])",
            lambda m: (
                (f"{say.figure(m[1])}又" if m[1] else "")
                + f"{say.figure(m[3])}分之{say.figure(m[2])}"
            ),
        ),
        (rf"({_N})分之({_N})", lambda m: f"{say.figure(m[1])}分之{say.figure(m[2])}"),
        (r"第[（(](\d+)[）)]", lambda m: f"第{say.figure(m[1])}"),
        (rf"第\s?(?P<numbers>{_N}(?:\s?{_AND}\s?\d+){{0,20}})\s?", _ordinal),
        (r"(?<=\d米)(\d\d)(?!\d)", lambda m: say.year(m[1]).replace("〇", "零")),
        (r"(?<=\d)\+(?!\d)", "多"),
        (
            rf"(?<![\d.])(?P<numbers>{_N}(?:\s?{_AND}\s?{_N}){{0,20}})\s?(?={_SCALE}|{_MEASURE})"
            rf"(?P<scale>{_SCALE})?\s?(?P<unit>{_MEASURE})?",
            _quantity,
        ),
        (rf"(?<![\d.])({_N})[—–~～-]({_N})(?![\d.])", lambda m: _each(m[0], say.figure)),
        (r"(?<=\d):(?=\d)", "比"),
        (_N, _plain),
        # What joins words
        (
            rf"(?<=[{_NUMERAL}年月日号点半分时元岁条度期款项])[—–~～-](?=[{_NUMERAL}第次翌今负])",
            "到",
        ),
        ("和/或", "和，或"),
        (rf"[（(]([{_NUMERAL}]+)[）)](?=[》〉])", r"\1"),
        (f"(?<=[元角斤里米人次吨克升])/(?=[{han.HAN}])", "每"),
        (f"(?<=[{han.HAN}])/(?=[{han.HAN}])", "或者"),
        (rf"(?<=[A-Z{_NUMERAL}])\+(?=[A-Z{_NUMERAL}])", "加"),
        *((r"[（(]([^（）()]*)[）)]", _aside),) * 3,  # innermost first
        ("[—–]{1,2}|→|\\s*[|｜]\\s*", "，"),
        ("%", "百分号"),
        (r"[#*_`~^<>{}\\\[\]〔〕【】□■●○◆◇★☆√✓✔☑▲△▼↩（）()+/]", ""),
        # Marks that have come to stand together
        ("[，、]*([。！？；：])[，、]*", r"\1"),
        ("，*([，、])，*", r"\1"),
        ("(?<=[“‘《〈「『])，|，(?=[”’》〉」』])|^[，、；：。\\s]+|\\s+$", ""),
        (rf"(?<=[{han.HAN}，。；：！？、”》])[ 　]+|[ 　]+(?=[{han.HAN}，。；：！？、“《])", ""),
    )
)


def spoken(text: str) -> str:
    """*text* as a reader says it, line by line."""
    return "\n".join(map(_line, text.split("\n")))


def _line(text: str) -> str:
    text = text.translate(_ALIKE)
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return text
