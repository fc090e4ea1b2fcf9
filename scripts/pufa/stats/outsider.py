"""What an outsider must think possible, as linear programs: the protector's own view of him.

In: a ``Problem`` and which numbers are hidden.  Out: the targets that fail, each with a cut: an
inequality over "hide?" that every safe pattern keeps (Fischetti and Salazar 2001, from the duals
of the program that failed).

Worlds that were found are kept: a pattern is safe for a target where some known world reaches
it and moves no number that is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from pufa.stats.problem import Fact, Problem, Target

_NEAR = 1e-6

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Cut:
    """Sum of weight × hide? ≥ *least*, or ≥ *least* × hide? of the number at *when*."""

    weights: tuple[tuple[int, float], ...]
    least: float
    when: int | None


@dataclass(frozen=True)
class World:
    """Sets as bits: the numbers *moved* from their truth, the targets *reached*."""

    moved: int
    reached: int


class Outsider:
    """Patterns are sets of hidden numbers, as bits of a whole number."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        crossing = problem.crossing
        self._rows = [crossing.atoms(one.count) for one in problem.numbers]
        self._values = np.array([float(one.value) for one in problem.numbers])
        self._sums = Sums(self._rows)
        self._aims = [crossing.atoms(one.count) for one in problem.targets]
        self._targets = Sums(self._aims)
        levels = np.array([one.level for one in problem.targets])
        self._levels, self._is_low = levels, levels == 0
        self.worlds: list[World] = []
        self._seen: set[World] = set()
        self._bound = float(problem.truth.sum())
        self._model = model(problem, problem.facts)
        self._first = int(self._model.getNumRow())
        add_rows(self._model, self._rows, self._values)
        self._open = 0
        self._always, self._conditional = 0, []
        for at, one in enumerate(problem.targets):
            if one.when is None:
                self._always |= 1 << at
            else:
                self._conditional.append((1 << one.when, 1 << at))
        self.solved = 0

    def concerns(self, hidden: int) -> int:
        """The targets that matter where *hidden* is hidden."""
        found = self._always
        for number, target in self._conditional:
            if hidden & number:
                found |= target
        return found

    def failing(self, hidden: int, most: int = 10**9) -> Iterator[tuple[Target, Cut]]:
        """The targets that fail, up to *most* of them."""
        left = self.concerns(hidden)
        for world in self.worlds:
            if not world.moved & ~hidden:
                left &= ~world.reached
        self._hide(hidden)
        found = 0
        while left and found < most:
            at = (left & -left).bit_length() - 1
            left &= left - 1
            cut, found_world = self._solve(at, hidden)
            if found_world:
                left &= ~found_world.reached
            if cut:
                found += 1
                yield self.problem.targets[at], cut

    def is_safe(self, hidden: int) -> bool:
        return next(self.failing(hidden, 1), None) is None

    def _hide(self, hidden: int) -> None:
        changed = self._open ^ hidden
        self._open = hidden
        while changed:
            at = (changed & -changed).bit_length() - 1
            changed &= changed - 1
            value = self._values[at]
            bounds = (0.0, highspy.kHighsInf) if hidden >> at & 1 else (value, value)
            self._model.changeRowBounds(self._first + at, *bounds)

    def _solve(self, at: int, hidden: int) -> tuple[Cut | None, World | None]:
        target, atoms = self.problem.targets[at], self._aims[at]
        sign = 1.0 if target.level == 0 else -1.0
        self._cost(atoms, sign)
        self._model.run()
        self.solved += 1
        status = self._model.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            solution = self._model.getSolution()
            counts, duals = np.array(solution.col_value), np.array(solution.row_dual)
        self._cost(atoms, 0.0)
        if status != highspy.HighsModelStatus.kOptimal:
            # Without an end: whatever level is asked for can be reached.
            assert status in _ENDLESS, status
            return None, None
        world = self._keep(counts)
        value = float(counts[atoms].sum())
        if (value <= _NEAR) if target.level == 0 else (value >= target.level - _NEAR):
            return None, world
        missing = sign * (value - target.level)
        # Hidden rows are free: their duals are noise.
        return self._cut(duals[self._first :], missing, target.when, hidden), world

    def _cut(self, duals: Vector, missing: float, when: int | None, hidden: int) -> Cut:
        """The printed numbers that keep the target *missing* so much, and how much each."""
        down = np.where(duals > 1e-7, duals * self._values, 0.0)
        up = np.where(duals < -1e-7, -duals * np.maximum(self._bound - self._values, 0.0), 0.0)
        weights = np.minimum(down + up, missing)
        kept = [
            (int(at), float(weights[at]))
            for at in np.nonzero(weights > 1e-6)[0]
            if not hidden >> int(at) & 1 and not self.problem.numbers[at].is_told
        ]
        return Cut(tuple(kept), missing, when)

    def _cost(self, atoms: NDArray[np.int64], cost: float) -> None:
        self._model.changeColsCost(len(atoms), atoms.astype(np.int32), np.full(len(atoms), cost))

    def _keep(self, counts: Vector) -> World:
        moved = np.abs(self._sums.of(counts) - self._values) > _NEAR
        sums = self._targets.of(counts)
        reached = np.where(self._is_low, sums <= _NEAR, sums >= self._levels - _NEAR)
        world = World(bits(moved), bits(reached))
        if world not in self._seen:
            self._seen.add(world)
            self.worlds.append(world)
        return world

    def learn(self, counts: Vector) -> World:
        """Take in a world somebody else has found."""
        return self._keep(counts)


def is_told(problem: Problem, target: Target) -> bool:
    """Whether *target* fails by headlines alone: the head of the office has said so."""
    if not problem.headlines:
        return False
    made = model(problem, problem.headlines)
    atoms = problem.crossing.atoms(target.count)
    low, high = (0.0, 0.0) if target.level == 0 else (float(target.level), highspy.kHighsInf)
    _add(made, atoms, [1.0] * len(atoms), low, high)
    made.run()
    return bool(made.getModelStatus() == highspy.HighsModelStatus.kInfeasible)


_ENDLESS = (
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class Sums:
    """Many sums over the same counts at once."""

    def __init__(self, rows: Sequence[NDArray[np.int64]]) -> None:
        self._flat = np.concatenate([*rows, np.zeros(0, np.int64)])
        self._starts = np.cumsum([0, *(len(row) for row in rows)])[:-1]

    def of(self, counts: Vector) -> Vector:
        if not len(self._starts):
            return np.zeros(0)
        return np.add.reduceat(counts[self._flat], self._starts)


def bits(truths: NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(truths, bitorder="little").tobytes(), "little")


def model(problem: Problem, facts: Iterable[Fact]) -> highspy.Highs:
    """A linear program over the atoms, with *facts* and what joins the blocks as rows."""
    made = highspy.Highs()  # type: ignore[no-untyped-call]
    made.silent()
    made.setOptionValue("solver", "simplex")
    made.setOptionValue("simplex_strategy", 4)  # primal: mostly the objective changes
    made.setOptionValue("threads", 1)
    size = problem.crossing.size
    made.addCols(
        size, np.zeros(size), np.zeros(size), np.full(size, highspy.kHighsInf), 0, [], [], []
    )
    for here, there in problem.crossing.seams():
        _add(made, np.concatenate([here, there]), [1.0] * len(here) + [-1.0] * len(there), 0, 0)
    for fact in facts:
        factors = np.zeros(size)
        for one, factor in fact.terms:
            factors[problem.crossing.atoms(one)] += factor
        kept = np.nonzero(factors)[0]
        _add(made, kept, list(factors[kept]), fact.low, fact.high)
    return made


def add_rows(
    made: highspy.Highs, rows: Sequence[NDArray[np.int64]], values: Sequence[float] | Vector
) -> None:
    for atoms, value in zip(rows, values, strict=True):
        _add(made, atoms, [1.0] * len(atoms), value, value)


def _add(
    made: highspy.Highs, at: NDArray[np.int64], factors: list[float], low: float, high: float
) -> None:
    made.addRow(low, high, len(at), at.astype(np.int32), np.array(factors))
