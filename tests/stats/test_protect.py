"""The protector against brute force: every pattern, every ledger; and attackers who know more."""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from pufa.model import Gap, Period
from pufa.model.scheme import Scheme
from pufa.stats import plan
from pufa.stats.outsider import Outsider
from pufa.stats.plan import Axis, Draft
from pufa.stats.problem import Fact, Problem, Setting, cost_of
from pufa.stats.protect import SOME_ROUNDS, protect, secrets

VILLAGES, KINDS = ("甲村", "乙村", "丙村"), ("婚姻", "邻里", "合同")
OF = Scheme(
    VILLAGES,
    (),
    tuple((kind, (kind,)) for kind in KINDS),
    (("成功", ("调解成功",)), ("其他", ("未成",))),
    ("书面协议", "口头协议"),
)
YEAR = Period(2025, "")


def fine(dim: str, labels: tuple[str, ...]) -> Axis:
    return Axis(dim, dim, tuple((label, (label,)) for label in labels))


def crossed(counts: tuple[int, ...]) -> Problem:
    """A table of two villages and three kinds, with these counts."""
    pairs = itertools.product(VILLAGES[:2], KINDS)
    tally = {
        (village, kind, "调解成功", "书面协议", "3月"): number
        for (village, kind), number in zip(pairs, counts, strict=True)
    }
    of = Scheme(VILLAGES[:2], (), OF.types, OF.outcomes, OF.forms)
    draft = Draft("T1", (fine("村", VILLAGES[:2]), fine("纠纷类型", KINDS)))
    return Setting(tally, YEAR, of, (), ()).pose([draft])


@pytest.mark.parametrize("seed", range(12))
def test_no_safe_pattern_hides_less(seed: int) -> None:
    chance = random.Random(seed)
    problem = crossed(tuple(chance.choice((0, 1, 3, 4, 6, 9, 12, 20)) for _ in range(6)))
    if sum(problem.truth) < 20:
        return
    outsider, least = Outsider(problem), secrets(problem)
    free = [n for n, one in enumerate(problem.numbers) if not (one.is_told or one.is_secret)]
    costs = [
        cost_of(problem, pattern)
        for number in range(len(free) + 1)
        for more in itertools.combinations(free, number)
        if outsider.is_safe(pattern := least | sum(1 << at for at in more))
    ]
    found = protect(problem)
    if found.hopeless:
        assert not costs
        return
    assert outsider.is_safe(found.hidden) and found.hidden & least == least
    assert (found.is_optimal, found.cost) == (True, min(costs))
    rough = protect(problem, SOME_ROUNDS)
    assert outsider.is_safe(rough.hidden) and rough.cost >= found.cost


def test_hidden_in_one_table_is_hidden_in_all() -> None:
    drafts = [Draft("T1", (fine("村", VILLAGES),)), Draft("T2", (fine("村", VILLAGES),))]
    problem = Setting({("甲村", "婚姻", "未成", "口头协议", "1月"): 30}, YEAR, OF, (), ()).pose(
        drafts
    )
    assert all(len(one.places) == 2 for one in problem.numbers)


def test_ladders_go_down_in_the_order_of_the_rules() -> None:
    types = tuple((f"{n}类", (f"{n}甲", f"{n}乙", f"{n}丙")) for n in range(6))
    of = Scheme(("一", "二", "三"), (("东", ("一", "二")), ("西", ("三",))), types, OF.outcomes, ())
    ladders = plan.ladders(of, YEAR)
    table: Draft | None = plan.plan(ladders, YEAR, 100)[0]
    steps = []
    while table:
        steps.append(tuple(len(axis.groups) for axis in table.axes))
        table = table.coarser(ladders)
    assert steps == [(3, 18), (2, 18), (2, 6)]
    months = [len(axis.groups) for axis in ladders["月份"]]
    assert months == [12, 4, 2] and ladders["协议形式"] == ()
    assert all(len(one.axes) == 1 for one in plan.plan(ladders, YEAR, 19))


# Attackers who know more than the equations


def shares(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """Every ledger of *total* cases, by the village of each."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in shares(total - first, places - 1):
            yield (first, *rest)


def printed(counts: tuple[int, ...]) -> tuple[int | Gap, ...] | None:
    """What the table of villages shows; None where there is none."""
    tally = {
        (village, "邻里", "调解成功", "书面协议", "3月"): number
        for village, number in zip(VILLAGES, counts, strict=True)
    }
    problem = Setting(tally, YEAR, OF, (), ()).pose([Draft("T5", (fine("村", VILLAGES),))])
    found = protect(problem)
    if found.hopeless:
        return None
    return tuple(
        Gap.HIDDEN if found.hidden >> at & 1 else one.value
        for at, one in enumerate(problem.numbers)
    )


def learned(total: int) -> Counter[str]:
    """What is learned of hidden cells by who runs our program on every ledger there can be.

    The minimality attack (Wong, Fu, Wang and Pei 2007): it is known which ledgers would have
    been published otherwise.
    """
    worlds: dict[tuple[int | Gap, ...] | None, list[tuple[int, ...]]] = defaultdict(list)
    for counts in shares(total, len(VILLAGES)):
        worlds[printed(counts)].append(counts)
    found = Counter[str]()
    for table, possible in worlds.items():
        for at, value in enumerate(table or ()):
            if value is Gap.HIDDEN:
                values = {counts[at] for counts in possible if at < len(counts)}
                found["hidden"] += len(possible)
                found["exactly"] += len(possible) * (len(values) == 1)
                found["small"] += len(possible) * (values <= {1, 2, 3, 4})
    return found


def test_what_who_knows_the_program_learns_is_as_documented() -> None:
    """docs/dev/statistics.md names these figures: minimality attacks are not covered."""
    found = learned(17)
    assert found["hidden"] > 300
    assert found["exactly"] <= 0.02 * found["hidden"]
    assert found["small"] <= 0.2 * found["hidden"]


def test_a_party_who_knows_his_own_case_pins_nobody_else_down() -> None:
    """His case is one more fact.  docs/dev/statistics.md names what it narrows."""
    narrowed = Counter[str]()
    for seed in range(12):
        chance = random.Random(seed)
        problem = crossed(tuple(chance.choice((0, 1, 2, 3, 4, 6, 9, 12, 20)) for _ in range(6)))
        found = protect(problem)
        if found.hopeless:
            continue
        for own in problem.numbers:
            if not own.is_secret or own.value == 0:
                continue
            fact = Fact(((own.count, 1),), 1, float("inf"))
            party = Outsider(replace(problem, facts=(*problem.facts, fact)))
            failing = defaultdict(set)
            for target, _ in party.failing(found.hidden):
                failing[target.count].add(target.level)
            for other in problem.numbers:
                if other.is_secret and other.value and other.count != own.count:
                    narrowed["all"] += 1
                    narrowed["not 0, or not 5"] += bool(failing[other.count])
                    # Neither 0 nor 5: it is known to be small.
                    narrowed["small"] += failing[other.count] == {0, 5}
    assert narrowed["all"] > 50
    assert narrowed["small"] == 0
    assert narrowed["not 0, or not 5"] < 0.25 * narrowed["all"]
