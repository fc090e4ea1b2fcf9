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
class Law:
    """One law.  Dates are ``YYYY-MM-DD``; *articles* is the number of its last article."""

    id: str
    title: str
    short: tuple[str, ...]
    kind: str
    status: str
    edition: str
    articles: int
    repealed_on: str | None
    replaced_by: str | None

    @property
    def name(self) -> str:
        """The title as people say it."""
        return self.title.removeprefix(_STATE)


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
    def text(name: str) -> str:
        return cast(Scalar, node.entries[name]).text

    return Law(
        id=text("id"),
        title=text("title"),
        short=tuple(
            cast(Scalar, item).text for item in cast(Sequence, node.entries["short"]).items
        ),
        kind=text("kind"),
        status=text("status"),
        edition=text("edition"),
        articles=int(text("articles")),
        repealed_on=text("repealed_on") if "repealed_on" in node.entries else None,
        replaced_by=text("replaced_by") if "replaced_by" in node.entries else None,
    )
