"""All that an office has published, in one value."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from pufa.model.article import Article
from pufa.model.bulletin import Bulletin, Notice
from pufa.model.office import Office
from pufa.model.text import Text


@dataclass(frozen=True)
class Topic:
    """A subject villagers know by name; the 18 kinds of dispute and some more."""

    id: str
    name: str
    blurb: str

    @property
    def url(self) -> str:
        return f"topics/{self.id}.html"


@dataclass(frozen=True)
class Library:
    """Everything loaded: articles by date, newest first, then id; bulletins newest first.

    *refused* are the files that were read in vain: they have errors of their own.
    """

    office: Office
    topics: tuple[Topic, ...]
    articles: tuple[Article, ...]
    bulletins: tuple[Bulletin, ...]
    refused: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def by_topic(self) -> dict[str, list[Article]]:
        """The articles whose first topic it is, in order."""
        found: dict[str, list[Article]] = {}
        for article in self.articles:
            found.setdefault(article.topics[0], []).append(article)
        return found

    @cached_property
    def by_file(self) -> dict[str, Article | Bulletin]:
        """What a link to a file of ``content/`` leads to."""
        things: list[Article | Bulletin] = [*self.articles, *self.bulletins]
        return {thing.file: thing for thing in things}

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything authors wrote in Markdown."""
        notices = (
            item.text
            for bulletin in self.bulletins
            for item in bulletin.items
            if isinstance(item, Notice)
        )
        return (*(article.text for article in self.articles), *notices)

    @cached_property
    def newest(self) -> datetime.date:
        """The newest date in the content: the only clock a build reads."""
        dates = [article.date for article in self.articles]
        dates += [bulletin.date for bulletin in self.bulletins]
        return max(dates, default=datetime.date(2000, 1, 1))
