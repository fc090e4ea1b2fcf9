"""Papers A and B out of a course's bank: of every module and difficulty the same number.

In: a course, a seed.  Out: two exams that share no question, the same for the same bank and
seed on every machine; nothing where the bank is too small for two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle

from pufa.model import KINDS, Course, Kind, Question

LETTERS = ("A", "B")
SHORT, CASE = 2, 10  # points of a question with one right answer, and of a case
_MINUTES = {SHORT: 1.5, CASE: 15}
_LEVELS = (1, 2, 2, 3)  # of the questions that a module gives to each paper
_CASES = 2  # in each paper


@dataclass(frozen=True)
class Exam:
    """Paper *letter*: *questions* in the order they are numbered in, kind by kind."""

    course: Course
    seed: int
    letter: str
    questions: tuple[Question, ...]

    @property
    def sections(self) -> tuple[tuple[Kind, tuple[Question, ...]], ...]:
        """The questions of each kind there is, in the order of the paper."""
        kinds = ((kind, tuple(one for one in self.questions if one.kind == kind)) for kind in KINDS)
        return tuple((kind, questions) for kind, questions in kinds if questions)

    @property
    def total(self) -> int:
        return sum(map(points, self.questions))

    @property
    def minutes(self) -> int:
        return round(sum(_MINUTES[points(one)] for one in self.questions))


def points(question: Question) -> int:
    return CASE if question.kind == "case" else SHORT


def draw(course: Course, seed: int) -> tuple[Exam, Exam] | None:
    """Papers A and B of *course*; None where no module has two questions with one answer."""
    picked: tuple[list[Question], list[Question]] = ([], [])
    cases: list[list[Question]] = []
    for module in course.modules:
        pool = _mixed(module.questions, seed)
        cases.append([one for one in pool if one.kind == "case"])
        short = [one for one in pool if one.kind != "case"]
        for level in _LEVELS[: len(short) // 2]:
            one = _take(short, level)
            picked[0].append(one)
            picked[1].append(_take(short, level, one.kind))
    # A case of each module in turn, so that the two papers ask about different ones.
    turns = _mixed([pool[0] for pool in cases if pool], seed)[: 2 * _CASES]
    for paper, case in zip(cycle(picked), turns, strict=False):
        paper.append(case)
    if not picked[0]:
        return None
    first, second = (
        Exam(course, seed, letter, tuple(sorted(paper, key=_place)))
        for letter, paper in zip(LETTERS, picked, strict=True)
    )
    return first, second


def _take(pool: list[Question], level: int, kind: Kind | None = None) -> Question:
    """Take the first of *level*, best of *kind*, out of *pool*, or one that is nearly as hard."""
    chosen = min(pool, key=lambda one: (abs(one.level - level), one.kind != kind))
    pool.remove(chosen)
    return chosen


def _mixed(questions: Iterable[Question], seed: int) -> list[Question]:
    # A digest gives the same order for ever; what `random` draws may change with Python.
    return sorted(questions, key=lambda one: hashlib.sha256(f"{seed} {one.id}".encode()).digest())


def _place(question: Question) -> int:
    return KINDS.index(question.kind)
