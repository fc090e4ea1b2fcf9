"""Addresses down to a house, a village group or a room.

In: flat text.  Out: spans.  A village alone, a building's rooms without a street, and what
else is numbered in a village (wells, plots, greenhouses) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pufa.text import han
from pufa.text.privacy.datum import Span

_N = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5})"
_PLACE = "村|屯|庄|堡|营子|窝堡|沟|路|大街|街|巷|胡同|弄|小区|家园|花园|公寓|新村|苑|社区|街道"
_PART = rf"第?{_N}(?:号院|号楼|号|村民小组|村民组|组|社|栋|幢|座|单元|室)"
_ADDRESS = re.compile(
    rf"[{han.HAN}]{{1,24}}?(?:{_PLACE})(?:村民)?[ ,-]?(?:[{han.HAN}]{{0,3}}(?:屯|{_PART})[ -]?)*"
    rf"(?:{_PART}(?:[ -]?{_PART})*(?:[ -]?\d{{1,4}}(?:室|户)?)?|\d{{1,3}}-\d{{1,2}}-\d{{3,4}})"
)
# 2号井, 3号地块, 5号棚, 12号摊位; 村15号开会 is a day.
_NOT_ONE = re.compile(
    r"(?:机?井|地块|地|田|棚|大棚|塘|坑|池|桥|闸|泵|变压|摊|柜|线|令|文件|公告|通知|窗口"
    r"|[以之]?[前后]|上午|下午|早|晚|那天|这天|开|起|到|至|举行|发放|组?长|会|区)"
)
_NOBODY = re.compile("某|[xX×＊*]{2}")
# What stands before an address without being part of it.
_LEAD = re.compile(rf"^.*(?:住在|住|家在|位于|地址|在|是|到|至|于|去|往|从|的)(?=[{han.HAN}]{{2}})")


def find(text: str) -> Iterator[Span]:
    """Every address in *text*."""
    for found in _ADDRESS.finditer(text):
        if not _NOT_ONE.match(text, found.end()) and not _NOBODY.search(found.group(0)):
            lead = _LEAD.match(found.group(0))
            yield Span(found.start() + (lead.end() if lead else 0), found.end(), "ADDR")
