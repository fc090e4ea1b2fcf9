"""A ledger becomes a release: the tables that may be published, and why they look as they do.

In: a ledger, the office's scheme, a period, everything published before.  Out: ``Proposal``;
nothing is written here.  Walks each table down its ladder until little enough is hidden, and lets
the independent attacker judge what is left together with all that was published.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pufa.findings import PufaError, Report
from pufa.model import Cell, Gap, Headline, Period, Released, Table
from pufa.model.scheme import Scheme
from pufa.model.statistics import ALL, FEW, MONTH, OUTCOME, SMALL, SUCCESS, YEAR, Share, Value
from pufa.stats import plan
from pufa.stats.attack import attack
from pufa.stats.late import Settled, settle
from pufa.stats.ledger import Ledger
from pufa.stats.plan import Axis, Draft
from pufa.stats.problem import Number, Problem, Setting
from pufa.stats.protect import ALL_ROUNDS, NO_ROUND, SOME_ROUNDS, Pattern, protect
from pufa.stats.rules import check_rules
from pufa.stats.seal import check_seals, digest
from pufa.stats.tally import within

UNSAFE, HIDDEN = 0.3, 0.4  # of a table's cells: more than that, and it is coarsened
FAR = 0.6  # hidden by a sketch: no better pattern will save it
# Atoms: a small township is not worth a long search, and the attacker takes no more than the last.
_LARGE, _LARGEST = 1_500, 10_000


@dataclass(frozen=True)
class Step:
    """A table went from *before* one step down to *after* (None: dropped), because of *why*."""

    before: Draft
    after: Draft | None
    why: str


@dataclass(frozen=True)
class Proposal:
    """*released* is what would be written; the rest is for the preview and the scan alone."""

    released: Released
    total: int
    settled: Settled
    steps: tuple[Step, ...]
    drafts: tuple[Draft, ...]
    problem: Problem | None
    pattern: Pattern | None

    @property
    def hidden(self) -> tuple[Number, ...]:
        """The numbers that are not printed."""
        if not self.problem or not self.pattern:
            return ()
        numbers = enumerate(self.problem.numbers)
        return tuple(one for at, one in numbers if self.pattern.hidden >> at & 1)


def propose(
    ledger: Ledger,
    scheme: Scheme,
    name: str,
    period: Period,
    issued: datetime.date,
    releases: Sequence[Released],
    headlines: Sequence[Headline] = (),
) -> Proposal:
    """What may be published of *ledger*; PufaError where nothing may."""
    settled = settle(ledger, period.year, releases, scheme)
    total = within(settled.tally, period).total()
    empty = _empty(name, period, issued, releases, headlines)
    return _Walk(empty, settled, total, scheme, releases).run()


def _empty(
    name: str,
    period: Period,
    issued: datetime.date,
    releases: Sequence[Released],
    headlines: Sequence[Headline],
) -> Released:
    last = max(releases, key=lambda one: (one.issued, one.id), default=None)
    return Released(
        file=f"content/stats/{name}.yml",
        id=name,
        issued=issued,
        period=period,
        previous=last.digest if last else None,
        digest=None,
        tables=(),
        headlines=tuple(headlines),
        digest_line=0,
        previous_line=0,
    )


class _Walk:
    """Down the ladders, one step at a time."""

    def __init__(
        self,
        empty: Released,
        settled: Settled,
        total: int,
        scheme: Scheme,
        releases: Sequence[Released],
    ) -> None:
        self._empty, self._settled, self._total = empty, settled, total
        self._scheme, self._releases = scheme, releases
        self._ladders = plan.ladders(scheme, empty.period)
        self._drafts = list(plan.plan(self._ladders, empty.period, total)) if total >= SMALL else []
        self._steps: list[Step] = []
        year = empty.period.year
        everything = (*releases, empty)
        self._headlines = [h for one in everything for h in one.headlines if h.year == year]
        frozen = [table for one in releases if one.period.year == year for table in one.tables]
        self._setting = Setting(settled.tally, empty.period, scheme, frozen, self._headlines)

    def run(self) -> Proposal:
        if self._setting.contradiction:
            raise PufaError(
                "核心数字（受理、成功率）和台账里算进来的对不上。",
                "核对以后改正；补登的算到下一年，“受理”也要这样数。",
            )
        while True:
            problem, pattern = self._protected()
            released = self._released(problem, pattern)
            found = self._judged(released)
            if not found.findings:
                made = replace(released, digest=digest(released))
                return Proposal(
                    made,
                    self._total,
                    self._settled,
                    tuple(self._steps),
                    plan.shown(self._drafts),
                    problem,
                    pattern,
                )
            if not self._drafts:
                raise PufaError(
                    "已经公布的数、核心数字和这本台账放在一起，一张表也不能再加：\n"
                    + found.errors(),
                    "核心数字写错的改正；没有写错的，这一份不公布，等下一年。",
                )
            self._coarsen(self._accused(found, released), "公布的数放在一起能推算出来")

    def _protected(self) -> tuple[Problem | None, Pattern | None]:
        """Coarsen until a pattern keeps the rules; None where no table is left.

        A sketch tells which tables are far too fine, the fall-back which are too fine; where
        that stops, the best pattern is looked for.
        """
        rounds, limit = NO_ROUND, FAR
        while self._drafts:
            drafts = plan.shown(self._drafts)
            unsafe = _shares_of(numbers := self._setting.numbers(drafts), _secret(numbers))
            if accused := [one for one, share in unsafe.items() if share > UNSAFE]:
                self._coarsen_all(accused, "三成以上的格子少于5件")
                continue
            problem = self._setting.pose(drafts)
            if problem.crossing.size > min(max(_LARGE, self._total // 2), _LARGEST):
                self._coarsen(self._widest(), "分得太细，查不完会不会让人推算出来")
                continue
            pattern = protect(problem, rounds)
            if pattern.hopeless:
                why = "和已经公布的数、核心数字放在一起能推算出来"
                self._coarsen_all(_blamed(pattern), why)
                continue
            hidden = _shares_of(problem.numbers, pattern.hidden)
            if accused := [one for one, share in hidden.items() if share > limit]:
                worst = max(accused, key=lambda one: hidden[one])
                self._coarsen(worst, "四成以上的格子要隐去")
                rounds, limit = NO_ROUND, FAR
            elif rounds == ALL_ROUNDS:
                return problem, pattern
            elif rounds == NO_ROUND and max(hidden.values()) > HIDDEN:
                rounds, limit = SOME_ROUNDS, HIDDEN
            else:
                rounds, limit = ALL_ROUNDS, HIDDEN
        return None, None

    def _coarsen_all(self, accused: Iterable[str], why: str) -> None:
        for one in accused:
            self._coarsen(one, why)

    def _coarsen(self, accused: str, why: str) -> None:
        at = next(n for n, one in enumerate(self._drafts) if one.id == accused)
        before = self._drafts[at]
        after = before.coarser(self._ladders)
        self._steps.append(Step(before, after, why))
        self._drafts[at : at + 1] = [after] if after else []
        if not self._drafts and before.id != plan.whole().id:
            self._drafts = [plan.whole()]

    def _widest(self) -> str:
        """The table of most cells, of those that can be coarsened if there are any."""
        able = [one for one in self._drafts if one.coarser(self._ladders)]
        return max(able or self._drafts, key=lambda one: len(one.labels)).id

    def _accused(self, found: Report, released: Released) -> str:
        """The table in which the attacker found something, or else the widest."""
        lines = {finding.line for finding in found.findings if finding.file == released.file}
        for table in released.tables:
            if any(cell.line in lines for cell in table.cells):
                return table.id
        return self._widest()

    def _judged(self, released: Released) -> Report:
        """What the rules and the attacker find in all that would be public then."""
        found = Report()
        everything = (*self._releases, replace(released, digest=digest(released)))
        check_rules(everything, found)
        check_seals(everything, found)
        if not found.findings:
            # No equation joins two years: those of which nothing new is said stay as they were.
            years = {released.period.year, *(one.year for one in released.headlines)}
            attack(
                [
                    one if one.period.year in years else replace(one, tables=())
                    for one in everything
                ],
                found,
            )
        return found

    def _released(self, problem: Problem | None, pattern: Pattern | None) -> Released:
        values: dict[tuple[str, tuple[str, ...]], Value] = {}
        if problem and pattern:
            for at, one in enumerate(problem.numbers):
                value: Value = Gap.HIDDEN if pattern.hidden >> at & 1 else one.value
                values.update(dict.fromkeys(one.places, value))
        tables, line = [], 1
        for draft in plan.shown(self._drafts):
            cells = tuple(
                Cell(labels, values[draft.id, labels], line + n)
                for n, labels in enumerate(draft.labels)
            )
            line += len(cells)
            tables.append(self._table(draft, cells))
        return replace(self._empty, tables=tuple(tables))

    def _table(self, draft: Draft, cells: tuple[Cell, ...]) -> Table:
        period = self._empty.period
        where: dict[str, tuple[str, ...]] = {YEAR: (str(period.year),)}
        if period.part:
            where[MONTH] = period.months
        return Table(
            file=self._empty.file,
            line=0,
            release=self._empty.id,
            id=draft.id,
            title=draft.title,
            dims=tuple(axis.dim for axis in draft.axes),
            where=tuple(where.items()),
            groups=tuple((axis.dim, groups) for axis in draft.axes if (groups := _coarse(axis))),
            cells=cells,
            shares=tuple(_shares(draft, cells)),
        )


def _coarse(axis: Axis) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The labels that stand for more than themselves."""
    return tuple((name, fine) for name, fine in axis.groups if fine != (name,))


def _shares(draft: Draft, cells: Iterable[Cell]) -> Iterable[Share]:
    """How many of each row succeeded, where both numbers are printed and there are 20 or more."""
    values = {cell.labels: cell.value for cell in cells}
    for labels, value in values.items():
        if labels[-1] not in SUCCESS or draft.axes[-1].dim != OUTCOME:
            continue
        of = (*labels[:-1], ALL)
        whole = values[of]
        if isinstance(value, int) and isinstance(whole, int) and whole >= FEW:
            yield Share(labels, of, (200 * value + whole) // (2 * whole), 0)


def _secret(numbers: Sequence[Number]) -> int:
    return sum(1 << at for at, one in enumerate(numbers) if one.is_secret)


def _shares_of(numbers: Sequence[Number], chosen: int) -> dict[str, float]:
    """Of each draft, the share of cells whose number is *chosen*."""
    total: dict[str, int] = {}
    part: dict[str, int] = {}
    for at, one in enumerate(numbers):
        for ident, _ in one.places:
            total[ident] = total.get(ident, 0) + 1
            part[ident] = part.get(ident, 0) + (chosen >> at & 1)
    return {ident: part[ident] / total[ident] for ident in total}


def _blamed(pattern: Pattern) -> list[str]:
    """The tables that cannot be had: those of hidden cells that fail, or else all that fail."""
    shown = [one for one in pattern.hopeless if one.is_shown]
    return list(dict.fromkeys(ident for one in shown or pattern.hopeless for ident in one.drafts))
