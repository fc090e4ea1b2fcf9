"""All that an office has published, in one value."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pufa.law import Registry, registry
from pufa.model.article import Article, Case, Writing
from pufa.model.bulletin import Bulletin, Calendar, Notice
from pufa.model.card import Card
from pufa.model.flow import Flow
from pufa.model.form import Form
from pufa.model.lists import Book, Event, Synonym, Term
from pufa.model.office import Office
from pufa.model.referral import Referral
from pufa.model.scene import Scene
from pufa.model.statistics import Released, SafeTable, figure
from pufa.model.text import Text
from pufa.model.training import Course, Module
from pufa.model.waiver import Waiver


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
    """Everything loaded.

    Articles and cases by date, newest first, then id; bulletins newest first; releases by the
    time they tell of, newest first; events by day; everything else in the order of files and
    lines.  *tables* are those of the releases that withstand the attack: the edition puts them
    there, and nothing else of a release's tables is ever shown.  *refused* are files that were
    read in vain: they have errors of their own.
    """

    office: Office
    topics: tuple[Topic, ...]
    articles: tuple[Article, ...]
    bulletins: tuple[Bulletin, ...]
    cases: tuple[Case, ...] = ()
    courses: tuple[Course, ...] = ()
    forms: tuple[Form, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    books: tuple[Book, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    referrals: tuple[Referral, ...] = ()
    cards: tuple[Card, ...] = ()
    flows: tuple[Flow, ...] = ()
    refused: frozenset[str] = frozenset()
    releases: tuple[Released, ...] = ()
    tables: tuple[SafeTable, ...] = ()
    laws: Registry = field(default_factory=registry)
    """The laws that citations are looked up in: ours, and what the office has added."""

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        return tuple(module for course in self.courses for module in course.modules)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        return tuple(scene for course in self.courses for scene in course.scenes)

    @cached_property
    def writings(self) -> tuple[Writing, ...]:
        """Everything in Markdown that has a page of its own."""
        return (*self.articles, *self.cases, *self.modules)

    @cached_property
    def by_id(self) -> dict[str, Article]:
        """Articles and cases: what others can name."""
        return {article.id: article for article in (*self.articles, *self.cases)}

    @cached_property
    def by_topic(self) -> dict[str, list[Article]]:
        """The articles whose first topic it is, in order."""
        found: dict[str, list[Article]] = {}
        for article in self.articles:
            found.setdefault(article.topics[0], []).append(article)
        return found

    def coming(self, bulletin: Bulletin, item: Calendar) -> tuple[Event, ...]:
        """The events of so many months from the day of *bulletin* on, by day."""
        day = bulletin.date
        months = day.year * 12 + day.month + item.months
        return tuple(
            event
            for event in self.events
            if (event.end or event.start) >= day
            and (event.start.year * 12 + event.start.month, event.start.day) <= (months, day.day)
        )

    def release(self, name: str) -> Released:
        """The release called *name*; the checks have seen that there is one."""
        return next(release for release in self.releases if release.id == name)

    def number(self, reference: str) -> str | None:
        """The published number that ``{{ stats:reference }}`` names, as it stands in a text."""
        found = figure(reference, self.releases, self.tables)
        return found.number if found else None

    @cached_property
    def by_file(self) -> dict[str, Writing | Bulletin | Form | Released]:
        """What a link to a file of ``content/`` leads to."""
        things: list[Writing | Bulletin | Form | Released] = [*self.writings, *self.bulletins]
        things += (*self.forms, *self.releases)
        return {thing.file: thing for thing in things}

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything authors wrote that is published and may hold links or citations."""
        return tuple(self._texts())

    def _texts(self) -> Iterator[Text]:
        for writing in self.writings:
            yield writing.text
        for bulletin in self.bulletins:
            yield from (item.text for item in bulletin.items if isinstance(item, Notice))
        for module in self.modules:
            for question in module.questions:
                yield from (question.stem, question.reason)
        for scene in self.scenes:
            yield from scene.texts
        for form in self.forms:
            yield from form.texts
        for term in self.terms:
            yield from filter(None, (term.meaning, term.basis))
        for event in self.events:
            yield event.summary
        for release in self.releases:
            yield from release.texts

    @cached_property
    def newest(self) -> datetime.date:
        """The newest date in the content: the only clock a build reads."""
        dates = [writing.date for writing in self.writings]
        dates += [bulletin.date for bulletin in self.bulletins]
        dates += [release.issued for release in self.releases]
        return max(dates, default=datetime.date(2000, 1, 1))
