"""What was published, for other programs: the neutral JSON of a release, and CSV for a spreadsheet.

In: releases and their tables that may be shown.  Out: text.  A hidden number is null or ＊, one
that nobody collected 未收集; neither is ever 0 or blank.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from pufa.model import Gap, Released, SafeTable
from pufa.model.statistics import ALL, DIMENSIONS, MONTH, YEAR, Value, shown

# Excel takes a file for UTF-8 only where it begins with this.
_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
_HEAD = ("统计", "时间", "表", "标题", *DIMENSIONS, "数", "单位", "说明")


def as_json(releases: Iterable[Released], tables: Sequence[SafeTable]) -> str:
    """A list with one object a release."""
    value = [_release(release, _of(release, tables)) for release in releases]
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"


def as_csv(releases: Iterable[Released], tables: Sequence[SafeTable]) -> str:
    """One row a number; a dimension that its table has not, or sums over, is 合计."""
    rows: list[Sequence[str]] = [_HEAD]
    for release in releases:
        for table in _of(release, tables):
            start = (release.id, str(release.period), table.id, table.title)
            for cell in table.cells:
                labels, remark = _labels(table, cell.labels), _remark(table, cell.labels)
                rows.append((*start, *labels, shown(cell.value), "件", remark))
            for one in table.shares:
                unit = f"%（占{'、'.join(one.of)}）"
                labels, remark = _labels(table, one.labels), _remark(table, one.labels)
                rows.append((*start, *labels, str(one.percent), unit, remark))
    return spreadsheet(rows)


def spreadsheet(rows: Iterable[Sequence[str]]) -> str:
    """*rows* as CSV that Excel and WPS open as it is; no cell of it acts."""
    out = io.StringIO()
    out.write(_MARK)
    csv.writer(out).writerows([_inert(text) for text in row] for row in rows)
    return out.getvalue()


def plain(value: Value) -> int | str | None:
    """*value* as JSON has it."""
    if value is Gap.HIDDEN:
        return None
    return value.value if isinstance(value, Gap) else value


def _of(release: Released, tables: Iterable[SafeTable]) -> list[SafeTable]:
    return [table for table in tables if table.release == release.id]


def _release(release: Released, tables: Sequence[SafeTable]) -> dict[str, object]:
    return {
        "release": release.id,
        "tables": [_table(table) for table in tables],
        # What may be thought of a number that is not shown: 0 or more, without an upper bound.
        "suppressed_max": None,
        "suppressed_min": 0,
    }


def _table(table: SafeTable) -> dict[str, object]:
    def named(labels: tuple[str, ...]) -> dict[str, str]:
        pairs = zip(table.dims, labels, strict=True)
        return {dim: label for dim, label in pairs if label != ALL}

    cells: list[dict[str, object]] = [
        {"labels": named(cell.labels), "value": plain(cell.value)} for cell in table.cells
    ]
    cells += [
        {
            "labels": named(one.labels),
            "share": one.percent / 100,
            "digits": 2,
            "of": named(one.of),
        }
        for one in table.shares
    ]
    return {
        "id": table.id,
        "title": table.title,
        "dims": table.dims,
        "where": dict(table.where),
        "groups": {dim: dict(groups) for dim, groups in table.groups if groups},
        "cells": cells,
    }


def _labels(table: SafeTable, labels: tuple[str, ...]) -> tuple[str, ...]:
    named = dict(zip(table.dims, labels, strict=True))
    return tuple(named.get(dim, ALL) for dim in DIMENSIONS)


def _remark(table: SafeTable, labels: tuple[str, ...]) -> str:
    """What the coarse ones of *labels* stand for, and which cases alone the table counts."""
    fine = ((label, table.fine(axis, label)) for axis, label in enumerate(labels))
    names = [f"{label}：{'、'.join(of)}" for label, of in fine if label != "、".join(of)]
    limits = [
        f"只数{dim}为{'、'.join(kept)}的" for dim, kept in table.where if dim not in (YEAR, MONTH)
    ]
    return "；".join((*names, *limits))


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_ACTIVE) else text
