"""The finest table of one year: an atom for every kind of case its tables can tell apart.

In: the tables of a year.  Out: ``Universe``, which knows the atoms behind each count.

Labels that no table tells apart share an atom.  Dimensions that meet in no table are not
crossed: the universe is cut into cliques that agree on the dimensions they share, since
tables that agree there, in whole numbers, can always be joined to one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pufa.model import Table
from pufa.model.statistics import ALL, MONTH, MONTHS, OUTCOME, SUCCESS, YEAR

# The labels that count, by dimension; a dimension that is left out is summed over.
Choice = Mapping[str, frozenset[str]]

# Stands for the labels of a dimension that no table lists in full.
_OTHERS = "（没有列出的）"


def choice(table: Table, labels: tuple[str, ...]) -> Choice:
    """What the cell of *table* at *labels* counts."""
    chosen = {dim: frozenset(kept) for dim, kept in table.where if dim != YEAR}
    for axis, (dim, label) in enumerate(zip(table.dims, labels, strict=True)):
        if label != ALL:
            fine = frozenset(table.fine(axis, label))
            chosen[dim] = fine & chosen.get(dim, fine)
    return chosen


@dataclass(frozen=True)
class Universe:
    """*classes*: the labels of each dimension, those together that share an atom.

    *kinds*: those, and every group of labels that a table has a name for.  *cliques*: sets of
    dimensions, each with those it shares with a later one.
    """

    classes: Mapping[str, tuple[frozenset[str], ...]]
    kinds: Mapping[str, tuple[frozenset[str], ...]]
    success: frozenset[str]
    cliques: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    @cached_property
    def size(self) -> int:
        return self._starts[-1]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where the atoms of each clique begin, and the end of all."""
        ends = itertools.accumulate(self._product(dims) for dims, _ in self.cliques)
        return (0, *ends)

    def _product(self, dims: Iterable[str]) -> int:
        size = 1
        for dim in dims:
            size *= len(self.classes[dim])
        return size

    def knows(self, dims: Iterable[str]) -> bool:
        """Whether *dims* meet in a clique: else nothing is published of them together."""
        return any(set(dims) <= set(clique) for clique, _ in self.cliques)

    def beside(self, chosen: Choice, dim: str) -> Choice:
        """As much of *chosen* as meets *dim* in a clique."""
        met = (chosen.keys() & {*dims} for dims, _ in self.cliques if dim in dims)
        kept = max(met, key=lambda keys: (len(keys), sorted(keys)))
        return {one: labels for one, labels in chosen.items() if one in kept}

    def atoms(self, chosen: Choice, clique: int | None = None) -> tuple[int, ...]:
        """Where the cases that *chosen* names are counted: in *clique*, or the first that can."""
        if clique is None:
            clique = next(n for n, (dims, _) in enumerate(self.cliques) if chosen.keys() <= {*dims})
        found = [0]
        for dim in self.cliques[clique][0]:
            classes, wanted = self.classes[dim], chosen.get(dim)
            kept = [n for n, one in enumerate(classes) if wanted is None or one <= wanted]
            found = [atom * len(classes) + number for atom in found for number in kept]
        return tuple(self._starts[clique] + atom for atom in found)

    def seams(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Pairs of atoms that count the same cases, in one clique and in a later one."""
        for number, (_, shared) in enumerate(self.cliques[:-1]):
            later = range(number + 1, len(self.cliques))
            other = next(n for n in later if {*shared} <= {*self.cliques[n][0]})
            for labels in itertools.product(*(self.classes[dim] for dim in shared)):
                chosen = dict(zip(shared, labels, strict=True))
                yield self.atoms(chosen, number), self.atoms(chosen, other)

    def counts(self) -> Iterator[Choice]:
        """Every count of one or two dimensions, of the year and of each part of it told apart."""
        dims = [dim for dim in self.classes if dim != MONTH]
        times: list[Choice] = [{}, *({MONTH: part} for part in self.classes.get(MONTH, ()))]
        for number in (0, 1, 2):
            for names, time in itertools.product(itertools.combinations(dims, number), times):
                if self.knows((*names, *time)):
                    for labels in itertools.product(*(self.classes[name] for name in names)):
                        yield {**dict(zip(names, labels, strict=True)), **time}


def universe(tables: Iterable[Table], is_rated: bool) -> Universe:
    """The universe of *tables*; with *is_rated* it tells success from failure in any case."""
    groups: dict[str, dict[frozenset[str], None]] = {}
    met: list[tuple[str, ...]] = []
    success: set[str] = set()
    listed = {MONTH}  # whose labels are all there are
    for table in tables:
        limits = {dim: frozenset(kept) for dim, kept in table.where if dim != YEAR}
        met.append(tuple(dict.fromkeys((*table.dims, *limits))))
        for dim, labels in limits.items():
            groups.setdefault(dim, {})[labels] = None
        for axis, dim in enumerate(table.dims):
            for label in table.labels(axis):
                if label != ALL:
                    fine = table.fine(axis, label)
                    groups.setdefault(dim, {})[frozenset(fine)] = None
                    listed |= {dim} - limits.keys()
                    if label in SUCCESS:
                        success.update(fine)
    if is_rated:
        success = success or {SUCCESS[0]}
        met.append((OUTCOME,))
        groups.setdefault(OUTCOME, {})[frozenset(success)] = None
        if set().union(*groups[OUTCOME]) <= success:
            listed.discard(OUTCOME)
    if MONTH in groups:
        groups[MONTH][frozenset(MONTHS)] = None
    for dim in groups.keys() - listed:
        groups[dim][frozenset((_OTHERS,))] = None
    classes = {dim: _classes(list(sets)) for dim, sets in groups.items()}
    kinds = {dim: tuple(dict.fromkeys((*sets, *classes[dim]))) for dim, sets in groups.items()}
    told = [tuple(dim for dim in dims if dim in classes) for dims in met]
    return Universe(classes, kinds, frozenset(success), _cliques(told))


def _classes(groups: list[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The labels in *groups*, those together that stand in the same of them."""
    classes: dict[tuple[bool, ...], list[str]] = {}
    for label in sorted(set(itertools.chain.from_iterable(groups))):
        classes.setdefault(tuple(label in group for group in groups), []).append(label)
    return tuple(map(frozenset, classes.values()))


def _cliques(met: list[tuple[str, ...]]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The cliques of dimensions that met, made a tree by taking out one dimension at a time."""
    near: dict[str, set[str]] = {}
    for dims in met:
        for dim in dims:
            near.setdefault(dim, set()).update(other for other in dims if other != dim)
    cliques: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    while near:
        dim = min(near, key=lambda one: (len(near[one]), one))
        shared = sorted(near.pop(dim))
        for one in shared:
            near[one] = (near[one] | {*shared}) - {dim, one}
        cliques.append(((dim, *shared), tuple(shared)))
    return tuple(cliques) or (((), ()),)
