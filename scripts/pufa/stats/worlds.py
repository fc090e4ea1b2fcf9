"""Every table of counts that agrees with what was published: the worlds an outsider must allow.

In: how many counts there are, and equations over them.  Out: whether a sum of them can lie
between two bounds.  Yes is said only with a world in hand, checked in whole numbers; no is
said by the solver.  Raises ``UnsolvedError`` where it says neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import highspy

_NODES = 2_000  # of the search for whole numbers; a limit in seconds would not be the same twice


class UnsolvedError(Exception):
    """The solver came to no end."""


@dataclass(frozen=True)
class Row:
    """*low* ≤ sum of factor × count ≤ *high*; None is no bound."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None

    def holds(self, world: Sequence[int]) -> bool:
        total = sum(factor * world[atom] for atom, factor in self.terms)
        return (self.low is None or self.low <= total) and (self.high is None or total <= self.high)


class Worlds:
    """The whole, non-negative tables of *size* counts for which all *rows* hold."""

    def __init__(self, size: int, rows: Iterable[Row]) -> None:
        self._size = size
        self._rows = tuple(dict.fromkeys(rows))
        self._known: list[list[int]] = []

    def admit(self, atoms: Sequence[int], least: int, most: int | None = None) -> bool:
        """Whether in some world the counts at *atoms* add up to *least* or more, up to *most*."""
        row = Row(tuple((atom, 1) for atom in atoms), least, most)
        if any(map(row.holds, self._known)):
            return True
        try:
            # Where there is no fractional world there is no whole one.
            return self._find(self._fractional, row) or self._search(row)
        except _NoneError:
            return False

    @cached_property
    def _fractional(self) -> highspy.Highs:
        return self._model(highspy.HighsVarType.kContinuous)

    @cached_property
    def _whole(self) -> highspy.Highs:
        return self._model(highspy.HighsVarType.kInteger)

    def _search(self, row: Row) -> bool:
        if not self._find(self._whole, row):
            raise UnsolvedError("a world that is none")
        return True

    def _find(self, model: highspy.Highs, row: Row) -> bool:
        """Whether *model* comes upon a whole world; it is kept to answer other questions."""
        _add(model, row)
        model.run()
        status = model.getModelStatus()
        found = list(model.getSolution().col_value)
        model.deleteRows(1, [model.getNumRow() - 1])
        if status == highspy.HighsModelStatus.kInfeasible:
            raise _NoneError
        if status != highspy.HighsModelStatus.kOptimal:
            raise UnsolvedError(str(status))
        world = [round(value) for value in found]
        is_world = min(world) >= 0 and all(one.holds(world) for one in (*self._rows, row))
        if is_world:
            self._known.append(world)
        return is_world

    def _model(self, kind: highspy.HighsVarType) -> highspy.Highs:
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.silent()
        model.setOptionValue("solver", "simplex")
        model.setOptionValue("threads", 1)
        model.setOptionValue("mip_max_nodes", _NODES)
        for atom in range(self._size):
            model.addVar(0.0, highspy.kHighsInf)
            model.changeColIntegrality(atom, kind)
        for row in self._rows:
            _add(model, row)
        return model


def _add(model: highspy.Highs, row: Row) -> None:
    model.addRow(
        -highspy.kHighsInf if row.low is None else row.low,
        highspy.kHighsInf if row.high is None else row.high,
        len(row.terms),
        [atom for atom, _ in row.terms],
        [float(factor) for _, factor in row.terms],
    )


class _NoneError(Exception):
    """There is no such world."""
