"""An empty ledger with the office's own villages, types, outcomes and forms to choose from."""

from __future__ import annotations

import math
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pufa.model import Office, Scheme
from pufa.stats.intake.columns import (
    ACCEPTED,
    AMOUNT,
    CLOSED,
    FORM,
    NUMBER,
    OUTCOME,
    REGISTERED,
    REQUIRED,
    TYPE,
    VILLAGE,
    standard,
)
from pufa.stats.intake.reader import LISTS, NOTES
from pufa.stats.spreadsheet import BOLD, CENTRED, INTERNAL, SHADE, new_book, stamp

_ROWS = 3_000  # of a drawn-up sheet; more can be added below
_WIDTHS = {NUMBER: 16, VILLAGE: 14, TYPE: 16, OUTCOME: 14, FORM: 12, AMOUNT: 12}
_WIDE, _USUAL, _NOTES_WIDTH = 22, 13, 72
_DAYS = (REGISTERED, ACCEPTED, CLOSED)

_NOTES = (
    "怎样填这份台账",
    "一行一件纠纷；当事人不止一个的，写在同一格，用顿号隔开。不要合并格子，不要写公式，不要隐藏行。",
    f"必填：{'、'.join(REQUIRED)}。别的没有就空着；自己可以在右边再添栏，读的时候不看。",
    "村、纠纷类型、调解结果、协议形式，点格子右边的箭头选。要添名称，先改 content/office.yml，"
    "再打 pufa stats template 得一份新的。",
    "日期写成 2025-03-01。哪一年的数，按登记日期算。",
    "涉案金额只写数，单位是元。",
    "姓名、身份证号、电话只留在这份台账里。统计不读身份证号、电话；姓名只用来查文章里有没有写到，"
    "查完就丢，不存、不印。",
    f"这份台账是{INTERNAL.replace('　', '、')}的，不要放进网站的资料夹，不要发到群里。",
)


def blank_ledger(office: Office) -> Workbook:
    """The workbook: the ledger, the lists it chooses from, how it is kept."""
    book = new_book(office.name)
    sheet = book.worksheets[0]
    sheet.title = "台账"
    _fill_lists(book.create_sheet(LISTS), office.scheme)
    _fill_notes(book.create_sheet(NOTES))
    for place, name in enumerate(standard(), 1):
        _fill_column(sheet, get_column_letter(place), name)
    for number, (name, labels) in enumerate(_lists(office.scheme), 1):
        column = get_column_letter(number)
        _restrict(
            sheet,
            name,
            type="list",
            formula1=f"'{LISTS}'!${column}$2:${column}${len(labels) + 1}",
            error="请从列表里选，名称以 content/office.yml 为准。",
        )
    for name in _DAYS:
        _restrict(
            sheet,
            name,
            type="date",
            operator="between",
            formula1="DATE(1990,1,1)",
            formula2="TODAY()",
            error="请写成 2025-03-01 这样的日期，不晚于今天。",
        )
    _restrict(
        sheet,
        AMOUNT,
        type="decimal",
        operator="greaterThanOrEqual",
        formula1="0",
        error="请只写一个数，单位是元；没有就空着。",
    )
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "B2"
    stamp(sheet, "1:1")
    return book


def _fill_column(sheet: Worksheet, column: str, name: str) -> None:
    head = sheet[f"{column}1"]
    head.value, head.font, head.alignment = name, BOLD, CENTRED
    if name in REQUIRED:
        head.fill = SHADE
    dimension = sheet.column_dimensions[column]
    is_long = name.endswith(("身份证号", "电话"))
    dimension.width = _WIDTHS.get(name, _WIDE if is_long else _USUAL)
    # Excel would cut the last digits of 18, and drop a zero in front.
    dimension.number_format = (
        "yyyy-mm-dd" if name in _DAYS else "@" if is_long or name == NUMBER else "General"
    )


def _lists(scheme: Scheme) -> tuple[tuple[str, Sequence[str]], ...]:
    return (
        (VILLAGE, scheme.villages),
        (TYPE, [label for _, fine in scheme.types for label in fine]),
        (OUTCOME, [label for _, fine in scheme.outcomes for label in fine]),
        (FORM, scheme.forms),
    )


def _fill_lists(sheet: Worksheet, scheme: Scheme) -> None:
    for place, (name, labels) in enumerate(_lists(scheme), 1):
        sheet.column_dimensions[get_column_letter(place)].width = 18
        for row, text in enumerate((name, *labels), 1):
            sheet.cell(row, place, text)
        sheet.cell(1, place).font = BOLD


def _fill_notes(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = _NOTES_WIDTH
    for row, text in enumerate(_NOTES, 1):
        cell = sheet.cell(row, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        # A character is two wide.  Heights are ours to give: not every program finds them.
        sheet.row_dimensions[row].height = 18 * math.ceil(2 * len(text) / _NOTES_WIDTH)
    sheet["A1"].font = BOLD


def _restrict(sheet: Worksheet, name: str, **rule: str) -> None:
    """What may be typed in the column *name*."""
    column = get_column_letter(standard().index(name) + 1)
    validation = DataValidation(
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=name,
        **rule,  # type: ignore[arg-type]
    )
    validation.add(f"{column}2:{column}{_ROWS}")
    sheet.add_data_validation(validation)
