"""A sheet to print, and what is said where it cannot be printed.

In: a ``Job``, a press.  Out: its PDF.  Refuses characters that no font has: a finding for
each place they stand in, and no PDF.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from pufa.findings import Report
from pufa.model import DRAFT, Office
from pufa.paper.press import Press, UnprintableError, UnsettableError
from pufa.paper.strings import literal

# What is printed of a file: the file, the line its text begins on (or 0), the text.
Words = tuple[str, int, str]


@dataclass(frozen=True)
class Job:
    """One sheet: *name* is what findings call it, *file* what it is made of.

    *body* is Typst code, set by the function of the name *template* in the file of that
    name; *settings* are more arguments of it.
    """

    name: str
    file: str
    title: str
    office: Office
    day: datetime.date
    template: str
    body: str
    words: tuple[Words, ...]
    settings: str = ""

    @property
    def code(self) -> str:
        day, office = self.day, self.office
        draft = "none" if office.authorized else literal(DRAFT)
        return (
            f'#import "{self.template}.typ": *\n'
            f"#show: {self.template}.with(title: {literal(self.title)}, "
            f"author: {literal(office.name)}, "
            f"day: datetime(year: {day.year}, month: {day.month}, day: {day.day}), "
            f"draft: {draft}{self.settings})\n#{{\n{self.body}\n}}"
        )


def run(job: Job, press: Press, report: Report) -> bytes | None:
    """The PDF of *job*; None, and findings, where it holds what cannot be printed."""
    try:
        return press.pdf(job.code, job.day)
    except UnprintableError as refusal:
        _report(refusal.clusters, job, report)
    except UnsettableError:
        report.add(
            job.file,
            0,
            "PAP002",
            f"{job.name} 排不出来。",
            "去掉文章里不寻常的写法（特别大的编号、特别长的表格），再试一次。",
        )
    return None


def _report(clusters: Iterable[str], job: Job, report: Report) -> None:
    for cluster in clusters:
        places = [
            (file, first + offset if first else 0)
            for file, first, text in job.words
            for offset, line in enumerate(text.split("\n"))
            if cluster in line
        ]
        points = " ".join(f"U+{ord(char):04X}" for char in cluster)
        for file, line in sorted(set(places)) or [(job.file, 0)]:
            report.add(
                file,
                line,
                "PAP001",
                f"“{cluster}”（{points}）没有字体能印出来，{job.name} 没有印成。",
                "换成别的字或者符号；是人名、地名的，请安装有这个字的字体。",
            )
