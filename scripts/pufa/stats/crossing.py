"""The finest cross-tab the protector reasons on: a count for each kind of dispute told apart.

In: every number that is or might be published of a year, as ``Count``.  Out: ``Crossing``, which
knows the atoms behind each of them.  Labels no number tells apart share an atom; dimensions are
crossed where numbers bring them together, in blocks that agree on what they share.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pufa.model.statistics import DIMENSIONS, MONTH
from pufa.stats.tally import Count, Kind

Atoms = NDArray[np.int64]


class Crossing:
    """*domains*: every label of each dimension; *counts*: the numbers it must tell apart."""

    def __init__(self, domains: Mapping[str, frozenset[str]], counts: Iterable[Count]) -> None:
        self.groups: dict[str, dict[frozenset[str], None]] = {}
        met: dict[frozenset[str], None] = {}
        for one in counts:
            met[one.dims] = None
            for dim, labels in one.kept:
                self.groups.setdefault(dim, {})[labels] = None
        self._domains = domains
        self.classes = {
            dim: _classes(sorted(domains[dim]), list(self.groups[dim]))
            for dim in DIMENSIONS
            if dim in self.groups
        }
        self._blocks = _blocks(met)
        sizes = [self._shape(dims) for dims, _ in self._blocks]
        starts = [0, *itertools.accumulate(math.prod(shape) for shape in sizes)]
        self.size = starts[-1]
        self._grids = [
            np.arange(start, start + math.prod(shape)).reshape(shape)
            for start, shape in zip(starts, sizes, strict=False)
        ]

    def _shape(self, dims: Sequence[str]) -> tuple[int, ...]:
        return tuple(len(self.classes[dim]) for dim in dims)

    def is_crossed(self, dims: Iterable[str]) -> bool:
        return any({*dims} <= {*block} for block, _ in self._blocks)

    def atoms(self, one: Count) -> Atoms:
        """Where the disputes that *one* counts are, in the first block that can say."""
        kept = one.by_dim
        place = next(n for n, (dims, _) in enumerate(self._blocks) if kept.keys() <= {*dims})
        return self._within(place, kept)

    def _within(self, place: int, kept: Mapping[str, frozenset[str]]) -> Atoms:
        dims, _ = self._blocks[place]
        chosen = [
            [n for n, labels in enumerate(self.classes[dim]) if labels <= kept.get(dim, labels)]
            for dim in dims
        ]
        grid = self._grids[place]
        return grid[np.ix_(*chosen)].ravel() if dims else grid.ravel()

    def seams(self) -> Iterator[tuple[Atoms, Atoms]]:
        """Atoms that count the same disputes, in a block and in a later one."""
        for place, (_, shared) in enumerate(self._blocks[:-1]):
            later = range(place + 1, len(self._blocks))
            other = next(n for n in later if {*shared} <= {*self._blocks[n][0]})
            for labels in itertools.product(*(self.classes[dim] for dim in shared)):
                kept = dict(zip(shared, labels, strict=True))
                yield self._within(place, kept), self._within(other, kept)

    def beside(self, one: Count, dim: str) -> Iterator[Count]:
        """As much of *one* as is crossed with *dim*, in each block that has it."""
        found = {
            tuple(pair for pair in one.kept if pair[0] in dims)
            for dims, _ in self._blocks
            if dim in dims
        }
        return map(Count, sorted(found, key=lambda kept: [(d, sorted(of)) for d, of in kept]))

    @cached_property
    def kinds(self) -> dict[str, tuple[frozenset[str], ...]]:
        """Of each dimension the groups of labels with a name, and those told apart."""
        return {
            dim: tuple(dict.fromkeys((*self.groups[dim], *of))) for dim, of in self.classes.items()
        }

    def rest(self, one: Count, dim: str, labels: frozenset[str]) -> Count:
        """What *one* counts and is not of *labels*."""
        kept = {**one.by_dim, dim: self._domains[dim] - labels}
        return Count(tuple((name, kept[name]) for name in DIMENSIONS if name in kept))

    def parts(self) -> Iterator[Count]:
        """Every count of up to two dimensions, in the year and in each part of it told apart."""
        dims = [dim for dim in self.classes if dim != MONTH]
        times: list[tuple[tuple[str, frozenset[str]], ...]] = [()]
        times += [((MONTH, of),) for of in self.classes.get(MONTH, ())]
        for few in (0, 1, 2):
            for names, time in itertools.product(itertools.combinations(dims, few), times):
                if self.is_crossed((*names, *(dim for dim, _ in time))):
                    for labels in itertools.product(*(self.classes[name] for name in names)):
                        yield Count((*zip(names, labels, strict=True), *time))

    def truth(self, tally: Mapping[Kind, int]) -> NDArray[np.float64]:
        """How many disputes of *tally* are in each atom."""
        known = {
            dim: {label: n for n, of in enumerate(c) for label in of}
            for dim, c in self.classes.items()
        }
        counts = np.zeros(self.size)
        for (dims, _), grid in zip(self._blocks, self._grids, strict=True):
            places = [DIMENSIONS.index(dim) for dim in dims]
            for kind, number in tally.items():
                at = tuple(known[d][kind[p]] for d, p in zip(dims, places, strict=True))
                counts[grid[at]] += number
        return counts


def _classes(labels: Sequence[str], groups: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """*labels*, those together that stand in the same *groups*."""
    found: dict[tuple[bool, ...], list[str]] = {}
    for label in labels:
        found.setdefault(tuple(label in group for group in groups), []).append(label)
    return tuple(map(frozenset, found.values()))


def _blocks(met: Iterable[frozenset[str]]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Blocks of dimensions, each with what it shares with a later one.

    A dimension is taken out at a time, and those it has met are brought together: what is left
    is a tree, and tables that agree along a tree can always be joined to one.
    """
    links = {frozenset(pair) for dims in met for pair in itertools.combinations(sorted(dims), 2)}
    left = [dim for dim in DIMENSIONS if any(dim in dims for dims in met)]
    blocks = []
    while left:
        near = {d: [o for o in left if frozenset((d, o)) in links and o != d] for d in left}
        first = min(left, key=lambda dim: len(near[dim]))
        shared = tuple(near[first])
        blocks.append(((first, *shared), shared))
        links |= {frozenset(pair) for pair in itertools.combinations(shared, 2)}
        left.remove(first)
    return tuple(blocks) or (((), ()),)
