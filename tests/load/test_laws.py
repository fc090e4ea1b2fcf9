"""``content/laws.yml``: what an office adds is known; what contradicts itself is left out."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pufa import law
from pufa.config import find
from pufa.findings import Report
from pufa.load import load_laws

DAY = datetime.date(2026, 12, 1)
ROW = """\
- id: shili-paishui
  title: 示例县排水条例
  short: [县排水条例]
  kind: 单行条例
  issuer: 示例县人民代表大会
  adopted: 2020-11-01
  editions:
  - {date: 2020-11-01, effective: 2021-01-01, articles: 20}
  - {date: 2024-11-01, articles: 24}
  renumbered:
  - {about: 清沟, words: [清沟], edition: 2020-11-01, old: [5], new: [7]}
"""


def read(tmp_path: Path, rows: str, checked: str = "2026-11-01") -> tuple[law.Registry, Report]:
    (tmp_path / "content").mkdir(exist_ok=True)
    path = tmp_path / "content/laws.yml"
    path.write_text(f"checked_to: {checked}\nlaws:\n{rows}", "utf-8")
    report = Report()
    return load_laws(find(tmp_path, DAY), report), report


def test_without_the_file_there_is_ours(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert load_laws(find(tmp_path, DAY), Report()) is law.registry()


def test_a_row_becomes_a_law(tmp_path: Path) -> None:
    known, report = read(tmp_path, ROW)
    assert report.findings == []
    one = known.by_id["shili-paishui"]
    assert (one.status, one.is_local, one.articles) == ("现行", True, 24)
    assert [edition.since for edition in one.editions] == ["2021-01-01", "2024-11-01"]
    assert known.named("县排水条例") is one and law.registry().named("县排水条例") is None
    assert known.checked_to_of(one) == "2026-11-01"
    assert known.checked_to_of(known.by_id["minfadian"]) == law.registry().checked_to


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("《示例县排水条例》第二十四条", "valid"),
        ("《示例县排水条例》第二十五条", "no_such_article"),
        ("《示例县排水条例》第九条之一第八款", "valid"),  # nobody counted them
        ("按县排水条例第五条清沟", "superseded_edition"),
        ("《示例县排水条例》（2020年通过）第五条", "valid"),
        ("《示例县排水条例》（2020年版）第五条", "superseded_edition"),
    ],
)
def test_its_citations_are_judged(text: str, verdict: str, tmp_path: Path) -> None:
    known, _ = read(tmp_path, ROW)
    assert law.judge(law.find(text, known)[0], known, DAY).verdict == verdict


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: shili-paishui", "id: minfadian", "FLD010"),
        ("title: 示例县排水条例", "title: 中华人民共和国民法典", "LAW012"),
        ("short: [县排水条例]", "short: [民诉法]", "LAW012"),
        ("date: 2024-11-01", "date: 2019-11-01", "LAW012"),
        ("effective: 2021-01-01", "effective: 2020-01-01", "LAW012"),
        ("adopted: 2020-11-01", "replaced_by: no-such-law", "LAW012"),
        ("kind: 单行条例", "kind: 条例", "FLD006"),
        ("articles: 24", "articles: 二十四", "FLD003"),
        ("old: [5]", "old: [五]", "FLD003"),
        ("issuer:", "isuer:", "FLD002"),
        ("adopted: 2020-11-01", "adopted: 2020-13-01", "FLD005"),
    ],
)
def test_mistakes_are_found(old: str, new: str, code: str, tmp_path: Path) -> None:
    assert old in ROW
    _, report = read(tmp_path, ROW.replace(old, new))
    assert code in {finding.code for finding in report.findings}
    assert all(finding.file == "content/laws.yml" for finding in report.findings)


def test_two_rows_of_one_id_are_one_too_many(tmp_path: Path) -> None:
    known, report = read(tmp_path, ROW + ROW.replace("排水", "沟渠"))
    assert [finding.code for finding in report.findings] == ["FLD010"]
    assert known.by_id["shili-paishui"].title == "示例县排水条例"


def test_a_day_that_has_not_come_was_not_checked(tmp_path: Path) -> None:
    _, report = read(tmp_path, ROW, checked="2027-01-01")
    assert "FLD011" in {finding.code for finding in report.findings}


@pytest.mark.parametrize("text", ["", "- 1", "laws: 3", "{}", "laws: [x]", ":"])
def test_no_file_breaks_it(text: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/laws.yml").write_text(text, "utf-8")
    report = Report()
    load_laws(find(tmp_path, DAY), report)
    assert report.has_errors
