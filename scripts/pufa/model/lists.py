"""Short lists the office keeps: words explained or meant, days to come, books on the shelf."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from urllib.parse import quote

from pufa.model.text import Text
from pufa.text import han


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
class Synonym:
    """A village *word* and the words our pages have for it; none: search takes it as it is."""

    word: str
    means: tuple[str, ...]
    line: int


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

    @property
    def when(self) -> str:
        """2027年5月10日至16日, or 2026年3月15日 09:00."""
        day = han.date(self.start) + (f" {self.time}" if self.time else "")
        if self.end is None:
            return day
        last = han.date_parts(self.end)
        if self.end.year == self.start.year:
            last = last[1:] if self.end.month != self.start.month else last[2:]
        return f"{day}至{''.join(last)}"


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
