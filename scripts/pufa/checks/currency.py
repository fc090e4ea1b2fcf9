"""What was looked up or read over a year ago has to be looked at again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pufa.findings import Report
from pufa.model import Library
from pufa.text import han

_YEAR = datetime.timedelta(days=366)


def check_currency(library: Library, as_of: datetime.date, report: Report) -> None:
    """Finds CUR001, CUR002; of a bank of questions once, with its oldest day."""
    for file, line, day in _looked_up(library):
        if as_of - day > _YEAR:
            what = f"法律只核对到{han.date(day)}，过了一年。"
            mend = "照现行的法律再核对一遍，再改 statute_checked_to。"
            report.add(file, line, "CUR001", what, mend)
    for file, line, day in _read(library):
        if as_of - day > _YEAR:
            what = f"上次审核是{han.date(day)}，过了一年。"
            mend = "请审核的人再看一遍，由本人改 reviewed 的日期。"
            report.add(file, line, "CUR002", what, mend)


def _looked_up(library: Library) -> Iterator[tuple[str, int, datetime.date]]:
    """Where and when the law was looked up."""
    for one in library.writings:
        yield one.file, one.line("statute_checked_to"), one.statute_checked_to
    for form in library.forms:
        yield form.file, 0, form.statute_checked_to
    yield from _oldest(
        (question.file, question.line, question.statute_checked_to)
        for module in library.modules
        for question in module.questions
    )


def _read(library: Library) -> Iterator[tuple[str, int, datetime.date]]:
    """Where and when somebody of the office read it."""
    for one in library.writings:
        if one.reviewed:
            yield one.file, one.line("reviewed"), one.reviewed.date
    yield from _oldest(
        (question.file, question.line, question.reviewed.date)
        for module in library.modules
        for question in module.questions
        if question.reviewed
    )


def _oldest(
    places: Iterator[tuple[str, int, datetime.date]],
) -> Iterator[tuple[str, int, datetime.date]]:
    """Of each file the place with the oldest day."""
    oldest: dict[str, tuple[str, int, datetime.date]] = {}
    for place in places:
        known = oldest.setdefault(place[0], place)
        if place[2] < known[2]:
            oldest[place[0]] = place
    yield from oldest.values()
