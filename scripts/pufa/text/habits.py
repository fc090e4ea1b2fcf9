"""What people who know Word write, as Markdown means it.

In: the lines of a text.  Out: the same words, with the empty lines and indents Markdown
wants: a new list, table or numbered paragraph begins wherever a line looks like one.
Nothing is refused, no word is changed.
"""

from __future__ import annotations

import re

# Word begins a paragraph with full-width spaces, or numbers it by hand.
_PARAGRAPH = re.compile(
    r"\u3000|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[、．]|[①-⑳●·]"
)
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ \t]")
_ROW = re.compile(r"\|")
_SHALLOW = re.compile(r" {2,3}(?=(?:[-*+]|\d+\.)[ \t])")


def loosen(lines: list[str]) -> list[str]:
    """*lines* with empty lines and indents where Markdown needs them."""
    out: list[str] = []
    before = ""
    in_list = False
    for line in lines:
        if in_list:
            line = _SHALLOW.sub("    ", line)
        if before.strip() and _begins(line, before):
            out.append("")
        out.append(line)
        in_list = bool(_ITEM.match(line)) or (in_list and (not line.strip() or line[0] == " "))
        before = line
    return out


def _begins(line: str, before: str) -> bool:
    """Whether *line* begins a block of its own after *before*."""
    indent = len(line) - len(line.lstrip(" "))
    if indent != len(before) - len(before.lstrip(" ")):
        return False
    text, above = line[indent:], before[indent:]
    if _PARAGRAPH.match(text):
        return True
    for mark in (_ITEM, _ROW):
        if mark.match(text):
            return not mark.match(above)
    # What follows a table without an empty line is no row of it.
    return bool(_ROW.match(above))
