"""Which laws are cited, and which article of law stands on which page of ours.

In: the library.  Out: ``Cited``.
"""

from __future__ import annotations

from dataclasses import dataclass

from pufa import law
from pufa.model import Library, passages


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


@dataclass(frozen=True)
class Cited:
    """The *laws* we cite, most cited first, and the titles that are in no registry."""

    laws: tuple[CitedLaw, ...]
    unknown: tuple[str, ...]


def laws_in(text: str, known: law.Registry) -> list[law.Law]:
    """The laws of the registry that *text* cites, each once."""
    return list(dict.fromkeys(one.law for one in law.find(text, known) if one.law))


def cited_laws(library: Library) -> Cited:
    """All that the texts of *library* cite; takes time, for it reads them all."""
    places: dict[str, dict[tuple[int, str], dict[str, Place]]] = {}
    laws: dict[str, law.Law] = {}
    unknown: set[str] = set()
    keys: dict[tuple[int, str], tuple[int, str]] = {}
    for one in passages(library):
        for citation in law.find(one.text.plain, library.laws):
            if citation.law is None:
                if not citation.is_relative:
                    unknown.add(citation.title)
                continue
            laws[citation.law.id] = citation.law
            numbers = places.setdefault(citation.law.id, {})
            for key in citation.articles:
                key = keys.setdefault(key, key)  # one tuple for all that are equal
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
    return Cited(tuple(cited), tuple(sorted(unknown)))
