"""What a row of a ledger is: the head, a dispute, or something aside."""

from __future__ import annotations

import itertools
import re

from pufa.stats.intake.cells import plain
from pufa.stats.intake.columns import REGISTERED, Head, find_head
from pufa.stats.intake.sheets import Row, Sheet

_TITLES = 20  # rows among which the head is looked for

_TOTAL = re.compile(r".{0,6}(?:合计|小计|总计|累计|共计|汇总):?")
_FOOT = re.compile(r"填[表报]|制表|审核|复核|负责人|单位|备注|说明|注[:\d]")


def top(sheet: Sheet) -> tuple[Head | None, bool]:
    """The head of *sheet*, with the rows up to it read; whether nothing stands in the sheet."""
    is_blank = True
    for row in itertools.islice(sheet.rows, _TITLES):
        if head := find_head(row.number, row.cells):
            return head, False
        is_blank = is_blank and not row.cells
    return None, is_blank


def is_dispute(row: Row, head: Head) -> bool:
    """Whether anything of a dispute stands in *row*: more than formulas, and no total."""
    cells = map(row.cells.get, head.read)
    return any(isinstance(cell, str) for cell in cells) and not is_aside(row, head)


def is_aside(row: Row, head: Head) -> bool:
    """Whether *row* is a total, a foot, or the head once more."""
    cell = row.cells.get(head.places.get(REGISTERED, 0))
    if isinstance(cell, str) and any(map(str.isdigit, cell)) and not _is_total(cell):
        return False
    texts = [plain(cell) for cell in row.cells.values() if isinstance(cell, str)]
    if any(map(_is_total, texts)) or (texts and _FOOT.match(texts[0])):
        return True
    again = find_head(row.number, row.cells)
    return again is not None and again.places == head.places


def _is_total(text: str) -> bool:
    return _TOTAL.fullmatch(plain(text)) is not None
