"""The attacker against brute force: every table of counts there can be, one after another.

Nothing here knows of universes, atoms or the solver: a world is a count for each finest
kind of case, and what a cell counts is told by its labels alone.
"""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from tables import DAY, headline, release, splits, table

from pufa.findings import Report
from pufa.model import Gap, Headline, Released, Table
from pufa.model.statistics import ALL, Value
from pufa.stats.attack import attack
from pufa.stats.worlds import Row, UnsolvedError, Worlds

HIDDEN = Gap.HIDDEN
Atom = tuple[str, ...]
Dims = dict[str, tuple[str, ...]]
MONTHS = tuple(f"{n}月" for n in range(1, 13))


def found(*releases: Released) -> list[tuple[str, str, int]]:
    report = Report()
    attack(releases, report)
    return [(one.code, one.file, one.line) for one in report.sorted()]


# The worlds, one by one


@pytest.mark.parametrize("seed", range(40))
def test_bounds_are_those_of_all_whole_tables(seed: int) -> None:
    chance = random.Random(seed)
    size, total = chance.randint(3, 6), chance.randint(4, 9)
    truth = chance.choice(splits(total, size))
    sums = [tuple(range(size))]
    sums += [tuple(sorted(chance.sample(range(size), 2))) for _ in range(chance.randint(0, 4))]
    factors = tuple((atom, chance.choice((-2, 1, 3))) for atom in range(size))
    score = sum(factor * truth[atom] for atom, factor in factors)
    rows = [Row(tuple((p, 1) for p in s), n := sum(truth[p] for p in s), n) for s in sums]
    rows.append(Row(factors, score - chance.randint(0, 4), score + chance.randint(0, 4)))
    possible = [world for world in splits(total, size) if all(row.holds(world) for row in rows)]
    worlds = Worlds(size, rows)
    for atoms in itertools.chain.from_iterable(
        itertools.combinations(range(size), n) for n in (1, 2)
    ):
        values = {sum(world[atom] for atom in atoms) for world in possible}
        assert {n for n in range(total + 1) if worlds.admit(atoms, n, n)} == values
        assert worlds.admit(atoms, max(values)) and not worlds.admit(atoms, max(values) + 1)


def test_a_fraction_is_no_case() -> None:
    # 2x + 2y = 5 has solutions, but not in whole cases.
    assert not Worlds(2, [Row(((0, 2), (1, 2)), 5, 5)]).admit((0,), 0)


def test_a_solver_that_fails_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pufa.stats.worlds._NODES", 1)
    # Markshare: a handful of equations that keep any solver busy.
    chance = random.Random(1)
    factors = [[chance.randint(1, 99) for _ in range(40)] for _ in range(5)]
    rows = [Row(tuple(enumerate(f)), sum(f) // 2, sum(f) // 2) for f in factors]
    rows += [Row(((atom, 1),), 0, 1) for atom in range(40)]
    with pytest.raises(UnsolvedError):
        Worlds(40, rows).admit((0,), 1)


# The whole attack against one that tries everything


def brute(
    dims: Dims, total: int, tables: Sequence[Table], headlines: Sequence[Headline]
) -> list[tuple[str, str, int]]:
    atoms = list(itertools.product(*dims.values()))
    names = tuple(dims)

    def counts(one: Table, labels: Atom, atom: Atom) -> bool:
        own = dict(zip(names, atom, strict=True))
        wanted = {dim: kept for dim, kept in one.where if dim in own}
        wanted |= {d: (lab,) for d, lab in zip(one.dims, labels, strict=True) if lab != ALL}
        return all(own[dim] in kept for dim, kept in wanted.items())

    def agrees(world: tuple[int, ...], tables: Iterable[Table], told: Iterable[Headline]) -> bool:
        for one in tables:
            for cell in one.cells:
                if isinstance(cell.value, int) and cell.value != sum(
                    n for n, a in zip(world, atoms, strict=True) if counts(one, cell.labels, a)
                ):
                    return False
        for one in told:
            cases = sum(world)
            good = sum(n for n, a in zip(world, atoms, strict=True) if "成功" in a)
            if one.measure == "受理" and cases != one.value:
                return False
            if one.measure == "调解成功率" and 100 * good < one.value * cases:
                return False
        return True

    def sums(worlds: list[tuple[int, ...]], kept: list[Atom]) -> set[int]:
        at = [atoms.index(atom) for atom in kept]
        return {sum(world[place] for place in at) for world in worlds}

    everything = splits(total, len(atoms))
    worlds = [world for world in everything if agrees(world, tables, headlines)]
    told = [world for world in everything if agrees(world, (), headlines)]
    bad = []
    for one in tables:
        for cell in one.cells:
            values = sums(worlds, [atom for atom in atoms if counts(one, cell.labels, atom)])
            if cell.value is HIDDEN and not (0 in values and max(values) >= 5):
                bad.append(("STA016", one.file, cell.line))
    if bad:
        return sorted(bad)
    for number in (1, 2):
        for few in itertools.combinations([d for d in names if d != "月份"], number):
            for labels in itertools.product(*(dims[d] for d in few), dims.get("月份", ("",))):
                wanted = dict(zip((*few, "月份"), labels, strict=True))
                kept = [a for a in atoms if set(filter(None, wanted.values())) <= set(a)]
                whole = [a for a in atoms if {wanted[d] for d in few} <= set(a)]
                for part in (kept, whole):
                    if sums(worlds, part) <= {1, 2, 3, 4} and not sums(told, part) <= {1, 2, 3, 4}:
                        bad.append(("STA017", "content/stats/2025.yml", 0))
    for one in tables:
        for cell in one.cells:
            if isinstance(cell.value, int) and cell.value >= 20:
                continue
            group = [atom for atom in atoms if counts(one, cell.labels, atom)]
            own = {d for d, label in zip(one.dims, cell.labels, strict=True) if label != ALL}
            for dim in set(names) - own - dict(one.where).keys():
                for label in dims[dim]:
                    others = [atom for atom in group if label not in atom]
                    if others and sums(worlds, others) == {0} and sums(told, others) != {0}:
                        bad.append(("STA019", one.file, cell.line))
    return sorted(set(bad))


def tabulate(dims: Dims, world: dict[Atom, int], of: Sequence[str], hide: int) -> Table:
    """The table of *of*, with what is below *hide* hidden."""
    names = tuple(dims)
    values: dict[tuple[str, ...], Value] = {}
    for labels in itertools.product(*((*dims[dim], ALL) for dim in of)):
        wanted = {d: label for d, label in zip(of, labels, strict=True) if label != ALL}
        n = sum(
            count
            for atom, count in world.items()
            if all(dict(zip(names, atom, strict=True))[d] == label for d, label in wanted.items())
        )
        values[labels] = HIDDEN if n < hide else n
    return table(of, values, ident="T" + "".join(str(names.index(dim)) for dim in of))


@pytest.mark.parametrize("seed", range(40))
def test_the_attacker_finds_what_trying_everything_finds(seed: int) -> None:
    chance = random.Random(seed)
    villages = ("甲村", "乙村", "丙村")[: 2 + seed % 2]
    dims: Dims = {"村": villages, "调解结果": ("成功", "其他")}
    atoms = list(itertools.product(*dims.values()))
    total = chance.randint(12, 15)
    truth = dict(zip(atoms, chance.choice(splits(total, len(atoms))), strict=True))
    shapes = [shape for shape in (["村"], ["调解结果"], [*dims]) if chance.random() < 0.6]
    tables = [tabulate(dims, truth, shape, chance.choice((5, 7))) for shape in (shapes or [["村"]])]
    # The total is told, so that everything can be tried.
    tables.append(table(["村"], {(ALL,): total}, ident="T9"))
    headlines = [headline("受理", total)] if chance.random() < 0.5 else []
    if headlines and chance.random() < 0.7:
        good = sum(count for atom, count in truth.items() if "成功" in atom)
        headlines.append(headline("调解成功率", 100 * good // total, "%", is_least=True))
    told = {cell.labels[0] for one in tables for cell in one.cells if one.dims[0] == "村"}
    seen: Dims = {"村": tuple(one for one in villages if one in told) or ("全部",)}
    if len(headlines) == 2 or any("调解结果" in one.dims for one in tables):
        seen["调解结果"] = dims["调解结果"]
    assert found(release(*tables, headlines=headlines)) == brute(seen, total, tables, headlines)


@pytest.mark.parametrize("seed", range(40))
def test_half_a_year_and_the_year_are_attacked_together(seed: int) -> None:
    chance = random.Random(seed)
    dims: Dims = {"村": ("甲村", "乙村", "丙村"), "月份": ("1月", "7月")}
    truth: dict[Atom, int] = {}
    while not 12 < sum(truth.values()) < 19:
        truth = {atom: chance.choice((0, 2, 3, 6, 9)) for atom in itertools.product(*dims.values())}
    half = {atom: count for atom, count in truth.items() if "1月" in atom}
    year = tabulate(dims, truth, ["村"], 5)
    first = replace(
        tabulate(dims, half, ["村"], 5),
        release="2025-h1",
        file="content/stats/2025-h1.yml",
        where=(("年度", ("2025",)), ("月份", MONTHS[:6])),
    )
    total = sum(truth.values())
    everything = release(year, table(["村"], {(ALL,): total}, ident="T9"))
    early = release(first, ident="2025-h1", part="上半年", issued=DAY - datetime.timedelta(180))
    assert found(everything, early) == brute(dims, total, [*everything.tables, first], [])
