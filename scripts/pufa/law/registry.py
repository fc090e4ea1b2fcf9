"""The laws we know: titles, short titles, status, number of articles.

In: ``registry.yml`` beside this file, carried over from texts checked up to its
``checked_to``.  Out: ``Registry``.  A law that is not in it is None, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import cast

from pufa.findings import Report
from pufa.reading import Mapping, Scalar, Sequence, read_yaml

_STATE = "中华人民共和国"


@dataclass(frozen=True)
class Edition:
    """A text of a law: when it was adopted, since when it counts, its number of articles."""

    date: str
    effective: str | None
    articles: int


@dataclass(frozen=True)
class Law:
    """One law.  Dates are ``YYYY-MM-DD``; *articles* is the number of its last article.

    *adopted* is the day of the first text, *edition* that of the current one, which came
    into force on *effective*; *editions* are the texts we know, the current one last.
    What has not been verified is None.
    """

    id: str
    title: str
    short: tuple[str, ...]
    kind: str
    issuer: str | None
    status: str
    adopted: str | None
    edition: str
    effective: str | None
    articles: int
    editions: tuple[Edition, ...]
    repealed_on: str | None
    replaced_by: str | None

    @property
    def name(self) -> str:
        """The title as people say it."""
        return self.title.removeprefix(_STATE)

    @property
    def url(self) -> str:
        """Where its page stands, relative to the site's root."""
        return f"laws/{self.id}.html"


@dataclass(frozen=True)
class Registry:
    checked_to: str
    laws: tuple[Law, ...]

    @cached_property
    def _by_title(self) -> dict[str, Law]:
        names: dict[str, Law] = {}
        for law in self.laws:
            for name in (law.title, law.name, *law.short):
                names.setdefault(name, law)
        return names

    def named(self, title: str) -> Law | None:
        """The law of that full or short title, with or without 中华人民共和国.

        A title inside a title may stand in 〈〉 (GB/T 15834) or in 《》.
        """
        title = title.replace("〈", "《").replace("〉", "》")
        return self._by_title.get(title) or self._by_title.get(title.removeprefix(_STATE))


@cache
def registry() -> Registry:
    """The packaged registry."""
    path = Path(__file__).with_name("registry.yml")
    root = read_yaml(path.read_text("utf-8"), path.name, Report())
    entries = cast(Mapping, root).entries
    laws = cast(Sequence, entries["laws"]).items
    return Registry(
        checked_to=cast(Scalar, entries["checked_to"]).text,
        laws=tuple(_law(cast(Mapping, law)) for law in laws),
    )


def _law(node: Mapping) -> Law:
    return Law(
        id=_text(node, "id"),
        title=_text(node, "title"),
        short=tuple(
            cast(Scalar, item).text for item in cast(Sequence, node.entries["short"]).items
        ),
        kind=_text(node, "kind"),
        issuer=_known(node, "issuer"),
        status=_text(node, "status"),
        adopted=_known(node, "adopted"),
        edition=_text(node, "edition"),
        effective=_known(node, "effective"),
        articles=int(_text(node, "articles")),
        editions=tuple(
            _edition(cast(Mapping, item)) for item in cast(Sequence, node.entries["editions"]).items
        ),
        repealed_on=_known(node, "repealed_on"),
        replaced_by=_known(node, "replaced_by"),
    )


def _edition(node: Mapping) -> Edition:
    return Edition(
        date=_text(node, "date"),
        effective=_known(node, "effective"),
        articles=int(_text(node, "articles")),
    )


def _text(node: Mapping, name: str) -> str:
    return cast(Scalar, node.entries[name]).text


def _known(node: Mapping, name: str) -> str | None:
    return _text(node, name) if name in node.entries else None
