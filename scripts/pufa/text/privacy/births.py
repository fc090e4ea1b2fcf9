"""Days of birth; ages of people who are named.

In: flat text, and where names stand in it.  Out: spans.  Limits that a law draws by birth or
age (以前出生, 满十八周岁) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pufa.text.privacy.datum import Span

_HAN_N = "〇零○一二三四五六七八九十廿卅"
_YEAR = rf"(?:(?:18|19|20)\d\d|[一二][{_HAN_N}]{{3}})"
_DAY = (
    rf"(?:{_YEAR} ?年 ?(?:农历|阴历)?(?:\d{{1,2}}|闰?[{_HAN_N}正冬腊]{{1,2}}) ?月 ?初?"
    rf"(?:\d{{1,2}}|[{_HAN_N}]{{1,3}}) ?[日号]?|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d))"
)
_BORN = re.compile(rf"({_DAY})(?:出生|诞生|生(?![一-鿿]))")
_BIRTH = re.compile(
    rf"(?:出生(?:日期|年月日|年月|时间|于)?|诞生于|生于|生日|生辰)[:是为在 ]{{0,2}}({_DAY})"
    r"(?!以|之|前|后)"
)
_AGE = re.compile(
    rf"(?:\d{{1,3}}|[{_HAN_N}两百]{{1,4}})周?岁(?!以|至|到|或|左|上|下|的(?:老人|人))"
)
_LIMIT = re.compile(r"(?:不满|未满|已满|年满|超过|不到|至|到|多|[以之][上下前后])$")
_NEW_YEAR = re.compile(r"(?:年1月1日?|[-./]0?1[-./]0?1)$")  # with 张某 before it, an example
_REACH = 14  # how far from a name its bearer's age may stand
_CLAUSE = re.compile(r"[。；;!?！？\n]")


def days(text: str) -> Iterator[Span]:
    """Every day of birth in *text*."""
    for pattern in (_BORN, _BIRTH):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - _REACH) : found.start()]
            if not (_NEW_YEAR.search(found.group(1)) and "某" in before):
                yield Span(*found.span(1), "DOB")


def ages(text: str, names: Iterable[Span]) -> Iterator[Span]:
    """Every age in *text* that stands by one of *names*."""
    places = [(name.start, name.end) for name in names]
    for found in _AGE.finditer(text):
        if _LIMIT.search(text[max(0, found.start() - 3) : found.start()]):
            continue
        for start, end in places:
            between = (
                text[end : found.start()]
                if end <= found.start()
                else (text[found.end() : start] if found.end() <= start else "。")
            )
            if len(between) <= _REACH and not _CLAUSE.search(between):
                yield Span(*found.span(), "AGE")
                break
