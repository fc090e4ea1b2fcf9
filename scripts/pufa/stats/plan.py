"""Which tables a release would have, and how each is coarsened, step by step.

In: the office's scheme and a period.  Out: ``Draft`` tables, the finest first.  The steps,
always in this order: village → 片区, fine types → coarse ones, outcome → 成功/其他, month →
quarter → half-year; then the table is dropped.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pufa.model import Period
from pufa.model.scheme import Group, Scheme
from pufa.model.statistics import ALL, FEW, MONTH, MONTHS, OUTCOME, PARTS

VILLAGE, TYPE, FORM = "村", "纠纷类型", "协议形式"

# What an office is asked for, at most two dimensions a table.  Never by mediator or by day.
_WANTED = (
    (VILLAGE, TYPE),
    (VILLAGE, OUTCOME),
    (TYPE, OUTCOME),
    (TYPE, FORM),
    (VILLAGE,),
    (TYPE,),
    (OUTCOME,),
    (FORM,),
    (MONTH,),
    (TYPE, MONTH),
)
# The steps of a table, in their order.
_STEPS = (VILLAGE, TYPE, OUTCOME, MONTH)

# How many fine types there must be for coarse ones to be worth a step.
_MANY = 15


@dataclass(frozen=True)
class Axis:
    """A way to count by *dim*: each printed label with the fine ones it stands for.

    *name* is what a title calls it.
    """

    dim: str
    name: str
    groups: tuple[Group, ...]


Ladders = Mapping[str, tuple[Axis, ...]]


@dataclass(frozen=True)
class Draft:
    """A table that is wanted, at the step of the ladder it stands on."""

    id: str
    axes: tuple[Axis, ...]

    @property
    def title(self) -> str:
        names = {axis.dim: axis.name for axis in self.axes}
        if OUTCOME in names or FORM in names:
            first = [names[dim] for dim in (VILLAGE, TYPE) if dim in names]
            last = "调解结果" if OUTCOME in names else "协议形式"
            return "".join((*(f"{name}的" for name in first), last))
        if TYPE in names:
            return f"{names.get(VILLAGE, names.get(MONTH, ''))}{names[TYPE]}"
        return f"{next(iter(names.values()))}受理的纠纷"

    @property
    def labels(self) -> list[tuple[str, ...]]:
        """Of every cell, sums last in each row and column."""
        return list(
            itertools.product(*((*(name for name, _ in axis.groups), ALL) for axis in self.axes))
        )

    def coarser(self, ladders: Ladders) -> Draft | None:
        """The same table one step down; None where it is to be dropped."""
        for dim in _STEPS:
            for place, axis in enumerate(self.axes):
                rungs = ladders[axis.dim]
                if axis.dim == dim and axis in rungs[:-1]:
                    lower = rungs[rungs.index(axis) + 1]
                    return Draft(self.id, (*self.axes[:place], lower, *self.axes[place + 1 :]))
        return None

    def is_part_of(self, other: Draft) -> bool:
        """Whether every number of it is a number of *other*, which has more."""
        return len(self.axes) < len(other.axes) and {*self.axes} <= {*other.axes}


def ladders(scheme: Scheme, period: Period) -> Ladders:
    """The axes of each dimension, the finest first; a dimension of one label has none."""
    villages = _fine(scheme.villages)
    drawn = {village for _, of in scheme.areas for village in of}
    areas = (*scheme.areas, *(group for group in villages if group[0] not in drawn))
    types = tuple((fine, (fine,)) for _, of in scheme.types for fine in of)
    outcomes = tuple((fine, (fine,)) for _, of in scheme.outcomes for fine in of)
    rungs = {
        VILLAGE: [("各村", villages), ("各片区", areas)],
        TYPE: [("各类纠纷", types), ("各大类纠纷", scheme.types)],
        OUTCOME: [("", outcomes), ("", scheme.outcomes)],
        FORM: [("", _fine(scheme.forms))],
        MONTH: [
            ("各月", _fine(period.months)),
            ("各季度", _parts(period, "季度")),
            ("上下半年", _parts(period, "半年")),
        ],
    }
    if len(types) < _MANY:
        rungs[TYPE].pop()
    found = {}
    for dim, each in rungs.items():
        axes: list[Axis] = []
        for name, groups in each:
            if 1 < len(groups) < (len(axes[-1].groups) if axes else sys.maxsize):
                axes.append(Axis(dim, name, groups))
        found[dim] = tuple(axes)
    return found


def plan(ladder: Ladders, period: Period, total: int) -> tuple[Draft, ...]:
    """The tables to begin with; of fewer than 20 cases only those of one dimension.

    Part of a year has no more than those either, and its labels are coarse: what it prints can
    never be hidden in the table of the year.
    """
    is_whole = not period.part
    return tuple(
        Draft(f"T{number}", tuple(ladder[d][0 if is_whole or d == MONTH else -1] for d in dims))
        for number, dims in enumerate(_WANTED, 1)
        if all(ladder[dim] for dim in dims) and (len(dims) == 1 or (is_whole and total >= FEW))
    )


def whole() -> Draft:
    """The table of the total alone: what is left where no other can be had."""
    return Draft("T0", (Axis(VILLAGE, "全镇", ()),))


def shown(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """*drafts* without those whose numbers another one has."""
    return tuple(one for one in drafts if not any(one.is_part_of(other) for other in drafts))


def _fine(labels: Sequence[str]) -> tuple[Group, ...]:
    return tuple((label, (label,)) for label in labels)


def _parts(period: Period, ending: str) -> tuple[Group, ...]:
    """The quarters, or halves, of which *period* is made."""
    parts = [
        (name, tuple(MONTHS[number - 1] for number in numbers))
        for name, numbers in PARTS.items()
        if name.endswith(ending)
    ]
    return tuple(part for part in parts if {*part[1]} <= {*period.months})
