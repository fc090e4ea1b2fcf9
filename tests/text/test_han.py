"""Numerals, line ends, ids from pinyin."""

from __future__ import annotations

import pytest

from pufa.text import han
from pufa.text.pinyin import slug


def test_numerals_round_trip() -> None:
    assert all(han.number(han.numeral(value)) == value for value in range(10_000))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一千零七十九", 1079),
        ("一〇七九", 1079),
        ("1079", 1079),
        ("十", 10),
        ("二十", 20),
        ("两", 2),
    ],
)
def test_number(text: str, value: int) -> None:
    assert han.number(text) == value


@pytest.mark.parametrize("text", ["", "甲", "十x", "-1", "1.5"])
def test_no_number(text: str) -> None:
    assert han.number(text) is None


def test_slug() -> None:
    assert slug("邻居占了我家地怎么办？") == "lin-ju-zhan-le-wo-jia-di-zen-me-ban"
    assert slug("？！") == ""
    assert len(slug("字" * 99)) <= 40
