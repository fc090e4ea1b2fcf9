"""What is to be protected: the numbers tables would print, what is known, what must stay open.

In: drafts, the truth of a year, what was published of it.  Out: ``Problem``.

Every equation over the atoms is a fact, or belongs to a number that may be hidden.  A target is
something an outsider must be left to think possible: that a small count is 0, that it is 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pufa.model import Gap, Headline, Period, Table
from pufa.model.scheme import Scheme
from pufa.model.statistics import (
    ALL,
    CASES,
    DIMENSIONS,
    FEW,
    MONTH,
    MONTHS,
    OUTCOME,
    RATE,
    SMALL,
)
from pufa.stats.crossing import Crossing
from pufa.stats.plan import FORM, TYPE, VILLAGE, Draft
from pufa.stats.tally import Count, Kind, count, counted

Counts = NDArray[np.float64]
Place = tuple[str, tuple[str, ...]]  # id of a draft, labels


@dataclass(frozen=True)
class Number:
    """One number, however many cells show it.

    *is_told*: it is known already, or belongs to everybody's knowledge (the total).  *is_secret*:
    it must be hidden: under 5, or hidden before.
    """

    count: Count
    value: int
    places: tuple[Place, ...]
    is_told: bool
    is_secret: bool


@dataclass(frozen=True)
class Fact:
    """*low* ≤ sum of factor × count ≤ *high*, known to everybody."""

    terms: tuple[tuple[Count, int], ...]
    low: float
    high: float


@dataclass(frozen=True)
class Target:
    """A world must be left in which *count* is *level* or more; or 0, where *level* is 0.

    Of no concern unless the number at *when* is hidden (None: always).  *drafts* are the tables
    that cannot be had where it fails; *is_shown*: a hidden cell itself.
    """

    count: Count
    level: int
    when: int | None
    drafts: tuple[str, ...]
    is_shown: bool


@dataclass(frozen=True)
class Problem:
    crossing: Crossing
    truth: Counts
    numbers: tuple[Number, ...]
    facts: tuple[Fact, ...]
    headlines: tuple[Fact, ...]
    targets: tuple[Target, ...]


def domains(scheme: Scheme, tables: Iterable[Table]) -> dict[str, frozenset[str]]:
    """Every label there is: of the scheme, and of tables made when it was another."""
    found = {
        VILLAGE: {*scheme.villages},
        TYPE: {label for _, of in scheme.types for label in of},
        OUTCOME: {label for _, of in scheme.outcomes for label in of},
        FORM: {*scheme.forms},
        MONTH: {*MONTHS},
    }
    for table in tables:
        for axis, dim in enumerate(table.dims):
            for label in table.labels(axis):
                if label != ALL:
                    found[dim] |= {*table.fine(axis, label)}
    return {dim: frozenset(labels) for dim, labels in found.items()}


class Setting:
    """What drafts are judged by: the truth of a year, its *frozen* tables and its headlines."""

    def __init__(
        self,
        tally: Mapping[Kind, int],
        period: Period,
        scheme: Scheme,
        frozen: Sequence[Table],
        headlines: Sequence[Headline],
    ) -> None:
        self._tally, self._period = tally, period
        self._labels = labels = domains(scheme, frozen)
        cells = [(cell, counted(t, cell.labels, labels)) for t in frozen for cell in t.cells]
        self._before = tuple(dict.fromkeys(one for _, one in cells))
        self._printed = {one for cell, one in cells if isinstance(cell.value, int)}
        self._hidden = {one for cell, one in cells if cell.value is Gap.HIDDEN} - self._printed
        self._told = _stated(headlines, scheme, labels)
        self._values: dict[Count, int] = {}

    def _of(self, one: Count) -> int:
        if one not in self._values:
            self._values[one] = one.of(self._tally)
        return self._values[one]

    @cached_property
    def contradiction(self) -> bool:
        """Whether headlines say something else than the ledger."""
        return any(
            not fact.low <= sum(n * self._of(one) for one, n in fact.terms) <= fact.high
            for fact in self._told
        )

    def numbers(self, drafts: Sequence[Draft]) -> tuple[Number, ...]:
        """The numbers that *drafts* would print, in the order of their cells."""
        places: dict[Count, list[Place]] = {}
        for draft in drafts:
            for cell in draft.labels:
                kept: dict[str, Iterable[str]] = {MONTH: self._period.months}
                for axis, label in zip(draft.axes, cell, strict=True):
                    if label != ALL:
                        kept[axis.dim] = dict(axis.groups)[label]
                places.setdefault(count(kept, self._labels), []).append((draft.id, cell))
        whole = count({MONTH: self._period.months}, self._labels)
        found = []
        for one, where in places.items():
            value = self._of(one)
            is_whole = one == whole and one not in self._hidden and value >= SMALL
            is_told = one in self._printed or is_whole
            is_secret = not is_told and (value < SMALL or one in self._hidden)
            found.append(Number(one, value, tuple(where), is_told, is_secret))
        return tuple(found)

    def pose(self, drafts: Sequence[Draft]) -> Problem:
        """The problem of publishing *drafts* beside what is public already."""
        numbers = self.numbers(drafts)
        known = tuple(
            Fact(((one, 1),), self._of(one), self._of(one))
            for one in self._before
            if one in self._printed
        )
        counts = [one.count for one in numbers]
        counts += [*self._before, *(one for fact in self._told for one, _ in fact.terms)]
        crossing = Crossing(self._labels, counts)
        truth = crossing.truth(self._tally)
        kept = [one for one in self._before if one in self._printed or one in self._hidden]
        targets = tuple(_targets(crossing, truth, numbers, kept, self._printed, drafts))
        return Problem(crossing, truth, numbers, (*known, *self._told), self._told, targets)


def _stated(
    headlines: Iterable[Headline], scheme: Scheme, labels: Mapping[str, frozenset[str]]
) -> tuple[Fact, ...]:
    """What headlines say of the cases of the year, as equations."""
    everything = Count(())
    success = count({OUTCOME: scheme.outcomes[0][1]}, labels)
    found = []
    for one in headlines:
        high = float("inf") if one.is_least else one.value
        if one.measure == CASES:
            found.append(Fact(((everything, 1),), one.value, high))
        elif one.measure == RATE and one.is_least:
            found.append(_rate(success, everything, 10 * one.value, is_low=True))
        elif one.measure == RATE:
            found.append(_rate(success, everything, 10 * one.value - 5, is_low=True))
            found.append(_rate(success, everything, 10 * one.value + 5, is_low=False))
    return tuple(dict.fromkeys(found))


def _rate(success: Count, everything: Count, tenths: int, *, is_low: bool) -> Fact:
    terms = ((success, 1000), (everything, -tenths))
    return Fact(terms, 0, float("inf")) if is_low else Fact(terms, float("-inf"), 0)


def _targets(
    crossing: Crossing,
    truth: Counts,
    numbers: Sequence[Number],
    before: Sequence[Count],
    printed: set[Count],
    drafts: Sequence[Draft],
) -> Iterable[Target]:
    def true(one: Count) -> int:
        return round(float(truth[crossing.atoms(one)].sum()))

    everything = tuple(draft.id for draft in drafts)
    own = {one.count: at for at, one in enumerate(numbers)}
    groups: dict[Count, tuple[int, int | None, tuple[str, ...]]] = {}
    for at, one in enumerate(numbers):
        ids = tuple(dict.fromkeys(ident for ident, _ in one.places))
        when = None if one.is_secret else at
        if not one.is_told:
            yield from _open(one.count, one.value, when, ids)
        if not (one.is_told and one.value >= FEW):
            groups[one.count] = (one.value, None if one.value < FEW else when, ids)
    for known in dict.fromkeys(before):
        value = true(known)
        if known not in printed and known not in own:
            yield from _open(known, value, None, everything)
        if known not in printed or value < FEW:
            groups.setdefault(known, (value, None, everything))
    for part in crossing.parts():
        value = true(part)
        if 0 < value < SMALL and part not in own:
            for level in (0, SMALL):
                yield Target(part, level, None, _having(part, drafts) or everything, False)
    seen: dict[Count, Target] = {}
    for known, (_, when, ids) in groups.items():
        for rest in _rests(crossing, truth, known):
            target = Target(rest, 1, when, ids, False)
            if when is None or rest not in seen:
                seen[rest] = target
    yield from seen.values()


def _open(one: Count, value: int, when: int | None, ids: tuple[str, ...]) -> Iterable[Target]:
    if value > 0:
        yield Target(one, 0, when, ids, True)
    if value < SMALL:
        yield Target(one, SMALL, when, ids, True)


def _having(part: Count, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The drafts that cross what *part* does."""
    dims = part.dims - {MONTH}
    return tuple(one.id for one in drafts if dims <= {axis.dim for axis in one.axes})


def _rests(crossing: Crossing, truth: Counts, known: Count) -> Iterable[Count]:
    """Of the group *known*, each part that is empty: all the others are of one kind."""
    for dim in crossing.classes:
        if dim in known.dims:
            continue
        for group in crossing.beside(known, dim):
            here = truth[crossing.atoms(group)].sum()
            for labels in crossing.kinds[dim]:
                rest = crossing.rest(group, dim, labels)
                kind = Count(tuple(sorted((*group.kept, (dim, labels)), key=_order)))
                if rest.by_dim[dim] and truth[crossing.atoms(kind)].sum() == here:
                    yield rest


def without(problem: Problem, targets: Iterable[Target]) -> Problem:
    """*problem* without *targets*, that headlines alone make hopeless."""
    gone = {*targets}
    return replace(problem, targets=tuple(one for one in problem.targets if one not in gone))


def cost_of(problem: Problem, hidden: int) -> int:
    """How many cells show the numbers of *hidden*, which are bits."""
    return sum(len(one.places) for at, one in enumerate(problem.numbers) if hidden >> at & 1)


def _order(pair: tuple[str, frozenset[str]]) -> int:
    return DIMENSIONS.index(pair[0])
