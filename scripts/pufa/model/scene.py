"""Practice scenes: a branching conversation between a mediator and the parties."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pufa.model.article import Review
from pufa.model.text import Text

Worth = Literal["好", "也行", "不好"]
WORTHS: tuple[Worth, ...] = ("好", "也行", "不好")


@dataclass(frozen=True)
class Speech:
    """What *who* says, or does: 旁白 tells what can be seen."""

    who: str
    text: Text


@dataclass(frozen=True)
class Choice:
    """Something the mediator may say or do, where it *goes*, and what law and practice *answer*."""

    line: int
    text: Text
    goes: str
    answer: Text
    worth: Worth


@dataclass(frozen=True)
class Ending:
    """How it ends, and what is to be learnt of it."""

    result: Text
    lesson: Text


@dataclass(frozen=True)
class Step:
    """What is said, and then either choices or an ending; *id* names it in its scene."""

    id: str
    line: int
    says: tuple[Speech, ...]
    choices: tuple[Choice, ...]
    end: Ending | None

    @property
    def anchor(self) -> str:
        return f"step-{self.id}"


@dataclass(frozen=True)
class Scene:
    """An invented conversation that belongs to a *module*; *steps* begin with the first."""

    file: str
    line: int
    id: str
    course: str
    module: str
    title: str
    summary: Text
    steps: tuple[Step, ...]
    drafted: str
    statute_checked_to: datetime.date
    reviewed: Review | None

    @property
    def url(self) -> str:
        return f"training/{self.course}/{self.id}.html"

    @property
    def endings(self) -> int:
        return sum(step.end is not None for step in self.steps)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number a reader sees, by the id of the step."""
        return {step.id: number for number, step in enumerate(self.steps, 1)}

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        texts = [self.summary]
        for step in self.steps:
            texts += (speech.text for speech in step.says)
            for choice in step.choices:
                texts += (choice.text, choice.answer)
            if step.end:
                texts += (step.end.result, step.end.lesson)
        return tuple(texts)
