"""The list of all pages.

In: the library, its prepared pictures.  Out: ``Page`` values, whose bodies are made when
asked for; what each kind shows stands in the module of the kind.
"""

from __future__ import annotations

from collections.abc import Mapping

from pufa.media import Prepared
from pufa.model import Library
from pufa.pages.articles import article_page
from pufa.pages.body import Shelf
from pufa.pages.bulletins import bulletin_pages
from pufa.pages.hubs import home_page, hub_pages, people_page, search_page
from pufa.pages.laws import law_pages
from pufa.pages.page import Page
from pufa.pages.statistics import statistics_pages


def compose(library: Library, pictures: Mapping[str, Prepared]) -> list[Page]:
    """Every page of the site but the hand-written ones, in a fixed order."""
    shelf = Shelf(library, pictures)
    return [
        home_page(library),
        *hub_pages(library),
        *(article_page(article, shelf) for article in library.articles),
        *bulletin_pages(shelf),
        people_page(library),
        *law_pages(library),
        *statistics_pages(library),
        search_page(library),
    ]
