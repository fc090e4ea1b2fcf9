"""Released files → tables that may be shown.

In: every release there is.  Out: a ``SafeTable`` for each of their tables.  Refuses all of
them where a seal, a rule of publication or the attacker finds anything at all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from pufa.findings import Report
from pufa.model import Released, SafeTable, Table
from pufa.stats.rules import check_rules
from pufa.stats.seal import check_seals, find_unsealed


def accept(releases: Sequence[Released], report: Report) -> tuple[SafeTable, ...]:
    """The tables of *releases*; none, and findings, where one of them may not be shown."""
    found = Report()
    check_rules(releases, found)
    check_seals(releases, found)
    if not found.findings and any(release.tables for release in releases):
        from pufa.stats.attack import attack  # brings numpy, which takes a tenth of a second

        attack(releases, found)
    if not found.findings:
        # Nobody is told how to seal what may not be published.
        find_unsealed(releases, found)
    report.extend(found.findings)
    if found.findings:
        return ()
    return tuple(_safe(table) for release in releases for table in release.tables)


def _safe(table: Table) -> SafeTable:
    return SafeTable(**{one.name: getattr(table, one.name) for one in dataclasses.fields(table)})
