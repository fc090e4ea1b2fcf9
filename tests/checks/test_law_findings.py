"""Findings on citations where a folder of ``tests/findings`` cannot show them."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from pufa.checks.citations import check_citations
from pufa.config import find
from pufa.findings import Report
from pufa.load import load

BASE = Path(__file__).parents[1] / "findings/base"
ARTICLE = "content/articles/邻里/排水.md"


def findings(
    tmp_path: Path, day: str, *, words: str = "", checked: str = "2026-06-03", extra: str = ""
) -> list[tuple[str, str, int]]:
    root = tmp_path / "root"
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    path = root / ARTICLE
    text = path.read_text("utf-8").replace("水往低处流。", f"水往低处流。\n\n{words}")
    text = text.replace("statute_checked_to: 2026-06-03", f"statute_checked_to: {checked}")
    path.write_text(text.replace("summary: ", f"summary: {extra}"), "utf-8")
    as_of = datetime.date.fromisoformat(day)
    report = Report()
    check_citations(load(find(root, as_of), Report()), as_of, report)
    return sorted((one.code, one.file, one.line) for one in report.findings)


@pytest.mark.parametrize(("day", "is_old"), [("2027-06-03", False), ("2027-06-04", True)])
def test_a_registry_checked_over_a_year_ago(day: str, is_old: bool, tmp_path: Path) -> None:
    assert findings(tmp_path, day) == ([("LAW004", "registry.yml", 0)] if is_old else [])


@pytest.mark.parametrize(
    ("checked", "day", "is_found"),
    [
        ("2025-12-31", "2026-01-01", True),
        ("2025-12-31", "2026-12-01", True),
        ("2026-01-01", "2026-12-01", False),
        ("2025-06-30", "2025-12-31", False),  # adopted, but not in force yet
    ],
)
def test_a_law_amended_since_it_was_looked_up(
    checked: str, day: str, is_found: bool, tmp_path: Path
) -> None:
    words = "打架的照《治安管理处罚法》第九条，再看该法第十条。\n\n《治安管理处罚法》第九条。"
    found = findings(tmp_path, day, words=words, checked=checked)
    assert found == ([("LAW009", ARTICLE, 16)] if is_found else [])


def test_a_law_read_before_it_counts_was_not_amended(tmp_path: Path) -> None:
    words = "全国生态日见《生态环境法典》第十五条，撞了人的看交通事故解释（二）第三条。"
    assert findings(tmp_path, "2026-12-01", words=words) == []
    early = findings(tmp_path, "2026-12-01", words=words, checked="2026-03-01")
    assert early == [("LAW009", ARTICLE, 16)] * 2


def test_a_finding_names_its_line_and_whose_it_is(tmp_path: Path) -> None:
    words = "第一段。\n\n按《物权法》第八十六\n条办，又见《民法典》第1079条第八款。"
    found = findings(tmp_path, "2026-12-01", words=words, extra="按《婚姻法》第三条，")
    assert found == [("LAW003", ARTICLE, 4), ("LAW003", ARTICLE, 18), ("LAW006", ARTICLE, 19)]


def test_the_packaged_map_is_not_the_offices_to_mend(tmp_path: Path) -> None:
    # Judged in the far past nothing of it is in force, and nobody is told.
    assert findings(tmp_path, "2026-06-03", checked="2026-06-01") == []
