"""The empty ledger: read back it is empty, and what is filled in is read."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from ledgers import AS_OF, GOOD, SCHEME
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from paper.sample import OFFICE
from pufa.findings import PufaError, Report
from pufa.stats.intake import read_ledger
from pufa.stats.intake.columns import standard
from pufa.stats.ledger import Ledger
from pufa.stats.spreadsheet import save_new
from pufa.stats.template import blank_ledger

TOWN = replace(OFFICE, scheme=SCHEME)


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "台账.xlsx"
    save_new(blank_ledger(TOWN), path, "台账")
    return path


def read(path: Path) -> tuple[Ledger | None, list[str]]:
    report = Report()
    ledger = read_ledger(path, SCHEME, report, AS_OF)
    return ledger, [str(one) for one in report.sorted()]


def test_it_is_read_back_as_nothing(blank: Path) -> None:
    assert read(blank) == (Ledger((), frozenset()), [])


def test_what_is_filled_in_is_read(blank: Path) -> None:
    book = load_workbook(blank)
    sheet = book["台账"]
    kinds = [label for _, fine in SCHEME.types for label in fine]
    for row, kind in enumerate(kinds * 3, 2):
        values = {**GOOD, "案件编号": str(row), "纠纷类型": kind, "涉案金额": row}
        values |= {"登记日期": datetime.date(2025, 1, row), "受理日期": None}
        for place, name in enumerate(standard(), 1):
            sheet.cell(row, place, values[name])
    book.save(blank)
    ledger, found = read(blank)
    assert found == [] and ledger is not None
    assert [one.kind for one in ledger.disputes] == kinds * 3


def rules(sheet: Worksheet) -> dict[str, object]:
    return {
        sheet[f"{str(rule.sqref).split(':')[0].rstrip('0123456789')}1"].value: rule
        for rule in sheet.data_validations.dataValidation
    }


def test_what_may_be_chosen(blank: Path) -> None:
    book = load_workbook(blank)
    sheet, lists = book["台账"], book["名单"]
    listed = {
        column[0].value: tuple(cell.value for cell in column[1:] if cell.value)
        for column in lists.iter_cols()
    }
    assert listed["村"] == SCHEME.villages and listed["协议形式"] == SCHEME.forms
    assert set(listed["纠纷类型"]) == {label for _, fine in SCHEME.types for label in fine}
    found = rules(sheet)
    assert {*listed} == {name for name, rule in found.items() if rule.type == "list"}  # type: ignore[attr-defined]
    for number, name in enumerate(listed):
        letter = "ABCD"[number]
        rows = len(listed[name]) + 1
        assert found[name].formula1 == f"'名单'!${letter}$2:${letter}${rows}"  # type: ignore[attr-defined]
    assert {"登记日期", "受理日期", "结案日期", "涉案金额"} <= {*found}


def test_how_it_looks(blank: Path) -> None:
    sheet = load_workbook(blank)["台账"]
    assert sheet.freeze_panes == "B2"
    assert sheet.oddHeader.center.text == "内部资料　不得公开"
    for letter, name in zip("ABCDEFGHIJKLMNOP", standard(), strict=True):
        column = sheet.column_dimensions[letter]
        assert column.width >= 2 * len(name), name
        if name.endswith("身份证号"):
            assert column.number_format == "@" and column.width >= 20


def test_the_same_bytes_and_nothing_is_overwritten(blank: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.xlsx"
    save_new(blank_ledger(TOWN), other, "台账")
    assert other.read_bytes() == blank.read_bytes()
    with pytest.raises(PufaError, match="没有动它"):
        save_new(blank_ledger(TOWN), other, "台账")
    with pytest.raises(PufaError, match=r"\.xlsx 结尾"):
        save_new(blank_ledger(TOWN), tmp_path / "b.csv", "台账")
