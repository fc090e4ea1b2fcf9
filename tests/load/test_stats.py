"""Released files are read to the last mark: what they say, and what they do not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pufa.config import Config
from pufa.findings import Report
from pufa.load.stats import load_release
from pufa.model import Gap, Period, Released, figure
from pufa.model.statistics import ALL, MONTHS

HEAD = "issued: 2026-01-20\nperiod: 2025\ntables:\n"
TABLE = """
- id: T1
  title: 各村各类
  dims: [村, 纠纷类型]
  where: {年度: ["2025"]}
  groups: {纠纷类型: {家事类: [婚姻家庭, 继承]}}
  cells:
  - {labels: {村: 甲村, 纠纷类型: 家事类}, value: 12}
  - {labels: {村: 甲村, 纠纷类型: [邻里, 房屋宅基地]}, value: null}
  - {labels: {纠纷类型: 家事类, 村: 合计}, value: ＊}
  - {labels: {纠纷类型: [邻里, 房屋宅基地]}, value: 未收集}
"""


def read(tmp_path: Path, text: str, name: str = "2025.yml") -> tuple[Released | None, Report]:
    path = tmp_path / "content/stats" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    report = Report()
    return load_release(path, Config(tmp_path, datetime.date(2026, 12, 1)), report), report


def good(tmp_path: Path, text: str, name: str = "2025.yml") -> Released:
    release, report = read(tmp_path, text, name)
    assert release is not None and report.findings == [], report.text()
    return release


def test_a_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    (table,) = good(tmp_path, HEAD + TABLE).tables
    assert [(cell.labels, cell.value) for cell in table.cells] == [
        (("甲村", "家事类"), 12),
        (("甲村", "邻里、房屋宅基地"), Gap.HIDDEN),
        ((ALL, "家事类"), Gap.HIDDEN),
        ((ALL, "邻里、房屋宅基地"), Gap.UNCOLLECTED),
    ]
    assert table.fine(1, "家事类") == ("婚姻家庭", "继承")
    assert table.fine(1, "邻里、房屋宅基地") == ("邻里", "房屋宅基地")
    assert table.columns == ("家事类", "邻里、房屋宅基地")
    assert [row for row, _ in table.rows] == ["甲村", ALL]
    assert table.remarks == ("家事类：婚姻家庭、继承",)


@pytest.mark.parametrize(
    ("text", "period", "months"),
    [
        ("2025", Period(2025, ""), MONTHS),
        ("2025年", Period(2025, ""), MONTHS),
        ("2025上半年", Period(2025, "上半年"), MONTHS[:6]),
        ("2025年第四季度", Period(2025, "第四季度"), MONTHS[9:]),
    ],
)
def test_periods(tmp_path: Path, text: str, period: Period, months: tuple[str, ...]) -> None:
    release = good(tmp_path, f"issued: 2026-01-20\nperiod: {text}\n")
    assert release.period == period and period.months == months


def test_a_part_is_never_taken_for_the_whole(tmp_path: Path) -> None:
    release, report = read(tmp_path, HEAD + TABLE + TABLE.replace("value: 12", "value: 十二"))
    assert release is None
    assert {finding.code for finding in report.findings} == {"STA005"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: T1", "id: 表一", "FLD004"),
        ("title: 各村各类", "title: 待填写", "FLD012"),
        ("  where: {年度: ['2025']}\n", "", "STA010"),
        ("dims: [村, 纠纷类型]", "dims: [村, 村]", "STA002"),
        ("value: 12", "value: 12件", "STA005"),
        ("value: 12", "valeu: 12", "FLD002"),
        ("村: 甲村, 纠纷类型: 家事类", "村: 甲/村, 纠纷类型: 家事类", "STA002"),
        ("{labels: {村: 甲村, 纠纷类型: 家事类}, value: 12}", "{value: 12}", "FLD001"),
        ("{labels: {村: 甲村, 纠纷类型: 家事类}, value: 12}", "12", "FLD003"),
    ],
)
def test_mistakes_are_found(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = TABLE.replace('"', "'")
    assert old in text
    release, report = read(tmp_path, HEAD + text.replace(old, new))
    assert release is None
    assert code in {finding.code for finding in report.findings}


@pytest.mark.parametrize("trash", ["", "- 1", "1", "tables: 1", "tables: [1, {}]", "headlines: {}"])
def test_no_file_breaks_the_run(tmp_path: Path, trash: str) -> None:
    release, report = read(tmp_path, trash)
    assert release is None and report.has_errors


@pytest.mark.parametrize(
    "name", ["index.yml", "years.yml", "certificate.yml", "A.yml", "2025 年.yml", "-.yml"]
)
def test_names_that_can_be_no_address(tmp_path: Path, name: str) -> None:
    release, report = read(tmp_path, HEAD + TABLE, name)
    assert release is None
    assert [finding.code for finding in report.findings] == ["STA001"]


def test_a_signature_of_tomorrow_is_found(tmp_path: Path) -> None:
    headline = (
        "issued: 2026-01-20\nperiod: 2025\nheadlines:\n"
        "- {measure: 受理, year: 2025, value: 70, unit: 件, definition: 编写, source: 编写,"
        " signed: {by: 示例所长, date: 2026-12-02}}\n"
    )
    _, report = read(tmp_path, headline)
    assert {finding.code for finding in report.findings} == {"FLD011"}


def test_numbers_are_named_by_table_and_labels(tmp_path: Path) -> None:
    release = good(
        tmp_path,
        HEAD.replace("tables:", "quoted:")
        + "".join(
            f"- {{measure: {measure}, year: {year}, {value}, unit: '{unit}',"
            " definition: 编写, source: 编写}\n"
            for measure, year, value, unit in (
                ("受理", 2025, "value: 70", "件"),
                ("受理", 2024, "at_least: 60", "件"),
                ("调解成功率", 2025, "at_least: 95", "%"),
            )
        )
        + "tables:\n"
        + TABLE,
        "2025年报.yml",
    )

    def number(reference: str) -> str | None:
        found = figure(reference, [release], release.tables)
        return found.number if found else None

    assert number("2025年报/T1/甲村/家事类") == "12"
    assert number("2025年报 / T1 / 甲村 / 邻里、房屋宅基地") == "＊（不显示）"
    assert number("2025年报/T1/合计/邻里、房屋宅基地") == "未收集"
    assert number("2025年报/受理") == "70"
    assert number("2025年报/受理/2024") == "至少60"
    assert number("2025年报/调解成功率") == "95%以上"
    for unknown in ("2025年报", "2024/受理", "2025年报/T1/甲村", "2025年报/T1/甲村/家事类/多", "/"):
        assert number(unknown) is None
