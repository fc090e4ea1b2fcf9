"""Faults of a ledger: each is found where it is, and no finding says what stands in a cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ledgers import GOOD, HEAD, PERSON, SCHEME, Grid, book, grid, read, text
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pufa.findings import Finding

# column, what stands there, code, what is said
CELLS = [
    ("登记日期", "", "LED008", "是空的"),
    ("登记日期", "去年", "LED005", "不是日期"),
    ("登记日期", "2025-02-30", "LED005", "没有这一天"),
    ("登记日期", "2025年13月1日", "LED005", "没有这一天"),
    ("登记日期", "20250231", "LED005", "没有这一天"),
    ("登记日期", "25/3/1", "LED005", "年份要写四位"),
    ("登记日期", "25.3.1", "LED005", "年份要写四位"),
    ("登记日期", "3/1/2025", "LED005", "年份写在最后"),
    ("登记日期", "2025年3月", "LED005", "没有写哪一天"),
    ("登记日期", "2025.3", "LED005", "没有写哪一天"),
    ("登记日期", "202503", "LED005", "没有写哪一天"),
    ("登记日期", "2025", "LED005", "没有写哪一天"),
    ("登记日期", "3月1日", "LED005", "不是日期"),
    ("登记日期", "1", "LED005", "不是日期"),
    ("登记日期", "2025-3-1至3-5", "LED005", "不是日期"),
    ("登记日期", "2026-03-02", "LED006", "还没有到"),
    ("登记日期", "2205-03-01", "LED006", "还没有到"),
    ("登记日期", "99999", "LED006", "还没有到"),
    ("登记日期", "1025-03-01", "LED006", "早于1990年"),
    ("登记日期", "12345", "LED006", "早于1990年"),
    ("受理日期", "不详", "LED005", "不是日期"),
    ("受理日期", "2026-12-01", "LED006", "还没有到"),
    ("结案日期", "2025-02-28", "LED006", "结案日期早于登记日期"),
    ("结案日期", "未结", "LED005", "不是日期"),
    ("村", "", "LED008", "填上村名"),
    ("村", "上河", "LED007", "是不是想写“上河村”"),
    ("村", "东苍", "LED007", "改成其中一个"),
    ("村", "欧阳示例", "LED007", "不是所里的“村”"),
    ("村", "上河村、下河村", "LED007", "不是所里的“村”"),
    ("纠纷类型", "", "LED008", "填上类型"),
    ("纠纷类型", "邻里纠纷", "LED007", "是不是想写“邻里”"),
    ("纠纷类型", "宅基地", "LED007", "是不是想写“房屋宅基地”"),
    ("纠纷类型", "邻里类", "LED007", "是不是想写“邻里”"),
    ("纠纷类型", "3", "LED007", "不是所里的“纠纷类型”"),
    ("调解结果", "", "LED008", "正在调解"),
    ("调解结果", "成功", "LED007", "是不是想写“调解成功”"),
    ("调解结果", "√", "LED007", "改成其中一个"),
    ("协议形式", "", "LED008", "填上形式"),
    ("协议形式", "书面", "LED007", "是不是想写“书面协议”"),
    ("涉案金额", "若干", "LED010", "不是金额"),
    ("涉案金额", "约5000", "LED010", "不是金额"),
    ("涉案金额", "3000-5000", "LED010", "不是金额"),
    ("涉案金额", "-300", "LED010", "不是金额"),
    ("涉案金额", "1,2", "LED010", "不是金额"),
    ("涉案金额", "500美元", "LED010", "不是金额"),
    ("涉案金额", "20万亩", "LED010", "不是金额"),
    ("涉案金额", "1000000000", "LED010", "超过10亿元"),
    ("涉案金额", "100000万元", "LED010", "超过10亿元"),
]


def clean(found: list[Finding]) -> str:
    """What is said; nothing of it is a person's."""
    said = "\n".join(map(str, found))
    for datum in (*PERSON.values(), *PERSON["被申请人"].split("、"), "2025-001", "2025-002"):
        assert datum not in said
    return said


@pytest.mark.parametrize(("column", "cell", "code", "words"), CELLS)
def test_a_cell(column: str, cell: str, code: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(text(grid({}, {column: cell}, {})), "utf-8")
    ledger, found = read(path)
    assert ledger is None
    (one,) = found
    assert (one.file, one.line, one.code, one.level) == ("l.csv", 3, code, "error")
    letter = "ABCDEFGHIJKLMNOP"[HEAD.index(column)]
    assert f"{letter} 栏（{column}）第 3 行：" in one.what
    assert words in one.what + one.mend
    assert clean(found)


def first(change: Callable[[Worksheet], None]) -> Callable[[Workbook], None]:
    return lambda made: change(made.worksheets[0])


def put(place: str, value: Any) -> Callable[[Workbook], None]:
    return first(lambda sheet: sheet.__setitem__(place, value))


def hide(made: Workbook) -> None:
    made.worksheets[0].row_dimensions[3].hidden = True


def hide_sheet(made: Workbook) -> None:
    other = made.create_sheet("2024")
    for row in grid():
        other.append(row)
    other.sheet_state = "hidden"


def far_down(made: Workbook) -> None:
    sheet = made.worksheets[0]
    sheet.insert_rows(1, 25)
    for row in range(1, 26):
        sheet.cell(row, 1, "编写的示例")


def headless(made: Workbook) -> None:
    made.create_sheet("2024年").append(grid()[1])


def repeated(made: Workbook) -> None:
    other = made.create_sheet("2024年")
    for row in grid({"案件编号": "2025-001"}):
        other.append(row)


def named_for_somebody(made: Workbook) -> None:
    other = made.create_sheet("欧阳示例")
    for row in grid({"案件编号": "9", "村": "无"}):
        other.append(row)


LAYOUT = [
    (first(lambda one: one.merge_cells("E2:E3")), "LED011", "E 栏（村）第 2 行：合并了格子"),
    (first(lambda one: one.merge_cells("A3:B3")), "LED011", "B 栏（登记日期）第 3 行"),
    (first(lambda one: one.merge_cells("G1:I1")), "LED011", "G 栏（申请人）第 1 行"),
    (put("B3", "=TODAY()"), "LED012", "B 栏（登记日期）第 3 行：这一格是公式"),
    (put("A3", "=ROW()"), "LED012", "A 栏（案件编号）第 3 行：这一格是公式"),
    (put("G2", "=G3"), "LED012", "G 栏（申请人）第 2 行：这一格是公式"),
    (put("P2", "=SUM(1,2)"), "LED012", "P 栏（涉案金额）第 2 行：这一格是公式"),
    (put("E2", "#N/A"), "LED012", "E 栏（村）第 2 行：这一格是错误值"),
    (hide, "LED013", "第 3 行：这一行是隐藏的"),
    (hide_sheet, "LED013", "“2024”：这张工作表是隐藏的"),
    (repeated, "LED009", "案件编号和工作表“台账”第 2 行的相同"),
    (named_for_somebody, "LED007", "工作表（第 2 张），E 栏（村）第 2 行"),
    (far_down, "LED003", "没有找到写着栏名的一行"),
    (put("E2", True), "LED007", "E 栏（村）第 2 行"),
    (put("B2", 2025.5), "LED005", "B 栏（登记日期）第 2 行：没有写哪一天"),
]


@pytest.mark.parametrize(("change", "code", "words"), LAYOUT)
def test_a_layout(
    change: Callable[[Workbook], None], code: str, words: str, tmp_path: Path
) -> None:
    ledger, found = read(book(tmp_path / "l.xlsx", grid({}, {}), change))
    assert ledger is None and code in {one.code for one in found}
    assert words in clean(found)


HEADS: list[tuple[list[str], str, str]] = [
    ([name for name in HEAD if name != "村"], "LED003", "第 1 行：没有“村”这一栏"),
    (["登记曰期" if name == "登记日期" else name for name in HEAD], "LED003", "B 栏的栏名和它相近"),
    ([name for name in HEAD if name != "调解结果"], "LED003", "没有“调解结果”这一栏"),
    ([name for name in HEAD if name != "协议形式"], "LED003", "没有“协议形式”这一栏"),
    ([*HEAD, "村居"], "LED004", "Q 栏第 1 行：“村”这一栏有两个，另一个在 E 栏"),
    (["编号", "金额"], "LED003", "没有找到写着栏名的一行"),
    (["甲", "乙", "丙", "丁", "戊"], "LED003", "没有找到写着栏名的一行"),
]


@pytest.mark.parametrize(("head", "code", "words"), HEADS)
def test_a_head(head: list[str], code: str, words: str, tmp_path: Path) -> None:
    rows = grid()
    rows[0] = head
    path = tmp_path / "l.csv"
    path.write_text(text(rows), "utf-8")
    ledger, found = read(path)
    assert ledger is None and {one.code for one in found} == {code}
    assert words in clean(found)


NOTICES: list[tuple[Callable[[Grid], Grid], str, str]] = [
    (lambda rows: [*rows, ["合计"]], "LED016", "第 3 行：合计"),
    (lambda rows: [*rows, [None, "小  计"], *grid()[1:]][:3], "LED016", "第 3 行"),
    (lambda rows: [*rows, ["", "2025年合计"]], "LED016", "第 3 行"),
    (lambda rows: [*rows, ["汇总", "=COUNTA(B2:B2)"]], "LED016", "第 3 行"),
    (lambda rows: [*rows, ["填表人：欧阳示例"]], "LED016", "第 3 行"),
    (lambda rows: [*rows, rows[0]], "LED016", "第 3 行"),
    (lambda rows: [row[:6] + row[7:] for row in rows], "LED018", "没有“申请人”这一栏"),
]


@pytest.mark.parametrize(("change", "code", "words"), NOTICES)
def test_a_notice(change: Callable[[Grid], Grid], code: str, words: str, tmp_path: Path) -> None:
    ledger, found = read(book(tmp_path / "l.xlsx", change(grid())))
    assert ledger is not None and len(ledger.disputes) == 1
    assert [(one.code, one.level) for one in found] == [(code, "notice")]
    assert words in clean(found)


def test_hidden_columns_and_sheets_without_a_head_are_said(tmp_path: Path) -> None:
    def change(made: Workbook) -> None:
        made.worksheets[0].column_dimensions["G"].hidden = True
        headless(made)

    ledger, found = read(book(tmp_path / "l.xlsx", grid(), change))
    assert ledger is not None and "欧阳示例" in ledger.names
    assert [one.code for one in found] == ["LED014", "LED015"]
    assert "G 栏（申请人）：这一栏是隐藏的" in found[0].what and "2024年" in found[1].what


def test_numbers_are_not_used_twice(tmp_path: Path) -> None:
    ledger, found = read(book(tmp_path / "l.xlsx", grid({"案件编号": 7}, {}, {"案件编号": " ７"})))
    assert ledger is None
    assert [(one.code, one.line) for one in found] == [("LED009", 4)]
    assert "和第 2 行的相同" in found[0].what


def test_a_comma_too_many(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(text(grid()) + text(grid({"村": "上河村,三组"})[1:]).replace('"', ""), "utf-8")
    ledger, found = read(path)
    assert ledger is None and "LED017" in {one.code for one in found}
    assert "第 3 行：这一行的格子比栏名多" in clean(found)


def test_all_is_found_in_one_run_and_the_same_fault_once(tmp_path: Path) -> None:
    changes = [{"村": "上河"}] * 3 + [{}, {"村": "上河", "涉案金额": "若干"}, {"登记日期": "无"}]
    ledger, found = read(book(tmp_path / "l.xlsx", grid(*changes)))
    assert ledger is None
    assert [one.code for one in found] == ["LED007", "LED010", "LED005"]
    assert "第 2—4、6 行" in found[0].what and found[0].line == 2


def test_nothing_of_a_ledger_with_an_error_is_taken(tmp_path: Path) -> None:
    assert read(book(tmp_path / "l.xlsx", grid({}, {}, {"村": "无"})))[0] is None


def test_there_are_many() -> None:
    assert len(CELLS) + len(LAYOUT) + len(HEADS) + len(NOTICES) >= 75
    assert set(GOOD) == set(HEAD) and "上河村" in SCHEME.villages
