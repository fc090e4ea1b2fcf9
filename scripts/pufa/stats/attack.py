"""The attacker: what can an outsider work out from everything ever published?

In: all releases, with their headlines and what is quoted.  Out: findings, which name a
cell and never the number worked out.  It knows published equations only, no truth, and
fails closed: what it cannot finish is a finding.

A year is frozen, so no equation joins two years.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cached_property

from pufa.findings import Report
from pufa.model import Cell, Gap, Headline, Released, Table
from pufa.model.statistics import ALL, CASES, FEW, MONTHS, OUTCOME, RATE, SMALL
from pufa.stats.universe import Choice, choice, universe
from pufa.stats.worlds import Row, UnsolvedError, Worlds

_LARGEST = 10_000  # atoms of a universe

_MEND = (
    "最后加进来的那一份先不要公布：把表合并得粗一些（村并成片区、类型并成大类），或者不公布这张表。"
)


def attack(releases: Sequence[Released], report: Report) -> None:
    """Finds STA015, STA016, STA017, STA019, STA020."""
    for year in sorted({release.period.year for release in releases if release.tables}):
        of_year = [one for one in releases if one.period.year == year and one.tables]
        tables = [table for release in of_year for table in release.tables]
        headlines = [one for release in releases for one in release.headlines if one.year == year]
        last = max(of_year, key=lambda one: (one.issued, one.id))
        try:
            _Attack(year, tables, headlines, last.file, report).run()
        except UnsolvedError:
            what = f"{year}年的表太多、太细，没有算完会不会让人推算出来，所以不能公布。"
            report.add(last.file, 0, "STA020", what, _MEND)


class _Attack:
    """On one year; what belongs to no cell is found in *file*, the last release."""

    def __init__(
        self,
        year: int,
        tables: Sequence[Table],
        headlines: Sequence[Headline],
        file: str,
        report: Report,
    ) -> None:
        self._year, self._file, self._report = year, file, report
        self._tables, self._headlines = tables, headlines
        self._universe = universe(tables, any(one.measure == RATE for one in headlines))
        if self._universe.size > _LARGEST:
            raise UnsolvedError("too large")

    def run(self) -> None:
        if not self._all.admit((), 0):
            self._find_contradiction()
        elif not self._find_open_cells():
            self._find_small_counts()
            self._find_alike_groups()

    # What is known: by all, by tables alone, by headlines alone

    @cached_property
    def _all(self) -> Worlds:
        return self._worlds([*self._table_rows(), *self._headline_rows()])

    @cached_property
    def _by_tables(self) -> Worlds:
        return self._worlds(self._table_rows())

    @cached_property
    def _by_headlines(self) -> Worlds:
        return self._worlds(self._headline_rows())

    def _worlds(self, rows: list[Row]) -> Worlds:
        for here, there in self._universe.seams():
            terms = (*((atom, 1) for atom in here), *((atom, -1) for atom in there))
            rows.append(Row(terms, 0, 0))
        return Worlds(self._universe.size, rows)

    def _table_rows(self) -> list[Row]:
        return [
            Row(tuple((atom, 1) for atom in self._atoms(table, cell)), cell.value, cell.value)
            for table in self._tables
            for cell in table.cells
            if isinstance(cell.value, int)
        ]

    def _headline_rows(self) -> list[Row]:
        rows = []
        for one in self._headlines:
            if one.measure == CASES:
                terms = tuple((atom, 1) for atom in self._universe.atoms({}))
                rows.append(Row(terms, one.value, None if one.is_least else one.value))
            elif one.measure == RATE and one.is_least:
                rows.append(Row(self._rate(10 * one.value), 0, None))
            elif one.measure == RATE:
                rows.append(Row(self._rate(10 * one.value - 5), 0, None))
                rows.append(Row(self._rate(10 * one.value + 5), None, 0))
        return rows

    def _rate(self, tenths: int) -> tuple[tuple[int, int], ...]:
        """1000 × successes - *tenths* of a percent × cases."""
        success = self._universe.atoms({OUTCOME: self._universe.success})
        failure = self._universe.atoms(
            {OUTCOME: frozenset().union(*self._universe.kinds[OUTCOME]) - self._universe.success}
        )
        return (*((p, 1000 - tenths) for p in success), *((p, -tenths) for p in failure))

    def _atoms(self, table: Table, cell: Cell) -> tuple[int, ...]:
        return self._universe.atoms(choice(table, cell.labels))

    # What must not be known

    def _find_contradiction(self) -> None:
        if self._by_tables.admit((), 0):
            what = f"{self._year}年表里的数和核心数字（受理、成功率）对不上。"
        else:
            what = f"{self._year}年公布的各张表互相对不上，没有一种实际情况能得出这些数。"
        mend = "逐张核对：合计要等于各项相加；表里没有列出的村、类型，另列一项“其他”。"
        self._report.add(self._file, 0, "STA015", what, mend)

    def _find_open_cells(self) -> bool:
        """STA016: a hidden cell must still admit 0, and 5 or more."""
        is_found = False
        for table in self._tables:
            for cell in table.cells:
                atoms = self._atoms(table, cell)
                if cell.value is not Gap.HIDDEN or _is_open(self._all, atoms):
                    continue
                is_found = True
                together = "和同一年公布的别的数"
                if _is_open(self._by_tables, atoms):
                    together = "和核心数字（headlines、quoted）"
                what = (
                    f"表 {table.id}“{table.title[:40]}”里不显示的“{'、'.join(cell.labels)}”一格，"
                    f"{together}放在一起能推算出来。"
                )
                self._report.add(table.file, cell.line, "STA016", what, _MEND)
        return is_found

    def _find_small_counts(self) -> None:
        """STA017: nor may a small count follow that no table shows, as of the year's other half."""
        for chosen in self._universe.counts():
            atoms = self._universe.atoms(chosen)
            if _may_be_none_or_many(self._all, atoms):
                continue
            if _may_be_none_or_many(self._by_headlines, atoms):
                what = f"{self._year}年公布的数放在一起，能推算出“{_named(chosen)}”的件数，它太小。"
                self._report.add(self._file, 0, "STA017", what, _MEND)

    def _find_alike_groups(self) -> None:
        """STA019: of a group under 20 it must not be known that all are of one kind."""
        for table in self._tables:
            for cell in table.cells:
                if cell.value is Gap.UNCOLLECTED:
                    continue
                if isinstance(cell.value, int) and cell.value >= FEW:
                    continue
                chosen = choice(table, cell.labels)
                for dim in self._universe.kinds:
                    if dim not in chosen:
                        self._find_alike(table, cell, self._universe.beside(chosen, dim), dim)

    def _find_alike(self, table: Table, cell: Cell, chosen: Choice, dim: str) -> None:
        labels = frozenset().union(*self._universe.kinds[dim])
        for kind in self._universe.kinds[dim]:
            others = self._universe.atoms({**chosen, dim: labels - kind})
            if not others or self._all.admit(others, 1) or not self._by_headlines.admit(others, 1):
                continue
            what = (
                f"表 {table.id} 的“{'、'.join(cell.labels)}”不到{FEW}件，公布的数放在一起"
                f"能推算出它们的“{dim}”全都一样。"
            )
            self._report.add(table.file, cell.line, "STA019", what, _MEND)


def _is_open(worlds: Worlds, atoms: Sequence[int]) -> bool:
    return worlds.admit(atoms, 0, 0) and worlds.admit(atoms, SMALL)


def _may_be_none_or_many(worlds: Worlds, atoms: Sequence[int]) -> bool:
    return worlds.admit(atoms, SMALL) or worlds.admit(atoms, 0, 0)


def _named(chosen: Choice) -> str:
    by_month = {month: number for number, month in enumerate(MONTHS)}
    names = (
        sorted(labels, key=lambda one: (by_month.get(one, 0), one)) for labels in chosen.values()
    )
    return "、".join(itertools.chain.from_iterable(names)) or ALL
