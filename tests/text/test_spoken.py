"""What is said of what is written: cases by hand, and everything our own texts hold."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from pufa.text.spoken import spoken

_LINES = Path(__file__).with_name("spoken.txt").read_text("utf-8").splitlines()
CASES = [line.split(" → ") for line in _LINES if " → " in line and not line.startswith("#")]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("written", "said"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_a_case(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(("written", "said"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_what_is_said_is_said_once(written: str, said: str) -> None:
    """The result is text that can be said, so that it may be put through again."""
    assert spoken(said) == said


def test_in_a_sentence_nothing_changes_but_the_figure() -> None:
    assert spoken("2026年3月，2人借了2.5万元（年利率3.85%），打12348问。") == (
        "二〇二六年三月，两人借了两万五千元，年利率百分之三点八五，打幺二三四八问。"
    )


def test_lines_stay_lines() -> None:
    assert spoken("1. 甲\n\n2. 乙") == "第一，甲\n\n第二，乙"


def test_whatever_is_written_something_is_said() -> None:
    chance = random.Random(5)
    pieces = [
        *"0123456789,.:：/%-—、第年月日元个万（）×+*@〔〕①½二A",
        "2026",
        "00",
        "至",
        "http://",
        "条",
    ]
    for _ in range(4000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 12)))
        said = spoken(text)
        assert not re.search(r"\d", said), (text, said)


def test_nothing_that_cannot_be_said_is_left() -> None:
    root = Path(__file__).parents[2] / "content"
    for path in sorted(root.rglob("*.md")):
        said = spoken(path.read_text("utf-8").split("\n---\n", 1)[1])
        assert not re.search(r"[\d%（）()/@#*_|]", said), path
