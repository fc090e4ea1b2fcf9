"""Fields: dates as people write them, words near others, what nobody asked for."""

from __future__ import annotations

import datetime

import pytest

from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.reading import read_yaml

AS_OF = datetime.date(2026, 3, 15)


def fields(text: str) -> tuple[Fields, Report]:
    report = Report()
    return Fields(read_yaml(text, "a.yml", report), "a.yml", 1, report), report


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-01", datetime.date(2026, 3, 1)),
        ("2026-3-1", datetime.date(2026, 3, 1)),
        ("2024-02-29", datetime.date(2024, 2, 29)),
        ("2026-02-29", None),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("昨天", None),
        ("20260301", None),
    ],
)
def test_dates(text: str, day: datetime.date | None) -> None:
    made, report = fields(f"date: {text}")
    assert made.date("date") == day
    assert [finding.code for finding in report.findings] == ([] if day else ["FLD005"])


def test_unknown_names_get_the_nearest() -> None:
    made, report = fields("titel: 题目\nxyz: 1")
    made.text("title")
    made.text("summary")
    made.close()
    first, second = report.sorted()
    assert (first.code, first.line) == ("FLD002", 1) and "是不是想写“title”" in first.what
    assert (second.code, second.line) == ("FLD002", 2) and "是不是" not in second.what


def test_words_from_a_list() -> None:
    made, report = fields("topics: [邻里, 邻居, 邻里]")
    assert made.words("topics", ["邻里", "合同"], "主题表") == ("邻里", "邻里")
    assert [finding.code for finding in report.findings] == ["FLD006"]
    assert "邻里" in report.findings[0].mend


@pytest.mark.parametrize(
    "text", ["number: 0", "number: 一", "number: -1", "number: 1.5", "number: [1]"]
)
def test_whole_numbers(text: str) -> None:
    made, report = fields(text)
    assert made.whole("number") is None
    assert report.findings[0].code == "FLD003"


def test_unknown_is_counted_not_invented() -> None:
    made, report = fields("phone: 待填写\ndate: 待填写\nnumber: 待填写")
    assert made.known("phone") == "待填写"
    assert made.date("date") is None and made.whole("number", required=True) is None
    assert [finding.code for finding in report.sorted()] == ["OFF002", "OFF002", "FLD012"]


def test_nobody_signs_tomorrow() -> None:
    made, report = fields("reviewed: {by: 示例所长, date: 2026-03-16}")
    made.signed("reviewed", AS_OF)
    assert [finding.code for finding in report.findings] == ["FLD011"]


def test_an_unnamed_signature_is_none() -> None:
    made, _ = fields("reviewed: {by: 待填写, date: 2026-03-01}")
    assert made.signed("reviewed", AS_OF) is None


def test_a_bare_name_is_no_signature() -> None:
    made, report = fields("reviewed: 王某")
    assert made.signed("reviewed", AS_OF) is None
    (finding,) = report.findings
    assert finding.code == "FLD003" and "reviewed: {by: 姓名, date:" in finding.mend


@pytest.mark.parametrize("text", ['""', '"　"', "[]", '[""]', "|\n", '"\u200b"', "~", ""])
def test_nothing_written_is_missing(text: str) -> None:
    made, report = fields(f"title: {text}")
    assert made.texts("title", required=True) == ()
    assert [finding.code for finding in report.findings] == ["FLD001"]


@pytest.mark.parametrize("text", ["邻里、合同", "[邻里，合同]", "[邻里, 合同]", "邻里；合同"])
def test_several_words_in_one(text: str) -> None:
    made, report = fields(f"topics: {text}")
    assert made.words("topics", ["邻里", "合同"], "主题表") == ("邻里", "合同")
    assert report.findings == []


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0418-1234567", "0418-1234567"),
        ("(0418)1234567", "(0418)1234567"),
        ("13800001111", "13800001111"),
        ("+86 13800001111", "+86 13800001111"),
        ("1234567", None),
        ("2234567", "2234567"),
        ("12348", "12348"),
        ("0418-1234567转801", "0418-1234567转801"),
        ("０４１８－１２３４５６７", "0418-1234567"),
        ("待填写", "待填写"),
        ("0418-1234567、13800001111", None),
        ("无", None),
        ("O418-1234567", None),
    ],
)
def test_phones(text: str, phone: str | None) -> None:
    made, report = fields(f"phone: {text}")
    assert made.phone("phone") == (phone or "待填写")
    assert ("FLD013" in {finding.code for finding in report.findings}) == (phone is None)
