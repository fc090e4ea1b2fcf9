"""A numbered bulletin (简报) and its items."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from pufa.model.text import Text


@dataclass(frozen=True)
class Signature:
    """Who signed, or checked for secrets, and when."""

    by: str
    date: datetime.date


@dataclass(frozen=True)
class Reference:
    """An item that is an article."""

    article: str
    line: int


@dataclass(frozen=True)
class Notice:
    """An item written in the bulletin's file."""

    title: str
    text: Text


@dataclass(frozen=True)
class Release:
    """An item that is a statistics release."""

    stats: str
    line: int


@dataclass(frozen=True)
class Calendar:
    """An item that lists the days to come, for so many months."""

    months: int
    line: int

    title: ClassVar[str] = "普法日历"


Item = Reference | Notice | Release | Calendar


@dataclass(frozen=True)
class Bulletin:
    """One issue: *number* within its year, *total* since the first."""

    file: str
    year: int
    number: int
    total: int
    date: datetime.date
    issuer: str
    note: str | None
    items: tuple[Item, ...]
    report_to: tuple[str, ...]
    send_to: tuple[str, ...]
    copies: str
    signed: Signature | None
    secrecy_checked: Signature | None

    anchors: ClassVar[tuple[str, ...]] = ()
    """A link can lead to a bulletin, not to a place in it."""

    @property
    def id(self) -> str:
        return f"{self.year}-{self.number}"

    def titled(self, masthead: str) -> str:
        """Its title under the office's *masthead*."""
        return f"{masthead}{self.year}年第{self.number}期"

    @property
    def url(self) -> str:
        return f"bulletins/{self.id}.html"

    @property
    def pdf_url(self) -> str:
        return f"bulletins/{self.id}.pdf"
