"""An article for villagers or mediators, with every field of contracts.md."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from pufa.model.text import Text

# The heading of the section that names law and article.
BASIS = "法律依据"


@dataclass(frozen=True)
class Review:
    """A named person of the office has read it."""

    by: str
    date: datetime.date


@dataclass(frozen=True)
class Article:
    """One article.

    *file* is relative to the root; *basis* is what a reader sees of its 法律依据.  Trees are
    made from *text* when a page or a sheet is made, and dropped.
    """

    file: str
    id: str
    title: str
    summary: str
    topics: tuple[str, ...]
    audience: tuple[str, ...]
    trades: tuple[str, ...]
    villages: tuple[str, ...]
    questions: tuple[str, ...]
    date: datetime.date
    drafted: str
    statute_checked_to: datetime.date
    reviewed: Review | None
    sources: tuple[str, ...]
    related: tuple[str, ...]
    audio: str | None
    aliases: tuple[str, ...]
    lang: str
    translations: tuple[tuple[str, str], ...]
    short: str | None
    text: Text
    basis: str
    lines: tuple[tuple[str, int], ...]
    """Where each field stands, for findings of later checks."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids a link can lead to."""
        return self.text.anchors

    @property
    def url(self) -> str:
        return f"articles/{self.id}.html"

    def line(self, name: str) -> int:
        return dict(self.lines).get(name, 1)
