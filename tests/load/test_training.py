"""A course with every mistake an office can make: found, with its line; nothing breaks."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Library

AS_OF = datetime.date(2026, 12, 1)
HEAD = "id: one\n  module: willing\n  level: 1\n  stem: 题______\n"
TAIL = "  reason: 理由\n  drafted: 示例编写人\n  statute_checked_to: 2026-06-03\n"


def loaded(root: Path, bank: str) -> tuple[Library, Report]:
    folder = root / "content/training/basics"
    folder.mkdir(parents=True)
    (folder / "course.yml").write_text(
        "id: basics\ntitle: 课\nsummary: 课\naudience: [调解员]\nhours: 1\nmodules: [willing]\n",
        "utf-8",
    )
    (folder / "01-自愿.md").write_text(
        "---\nid: willing\ntitle: 自愿\nsummary: 自愿\nhours: 1\ncompetences: [会]\n"
        "date: 2026-01-12\ndrafted: 示例编写人\nstatute_checked_to: 2026-06-03\n---\n正文\n",
        "utf-8",
    )
    (folder / "bank.yml").write_text(bank, "utf-8")
    report = Report()
    return load(find(root, AS_OF), report), report


@pytest.mark.parametrize(
    "rest",
    [
        "kind: single\n  options: [甲, 乙]\n  answer: C\n",
        "kind: single\n  options: [甲, 乙]\n  answer: [A, B]\n",
        "kind: single\n  options: [甲]\n  answer: A\n",
        "kind: multi\n  options: [甲, 乙]\n  answer: [A, A]\n",
        "kind: multi\n  answer: A\n",
        "kind: judge\n  answer: 是\n",
        "kind: judge\n  options: [对, 错]\n  answer: 对\n",
        "kind: order\n  options: [甲, 乙, 丙]\n  answer: [B, A]\n",
    ],
)
def test_answers_that_cannot_be(rest: str, tmp_path: Path) -> None:
    library, report = loaded(tmp_path, f"- {HEAD}  {rest}{TAIL}")
    found = [finding for finding in report.findings if finding.code == "TRN004"]
    assert [(finding.file, finding.level) for finding in found] == [
        ("content/training/basics/bank.yml", "error")
    ]
    assert len(library.modules[0].questions) == 1


@pytest.mark.parametrize(
    ("rest", "answer"),
    [
        ("kind: single\n  options: [甲, 乙]\n  answer: B\n", ("B",)),
        ("kind: multi\n  options: [甲, 乙]\n  answer: [A, B]\n", ("A", "B")),
        ("kind: judge\n  answer: 错\n", ("错",)),
        ("kind: fill\n  answer: [三十, '30']\n", ("三十", "30")),
        ("kind: order\n  options: [甲, 乙]\n  answer: [B, A]\n", ("B", "A")),
        ("kind: case\n  answer: [先报警, 再记录]\n", ("先报警", "再记录")),
    ],
)
def test_every_kind(rest: str, answer: tuple[str, ...], tmp_path: Path) -> None:
    library, _ = loaded(tmp_path, f"- {HEAD}  {rest}{TAIL}")
    assert [question.answer for question in library.modules[0].questions] == [answer]


def test_a_gap_must_be_there(tmp_path: Path) -> None:
    bank = f"- {HEAD}  kind: fill\n  answer: 三十\n{TAIL}".replace("______", "")
    _, report = loaded(tmp_path, bank)
    assert "TRN004" in {finding.code for finding in report.findings}


def test_an_id_is_used_once(tmp_path: Path) -> None:
    one = f"- {HEAD}  kind: judge\n  answer: 对\n{TAIL}"
    library, report = loaded(tmp_path, one + one)
    assert len(library.modules[0].questions) == 1
    assert ("FLD010", 10) in {(finding.code, finding.line) for finding in report.findings}


@pytest.mark.parametrize("bank", ["a: 1\n", "文字\n", "- 文字\n", "- [1, 2]\n", "[]\n", ""])
def test_what_is_no_bank(bank: str, tmp_path: Path) -> None:
    library, report = loaded(tmp_path, bank)
    assert library.modules[0].questions == ()
    assert report.findings


def test_two_courses_of_one_id(tmp_path: Path) -> None:
    loaded(tmp_path, "[]")
    folder = tmp_path / "content/training/other"
    folder.mkdir()
    for name in ("course.yml", "01-自愿.md", "bank.yml"):
        text = (tmp_path / "content/training/basics" / name).read_text("utf-8")
        (folder / name).write_text(text, "utf-8")
    report = Report()
    library = load(find(tmp_path, AS_OF), report)
    assert len(library.courses) == 1
    assert "FLD010" in {finding.code for finding in report.findings}


def test_a_question_has_a_right_answer_and_a_reason(tmp_path: Path) -> None:
    rest = "kind: multi\n  options: [甲, 乙]\n  answer: []\n"
    tail = TAIL.replace("  reason: 理由\n", "")
    _, report = loaded(tmp_path, f"- {HEAD}  {rest}{tail}")
    missing = [finding.what for finding in report.findings if finding.code == "FLD001"]
    assert any("answer" in what for what in missing) and any("reason" in what for what in missing)
