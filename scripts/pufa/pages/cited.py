"""Which laws are cited, and which article of law stands on which page of ours.

In: the library.  Out: ``CitedLaw`` values, most cited first, and the titles of laws the
registry does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pufa import law
from pufa.model import Library, Notice


@dataclass(frozen=True, slots=True)
class Published:
    """Words that stand on our page *url*, or at a place in it, under *title*."""

    title: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """An article of law (its number, and 之一 or the like), and where it is cited."""

    key: tuple[int, str]
    title: str
    url: str


@dataclass(frozen=True)
class CitedLaw:
    """A law, where it is cited, and how many of its articles are."""

    law: law.Law
    places: tuple[Place, ...]
    count: int


def laws_in(text: str) -> list[law.Law]:
    """The laws of the registry that *text* cites, each once."""
    return list(dict.fromkeys(one.law for one in law.find(text) if one.law))


def published(library: Library) -> Iterator[Published]:
    """Everything that may cite a law, page by page."""
    for writing in library.writings:
        yield Published(writing.title, writing.url, writing.text.plain)
    for module in library.modules:
        for question in module.questions:
            yield Published(module.title, module.url, question.stem.plain)
            yield Published(module.title, module.url, question.reason.plain)
    for referral in library.referrals:
        for text in referral.texts:
            yield Published(referral.title, referral.url, text.plain)
    for form in library.forms:
        for text in form.texts:
            yield Published(form.title, form.url, text.plain)
    masthead = library.office.masthead
    for bulletin in library.bulletins:
        for item in bulletin.items:
            if isinstance(item, Notice):
                yield Published(bulletin.titled(masthead), bulletin.url, item.text.plain)
    for term in library.terms:
        for text in filter(None, (term.meaning, term.basis)):
            yield Published(f"词语解释：{term.term}", term.url, text.plain)
    for event in library.events:
        yield Published(event.title, event.url, event.summary.plain)


def cited_laws(library: Library) -> tuple[list[CitedLaw], list[str]]:
    """The laws we cite, and the cited titles that are in no registry."""
    places: dict[str, dict[tuple[int, str], dict[str, Place]]] = {}
    laws: dict[str, law.Law] = {}
    unknown: set[str] = set()
    for one in published(library):
        for citation in law.find(one.text):
            if citation.law is None:
                unknown.add(citation.title)
                continue
            laws[citation.law.id] = citation.law
            numbers = places.setdefault(citation.law.id, {})
            for key in citation.articles:
                numbers.setdefault(key, {}).setdefault(one.url, Place(key, one.title, one.url))
    cited = [
        CitedLaw(
            laws[name],
            tuple(place for _, by in sorted(numbers.items()) for place in by.values()),
            len(numbers),
        )
        for name, numbers in places.items()
    ]
    cited.sort(key=lambda one: (-one.count, one.law.id))
    return cited, sorted(unknown)
