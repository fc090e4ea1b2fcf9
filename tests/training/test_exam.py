"""Papers A and B; a course over the days of a class."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Course
from pufa.training.exam import draw
from pufa.training.timetable import lay_out


@pytest.fixture(scope="module")
def course() -> Course:
    return load(find(Path(__file__).parents[2]), Report()).courses[0]


def test_papers_are_alike_and_share_nothing(course: Course) -> None:
    drawn = draw(course, 7)
    assert drawn is not None
    a, b = drawn
    ids = [{one.id for one in paper.questions} for paper in (a, b)]
    assert not ids[0] & ids[1] and len(ids[0]) == len(ids[1]) == 42
    for paper in (a, b):
        assert (paper.total, paper.minutes) == (100, 90)
        short = [one for one in paper.questions if one.kind != "case"]
        assert Counter(one.module for one in short) == {one.id: 4 for one in course.modules}
    levels = [Counter(one.level for one in paper.questions) for paper in (a, b)]
    assert all(abs(levels[0][level] - levels[1][level]) <= 2 for level in (1, 2, 3))


def test_a_seed_gives_the_same_for_ever(course: Course) -> None:
    again, other = draw(course, 7), draw(course, 8)
    assert draw(course, 7) == again
    assert again is not None and other is not None
    assert again[0].questions != other[0].questions


@pytest.mark.parametrize("days", [1, 2, 5, 10])
def test_every_lesson_has_its_half_day(course: Course, days: int) -> None:
    slots = lay_out(course, days)
    assert len(slots) == 2 * days
    assert tuple(module for slot in slots for module in slot.modules) == course.modules
