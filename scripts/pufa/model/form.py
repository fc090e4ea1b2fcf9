"""A form to be filled in: what it asks, and the law it rests on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar, Literal

from pufa.model.text import Text

Entry = Literal["text", "long", "date", "money", "choice", "sign"]
ENTRIES: tuple[Entry, ...] = ("text", "long", "date", "money", "choice", "sign")


@dataclass(frozen=True)
class Field:
    """One thing to fill in; *lines* is how much room a long one takes on paper."""

    name: str
    label: str
    kind: Entry
    options: tuple[str, ...]
    lines: int
    hint: str | None


@dataclass(frozen=True)
class Part:
    title: str
    note: str | None
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Form:
    """*basis* are citations; *intro* and *closing* stand above and below the parts."""

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

    anchors: ClassVar[tuple[str, ...]] = ()
    """A link can lead to a form, not to a place in it."""

    @property
    def texts(self) -> tuple[Text, ...]:
        return (*self.basis, *filter(None, (self.intro, self.closing)))

    @property
    def url(self) -> str:
        return f"forms/{self.id}.html"
