"""Numerals, line ends, ids from pinyin."""

from __future__ import annotations

import pytest

from pufa.text import han
from pufa.text.pinyin import slug


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


@pytest.mark.parametrize(
    ("text", "is_blank"), [("", True), (" 　\u200b\ufeff", True), ("一", False)]
)
def test_blank(text: str, is_blank: bool) -> None:
    assert han.is_blank(text) == is_blank
