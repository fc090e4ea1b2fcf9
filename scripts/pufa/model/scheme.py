"""The labels an office counts its disputes by, and what each is coarsened to."""

from __future__ import annotations

from dataclasses import dataclass

# A coarse label and the fine ones it stands for.
Group = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Scheme:
    """What ``statistics`` and ``villages`` of ``office.yml`` say.

    *areas*: each 片区 with its villages (empty where the office has not drawn any).
    *types*: each coarse kind of dispute with its fine ones.  *outcomes*: the same for how
    a dispute ended; the first group is what counts as success.  *forms*: the forms of
    agreement.  A label that stands in none of them is not one of this office's.
    """

    villages: tuple[str, ...]
    areas: tuple[Group, ...]
    types: tuple[Group, ...]
    outcomes: tuple[Group, ...]
    forms: tuple[str, ...]
