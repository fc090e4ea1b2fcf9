"""The laws we know: titles, short titles, the texts they had, what replaced them.

In: ``registry.yml`` beside this file, checked up to its ``checked_to``; rows an office adds.
Out: ``Registry``.  A law that is not in it is None, never guessed.  Dates are ``YYYY-MM-DD``;
what has not been verified is None.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import cast

from pufa.findings import Report
from pufa.law.titles import STATE, flatten, spellings
from pufa.reading import Mapping, Scalar, Sequence, read_yaml

FORCE, REPEALED, DISCOURAGED = "现行", "已废止", "不宜引用"


@dataclass(frozen=True)
class Edition:
    """A text of a law: when it was adopted, since when it counts, its number of articles.

    *since* is what citations are judged by: *effective*, or the best day the data has.
    """

    date: str
    effective: str | None
    articles: int
    since: str

    @property
    def years(self) -> tuple[int, ...]:
        """The years people name it by."""
        return int(self.date[:4]), int(self.since[:4])


@dataclass(frozen=True)
class Moved:
    """Where the matter of an article of a repealed law stands now, and how it has changed."""

    old: int
    new: tuple[int, ...]
    note: str | None
    is_same: bool


@dataclass(frozen=True)
class Renumbered:
    """A matter (*about*, known by its *words*) that another *edition* had under other numbers."""

    about: str
    words: tuple[str, ...]
    edition: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    is_verified: bool


@dataclass(frozen=True)
class Ended:
    """A paragraph that counts no more since the day *on*, *by* what."""

    article: int
    paragraph: int
    on: str
    by: str


@dataclass(frozen=True, eq=False)
class Law:
    """One law (two with the same facts are two); *editions* are its texts, the current one last.

    *adopted* is the day of the first text.  A law that should not be cited (不宜引用) has a
    *replaced_by* and no *repealed_on*.  *is_local* marks what an office has added.
    """

    id: str
    title: str
    short: tuple[str, ...]
    kind: str
    issuer: str | None
    status: str
    adopted: str | None
    editions: tuple[Edition, ...]
    repealed_on: str | None = None
    replaced_by: str | None = None
    moved: tuple[Moved, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    ended: tuple[Ended, ...] = ()
    is_local: bool = False

    @property
    def name(self) -> str:
        """The title as people say it."""
        return self.title.removeprefix(STATE)

    @property
    def edition(self) -> str | None:
        """The date of the current text."""
        return self.editions[-1].date if self.editions else None

    @property
    def effective(self) -> str | None:
        """Since when the current text counts."""
        return self.editions[-1].effective if self.editions else None

    @property
    def articles(self) -> int | None:
        """The number of the current text's last article."""
        return self.editions[-1].articles if self.editions else None

    def is_repealed(self, day: datetime.date) -> bool:
        return self.repealed_on is not None and self.repealed_on <= day.isoformat()

    def is_first(self, text: Edition) -> bool:
        """Whether *text* is the law as it was made; an interpretation is printed months later."""
        if self.adopted is None or text is not self.editions[0]:
            return text is self.editions[0]
        made, printed = map(datetime.date.fromisoformat, (self.adopted, text.date))
        return (printed - made).days <= 366

    def at(self, day: datetime.date) -> Edition | None:
        """The text that counted on *day*; the oldest we know where none did yet."""
        past = [one for one in self.editions if one.since <= day.isoformat()]
        return (past or self.editions[:1] or (None,))[-1]

    @property
    def url(self) -> str:
        """Where its page stands, relative to the site's root."""
        return f"laws/{self.id}.html"


@dataclass(frozen=True)
class Added:
    """The file an office adds laws in, and up to when it checked them, written on *line*."""

    file: str
    line: int
    checked_to: str


@dataclass(frozen=True, eq=False)
class Registry:
    """All laws known, ours checked up to *checked_to*; *added* is what an office has added."""

    checked_to: str
    laws: tuple[Law, ...]
    added: Added | None = None

    @cached_property
    def by_id(self) -> dict[str, Law]:
        return {one.id: one for one in self.laws}

    @cached_property
    def names(self) -> dict[str, Law]:
        """Every spelling of every title (``titles.flatten``), and its law."""
        names: dict[str, Law] = {}
        for one in self.laws:
            names.setdefault(flatten(one.title), one)
        for one in self.laws:
            for name in spellings(one.title, one.short, one.kind):
                names.setdefault(name, one)
        return names

    @cached_property
    def titles(self) -> dict[str, Law]:
        """The full and short titles, flat: what may have been meant by another."""
        names = ((flatten(name), one) for one in self.laws for name in (one.title, one.name))
        short = ((flatten(name), one) for one in self.laws for name in one.short)
        return dict((*short, *names))

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The lengths of names, longest first."""
        return tuple(sorted({len(name) for name in self.names}, reverse=True))

    def named(self, title: str) -> Law | None:
        """The law of that full or short title, however its quotation marks are written."""
        return self.names.get(flatten(title))

    def checked_to_of(self, one: Law) -> str:
        """The day up to which what we say of *one* was checked."""
        return self.added.checked_to if self.added and one.is_local else self.checked_to

    def with_laws(self, laws: tuple[Law, ...], added: Added) -> Registry:
        """This registry and the *laws* of an office."""
        return replace(self, laws=(*self.laws, *laws), added=added)


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
        short=_texts(node, "short"),
        kind=_text(node, "kind"),
        issuer=_known(node, "issuer"),
        status=_text(node, "status"),
        adopted=_known(node, "adopted"),
        editions=tuple(map(_edition, _rows(node, "editions"))),
        repealed_on=_known(node, "repealed_on"),
        replaced_by=_known(node, "replaced_by"),
        moved=tuple(map(_moved, _rows(node, "moved"))),
        renumbered=tuple(map(_renumbered, _rows(node, "renumbered"))),
        ended=tuple(map(_ended, _rows(node, "ended"))),
    )


def _edition(node: Mapping) -> Edition:
    date, effective = _text(node, "date"), _known(node, "effective")
    since = effective or _known(node, "since") or date
    return Edition(date, effective, int(_text(node, "articles")), since)


def _moved(node: Mapping) -> Moved:
    return Moved(
        old=int(_text(node, "old")),
        new=tuple(map(int, _texts(node, "new"))),
        note=_known(node, "note"),
        is_same="change" not in node.entries,
    )


def _renumbered(node: Mapping) -> Renumbered:
    return Renumbered(
        about=_text(node, "about"),
        words=_texts(node, "words"),
        edition=_text(node, "edition"),
        old=tuple(map(int, _texts(node, "old"))),
        new=tuple(map(int, _texts(node, "new"))),
        is_verified="verified" not in node.entries,
    )


def _ended(node: Mapping) -> Ended:
    article, paragraph = int(_text(node, "article")), int(_text(node, "paragraph"))
    return Ended(article, paragraph, _text(node, "on"), _text(node, "by"))


def _text(node: Mapping, name: str) -> str:
    return cast(Scalar, node.entries[name]).text


def _known(node: Mapping, name: str) -> str | None:
    return _text(node, name) if name in node.entries else None


def _texts(node: Mapping, name: str) -> tuple[str, ...]:
    return tuple(cast(Scalar, item).text for item in cast(Sequence, node.entries[name]).items)


def _rows(node: Mapping, name: str) -> list[Mapping]:
    items = cast(Sequence, node.entries[name]).items if name in node.entries else ()
    return [cast(Mapping, item) for item in items]
