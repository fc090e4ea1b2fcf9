"""Small tables and releases made by hand, for the tests of this room."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence

from pufa.model import Cell, Headline, Period, Released, SafeTable, Signature, Table, Text
from pufa.model.statistics import YEAR, Value

DAY = datetime.date(2026, 1, 20)
FILE = "content/stats/2025.yml"


def table(
    dims: Sequence[str],
    values: dict[tuple[str, ...], Value],
    *,
    ident: str = "T1",
    release: str = "2025",
    months: tuple[str, ...] = (),
    groups: dict[str, dict[str, tuple[str, ...]]] | None = None,
    title: str = "编写的示例",
) -> Table:
    """A table of 2025; a cell's line is its place, from 1."""
    where = [(YEAR, ("2025",))]
    if months:
        where.append(("月份", months))
    return Table(
        file=f"content/stats/{release}.yml",
        line=0,
        release=release,
        id=ident,
        title=title,
        dims=tuple(dims),
        where=tuple(where),
        groups=tuple((dim, tuple(of.items())) for dim, of in (groups or {}).items()),
        cells=tuple(Cell(*one, line) for line, one in enumerate(values.items(), 1)),
        shares=(),
    )


def safe(one: Table) -> SafeTable:
    """As ``accept`` makes it."""
    return SafeTable(**vars(one))


def headline(measure: str, value: int, unit: str = "件", *, is_least: bool = False) -> Headline:
    text = Text(FILE, 1, "编写的示例", "编写的示例")
    return Headline(
        FILE, 1, measure, 2025, value, is_least, unit, text, text, Signature("示例所长", DAY)
    )


def release(
    *tables: Table,
    headlines: Sequence[Headline] = (),
    ident: str = "2025",
    part: str = "",
    issued: datetime.date = DAY,
) -> Released:
    return Released(
        file=f"content/stats/{ident}.yml",
        id=ident,
        issued=issued,
        period=Period(2025, part),
        previous=None,
        digest=None,
        tables=tables,
        headlines=tuple(headlines),
        digest_line=2,
        previous_line=1,
    )


def splits(total: int, places: int) -> list[tuple[int, ...]]:
    """Every way to share *total* out among *places*."""
    bars = itertools.combinations(range(total + places - 1), places - 1)
    return [
        tuple(b - a - 1 for a, b in itertools.pairwise((-1, *at, total + places - 1)))
        for at in bars
    ]
