"""Complementary suppression by linear programs, one target after another: the fall-back.

In: a ``Problem``, its outsider, what must and what may be hidden.  Out: a safe pattern, from
which nothing can be left out: each number is tried, and audited, before it stays hidden; and the
cuts of every audit that failed, which say why it must.
"""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

from pufa.stats.outsider import Cut, Outsider, model
from pufa.stats.problem import Problem, Target


class Heuristic:
    """Makes any pattern between *least* and *most* safe; *most* is known to be."""

    def __init__(self, problem: Problem, outsider: Outsider, least: int, most: int) -> None:
        self._problem, self._outsider = problem, outsider
        self._least, self._most = least, most
        self._mover = _Mover(problem, most)

    def complete(self, hidden: int) -> tuple[int, list[Cut]]:
        """*hidden* and what else is needed, then without what is not needed."""
        cuts: list[Cut] = []
        while (failing := next(self._outsider.failing(hidden, 1), None)) is not None:
            target, cut = failing
            cuts.append(cut)
            world = self._outsider.learn(self._mover.move(target, hidden))
            grown = hidden | world.moved
            hidden = grown if grown != hidden else self._most
        return self._lean(hidden, cuts)

    def _lean(self, hidden: int, cuts: list[Cut]) -> tuple[int, list[Cut]]:
        """What shows most cells is tried first, then the largest."""
        numbers = self._problem.numbers
        extra = [at for at in range(len(numbers)) if hidden & ~self._least & 1 << at]
        for at in sorted(extra, key=lambda at: (-len(numbers[at].places), -numbers[at].value, at)):
            less = hidden & ~(1 << at)
            if (failing := next(self._outsider.failing(less, 1), None)) is None:
                hidden = less
            else:
                cuts.append(failing[1])
        return hidden, cuts


class _Mover:
    """Finds the world that reaches a target and moves as few printed numbers as it can."""

    def __init__(self, problem: Problem, most: int) -> None:
        self._problem = problem
        self._model = made = model(problem, problem.facts)
        self._size = problem.crossing.size
        numbers = problem.numbers
        self._free = [at for at in range(len(numbers)) if most >> at & 1]
        rows = int(made.getNumRow())
        for one in numbers:
            atoms = problem.crossing.atoms(one.count)
            made.addRow(
                one.value, one.value, len(atoms), atoms.astype(np.int32), np.ones(len(atoms))
            )
        for at in self._free:
            for sign in (1.0, -1.0):
                made.addCol(1.0, 0.0, highspy.kHighsInf, 1, np.array([rows + at]), np.array([sign]))

    def move(self, target: Target, hidden: int) -> NDArray[np.float64]:
        """Counts that reach *target*."""
        made = self._model
        for place, at in enumerate(self._free):
            one = self._problem.numbers[at]
            cost = 0.0 if hidden >> at & 1 else len(one.places) * (1.0 + 10.0 / (1 + one.value))
            made.changeColCost(self._size + 2 * place, cost)
            made.changeColCost(self._size + 2 * place + 1, cost)
        atoms = self._problem.crossing.atoms(target.count)
        bounds = (0.0, 0.0) if target.level == 0 else (float(target.level), highspy.kHighsInf)
        made.addRow(*bounds, len(atoms), atoms.astype(np.int32), np.ones(len(atoms)))
        made.run()
        assert made.getModelStatus() == highspy.HighsModelStatus.kOptimal, made.getModelStatus()
        found = np.array(made.getSolution().col_value[: self._size])
        made.deleteRows(1, np.array([made.getNumRow() - 1], dtype=np.int32))
        return found
