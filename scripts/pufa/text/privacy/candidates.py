"""What could be the name of a person in a sentence, and how much the model doubts it.

In: a sentence, the model's doubts.  Out: ``Candidate`` values.  Three kinds: a surname with
one or two characters behind it; a run of the characters that Mongolian and Uyghur names are
written with; what the model itself is sure of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pufa.text import han
from pufa.text.privacy import context, spared
from pufa.text.privacy.recogniser import Doubts

# How much doubt a name may leave wherever it stands: a surname and more, or one character.
FULL, SHORT = 1.5, 0.6
_SURE = 0.15
# A name of the steppe by its length, and how much more with a word many of them have.
_STEPPE_BASES, _LONGER, _KNOWN = {2: -1.0, 3: 1.0, 4: 1.8}, 2.6, 2.0

_HAN = f"[{han.HAN}]"
_ALL_HAN = re.compile(f"{_HAN}+")
_STEPPE = (
    "阿敖艾安奥巴白拜包宝本毕别布才策查朝楚达代丹道德登迪地丁都敦顿多额恩尔嘎噶甘高格根古哈海罕汗合赫呼胡花"
    "吉加嘉江金卡喀康克肯库拉兰郎勒雷乐力丽利林琳楞鲁伦洛玛买麦满曼茂美蒙孟米莫木姆慕那娜乃南尼宁努诺帕其齐"
    "奇琪祺钦勤青琼热仁日荣茹如瑞萨赛桑森沙山什生顺思斯苏松琴索塔泰坦特腾提田铁图吐托瓦娃万旺乌吾勿西希锡香"
    "辛雅牙央伊依音英尤玉云扎泽札孜珠卓娅"
)
_STEPPE_RUN = re.compile(rf"(?:[恩呼布苏]和|[{_STEPPE}]){{1,7}}(?:[·•][{_STEPPE}不]{{2,7}})?")
_STEPPE_WORD = re.compile(
    "格日勒|其其格|其木格|图雅|托娅|娜仁|那仁|萨仁|高娃|斯琴|乌云|乌兰|哈斯|巴根|巴图|巴特尔|宝音|达来|呼和|牧仁"
    "|朝鲁|朝格|恩和|那顺|那日|满都|敖特根|敖日格|格勒|乌力吉|阿拉坦|阿古拉|布和|布仁|毕力格|宝力|苏和|苏日"
    "|嘎拉|额尔敦|孟和|特木|铁木|塔娜|日娜|海日|白音|勿日|古丽|买买提|吐尔|阿卜|艾合|克孜"
)
_STEPPE_END = re.compile("[来去家的和与是在说把被]")
_LONGEST = 12

# What begins with 老, 小 or 大 is how people call one another.
_WHOLE = re.compile(rf"(?![老小大])(?:{_HAN}{{3,4}}|{_HAN}{{2,8}}[·•]{_HAN}{{2,8}})")
_PLACE = re.compile("[村屯乡镇县市省区旗街路庄沟河岭营堡寨店庙桥]")


@dataclass(frozen=True, order=True)
class Candidate:
    """Better ones come first: *rank*.  *doubt* is the mean over its characters and its end."""

    rank: float
    start: int
    end: int
    doubt: float
    base: float
    """How much doubt it may leave wherever it stands."""
    is_broken: bool = False
    """Whether the model takes it for single characters, as it does with rare names."""

    @property
    def is_short(self) -> bool:
        return self.end - self.start == 2


def is_worth_asking(sentence: str) -> bool:
    """Whether the model, which is slow, may find anybody in *sentence*."""
    return bool(_STEPPE_WORD.search(sentence) or "·" in sentence) or any(
        not context.is_hopeless(sentence, start, end) for start, _, end in surnamed(sentence)
    )


def find(sentence: str, doubts: Doubts) -> Iterator[Candidate]:
    """Everything in *sentence* that could be a name."""
    for start, middle, end in surnamed(sentence):
        yield _rate(sentence, start, middle, end, doubts)
    yield from _steppe(sentence, doubts)
    yield from _sure(sentence, doubts)


def surnamed(sentence: str) -> Iterator[tuple[int, int, int]]:
    """Surname and one or two characters, wherever a sentence has them: start, middle, end."""
    single, double = _surnames()
    for start, char in enumerate(sentence):
        sizes = (2,) if sentence[start : start + 2] in double else ()
        for size in (*sizes, 1) if char in single else sizes:
            middle = start + size
            for end in (middle + 1, middle + 2):
                is_han = end <= len(sentence) and _ALL_HAN.fullmatch(sentence, start, end)
                if is_han and not spared.is_harmless(sentence, start, middle, end):
                    yield start, middle, end


def _rate(sentence: str, start: int, middle: int, end: int, doubts: Doubts) -> Candidate:
    rank = doubt = _doubt(sentence, start, end, doubts, context.BEHIND)
    if middle - start == 2:
        rank -= 2  # 上官文秀 rather than 文秀
    if end - middle == 2:
        # Most names have two characters after the surname; the model must be sure of fewer.
        begin, *inside = doubts.begin[start], *doubts.inside[start + 1 : end - 1]
        is_sure = begin + sum(inside) <= 0.3 * (1 + len(inside))
        rank -= 0.3 if is_sure or begin >= 1 else 1.5
    is_short = end - start == 2
    return Candidate(
        rank=rank,
        start=start,
        end=end,
        doubt=doubt,
        base=SHORT if is_short else FULL,
        is_broken=not is_short and all(doubt < 0.01 for doubt in doubts.word[start:end]),
    )


def _steppe(sentence: str, doubts: Doubts) -> Iterator[Candidate]:
    for found in _STEPPE_RUN.finditer(sentence):
        first, last = found.span()
        for start in range(first, min(first + 2, last - 1)):
            for end in range(start + 2, min(last, start + _LONGEST) + 1):
                doubt = _doubt(sentence, start, end, doubts, _STEPPE_END)
                base = _STEPPE_BASES.get(end - start, _LONGER)
                if _STEPPE_WORD.search(sentence, start, end):
                    base += _KNOWN
                yield Candidate(doubt - (end - start) / 2, start, end, doubt, base)


def _sure(sentence: str, doubts: Doubts) -> Iterator[Candidate]:
    """What the model itself takes for a name, whatever it begins with."""
    start = 0
    while start < len(sentence):
        end = start + 1
        if doubts.begin[start] <= _SURE:
            while end < len(sentence) and doubts.inside[end] <= _SURE:
                end += 1
            is_whole = _WHOLE.fullmatch(sentence, start, end)
            if is_whole and not spared.is_harmless(sentence, start, start + 1, end):
                doubt = _doubt(sentence, start, end, doubts, context.BEHIND)
                yield Candidate(0.5, start, end, doubt, _SURE)
        start = end


def _doubt(sentence: str, start: int, end: int, doubts: Doubts, behind: re.Pattern[str]) -> float:
    """The mean doubt of its characters, and half of that what follows is a word of its own."""
    inside = (doubts.begin[start], *doubts.inside[start + 1 : end])
    after = doubts.word[end] if end < len(sentence) else 0.0
    if behind.match(sentence, end):
        after = 0.0
    elif after > 1 and _PLACE.match(sentence, end):
        after = 9.0  # 马友营乡
    return sum(inside) / len(inside) + after / 2


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    words = Path(__file__).with_name("surnames.txt").read_text("utf-8").split()
    double = frozenset(word for word in words if len(word) == 2)
    return frozenset(char for word in words if len(word) != 2 for char in word), double
