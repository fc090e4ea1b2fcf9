"""What is waived stops nothing, for as long as the waiver says."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from pufa.config import find
from pufa.edition import compile_edition
from pufa.findings import LEVELS, Report, is_waivable

FINDINGS = Path(__file__).parents[1] / "findings"
WAIVER = (
    "- {{code: {code}, file: '{file}', reason: 讲旧案, approver: 示例所长, expires: 2026-12-31}}\n"
)


def run(tmp_path: Path, code: str, file: str, day: datetime.date) -> tuple[bool, Report]:
    root = tmp_path / "root"
    for layer in ("base", f"{code}/bad"):
        shutil.copytree(FINDINGS / layer, root, dirs_exist_ok=True)
    (root / "content/waivers.yml").write_text(WAIVER.format(code=code, file=file), "utf-8")
    report = Report()
    return compile_edition(find(root, day), report) is not None, report


@pytest.mark.parametrize("file", ["content/articles/邻里/排水.md", "articles/*", "*.md"])
def test_a_judgement_can_be_waived(tmp_path: Path, file: str) -> None:
    is_published, report = run(tmp_path, "LAW003", file, datetime.date(2026, 12, 31))
    assert is_published and report.findings == []
    assert [finding.code for finding in report.waived] == ["LAW003"]


def test_not_a_day_longer(tmp_path: Path) -> None:
    is_published, report = run(tmp_path, "LAW003", "*.md", datetime.date(2027, 1, 1))
    assert not is_published and report.waived == []


def test_not_for_another_file(tmp_path: Path) -> None:
    is_published, _ = run(tmp_path, "LAW003", "content/cases/*", datetime.date(2026, 12, 31))
    assert not is_published


def test_what_cannot_be_published_cannot_be_waived(tmp_path: Path) -> None:
    is_published, report = run(tmp_path, "REF001", "*", datetime.date(2026, 12, 31))
    assert not is_published
    assert {"REF001", "WAV003"} <= {finding.code for finding in report.findings}


def test_no_waiver_waives_waivers() -> None:
    assert not any(is_waivable(code) for code in LEVELS if code.startswith("WAV"))
