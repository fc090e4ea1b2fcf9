"""One table of two dimensions, protected by pytauargus (optimal, frequency rule) and by us.

Its rule is weaker: the cells it hides beside the small ones need not be able to be 0, a small one
need not reach 5 but twice itself, zeros are safe.  So there are no zeros in these tables, and its
patterns are put before our outsider too.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import statistics
import tempfile
from collections.abc import Iterator

from pytauargus import protect as argus

from pufa.model import Period
from pufa.model.scheme import Scheme
from pufa.model.statistics import ALL
from pufa.stats.outsider import Outsider
from pufa.stats.plan import Axis, Draft
from pufa.stats.problem import Problem, Setting, cost_of
from pufa.stats.protect import protect

VILLAGES, KINDS = tuple("abcd"), tuple("uvwxy")
TABLES = 30


def rows() -> Iterator[str]:
    theirs, ours, open_ones = [], [], 0
    for seed in range(TABLES):
        chance = random.Random(seed)
        pairs = itertools.product(VILLAGES, KINDS)
        tally = {(v, k, "成", "书", "3月"): 1 + int(chance.expovariate(0.1)) for v, k in pairs}
        problem = posed(tally)
        found = protect(problem)
        if found.hopeless:
            continue
        hidden = by_argus(tally, problem)
        theirs.append(cost_of(problem, hidden))
        ours.append(found.cost)
        open_ones += not Outsider(problem).is_safe(hidden)
    yield (
        f"| cells hidden in {len(ours)} tables of 4×5, mean: ours / pytauargus | "
        f"{statistics.mean(ours):.1f} / {statistics.mean(theirs):.1f} |"
    )
    yield f"| of these, tables of pytauargus that do not meet our rule | {open_ones} |"
    yield f"| of these, tables in which it hides more than we | {_more(theirs, ours)} |"


def _more(theirs: list[int], ours: list[int]) -> int:
    return sum(one > other for one, other in zip(theirs, ours, strict=True))


def posed(tally: dict[tuple[str, ...], int]) -> Problem:
    kinds = tuple((one, (one,)) for one in KINDS)
    of = Scheme(VILLAGES, (), kinds, (("成", ("成",)),), ("书",))
    axes = (Axis("村", "", tuple((v, (v,)) for v in VILLAGES)), Axis("纠纷类型", "", kinds))
    return Setting(tally, Period(2025, ""), of, (), ()).pose([Draft("T1", axes)])


def by_argus(tally: dict[tuple[str, ...], int], problem: Problem) -> int:
    """The numbers that pytauargus hides, as bits."""
    cases = [kind[:2] for kind, number in tally.items() for _ in range(number)]
    data = {"V": [v for v, _ in cases], "K": [k for _, k in cases], "n": [1] * len(cases)}
    # It leaves logs where it runs.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        made = argus(data, ["V", "K"], "n", safety_rules="FREQ(5,100)", suppress="OPT(1)")
    table = made.tables[0]
    hidden = {
        tuple(ALL if row[name] == "Total" else str(row[name]) for name in ("V", "K"))
        for row in table.rows
        if row["status"] != "S"
    }
    return sum(
        1 << at
        for at, one in enumerate(problem.numbers)
        if any(labels in hidden for _, labels in one.places)
    )
