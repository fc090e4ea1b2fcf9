"""A release is never edited: each is sealed by a digest of its numbers and of the one before.

In: releases.  Out: findings where a seal is missing, does not fit, or the chain is broken.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from pufa.findings import Report
from pufa.model import Gap, Headline, Released, Table
from pufa.model.statistics import NONE


def digest(release: Released) -> str:
    """SHA-256 of the release's numbers, with their labels, and of the digest before it.

    Titles, definitions, sources and signatures are words: they are not sealed.
    """
    value = {
        "release": release.id,
        "period": str(release.period),
        "previous": release.previous,
        "tables": [_table(table) for table in release.tables],
        "headlines": [_headline(headline) for headline in release.headlines],
    }
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _table(table: Table) -> dict[str, object]:
    def named(labels: tuple[str, ...]) -> dict[str, str]:
        return dict(zip(table.dims, labels, strict=True))

    return {
        "id": table.id,
        "dims": table.dims,
        "where": dict(table.where),
        "groups": {dim: dict(groups) for dim, groups in table.groups if groups},
        "cells": [
            {"labels": named(cell.labels), "value": _plain(cell.value)} for cell in table.cells
        ],
        "shares": [
            {"labels": named(one.labels), "of": named(one.of), "percent": one.percent}
            for one in table.shares
        ],
    }


def _plain(value: int | Gap) -> int | str | None:
    if value is Gap.HIDDEN:
        return None
    return value.value if isinstance(value, Gap) else value


def _headline(headline: Headline) -> dict[str, object]:
    return {
        "measure": headline.measure,
        "year": headline.year,
        "at_least" if headline.is_least else "value": headline.value,
        "unit": headline.unit,
    }


def find_unsealed(releases: Sequence[Released], report: Report) -> None:
    """STA011 for each release without a digest."""
    for release in releases:
        if release.digest is None:
            report.add(
                release.file,
                0,
                "STA011",
                "这一份统计还没有封存。",
                f"逐个核对数字，确认可以公布以后，加一行：digest: {digest(release)}"
                "（以后不能再改数字）",
            )


def check_seals(releases: Sequence[Released], report: Report) -> None:
    """Finds STA012 (changed since it was sealed), STA013 (the chain is broken)."""
    for release in releases:
        if release.digest is not None and release.digest != digest(release):
            report.add(
                release.file,
                release.digest_line,
                "STA012",
                "这一份统计公布以后被改动过，数字和封存时的不一样。",
                "从备份里取回公布时的文件，原样放回；公布过的数字不能改，"
                "漏掉的案件记到下一年。不要改 digest。",
            )
    _check_chain(releases, report)


def _check_chain(releases: Sequence[Released], report: Report) -> None:
    """Each release follows one that is there, and no two follow the same."""
    by_digest = {release.digest: release for release in releases if release.digest}
    followed: dict[str | None, Released] = {}
    last: Released | None = None
    for release in sorted(releases, key=lambda one: (one.issued, one.id)):
        before = by_digest.get(release.previous) if release.previous else None
        rival = followed.setdefault(release.previous, release)
        what = ""
        if release.previous and (before is None or before is release):
            what = "previous 写的那一份统计不在了，或者被改动过。"
        elif before and before.issued > release.issued:
            what = f"接在 {before.id} 后面，公布日期（issued）却比它早。"
        elif rival is not release:
            what = f"和 {rival.id} 接在同一份统计后面。"
        if what:
            mend = (
                "公布过的统计一份也不能删、不能改，缺了的从备份里放回。"
                f"还没有公布的，这样写：previous: {(last.digest if last else None) or NONE}"
            )
            report.add(release.file, release.previous_line, "STA013", what, mend)
        last = release
