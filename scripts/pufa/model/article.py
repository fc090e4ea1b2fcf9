"""An article for villagers or mediators, with every field of contracts.md."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

# The heading of the section that names law and article.
BASIS = "法律依据"


@dataclass(frozen=True)
class Review:
    """A named person of the office has read it."""

    by: str
    date: datetime.date


@dataclass(frozen=True)
class Link:
    """A link in the body: *target* as written, and its line in the file."""

    target: str
    line: int


@dataclass(frozen=True)
class Picture:
    target: str
    alt: str
    line: int


@dataclass(frozen=True)
class Article:
    """One article.

    *file* is relative to the root; *body* is the author's Markdown, which begins on
    *body_line*; *text* is what a reader sees of it, without headings' ids and links'
    targets; *basis* is that of its 法律依据.  Trees are made from *body* when a page or a
    sheet is made, and dropped.
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
    body: str
    body_line: int
    text: str
    basis: str
    headings: tuple[str, ...]
    anchors: tuple[str, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    stats: tuple[Link, ...]
    lines: tuple[tuple[str, int], ...]
    """Where each field stands, for findings of later checks."""

    @property
    def url(self) -> str:
        return f"articles/{self.id}.html"

    def line(self, name: str) -> int:
        return dict(self.lines).get(name, 1)
