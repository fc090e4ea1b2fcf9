"""A4 pages on A3, two a side, to be folded in the middle and stapled: a booklet.

In: a ``Job`` whose pages are A4.  Out: its PDF, in the order of printing, both sides, short
edge.  Blank pages make a multiple of four.  Pages are drawings here, because Typst puts no
PDF into a PDF/A: the sheet itself is the one that can be read aloud.
"""

from __future__ import annotations

from dataclasses import replace

from pufa.findings import Report
from pufa.paper import printing
from pufa.paper.press import Press
from pufa.paper.printing import Job
from pufa.paper.strings import literal


def run(job: Job, press: Press, report: Report) -> bytes | None:
    """The booklet of *job*; None, and findings, where it holds what cannot be printed."""
    if printing.run(job, press, report) is None:
        return None
    pages = press.drawings(job.code)
    sides = [f"side({_page(left, pages)}, {_page(right, pages)})" for left, right in order(pages)]
    folded = replace(job, template="booklet", settings="", body="\n".join(sides))
    return printing.run(folded, press, report)


def order(pages: list[str]) -> list[tuple[int, int]]:
    """The numbers of the pages that stand side by side, from the outside of the first sheet."""
    count = -(-len(pages) // 4) * 4
    sides = []
    for sheet in range(count // 4):
        first, last = 2 * sheet, count - 1 - 2 * sheet
        sides += [(last, first), (first + 1, last - 1)]
    return sides


def _page(number: int, pages: list[str]) -> str:
    if number >= len(pages):
        return "none, none"
    return f"{literal(pages[number])}, {literal(f'第{number + 1}页')}"
