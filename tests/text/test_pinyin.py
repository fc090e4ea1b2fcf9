"""Readings in running text: on sentences tuned on, and on as many set aside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pufa.text import pinyin

SENTENCES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("pinyin.yml").read_text("utf-8")
)
_MARKED = re.compile(r"([\u4e00-\u9fff]+)\(([^)]+)\)")


def marked(sentence: str) -> tuple[str, list[tuple[int, str]]]:
    """The bare text, and the right reading of each marked character by its place."""
    text, marks, end = "", [], 0
    for mark in _MARKED.finditer(sentence):
        text += sentence[end : mark.start()] + mark.group(1)
        syllables = mark.group(2).split()
        marks += list(enumerate(syllables, len(text) - len(syllables)))
        end = mark.end()
    return text + sentence[end:], marks


@pytest.mark.parametrize(("part", "least"), [("tuned", 0.98), ("aside", 0.97), ("fresh", 0.97)])
def test_tricky_characters(part: str, least: float) -> None:
    right, count = 0, 0
    for sentence in SENTENCES[part]:
        text, marks = marked(sentence)
        found = pinyin.readings(text)
        right += sum(found[place][1] == reading for place, reading in marks)
        count += len(marks)
    assert count > 200 and right / count >= least


def test_every_character_has_its_place() -> None:
    text = "张某A欠3万元，\n𠮷 ①还。"
    found = pinyin.readings(text)
    assert "".join(char for char, _ in found) == text
    assert [reading for char, reading in found if not char.isalpha()] == [None] * 6
    assert ("还", "huán") in found or ("还", "hái") in found


def test_surnames_before_mou() -> None:
    text = "单某、曾某某、任某起诉华某"
    assert [reading for char, reading in pinyin.readings(text) if char in "单曾任华"] == [
        *("shàn", "zēng", "rén", "huà"),
    ]


def test_an_id_is_ascii() -> None:
    assert pinyin.slug("还款，怎么还？") == "huan-kuan-zen-me-huan"
