"""What was read of each file the last time, for as long as the file stays as it was.

In: a file, and the function that reads it.  Out: what that function gave and found, without
reading the file again.  A build begins with an empty memory; the preview keeps one from
edit to edit.  A file that cannot be looked at is read every time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from pufa.findings import Finding, Report

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True)
class _Kept:
    stamp: tuple[int, ...] | None
    rest: tuple[Any, ...]
    value: Any
    findings: list[Finding]


class Memory:
    """Values and findings by the function that reads and the file that was read."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, Path], _Kept] = {}

    def load(
        self, read: Callable[[Path, *Ts, Report], T], path: Path, *rest: *Ts, report: Report
    ) -> T:
        """``read(path, *rest, report)``, done anew only if the file or *rest* has changed."""
        # Looked at before it is read: what is written in between is seen the next time.
        stamp = _stamp(path)
        kept = self._kept.get((read, path))
        if kept is None or stamp is None or (kept.stamp, kept.rest) != (stamp, rest):
            own = Report()
            kept = _Kept(stamp, rest, read(path, *rest, own), own.findings)
            self._kept[read, path] = kept
        report.extend(kept.findings)
        value: T = kept.value
        return value


def _stamp(path: Path) -> tuple[int, ...] | None:
    """What differs as soon as a file is written, replaced or moved here."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
