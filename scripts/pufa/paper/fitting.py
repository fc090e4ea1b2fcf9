"""Text as large as a sheet of a fixed number of pages allows.

In: a ``Job`` in several sizes, the best first; its body says ``only(pages)``.  Out: the
first that fits.  Refuses what fits in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pufa.findings import PufaError, Report
from pufa.paper import printing
from pufa.paper.press import OverfullError, Press, UnprintableError, UnsettableError
from pufa.paper.printing import Job


def sizes(job: Job, tries: Iterable[tuple[int, float]]) -> list[Job]:
    """*job* in so many columns of such a size, each."""
    return [
        replace(job, settings=f", columns: {columns}, size: {size}pt") for columns, size in tries
    ]


def first(jobs: Sequence[Job], press: Press, report: Report) -> Job | None:
    """The first of *jobs* that fits; None, and findings, where it cannot be printed."""
    for job in jobs:
        try:
            press.pdf(job.code, job.day)
        except OverfullError:
            continue
        except (UnprintableError, UnsettableError):
            printing.run(job, press, report)
            return None
        return job
    raise PufaError(
        f"{jobs[-1].name} 写不下，用最小的字也超出纸面。",
        f"请作者在 {jobs[-1].file} 的资料栏里写 print: {{short: 印在纸上的短文}}；"
        "或者用 pufa paper newsletter 印要点。",
    )
