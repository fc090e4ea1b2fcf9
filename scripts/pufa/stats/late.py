"""Which disputes a year counts, when part of it has been published before.

In: a ledger and what was published.  Out: ``Settled``.  Raises ``PufaError`` where the ledger
does not agree with what was published.

What is published is frozen.  A dispute registered in a frozen time that was not counted then
counts in January of the next year.  Nobody wrote down which were counted: the fewest are taken
for late that make the rest agree with every published number, of two the one that stands further
down in the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from pufa.findings import PufaError
from pufa.model import Released
from pufa.model.scheme import Scheme
from pufa.model.statistics import MONTHS
from pufa.stats.ledger import Dispute, Ledger
from pufa.stats.problem import domains
from pufa.stats.tally import Count, Kind, counted, tally

_NODES = 2_000


@dataclass(frozen=True)
class Settled:
    """*tally*: what counts in the year.  *carried*: late disputes of earlier years among them.
    *late*: disputes of this year that are to count in the next.
    """

    tally: Counter[Kind]
    carried: int
    late: int


def settle(ledger: Ledger, year: int, releases: Sequence[Released], scheme: Scheme) -> Settled:
    """What counts in *year*, going through the years before it."""
    years = sorted({one.registered.year for one in ledger.disputes})
    late: Counter[Kind] = Counter()
    carried = 0
    counts: Counter[Kind] = Counter()
    for each in range(min([*years, year]), year + 1):
        disputes = [one for one in ledger.disputes if one.registered.year == each]
        counts = tally(disputes)
        carried = late.total()
        for kind, number in late.items():
            counts[*kind[:-1], MONTHS[0]] += number
        frozen = [one for one in releases if one.period.year == each and one.tables]
        late = _late(counts, disputes, frozen, scheme) if frozen else Counter()
        counts -= late
    return Settled(counts, carried, late.total())


def _late(
    counts: Mapping[Kind, int],
    disputes: Sequence[Dispute],
    frozen: Sequence[Released],
    scheme: Scheme,
) -> Counter[Kind]:
    tables = [table for release in frozen for table in release.tables]
    labels = domains(scheme, tables)
    published = {
        counted(table, cell.labels, labels): cell.value
        for table in tables
        for cell in table.cells
        if isinstance(cell.value, int)
    }
    if all(one.of(counts) == value for one, value in published.items()):
        return Counter()
    late = _fewest(counts, _ranks(disputes), published)
    if late is None:
        names = "、".join(release.id for release in frozen)
        raise PufaError(
            f"台账和已经公布的统计（{names}）对不上：去掉后来补登的，也凑不出公布过的数。",
            "公布以后，台账里已经登记的案件不要删，村、类型、结果也不要改；"
            "找回公布时的台账，补登的接着往下写。",
        )
    return late


def _ranks(disputes: Sequence[Dispute]) -> dict[Kind, int]:
    """Where in the ledger each kind last stands."""
    return {kind: n for n, one in enumerate(disputes, 1) for kind in tally([one])}


def _fewest(
    counts: Mapping[Kind, int], ranks: Mapping[Kind, int], published: Mapping[Count, int]
) -> Counter[Kind] | None:
    """The fewest disputes without which *counts* agree with *published*."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("mip_max_nodes", _NODES)
    model.setOptionValue("mip_rel_gap", 0.0)
    kinds = sorted(counts)
    last = 1 + max(ranks.values(), default=0)
    for column, kind in enumerate(kinds):
        model.addVar(0.0, float(counts[kind]))
        model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        # All ranks together weigh less than one dispute.
        share = (last - ranks.get(kind, 0)) / last / (1 + sum(counts.values()))
        model.changeColCost(column, 1.0 + share)
    for one, value in published.items():
        at = np.array([n for n, kind in enumerate(kinds) if one.has(kind)], dtype=np.int32)
        surplus = float(one.of(counts) - value)
        if surplus < 0 or (not len(at) and surplus):
            return None
        model.addRow(surplus, surplus, len(at), at, np.ones(len(at)))
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    found = model.getSolution().col_value
    return Counter({kind: round(n) for kind, n in zip(kinds, found, strict=True) if n > 0.5})
