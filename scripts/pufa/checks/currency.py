"""What was looked up or read over a year ago has to be looked at again."""

from __future__ import annotations

import datetime

from pufa.findings import Report
from pufa.model import Library
from pufa.text import han

_YEAR = datetime.timedelta(days=366)


def check_currency(library: Library, as_of: datetime.date, report: Report) -> None:
    """Finds CUR001, CUR002."""
    for one in library.writings:
        if as_of - one.statute_checked_to > _YEAR:
            report.add(
                one.file,
                one.line("statute_checked_to"),
                "CUR001",
                f"法律只核对到{han.date(one.statute_checked_to)}，过了一年。",
                "照现行的法律再核对一遍，再改 statute_checked_to。",
            )
        if one.reviewed and as_of - one.reviewed.date > _YEAR:
            report.add(
                one.file,
                one.line("reviewed"),
                "CUR002",
                f"上次审核是{han.date(one.reviewed.date)}，过了一年。",
                "请审核的人再看一遍，由本人改 reviewed 的日期。",
            )
