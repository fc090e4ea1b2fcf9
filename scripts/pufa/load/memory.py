"""What was made of each file the last time, for as long as the file stays as it was.

In: a file, and the function that reads it.  Out: what that function gave, findings too,
without reading the file again.  A build begins with an empty memory; the preview keeps one
from edit to edit.  A file that cannot be looked at is read every time.
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


class Memory:
    """Values by the function that made them and the file they were made of."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, Path], _Kept] = {}

    def recall(self, make: Callable[[Path, *Ts], T], path: Path, *rest: *Ts) -> T:
        """``make(path, *rest)``, made anew only if the file or *rest* has changed."""

        def fresh() -> T:
            return make(path, *rest)

        return self._recall(make, path, rest, fresh)

    def load(
        self, read: Callable[[Path, *Ts, Report], T], path: Path, *rest: *Ts, report: Report
    ) -> T:
        """``read(path, *rest, report)``, likewise; what was found then is found again."""

        def fresh() -> tuple[T, list[Finding]]:
            own = Report()
            return read(path, *rest, own), own.findings

        value, findings = self._recall(read, path, rest, fresh)
        report.extend(findings)
        return value

    def _recall(self, key: Any, path: Path, rest: tuple[Any, ...], fresh: Callable[[], T]) -> T:
        # Looked at before it is read: what is written in between is seen the next time.
        stamp = _stamp(path)
        kept = self._kept.get((key, path))
        if kept is None or stamp is None or (kept.stamp, kept.rest) != (stamp, rest):
            kept = self._kept[key, path] = _Kept(stamp, rest, fresh())
        value: T = kept.value
        return value


def _stamp(path: Path) -> tuple[int, ...] | None:
    """What differs as soon as a file is written, replaced or moved here."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
