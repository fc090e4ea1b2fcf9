"""Training for mediators: courses, their modules, the bank of questions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from pufa.model.article import Review, Writing
from pufa.model.scene import Scene
from pufa.model.text import Text

Kind = Literal["single", "multi", "judge", "fill", "order", "case"]
KINDS: tuple[Kind, ...] = ("single", "multi", "judge", "fill", "order", "case")

# What the kinds with options call them.
LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Question:
    """One question of a bank.

    *answer*: letters of the right options (single, multi), all letters in order (order),
    对 or 错 (judge), the texts that count as right (fill), the points of a good answer (case).
    *level* is 1 (easy) to 3 (hard).
    """

    file: str
    line: int
    id: str
    kind: Kind
    module: str
    level: int
    stem: Text
    options: tuple[str, ...]
    answer: tuple[str, ...]
    reason: Text
    drafted: str
    statute_checked_to: datetime.date
    reviewed: Review | None


@dataclass(frozen=True)
class Module(Writing):
    """One lesson; *number* is its place in the course, from 1; *hours* are 学时."""

    course: str
    number: int
    hours: int
    competences: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def url(self) -> str:
        return f"training/{self.course}/{self.id}.html"


@dataclass(frozen=True)
class Course:
    """Modules in the order they are studied in; *hours* are what the office plans for all."""

    file: str
    id: str
    title: str
    summary: str
    audience: tuple[str, ...]
    hours: int
    modules: tuple[Module, ...]
    scenes: tuple[Scene, ...] = ()

    @property
    def url(self) -> str:
        return f"training/{self.id}/index.html"
