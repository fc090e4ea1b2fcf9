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

_NEAR = 1e-6
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
        self._near: Sequence[float] = ()

    def admit(self, atoms: Sequence[int], least: int, most: int | None = None) -> bool:
        """Whether in some world the counts at *atoms* add up to *least* or more, up to *most*."""
        row = Row(tuple((atom, 1) for atom in atoms), least, most)
        for world in self._known:
            total = sum(map(world.__getitem__, atoms))
            if least <= total and (most is None or total <= most):
                return True
        try:
            # Where there is no fractional world there is no whole one.
            return self._reach(row) or self._round(row) or self._search(row)
        except _NoneError:
            return False

    @cached_property
    def _fractional(self) -> highspy.Highs:
        model = self._model(highspy.HighsVarType.kContinuous)
        model.setOptionValue("simplex_strategy", 4)  # primal: the objective changes, rows do not
        return model

    @cached_property
    def _whole(self) -> highspy.Highs:
        model = self._model(highspy.HighsVarType.kInteger)
        model.setOptionValue(
            "mip_heuristic_run_feasibility_jump", False
        )  # costs more than it saves
        return model

    def _reach(self, row: Row) -> bool:
        """Whether the most, or the least, the sum of *row* can be is reached by a whole world.

        The objective changes and the rows do not: each answer is a few steps from the last.
        """
        if row.high is None:
            sign = -1.0
        elif row.low == 0:
            sign = 1.0
        else:
            return self._find(self._fractional, row)
        model, atoms = self._fractional, [atom for atom, _ in row.terms]
        model.changeColsCost(len(atoms), atoms, [sign] * len(atoms))
        model.run()
        status = model.getModelStatus()
        found = list(model.getSolution().col_value)
        model.changeColsCost(len(atoms), atoms, [0.0] * len(atoms))
        if status in _ENDLESS:
            return self._find(self._fractional, row)
        if status == highspy.HighsModelStatus.kInfeasible:
            raise _NoneError
        if status != highspy.HighsModelStatus.kOptimal:
            raise UnsolvedError(str(status))
        total = sum(found[atom] for atom in atoms)
        bound = row.low if row.high is None else row.high
        if sign * (total - (bound or 0)) > _NEAR:
            raise _NoneError
        return self._keep(found, row)

    def _round(self, row: Row) -> bool:
        """Whether a whole world is found among the atoms of the fractional one and of the last."""
        last = self._known[-1] if self._known else [1] * self._size
        empty = [atom for atom, value in enumerate(self._near) if value < _NEAR and not last[atom]]
        bounds = [0.0] * len(empty), [highspy.kHighsInf] * len(empty)
        self._whole.changeColsBounds(len(empty), empty, bounds[0], bounds[0])
        try:
            return self._find(self._whole, row)
        except (_NoneError, UnsolvedError):
            return False
        finally:
            self._whole.changeColsBounds(len(empty), empty, *bounds)

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
        return self._keep(found, row)

    def _keep(self, found: Sequence[float], row: Row) -> bool:
        """Whether *found* is a whole world of *row*; it is known from now on."""
        world = [round(value) for value in found]
        self._near = found
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


_ENDLESS = (
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


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
