"""Whatever the ledger holds, the universe counts it as the ledger does."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from tables import release, table

from pufa.findings import Report
from pufa.model import Gap, Table
from pufa.model.statistics import ALL, MONTHS
from pufa.stats.attack import attack
from pufa.stats.universe import Universe, choice, universe

LABELS = {
    "村": ("甲村", "乙村", "丙村", "丁村"),
    "纠纷类型": ("婚姻家庭", "继承", "邻里"),
    "调解结果": ("调解成功", "调解不成功"),
    "协议形式": ("书面协议", "口头协议", "无协议"),
    "月份": MONTHS,
}
GROUPS = {"村": {"东片": ("甲村", "乙村")}, "纠纷类型": {"家事类": ("婚姻家庭", "继承")}}
Case = dict[str, str]


def some_table(chance: random.Random) -> Table:
    """A table of one or two dimensions over all labels, or coarse ones, or of some cases only."""
    dims = chance.sample(list(LABELS), chance.randint(1, 2))
    axes = []
    for dim in dims:
        labels = list(LABELS[dim])
        for name, fine in GROUPS.get(dim, {}).items() if chance.random() < 0.5 else ():
            labels = [name, *(label for label in labels if label not in fine)]
        axes.append((*labels, ALL))
    values = dict.fromkeys(itertools.product(*axes), Gap.HIDDEN)
    one = table(dims, values, groups={dim: GROUPS[dim] for dim in dims if dim in GROUPS})
    where = [("年度", ("2025",))]
    if chance.random() < 0.5:
        dim = chance.choice(list(LABELS))
        where.append((dim, LABELS[dim][: len(LABELS[dim]) // 2]))
    return replace(one, where=tuple(where))


def in_cell(case: Case, one: Table, labels: tuple[str, ...]) -> bool:
    limits = all(case[dim] in kept for dim, kept in one.where if dim in case)
    return limits and all(
        label == ALL or case[dim] in one.fine(axis, label)
        for axis, (dim, label) in enumerate(zip(one.dims, labels, strict=True))
    )


def class_of(label: str, classes: Iterable[frozenset[str]]) -> frozenset[str]:
    """The class of *label*, or that of the labels no table lists."""
    known = {one: kind for kind in classes for one in kind}
    return known[label] if label in known else known["（没有列出的）"]


def world_of(cases: Iterable[Case], all_there_is: Universe) -> list[int]:
    """A count at every atom."""
    world = [0] * all_there_is.size
    for case in cases:
        for number, (dims, _) in enumerate(all_there_is.cliques):
            own = {dim: class_of(case[dim], all_there_is.classes[dim]) for dim in dims}
            (atom,) = all_there_is.atoms(own, number)
            world[atom] += 1
    return world


@pytest.mark.parametrize("seed", range(60))
def test_cells_count_what_the_ledger_counts(seed: int) -> None:
    chance = random.Random(seed)
    tables = [some_table(chance) for _ in range(chance.randint(1, 5))]
    cases = [{dim: chance.choice(of) for dim, of in LABELS.items()} for _ in range(60)]
    all_there_is = universe(tables, is_rated=bool(seed % 2))
    world = world_of(cases, all_there_is)
    for one in tables:
        for cell in one.cells:
            atoms = all_there_is.atoms(choice(one, cell.labels))
            expected = sum(in_cell(case, one, cell.labels) for case in cases)
            assert sum(world[atom] for atom in atoms) == expected, (one.dims, cell.labels)
    for here, there in all_there_is.seams():
        assert sum(world[atom] for atom in here) == sum(world[atom] for atom in there)
    if seed % 2 and "调解成功" in all_there_is.success:
        good = all_there_is.atoms({"调解结果": all_there_is.success})
        assert sum(world[atom] for atom in good) == sum(
            case["调解结果"] == "调解成功" for case in cases
        )


def test_a_table_of_some_cases_says_nothing_of_the_others() -> None:
    # 40 cases in two villages and 100 in all are no contradiction: there are more villages.
    some = table(["纠纷类型"], {("邻里",): 40, (ALL,): 40})
    some = replace(some, where=(*some.where, ("村", ("甲村", "乙村"))))
    everything = table(["月份"], {(ALL,): 100}, ident="T2")
    report = Report()
    attack([release(some, everything)], report)
    assert report.findings == []


def test_dimensions_that_never_meet_are_not_crossed() -> None:
    villages = table(["村"], {(label,): Gap.HIDDEN for label in LABELS["村"]})
    kinds = table(["纠纷类型"], {(label,): Gap.HIDDEN for label in LABELS["纠纷类型"]})
    assert universe([villages, kinds], is_rated=False).size == 4 + 3
    assert universe([villages, kinds], is_rated=True).size == 4 + 3 + 2
