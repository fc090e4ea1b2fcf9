"""Optimal complementary suppression (Fischetti and Salazar 2001).

In: a ``Problem``.  Out: a ``Pattern``: which numbers to hide, the fewest that leave every target
open.  A master program chooses; the outsider says what is wrong with its choice, as cuts; until
nothing is.  Limits are counted in work, never in seconds: the same ledger, the same pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from pufa.stats.heuristic import Heuristic
from pufa.stats.outsider import Cut, Outsider, is_told
from pufa.stats.problem import Problem, Target, cost_of, without

# Work: a linear program solved is 1, a node of the master's search is 1.
_WORK, _NODES = 20_000, 2_000
# Rounds of the search: until the best is proven; as many as the fall-back has; a first sketch.
ALL_ROUNDS, SOME_ROUNDS, NO_ROUND = 60, 20, 0
_CUTS = 60  # of one round
_ENOUGH = 10  # targets that fail, to know which tables are too fine


@dataclass(frozen=True)
class Pattern:
    """*hidden*: numbers, as bits.  *cost*: how many cells are hidden; *bound*: no safe pattern
    hides fewer.  *hopeless*: targets that fail even where everything is hidden; the pattern is
    of no use then.
    """

    hidden: int
    cost: int
    bound: int
    hopeless: tuple[Target, ...] = ()

    @property
    def is_optimal(self) -> bool:
        return not self.hopeless and self.cost == self.bound


def protect(problem: Problem, rounds: int = ALL_ROUNDS) -> Pattern:
    """The cheapest pattern; or the best that was seen, where the search does not end.

    *rounds* is one of those above: with SOME_ROUNDS it is the fall-back.
    """
    least = secrets(problem)
    while True:
        outsider = Outsider(problem)
        hopeless, most = _hideable(problem, outsider, least)
        if not hopeless:
            break
        excused = [one for one in hopeless if not one.is_shown and is_told(problem, one)]
        if not excused:
            return Pattern(most, 0, 0, hopeless)
        problem = without(problem, excused)
    rough = Heuristic(problem, outsider, least, most)
    return _search(problem, outsider, rough, least, most, rounds)


def secrets(problem: Problem) -> int:
    """The numbers that are hidden for their own sake (primary suppression)."""
    return sum(1 << at for at, one in enumerate(problem.numbers) if one.is_secret)


def _hideable(problem: Problem, outsider: Outsider, least: int) -> tuple[tuple[Target, ...], int]:
    """What fails whatever is hidden; and all that may be hidden at all.

    A number that could never be 0, even where all others are hidden too, is never hidden.
    """
    most = sum(1 << at for at, one in enumerate(problem.numbers) if not one.is_told)
    while True:
        hopeless: list[Target] = []
        stuck = 0
        for one, _ in outsider.failing(most):
            if one.when is not None:
                stuck |= 1 << one.when
            else:
                hopeless.append(one)
            if len(hopeless) == _ENOUGH:
                break
        if hopeless or not stuck:
            return tuple(hopeless), most
        most &= ~stuck
        assert most & least == least


def _search(
    problem: Problem, outsider: Outsider, rough: Heuristic, least: int, most: int, rounds: int
) -> Pattern:
    """Between the best safe pattern that was seen and what the cuts allow."""
    master = _Master(problem, least, most)
    best, cuts = rough.complete(least)
    bound = cost_of(problem, least)
    for _ in range(rounds):
        master.add(cuts)
        found = master.solve()
        bound = max(bound, master.bound)
        if found is None or bound >= cost_of(problem, best):
            break
        own = [cut for _, cut in outsider.failing(found, _CUTS)]
        # What the master chose, made safe: often the best there is, long before it is proven.
        # The audits on the way tell the master more than its own choice does.
        way, cuts = rough.complete(found)
        cuts += own
        if cost_of(problem, way) < cost_of(problem, best):
            best = way
        if outsider.solved + master.nodes > _WORK:
            break
    cost = cost_of(problem, best)
    return Pattern(best, cost, min(bound, cost))


class _Master:
    """min hidden cells, over "hide?" of each number that may be hidden."""

    def __init__(self, problem: Problem, least: int, most: int) -> None:
        self._numbers = [at for at in range(len(problem.numbers)) if most >> at & 1]
        self._column = {at: column for column, at in enumerate(self._numbers)}
        self._model = model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.silent()
        model.setOptionValue("threads", 1)
        model.setOptionValue("mip_max_nodes", _NODES)
        model.setOptionValue("mip_rel_gap", 0.0)
        model.setOptionValue("mip_abs_gap", 0.999)
        for column, at in enumerate(self._numbers):
            model.addVar(1.0 if least >> at & 1 else 0.0, 1.0)
            model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
            model.changeColCost(column, float(len(problem.numbers[at].places)))
        self.nodes = 0
        self.bound = 0

    def add(self, cuts: Sequence[Cut]) -> None:
        for cut in cuts:
            weights = {self._column[at]: w for at, w in cut.weights if at in self._column}
            if cut.when is not None:
                own = self._column[cut.when]
                weights[own] = weights.get(own, 0.0) - cut.least
            low = 0.0 if cut.when is not None else cut.least
            # A hair less: the duals are not exact.
            self._model.addRow(
                low - 1e-6,
                highspy.kHighsInf,
                len(weights),
                np.array([*weights], dtype=np.int32),
                np.array([*weights.values()]),
            )

    def solve(self) -> int | None:
        """The cheapest pattern the cuts allow; None where the search did not end."""
        self._model.run()
        info = self._model.getInfo()
        self.nodes += max(int(info.mip_node_count), 0)
        bound = float(info.mip_dual_bound)
        if np.isfinite(bound):
            self.bound = int(np.ceil(bound - 1e-4))
        if self._model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = self._model.getSolution().col_value
        return sum(1 << at for at, value in zip(self._numbers, values, strict=True) if value > 0.5)
