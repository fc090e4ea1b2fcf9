"""Which laws are cited, and which article of law stands on which page of ours.

In: the library.  Out: ``Cited``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pufa import law
from pufa.model import Library, passages

_Key = tuple[int, str]  # an article of law: its number, and 之一 or the like


@dataclass(frozen=True, slots=True)
class Place:
    """An article of law, and where it is cited."""

    key: _Key
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
    places: dict[str, dict[_Key, dict[str, Place]]] = {}
    laws: dict[str, law.Law] = {}
    unknown: set[str] = set()
    for one in passages(library):
        said, titles = _said(one.text.plain, library.laws)
        unknown.update(titles)
        for named, keys in said:
            laws[named.id] = named
            numbers = places.setdefault(named.id, {})
            for key in keys:
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


@lru_cache(maxsize=2_000)
def _said(
    text: str, known: law.Registry
) -> tuple[tuple[tuple[law.Law, tuple[_Key, ...]], ...], tuple[str, ...]]:
    """The laws *text* cites, each with its articles, and the titles that are in no registry.

    Kept while a preview runs: nearly every text is the one it was; no more than leave a build of
    5,000 articles within its memory.
    """
    said: dict[law.Law, dict[_Key, None]] = {}
    titles: dict[str, None] = {}
    for citation in law.find(text, known):
        if citation.law is not None:
            keys = said.setdefault(citation.law, {})
            keys.update((_only(key), None) for key in citation.articles)
        elif not citation.is_relative:
            titles[citation.title] = None
    return tuple((one, tuple(keys)) for one, keys in said.items()), tuple(titles)


@cache
def _only(key: _Key) -> _Key:
    """One tuple for all that are equal."""
    return key
