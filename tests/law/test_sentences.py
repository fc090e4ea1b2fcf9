"""How well citations are found and judged, on sentences that were written first.

The half ``aside`` was not looked at while the grammar was made: it is the measure.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from pufa import law

DAY = datetime.date(2026, 11, 23)
SENTENCES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("sentences.yml").read_text("utf-8")
)

Key = tuple[object, ...]


def expected(row: dict[str, Any]) -> dict[Key, str]:
    return {
        (
            one["text"],
            one["law"],
            tuple(one["articles"]),
            one.get("suffix", ""),
            one.get("paragraph"),
            one.get("item"),
        ): one.get("verdict", "valid")
        for one in row["cites"]
    }


def found(row: dict[str, Any]) -> dict[Key, str]:
    known, day = law.registry(), row.get("as_of", DAY)
    return {
        (
            one.text,
            one.law and one.law.id,
            tuple(number for number, _ in one.articles),
            next((suffix for _, suffix in one.articles if suffix), ""),
            one.paragraph,
            one.item,
        ): law.judge(one, known, day).verdict
        for one in law.find(row["text"], known)
    }


def measure(half: str) -> tuple[float, float]:
    """F1 of what is found (every part of it right), and the share of right verdicts."""
    right = wrong = missed = judged = 0
    for row in SENTENCES:
        if row["set"] == half:
            want, have = expected(row), found(row)
            both = want.keys() & have.keys()
            right += len(both)
            wrong += len(have) - len(both)
            missed += len(want) - len(both)
            judged += sum(want[key] == have[key] for key in both)
    return 2 * right / (2 * right + wrong + missed), judged / right


def test_there_are_enough_with_traps() -> None:
    for half in ("tune", "aside"):
        rows = [row for row in SENTENCES if row["set"] == half]
        assert len(rows) >= 100 and sum(not row["cites"] for row in rows) >= 10
    assert len({row["text"] for row in SENTENCES}) >= 200


@pytest.mark.parametrize("half", ["tune", "aside"])
def test_the_target_is_kept(half: str) -> None:
    f1, accuracy = measure(half)
    assert f1 >= 0.97 and accuracy >= 0.97, (half, f1, accuracy)
