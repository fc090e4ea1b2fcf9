"""一图看懂: a procedure as steps from top to bottom, with ways out at the side."""

from __future__ import annotations

from dataclasses import dataclass

from pufa.model.text import Text


@dataclass(frozen=True)
class Exit:
    """Where it goes on elsewhere: *when*, and *to* what."""

    when: str
    to: str


@dataclass(frozen=True)
class Stage:
    """One box: its *label* in the picture, what the list says of it, a way *out* of it.

    *onward* stands at the arrow to the next box, where there is a condition.
    """

    label: str
    text: Text
    onward: str
    out: Exit | None


@dataclass(frozen=True)
class Flow:
    """A procedure; it is shown beside articles of *topics* and lessons called *modules*."""

    id: str
    title: str
    summary: Text
    topics: tuple[str, ...]
    modules: tuple[str, ...]
    stages: tuple[Stage, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.summary, *(stage.text for stage in self.stages))

    @property
    def url(self) -> str:
        return f"flows/{self.id}.html"
