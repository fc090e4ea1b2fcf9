"""The short lists of an office: words explained, days to come, books on the shelf."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pufa.model import Event
from pufa.pages.body import Shelf
from pufa.pages.page import Page, page_of
from pufa.pages.slices import slices
from pufa.text import pinyin

_NO_LETTER = "其他"


def list_pages(shelf: Shelf) -> Iterator[Page]:
    """A page for each list that has something in it."""
    library = shelf.library
    if library.terms:
        yield _glossary(shelf)
    if library.events:
        yield _events(shelf)
    for slice_ in slices("books.html", library.books) if library.books else ():
        yield page_of(
            slice_.url,
            slice_.titled("农家书屋"),
            "农家书屋里有哪些书，放在哪里。",
            "more",
            "books.html",
            slice=slice_,
        )


def _glossary(shelf: Shelf) -> Page:
    """The words as dictionaries have them: by letter, then by pinyin, tones last."""
    readings = [(pinyin.spelled(term.term), term) for term in shelf.library.terms]
    rows = [(_letter(tones), tones, term) for tones, term in readings]
    rows.sort(key=lambda row: (row[0] == _NO_LETTER, pinyin.plain(row[1]), row[1], row[2].term))
    return page_of(
        "glossary.html",
        "词语解释",
        "法律上的词，用平常的话解释。",
        "more",
        "glossary.html",
        groups=[(letter, list(group)) for letter, group in groupby(rows, lambda row: row[0])],
        urls={term.term: term.url for term in shelf.library.terms},
        law_links=shelf.law_links,
    )


def _letter(tones: str) -> str:
    first = pinyin.plain(tones)[:1]
    return first if "A" <= first <= "Z" else _NO_LETTER


def _events(shelf: Shelf) -> Page:
    """The newest year first, each from January on: no clock says what is to come."""
    years: dict[int, dict[int, list[Event]]] = {}
    for event in shelf.library.events:
        months = years.setdefault(event.start.year, {})
        months.setdefault(event.start.month, []).append(event)
    return page_of(
        "events.html",
        "普法日历",
        "哪一天有普法活动，在哪里。",
        "more",
        "events.html",
        years=[(year, list(months.items())) for year, months in reversed(years.items())],
        law_links=shelf.law_links,
    )
