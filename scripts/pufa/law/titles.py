"""How titles of laws are written: with or without marks, in full or short.

In: titles.  Out: the one form in which titles are compared (``flatten``), the other forms
people write for it (``spellings``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

STATE = "中华人民共和国"
_COURT = "最高人民法院"
INTERPRETATION = "司法解释"

_MARKS = re.compile(r"[《》〈〉<>“”‘’「」『』\"'\s]")
_WIDE = str.maketrans("()", "（）")

# 婚姻家庭编解释（一）: what it is about, what it is called, its number.
_PARTS = re.compile(r"(.+?)的?(?:司法解释|解释|规定)(?:（(.)）)?")


def flatten(title: str) -> str:
    """*title* without quotation marks and spaces, its brackets full-width."""
    return _MARKS.sub("", title).translate(_WIDE)


def quoted(title: str) -> str:
    """*title* in 《》, a title within it in 〈〉 (GB/T 15834)."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def spellings(title: str, short: Iterable[str], kind: str) -> Iterator[str]:
    """Every way to write a title, flat; the same one may come twice."""
    full = flatten(title)
    for name in (full, full.replace(STATE, "")):
        yield name
        # People leave out who issued it: 关于审理民间借贷案件…的规定, or the 关于 too.
        yield name.removeprefix(_COURT)
        yield name.removeprefix(_COURT).removeprefix("关于")
    for name in map(flatten, short):
        yield name
        if kind == INTERPRETATION:
            yield from _interpretations(name)


def _interpretations(short: str) -> Iterator[str]:
    """民法典婚姻家庭编司法解释一 and the like."""
    match = _PARTS.fullmatch(short)
    if match is None:
        return
    about, number = match.groups()
    numbers = [f"（{number}）", number, f"第{number}"] if number else [""]
    if number == "一":
        numbers.append("")  # who leaves the number out means the first
    for issuer in ("", _COURT, "最高法院", "最高法", "最高院"):
        for code in ("", "民法典"):
            for word in ("解释", INTERPRETATION, "规定", "的解释", f"的{INTERPRETATION}", "的规定"):
                for end in numbers:
                    yield f"{issuer}{code}{about.removeprefix(code)}{word}{end}"
