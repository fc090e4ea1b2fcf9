"""How many disputes there are of each kind: the truth, in memory alone.

In: disputes.  Out: a count for each ``Kind``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pufa.model import Period, Table
from pufa.model.statistics import ALL, DIMENSIONS, MONTH, MONTHS, YEAR
from pufa.stats.ledger import Dispute

# The fine labels of a dispute, in the order of DIMENSIONS.
Kind = tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """What a number counts: the labels kept, by dimension, in the order of DIMENSIONS."""

    kept: tuple[tuple[str, frozenset[str]], ...]

    @property
    def by_dim(self) -> dict[str, frozenset[str]]:
        return dict(self.kept)

    @property
    def dims(self) -> frozenset[str]:
        return frozenset(dim for dim, _ in self.kept)

    def has(self, kind: Kind) -> bool:
        return all(kind[DIMENSIONS.index(dim)] in labels for dim, labels in self.kept)

    def of(self, tally: Mapping[Kind, int]) -> int:
        """How many disputes of *tally* it counts."""
        return sum(number for kind, number in tally.items() if self.has(kind))


def count(kept: Mapping[str, Iterable[str]], domains: Mapping[str, frozenset[str]]) -> Count:
    """The count of *kept*; a dimension of which every label of *domains* is kept says nothing."""
    sets = {dim: frozenset(labels) for dim, labels in kept.items()}
    return Count(
        tuple(
            (dim, sets[dim] & domains[dim])
            for dim in DIMENSIONS
            if dim in sets and not sets[dim] >= domains[dim]
        )
    )


def counted(table: Table, labels: tuple[str, ...], domains: Mapping[str, frozenset[str]]) -> Count:
    """What the cell of a released *table* at *labels* counts."""
    kept = {dim: frozenset(of) for dim, of in table.where if dim != YEAR}
    for axis, (dim, label) in enumerate(zip(table.dims, labels, strict=True)):
        if label != ALL:
            fine = frozenset(table.fine(axis, label))
            kept[dim] = fine & kept.get(dim, fine)
    return count(kept, domains)


def month(number: int) -> str:
    return MONTHS[number - 1]


def tally(disputes: Iterable[Dispute]) -> Counter[Kind]:
    """The disputes of one year, by kind."""
    return Counter(
        (one.village, one.kind, one.outcome, one.form, month(one.registered.month))
        for one in disputes
    )


def within(tally: Mapping[Kind, int], period: Period) -> Counter[Kind]:
    """Those of *tally* that fall into *period*."""
    place = DIMENSIONS.index(MONTH)
    return Counter({kind: n for kind, n in tally.items() if kind[place] in period.months})
