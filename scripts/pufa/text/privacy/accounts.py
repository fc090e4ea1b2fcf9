"""Accounts that lead to one person: WeChat, QQ, e-mail.

In: flat text.  Out: spans.  Public accounts (公众号, 小程序) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pufa.text.privacy.datum import Span

_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_JOIN = r"(?:账号|号码|号)?[:是为叫,， ]{0,3}"
_WECHAT = re.compile(
    rf"(?:微信|薇信|威信|[Vv]信|(?<![A-Za-z])(?:[Vv][Xx]|[Ww][Xx]|[Ww]e[Cc]hat|[Ww]eixin)(?![A-Za-z_]))"
    rf"{_JOIN}([A-Za-z][A-Za-z0-9_-]{{5,19}})(?![A-Za-z0-9@.])"
)
_WXID = re.compile(r"(?<![A-Za-z0-9_])(wxid_[A-Za-z0-9]{4,})")
_QQ = re.compile(
    rf"(?:(?<![A-Za-z])[Qq][Qq](?![A-Za-z])|扣扣|企鹅)(?:群)?{_JOIN}([1-9]\d{{4,10}})(?![\d@.])"
)


def find(text: str) -> Iterator[Span]:
    """Every account in *text* that leads to a person."""
    for pattern in (_WECHAT, _WXID):
        yield from (Span(*found.span(1), "WECHAT") for found in pattern.finditer(text))
    yield from (Span(*found.span(1), "QQ") for found in _QQ.finditer(text))
    yield from (Span(*found.span(), "EMAIL") for found in _EMAIL.finditer(text))
