"""Which laws the articles cite, and which article of law stands on which page.

In: the library.  Out: ``CitedLaw`` values, most cited first, and the titles of laws the
registry does not know.
"""

from __future__ import annotations

from dataclasses import dataclass

from pufa import law
from pufa.model import Article, Library


@dataclass(frozen=True)
class Place:
    """An article of law (its number, and 之一 or the like), and one of ours that cites it."""

    key: tuple[int, str]
    article: Article


@dataclass(frozen=True)
class CitedLaw:
    """A law, where it is cited, and how many of its articles are."""

    law: law.Law
    places: tuple[Place, ...]
    count: int

    @property
    def url(self) -> str:
        return f"laws/{self.law.id}.html"


def cited_laws(library: Library) -> tuple[list[CitedLaw], list[str]]:
    """The laws cited by articles, and the cited titles that are in no registry."""
    places: dict[str, dict[tuple[int, str], dict[str, Article]]] = {}
    laws: dict[str, law.Law] = {}
    unknown: set[str] = set()
    for article in library.articles:
        for citation in law.find(article.text.plain):
            if citation.law is None:
                unknown.add(citation.title)
                continue
            laws[citation.law.id] = citation.law
            for number in citation.articles:
                places.setdefault(citation.law.id, {}).setdefault(number, {})[article.id] = article
    cited = [
        CitedLaw(
            laws[name],
            tuple(
                Place(key, article)
                for key, by in sorted(numbers.items())
                for article in by.values()
            ),
            len(numbers),
        )
        for name, numbers in places.items()
    ]
    cited.sort(key=lambda one: (-one.count, one.law.id))
    return cited, sorted(unknown)
