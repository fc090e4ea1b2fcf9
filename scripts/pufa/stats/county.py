"""The county's internal return: a ledger's counts by type, complete, for nobody else.

In: a ledger, a period.  Out: a workbook that is stamped and lies outside every root.  What
the ledger does not say is 待填写, never 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pufa.findings import PufaError
from pufa.load.library import load_topics
from pufa.model import UNKNOWN, Office, Period, Scheme
from pufa.stats.ledger import Dispute, Ledger
from pufa.stats.spreadsheet import (
    BOLD,
    BORDER,
    CENTRED,
    INTERNAL,
    LARGE,
    RED,
    SHADE,
    new_book,
    stamp,
)

# Heads, the second row only where there is one; then what stands in each column.
_HEADS = (
    *(("纠纷类型", ""), ("受理（件）", ""), ("调解成功（件）", ""), ("履行（件）", "")),
    *(("司法确认（件）", ""), ("涉及金额（万元）", ""), ("来源（件）", "主动"), ("", "申请")),
    *(("", "委托移送"), ("排查（次）", ""), ("预防（件）", ""), ("备注", "")),
)
_AMOUNT, _REMARK = 6, 12
_WIDTHS = (16, 12, 17, 12, 17, 19, 10, 10, 12, 12, 12, 20)
_HEIGHT = 20  # of a row of figures, in points
_TOP = 5  # the first row of figures


@dataclass(frozen=True)
class Line:
    """The figures of one type; *amount* in 元, None where no dispute has one.

    *without*: how many disputes have none.
    """

    kind: str
    accepted: int
    succeeded: int
    amount: Decimal | None
    without: int


def lines(ledger: Ledger, scheme: Scheme, period: Period) -> tuple[Line, ...]:
    """A line for each type, in the order of the county's sheet, and the total."""
    kept = [one for one in ledger.disputes if period.has(one.registered)]
    if not kept:
        raise PufaError(
            f"台账里没有 {period} 登记的纠纷。", "核对 --period，或者台账是不是这一年的。"
        )
    usual = [topic.name for topic in load_topics()]
    types = [label for _, fine in scheme.types for label in fine]
    types.sort(key=lambda one: usual.index(one) if one in usual else len(usual))
    success = scheme.outcomes[0][1]
    rows = [_line(kind, [one for one in kept if one.kind == kind], success) for kind in types]
    return (*rows, _line("合计", kept, success))


def _line(kind: str, disputes: Sequence[Dispute], success: Sequence[str]) -> Line:
    amounts = [one.amount for one in disputes if one.amount is not None]
    return Line(
        kind=kind,
        accepted=len(disputes),
        succeeded=sum(one.outcome in success for one in disputes),
        amount=sum(amounts, Decimal(0)) if amounts or not disputes else None,
        without=len(disputes) - len(amounts),
    )


def county_return(ledger: Ledger, office: Office, period: Period) -> Workbook:
    """The sheet for the county, every figure the ledger has."""
    scheme = office.scheme
    found = lines(ledger, scheme, period)
    book = new_book(office.name)
    sheet = book.worksheets[0]
    sheet.title = "报县"
    _draw_heads(sheet, f"{office.name}{period}人民调解统计表")
    for row, line in enumerate(found, _TOP):
        for place, value in enumerate(_values(line), 1):
            sheet.cell(row, place, value)
        sheet.cell(row, _AMOUNT).number_format = "0.00##"
    bottom = _TOP + len(found) - 1
    for row, cells in enumerate(sheet.iter_rows(3, bottom, max_col=len(_HEADS)), 3):
        sheet.row_dimensions[row].height = _HEIGHT
        for cell in cells:
            cell.border, cell.alignment = BORDER, CENTRED
            if row < _TOP or row == bottom:
                cell.font, cell.fill = BOLD, SHADE
    for row, text in enumerate(_notes(scheme), bottom + 2):
        sheet.cell(row, 1, text)
    sheet.freeze_panes = f"B{_TOP}"
    stamp(sheet, f"1:{_TOP - 1}")
    return book


def _draw_heads(sheet: Worksheet, title: str) -> None:
    for row, (text, font) in enumerate(((INTERNAL, RED), (title, LARGE)), 1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_HEADS))
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = font, CENTRED
        sheet.row_dimensions[row].height = 26
    for place, (head, below) in enumerate(_HEADS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[place - 1]
        sheet.cell(3, place, head or None)
        sheet.cell(4, place, below or None)
        if not below:
            sheet.merge_cells(start_row=3, end_row=4, start_column=place, end_column=place)
    first = next(place for place, (_, below) in enumerate(_HEADS, 1) if below)
    last = first + sum(bool(below) for _, below in _HEADS) - 1
    sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=last)


def _values(line: Line) -> tuple[str | int | float | None, ...]:
    amount = UNKNOWN if line.amount is None else float(line.amount / 10_000)
    remark = f"{line.without}件没有写金额" if line.without and line.amount is not None else None
    lacking = (UNKNOWN,) * 5
    return (
        *(line.kind, line.accepted, line.succeeded, UNKNOWN, UNKNOWN, amount),
        *(*lacking, remark),
    )


def _notes(scheme: Scheme) -> tuple[str, ...]:
    return (
        f"受理：按登记日期算。调解成功：结果是{'、'.join(scheme.outcomes[0][1])}的。"
        "涉及金额：台账里写了的合计。",
        f"“{UNKNOWN}”是台账里没有的，不是0；由经手的人照实填写。",
        f"填表人：{UNKNOWN}　　审核人：{UNKNOWN}　　填表日期：{UNKNOWN}",
    )
