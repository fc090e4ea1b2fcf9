"""Short lists the office keeps: words explained, days to come, books on the shelf."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from urllib.parse import quote

from pufa.model.text import Text


@dataclass(frozen=True)
class Term:
    """A word explained; *see* are other terms."""

    term: str
    meaning: Text
    basis: Text | None
    see: tuple[str, ...]
    line: int

    @property
    def anchor(self) -> str:
        return "term-" + re.sub(r"\s+", "-", self.term)

    @property
    def url(self) -> str:
        return f"glossary.html#{quote(self.anchor)}"


@dataclass(frozen=True)
class Event:
    """Something that happens on a day, or from *start* to *end*; *time* is HH:MM there."""

    id: str
    title: str
    start: datetime.date
    end: datetime.date | None
    time: str | None
    place: str | None
    summary: Text
    line: int

    @property
    def anchor(self) -> str:
        return f"event-{self.id}"

    @property
    def url(self) -> str:
        return f"events.html#{self.anchor}"


@dataclass(frozen=True)
class Book:
    """A book of a 农家书屋; *place* says of which."""

    title: str
    author: str
    publisher: str
    year: int | None
    isbn: str | None
    place: str
    note: str | None
