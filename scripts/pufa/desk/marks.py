"""Words of anybody as Markdown of our dialect: no mark in them acts.

In: any string.  Out: Markdown of a piece of a line, of a line, of lines.  Refuses nothing;
what cannot be seen is dropped.
"""

from __future__ import annotations

import re

from pufa.text import markup
from pufa.text.flaws import flaws

_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029\xa0]+")
# What no Markdown file may hold (TXT007), and what cannot be seen.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff\ufffd-\uffff]")
_MARK = re.compile(r"[\\*_\[]|\{(?=\{)")
_CODE = re.compile(
    r"(?:\{\{\s*stats:[^{}]*\}\}|</?[A-Za-z][^<>]*>|<!--|<!\[|<![A-Za-z]|<\?|<(?=[A-Za-z/])"
    r"|&(?=#?\w+;)|`+)+"
)
_TICKS = re.compile(r"`+")
_LEAD = re.compile(r"(?:[#>|+-](?=\s|[#>|-])|[#>|]|-{2,}|!!!)")
_COUNT = re.compile(r"(\d+)\.(?=\s)")
# Full-width signs where a line begins, and what stands there for them.
_LOOKALIKE = re.compile(r"^((?:(`+).+?\2)*)(！！！|＃|｜)")
_HALF = {"！！！": "\\!!!", "＃": "\\#", "｜": "\\|"}
_LINKED = re.compile(r"[\]】](?=（[^）]*\.[A-Za-z]{2,4}）)|】(?=\([^)]*\))")


def clean(text: str) -> str:
    """*text* with single spaces, without what cannot be seen."""
    return _SPACE.sub(" ", _UNSEEN.sub("", text))


def escaped(text: str) -> str:
    """*text* inside a line."""
    pieces: list[str] = []
    end = 0
    for tag in _CODE.finditer(text):
        pieces += [_MARK.sub(r"\\\g<0>", text[end : tag.start()]), code(tag.group(0))]
        end = tag.end()
    pieces.append(_MARK.sub(r"\\\g<0>", text[end:]))
    return _LINKED.sub(r"\g<0> ", "".join(pieces)).replace("\\[^", "\\[ ^")


def leading(text: str) -> str:
    """*text* so that no line of it begins with a mark."""
    lines = []
    for line in text.split("\n"):
        line = line.lstrip(" 　")
        line = _LOOKALIKE.sub(lambda found: found[1] + _HALF[found[3]], line, count=1)
        if _LEAD.match(line):
            line = "\\" + line
        lines.append(_COUNT.sub(r"\1\\.", line, count=1) if _COUNT.match(line) else line)
    return "\n".join(lines)


def code(text: str) -> str:
    """*text* as code, in which only the closing mark acts."""
    text = clean(text)
    fence = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}" if text.strip() else text


def wrapped(text: str, mark: str) -> str:
    """*text* in a pair of marks, which stand close to its words."""
    inner = text.strip(" 　\n")
    if not inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}{mark}{inner}{mark}{text[start + len(inner) :]}"


def before(text: str, lead: str, blank: str) -> str:
    """*text* with *lead* in front of each line, *blank* in front of an empty one."""
    return "\n".join(lead + line if line else blank for line in text.split("\n"))


def is_same(one: str, other: str) -> bool:
    """Whether a reader sees the same words in *one* as in *other*, and *one* is without flaws."""
    return _seen(one) == _seen(other) and all(flaw.kind == "footnote" for flaw in flaws(one))


def _seen(source: str) -> str:
    return "".join(markup.plain(markup.parse(source)).split())
