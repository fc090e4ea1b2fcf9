"""Several years side by side: what was published of each, and what was not.

In: releases, and their tables that may be shown.  Out: a figure for every year from the first
to the last that anything tells of; where nothing was published of a year it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pufa.model import Library, SafeTable
from pufa.model.statistics import ALL, CASES, DIMENSIONS, MEASURES, YEAR, Value, shown
from pufa.stats.charts import Bar, bars

UNPUBLISHED = "没有公布"


@dataclass(frozen=True)
class Figure:
    """A *measure* of a *year*; *value* is None where nothing was published of it.

    With *is_least* it is *value* or more.  *is_quoted*: it is public elsewhere, and nobody of
    the office has signed it.
    """

    year: int
    measure: str
    value: Value | None
    unit: str = ""
    is_least: bool = False
    is_quoted: bool = False

    @property
    def text(self) -> str:
        """193件, 95%以上（引用）, ＊, 没有公布."""
        if self.value is None:
            return UNPUBLISHED
        if not isinstance(self.value, int):
            return shown(self.value)
        least, quoted = "以上" if self.is_least else "", "（引用）" if self.is_quoted else ""
        return f"{self.value}{self.unit}{least}{quoted}"


@dataclass(frozen=True)
class Comparison:
    """The sums of one dimension in several *years*: a row for each label."""

    dim: str
    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Value | None, ...]], ...]


# Each year with a figure of every measure.
OfYears = tuple[tuple[int, tuple[Figure, ...]], ...]


def figures(library: Library) -> OfYears:
    """Each year with its figures of every measure that was ever published."""
    headlines = [one for release in library.releases for one in release.headlines]
    known = {
        (year, CASES): Figure(year, CASES, value, "件") for year, value in _totals(library).items()
    }
    for one in sorted(headlines, key=lambda one: one.signed is not None):
        known[one.year, one.measure] = Figure(
            *(one.year, one.measure, one.value, one.unit, one.is_least, one.signed is None)
        )
    years = {year for year, _ in known} | {one.period.year for one in library.releases}
    measures = [name for name in MEASURES if any(name == measure for _, measure in known)]
    return tuple(
        (year, tuple(known.get((year, name)) or Figure(year, name, None) for name in measures))
        for year in range(min(years, default=1), max(years, default=0) + 1)
    )


def draw(of_years: OfYears) -> str | None:
    """A bar for the cases of each year; None where no year has any."""
    drawn = [Bar(f"{one.year}年", one.value, one.text) for one in _cases(of_years)]
    return bars("各年受理的纠纷", told(of_years), drawn) if drawn else None


def told(of_years: OfYears) -> str:
    """The cases of each year in words."""
    return "；".join(f"{one.year}年{_said(one)}" for one in _cases(of_years)) + "。"


def comparisons(library: Library) -> Iterator[Comparison]:
    """For each dimension with sums of two years or more, those years."""
    annual = _annual(library)
    for dim in DIMENSIONS:
        found: dict[tuple[str, tuple[str, ...]], dict[int, Value]] = {}
        for year, table in annual:
            if dim in table.dims:
                for label, fine, value in _sums(table, table.dims.index(dim)):
                    known = found.setdefault((label, fine), {}).get(year)
                    if not isinstance(known, int):
                        found[label, fine][year] = value
        years = tuple(sorted({year for values in found.values() for year in values}))
        if len(years) > 1:
            names = [label for label, _ in found]
            # One name for two things in two years must not look like one thing.
            rows = (
                (
                    label if names.count(label) == 1 else f"{label}（{'、'.join(fine)}）",
                    tuple(values.get(year) for year in years),
                )
                for (label, fine), values in found.items()
            )
            yield Comparison(dim, years, tuple(rows))


def _cases(of_years: OfYears) -> list[Figure]:
    return [one for _, of_year in of_years for one in of_year if one.measure == CASES]


def _said(one: Figure) -> str:
    return one.text if one.value is None or isinstance(one.value, int) else one.value.words


def _annual(library: Library) -> list[tuple[int, SafeTable]]:
    """The tables that count all cases of a year, the first year first."""
    years = {one.id: one.period.year for one in library.releases if not one.period.part}
    whole = [one for one in library.tables if {dim for dim, _ in one.where} == {YEAR}]
    return sorted(
        ((years[one.release], one) for one in whole if one.release in years),
        key=lambda pair: pair[0],
    )


def _totals(library: Library) -> dict[int, Value]:
    """What the tables of each year say of all its cases; a number, where one of them has it."""
    found: dict[int, Value] = {}
    for year, table in _annual(library):
        if table.total and not isinstance(found.get(year), int):
            found[year] = table.total.value
    return found


def _sums(table: SafeTable, axis: int) -> Iterator[tuple[str, tuple[str, ...], Value]]:
    for cell in table.cells:
        label, others = cell.labels[axis], cell.labels[:axis] + cell.labels[axis + 1 :]
        if label != ALL and set(others) <= {ALL}:
            yield label, tuple(sorted(table.fine(axis, label))), cell.value
