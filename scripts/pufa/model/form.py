"""A form to be filled in: what it asks, and the law it rests on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from pufa.model.text import Text

Entry = Literal["text", "long", "date", "money", "choice", "check", "table", "sign"]
ENTRIES: tuple[Entry, ...] = get_args(Entry)

Level = Literal["提醒", "尚未生效"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True)
class Field:
    """One thing to fill in.

    *lines* is how much room a long one takes on paper, and how many rows a table has; of
    *options* a choice takes one, a check any, and *warning* is for whoever ticks one.
    """

    name: str
    label: str
    kind: Entry
    options: tuple[str, ...]
    lines: int
    hint: str | None
    columns: tuple[str, ...] = ()
    warning: Text | None = None


@dataclass(frozen=True)
class Part:
    title: str
    note: str | None
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Reminder:
    """What it means when any of *fields*, named as in the form, is empty."""

    level: Level
    text: Text
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Deadline:
    """*days* counted from the day after the earliest of *fields*, which are dates."""

    text: Text
    fields: tuple[str, ...]
    days: int


@dataclass(frozen=True)
class Form:
    """*basis* are citations; *intro* and *closing* stand above and below the parts.

    A field that a reminder or a deadline names has a name of its own in the whole form.
    """

    file: str
    id: str
    title: str
    summary: str
    basis: tuple[Text, ...]
    drafted: str
    statute_checked_to: datetime.date
    intro: Text | None
    parts: tuple[Part, ...]
    closing: Text | None
    reminders: tuple[Reminder, ...] = ()
    deadlines: tuple[Deadline, ...] = ()

    anchors: ClassVar[tuple[str, ...]] = ()
    """A link can lead to a form, not to a place in it."""

    @property
    def texts(self) -> tuple[Text, ...]:
        said = [self.intro, self.closing, *(field.warning for field in self.fields)]
        told = [each.text for each in self.reminders] + [each.text for each in self.deadlines]
        return (*self.basis, *filter(None, said), *told)

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for part in self.parts for field in part.fields)

    @property
    def url(self) -> str:
        return f"forms/{self.id}.html"

    @property
    def pdf_url(self) -> str:
        """Blank, to write on."""
        return f"forms/{self.id}.pdf"

    @property
    def word_url(self) -> str:
        return f"forms/{self.id}.docx"
