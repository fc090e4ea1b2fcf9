"""Which laws the articles cite, and which article of law stands on which page.

In: the library.  Out: ``CitedLaw`` values, most cited first, and the titles of laws the
registry does not know.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pufa import law
from pufa.model import Article, Library


@dataclass(frozen=True)
class Place:
    """Article *number* of a law, and the articles of ours that cite it."""

    number: int
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class CitedLaw:
    law: law.Law
    places: tuple[Place, ...]

    @property
    def url(self) -> str:
        return f"laws/{self.law.id}.html"


def cited_laws(library: Library) -> tuple[list[CitedLaw], list[str]]:
    """The laws cited by articles, and the cited titles that are in no registry."""
    places: dict[str, dict[int, dict[str, Article]]] = {}
    laws: dict[str, law.Law] = {}
    unknown: Counter[str] = Counter()
    for article in library.articles:
        for citation in law.find(article.text):
            if citation.law is None:
                unknown[citation.title] += 1
                continue
            laws[citation.law.id] = citation.law
            for number in citation.articles:
                places.setdefault(citation.law.id, {}).setdefault(number, {})[article.id] = article
    cited = [
        CitedLaw(
            laws[name],
            tuple(Place(number, tuple(by.values())) for number, by in sorted(numbers.items())),
        )
        for name, numbers in places.items()
    ]
    cited.sort(key=lambda one: (-len(one.places), one.law.id))
    return cited, sorted(unknown)
