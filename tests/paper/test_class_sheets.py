"""Exams and what a class is held with, on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import ink
import pypdf
import pytest
import sample

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import DRAFT, Library
from pufa.paper import Shop
from pufa.paper.press import Press


@pytest.fixture(scope="module")
def library() -> Library:
    portal = Path(__file__).parents[1] / "portal"
    return replace(load(find(portal), Report()), office=sample.OFFICE)


def test_answers_stand_apart(press: Press, library: Library) -> None:
    report = Report()
    shop = Shop(library, {}, press, report)
    course = library.courses[0]
    made = shop.exams(course, 3)
    assert made is not None, report.text()
    assert list(made) == [
        *("A卷", "A卷答题卡", "A卷答案", "B卷", "B卷答题卡", "B卷答案", "评分表"),
    ]
    assert made == shop.exams(course, 3)
    reasons = [one.reason.plain[:12] for module in course.modules for one in module.questions]
    for letter in "AB":
        paper, key = ink.text(made[f"{letter}卷"]), ink.text(made[f"{letter}卷答案"])
        assert "姓名" in paper and "总分" in paper and DRAFT not in paper
        assert not any(reason in paper for reason in reasons)
        assert any(reason in key for reason in reasons)


def test_a_class_has_its_sheets(press: Press, library: Library) -> None:
    report = Report()
    course = library.courses[0]
    first = course.modules[0]
    text = replace(first.text, body=f"{first.text.body}\n\n## 一张卡片\n\n1. 愿意才调。")
    course = replace(course, modules=(replace(first, text=text), *course.modules[1:]))
    drafts = replace(library, office=sample.DRAFT_OFFICE)
    made = Shop(drafts, {}, press, report).class_pack(course, 2)
    assert made is not None, report.text()
    plan, hours = ink.text(made["计划"]), ink.text(made["学时台账"])
    assert all(module.title in plan for module in course.modules)
    assert "待填写" in hours and "第十四条" in hours
    assert "愿意才调" in ink.text(made["卡片"]) and len(pages(made["卡片"])) == 1
    assert all(DRAFT in ink.text(pdf) for pdf in made.values())
    page = pages(made["课件01"])[0].mediabox
    assert float(page.width) / float(page.height) == pytest.approx(16 / 9, abs=0.01)


def pages(pdf: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(pdf)).pages)
