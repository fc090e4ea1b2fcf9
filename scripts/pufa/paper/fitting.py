"""Text as large as a sheet of a fixed number of pages allows.

In: a ``Job`` in several sizes, the largest first; its body says ``only(pages)``.  Out: the
first that fits.  Refuses what fits in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pufa.findings import PufaError, Report
from pufa.paper import printing
from pufa.paper.press import OverfullError, Press, UnprintableError, UnsettableError
from pufa.paper.printing import Job


class NoRoomError(PufaError):
    """What has no room on its sheet."""


@dataclass(frozen=True)
class Fit:
    """A sheet in the size that fits."""

    job: Job
    pdf: bytes


def sizes(job: Job, tries: Iterable[tuple[int, float]]) -> list[Job]:
    """*job* in so many columns of such a size, each."""
    return [
        replace(job, settings=f", columns: {columns}, size: {size}pt") for columns, size in tries
    ]


def largest(jobs: Sequence[Job], press: Press) -> Fit | None:
    """The first of *jobs* that fits, if any does: where one does, so do those after it."""
    found = None
    low, high = 0, len(jobs)
    while low < high:
        middle = (low + high) // 2
        try:
            found = Fit(jobs[middle], press.pdf(jobs[middle].code, jobs[middle].day))
            high = middle
        except OverfullError:
            low = middle + 1
    return found


def first(tries: Sequence[Sequence[Job]], press: Press, report: Report) -> Fit | None:
    """The largest of the first of *tries* of which one fits.

    None, and findings, where it cannot be printed; raises ``NoRoomError``.
    """
    for jobs in tries:
        try:
            found = largest(jobs, press)
        except (UnprintableError, UnsettableError):
            printing.run(jobs[-1], press, report)
            return None
        if found:
            return found
    job = tries[-1][-1]
    raise NoRoomError(
        f"{job.name} 写不下，用最小的字也超出纸面。",
        f"请作者在 {job.file} 的资料栏里写 print: {{short: 印在纸上的短文}}；"
        "或者用 pufa paper newsletter 印要点。",
    )
