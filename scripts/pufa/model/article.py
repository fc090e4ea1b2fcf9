"""What the office writes to be read: articles, cases, training modules.

``Writing`` is what they share: a page of its own, an author, a day up to which the law was
looked up.  Trees are made from *text* when a page or a sheet is made, and dropped.
"""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass

from pufa.model.text import Text

# The heading of the section that names law and article.
BASIS = "法律依据"


@dataclass(frozen=True)
class Review:
    """A named person of the office has read it."""

    by: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Writing(ABC):
    """A Markdown text with a page of its own.

    *file* is relative to the root; *basis* is what a reader sees of its 法律依据.
    """

    file: str
    id: str
    title: str
    summary: str
    date: datetime.date
    drafted: str
    statute_checked_to: datetime.date
    reviewed: Review | None
    sources: tuple[str, ...]
    text: Text
    basis: str
    lines: tuple[tuple[str, int], ...]
    """Where each field stands, for findings of later checks."""

    @property
    @abstractmethod
    def url(self) -> str:
        """Where its page stands, relative to the site's root."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids a link can lead to."""
        return self.text.anchors

    def line(self, name: str) -> int:
        return dict(self.lines).get(name, 1)


@dataclass(frozen=True, slots=True)
class Article(Writing):
    """An answer for villagers or mediators, with every field of contracts.md."""

    topics: tuple[str, ...]
    audience: tuple[str, ...]
    trades: tuple[str, ...]
    villages: tuple[str, ...]
    questions: tuple[str, ...]
    related: tuple[str, ...]
    audio: str | None
    aliases: tuple[str, ...]
    lang: str
    translations: tuple[tuple[str, str], ...]
    short: str | None

    @property
    def url(self) -> str:
        return f"articles/{self.id}.html"

    @property
    def pdf_url(self) -> str | None:
        """Its sheet to hand out, beside its page; of what is written for villagers."""
        return f"articles/{self.id}.pdf" if "村民" in self.audience else None

    @property
    def poster_url(self) -> str | None:
        """Its poster, where its author has shortened it for one."""
        return f"posters/{self.id}.pdf" if self.short else None

    @property
    def mark(self) -> str | None:
        """What a reader must be told of it first."""
        return None

    @property
    def old_urls(self) -> tuple[str, ...]:
        """Where the page stood before, as *aliases* (old ids, or whole paths) say."""
        folder = self.url.partition("/")[0]
        return tuple(
            alias if alias.endswith(".html") else f"{folder}/{alias}.html" for alias in self.aliases
        )


@dataclass(frozen=True)
class Consent:
    """The parties agreed that their story be told: how, and when."""

    kind: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Case(Article):
    """A story of a mediation: composed, or told with *consent*.

    Courts and mediators keep real cases off the net, so one or the other is required.
    """

    consent: Consent | None

    @property
    def is_composed(self) -> bool:
        return self.consent is None

    @property
    def url(self) -> str:
        return f"cases/{self.id}.html"

    @property
    def pdf_url(self) -> None:
        """Stories are for mediators, and for reading."""
        return None

    @property
    def mark(self) -> str:
        return "编写的示例" if self.is_composed else "经当事人同意"
