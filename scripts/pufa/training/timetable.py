"""A course laid out over the days of a class.

In: a course, how many days.  Out: half-days with their modules.  Refuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from pufa.model import Course, Module

HALVES = ("上午", "下午")


@dataclass(frozen=True)
class HalfDay:
    """*day* counts from 1; *half* is 上午 or 下午; *modules* may be none."""

    day: int
    half: str
    modules: tuple[Module, ...]


def lay_out(course: Course, days: int) -> tuple[HalfDay, ...]:
    """The modules of *course* in their order, over half-days of about the same hours."""
    total = sum(module.hours for module in course.modules)
    count = len(HALVES) * days
    slots: list[list[Module]] = [[] for _ in range(count)]
    before = 0
    for module in course.modules:
        # A module belongs where its middle falls.
        slots[(2 * before + module.hours) * count // (2 * total)].append(module)
        before += module.hours
    return tuple(
        HalfDay(number // len(HALVES) + 1, HALVES[number % len(HALVES)], tuple(modules))
        for number, modules in enumerate(slots)
    )
