"""What there is that somebody could reckon with: how much of each kind was published.

In: a library whose tables were accepted.  Out: counts, for the certificate and for the clerk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pufa.model import Gap, Library, Release, SafeTable
from pufa.model.statistics import ALL


@dataclass(frozen=True)
class Survey:
    """*uses*: the places where a text or a bulletin shows a published number."""

    releases: int
    tables: int
    printed: int
    hidden: int
    uncollected: int
    shares: int
    headlines: int
    quoted: int
    uses: int


@dataclass(frozen=True)
class Example:
    """A line of a table in which a neighbour can subtract, and how far that takes him."""

    title: str
    line: str
    total: int
    printed: int
    hidden: int

    @property
    def rest(self) -> int:
        return self.total - self.printed


def survey(library: Library) -> Survey:
    values = [cell.value for table in library.tables for cell in table.cells]
    headlines = [one for release in library.releases for one in release.headlines]
    items = [item for bulletin in library.bulletins for item in bulletin.items]
    return Survey(
        releases=len(library.releases),
        tables=len(library.tables),
        printed=sum(isinstance(value, int) for value in values),
        hidden=values.count(Gap.HIDDEN),
        uncollected=values.count(Gap.UNCOLLECTED),
        shares=sum(len(table.shares) for table in library.tables),
        headlines=sum(one.signed is not None for one in headlines),
        quoted=sum(one.signed is None for one in headlines),
        uses=sum(len(text.stats) for text in library.texts)
        + sum(isinstance(item, Release) for item in items),
    )


def example(library: Library) -> Example | None:
    """The first line with a total and several numbers that are not shown."""
    return next((one for table in library.tables for one in _examples(table)), None)


def _examples(table: SafeTable) -> Iterator[Example]:
    if len(table.dims) == 1:
        yield from _example(table, ALL, {cell.labels[0]: cell.value for cell in table.cells})
    else:
        for label, cells in table.rows:
            yield from _example(table, label, {cell.labels[1]: cell.value for cell in cells})


def _example(table: SafeTable, line: str, values: dict[str, int | Gap]) -> Iterator[Example]:
    total = values.pop(ALL, None)
    printed = [value for value in values.values() if isinstance(value, int)]
    hidden = list(values.values()).count(Gap.HIDDEN)
    if isinstance(total, int) and len(printed) + hidden == len(values) and hidden > 1:
        yield Example(table.title, line, total, sum(printed), hidden)
