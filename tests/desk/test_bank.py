"""Questions from a workbook: every kind, as an office writes them; where something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from pufa.config import find
from pufa.desk import read_bank
from pufa.desk.bank import COLUMNS
from pufa.findings import Report
from pufa.load import load
from pufa.model import Course
from pufa.reading import Mapping, Scalar, Sequence, read_yaml

LAW = "《中华人民共和国人民调解法》第四条"


@pytest.fixture(scope="module")
def course() -> Course:
    return load(find(Path(__file__).parents[1] / "portal"), Report()).courses[0]


def workbook(path: Path, *rows: dict[str, object]) -> Path:
    book = Workbook()
    book.worksheets[0].append(["调解员题目"])  # a title over the table, as people write it
    book.worksheets[0].append(COLUMNS)
    for row in rows:
        book.worksheets[0].append([row.get(name) for name in COLUMNS])
    book.save(path)
    return path


def row(kind: str, answer: object, *options: str, **more: object) -> dict[str, object]:
    named = {f"选项{letter}": text for letter, text in zip("ABCDEFGH", options, strict=False)}
    return {"题型": kind, "题干": f"{kind}______", "答案": answer, "理由": LAW, **named, **more}


def test_every_kind_is_taken(course: Course, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "新题.xlsx",
        row("单选题", "b", "收", "不收", 难度="容易", 编号="new-fee"),
        row("多选", "A、C", "甲", "乙", "丙"),
        row("判断", "×"),
        row("填空", "30；三十"),
        row("排序", "C→A→B", "一", "二", "三"),
        row("案例", "先报警\n再记下"),
    )
    report = Report()
    made = read_bank(path, course, report)
    assert made is not None, report.text()
    node = read_yaml(made, "bank.yml", Report())
    assert isinstance(node, Sequence)
    answers = []
    for item in node.items:
        assert isinstance(item, Mapping)
        given = item.entries["answer"]
        assert isinstance(given, Sequence)
        answers.append([one.text for one in given.items if isinstance(one, Scalar)])
    assert answers == [
        ["B"],
        ["A", "C"],
        ["错"],
        ["30", "三十"],
        ["C", "A", "B"],
        ["先报警", "再记下"],
    ]
    assert "- id: new-fee\n" in made and "- id: new-q01\n" in made
    assert "statute_checked_to:\n" in made and "reviewed" not in made


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (row("简答", "是"), "C 栏（题型）"),
        (row("单选", "D", "收", "不收"), "N 栏（答案）"),
        (row("单选", "A", "收", "收"), "F 栏（选项A）"),
        (row("判断", "对", 理由=None), "O 栏（理由）"),
        (row("填空", "=1+1"), "N 栏（答案）"),
    ],
)
def test_a_fault_is_named_by_row_and_column(
    wrong: dict[str, object], place: str, course: Course, tmp_path: Path
) -> None:
    report = Report()
    path = workbook(tmp_path / "题.xlsx", row("判断", "对"), wrong)
    assert read_bank(path, course, report) is None
    assert [(one.file, one.line) for one in report.findings if one.level == "error"] == [
        ("题.xlsx", 4)
    ]
    assert place in report.text()
