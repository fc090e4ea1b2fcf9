"""更多: one page that leads to every list which has no place in the navigation."""

from __future__ import annotations

from collections.abc import Iterable

from pufa.pages.page import Page, page_of

_LISTS = (
    "cases/index.html",
    "forms/index.html",
    "flows/index.html",
    "glossary.html",
    "events.html",
    "books.html",
    "training/index.html",
    "statistics/index.html",
    "bulletins/index.html",
    "laws/index.html",
)


def more_page(pages: Iterable[Page]) -> Page:
    """The lists that were made among *pages*."""
    made = {page.url: page for page in pages}
    return page_of(
        "more.html",
        "更多",
        "案例、表格、一图看懂、词语解释、普法日历、农家书屋、培训、统计、简报、法律。",
        "more",
        "more.html",
        lists=[made[url] for url in _LISTS if url in made],
    )
