"""The list of cases, and the page of each: that of an article, with what kind of story it is."""

from __future__ import annotations

from collections.abc import Iterator

from pufa.pages.articles import article_page
from pufa.pages.body import Shelf
from pufa.pages.page import Page, page_of
from pufa.pages.slices import slices


def case_pages(shelf: Shelf) -> Iterator[Page]:
    """No list where there are no cases."""
    cases = shelf.library.cases
    for slice_ in slices("cases/index.html", cases) if cases else ():
        yield page_of(
            slice_.url,
            slice_.titled("案例"),
            "别人遇到这样的事，是怎么调解的。",
            "more",
            "cases.html",
            slice=slice_,
        )
    for case in cases:
        yield article_page(case, shelf)
