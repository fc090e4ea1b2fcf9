"""The list of all pages.

In: the library, its prepared pictures, the laws it cites.  Out: ``Page`` values, whose bodies
are made when asked for; what each kind shows stands in the module of the kind.
"""

from __future__ import annotations

from collections.abc import Mapping

from pufa.media import Prepared
from pufa.model import Library
from pufa.pages.articles import article_page
from pufa.pages.body import Shelf
from pufa.pages.bulletins import bulletin_pages
from pufa.pages.cards import card_pages
from pufa.pages.cases import case_pages
from pufa.pages.cited import Cited
from pufa.pages.citing import LawLinks
from pufa.pages.flows import flow_pages
from pufa.pages.forms import form_pages
from pufa.pages.glossing import TermLinks
from pufa.pages.hubs import home_page, hub_pages, people_page, search_page
from pufa.pages.laws import law_pages
from pufa.pages.lists import list_pages
from pufa.pages.more import more_page
from pufa.pages.moved import moved_pages
from pufa.pages.page import Page
from pufa.pages.referrals import referral_pages
from pufa.pages.scenes import scene_pages
from pufa.pages.statistics import statistics_pages
from pufa.pages.training import training_pages


def compose(library: Library, pictures: Mapping[str, Prepared], cited: Cited) -> list[Page]:
    """Every page of the site but the hand-written ones, in a fixed order."""
    shelf = Shelf(library, pictures, LawLinks(cited.laws, library.laws), TermLinks(library.terms))
    pages = [
        home_page(library),
        *hub_pages(library),
        *(article_page(article, shelf) for article in library.articles),
        *case_pages(shelf),
        *form_pages(shelf),
        *list_pages(shelf),
        *bulletin_pages(shelf),
        *moved_pages(library),
        *training_pages(shelf),
        *scene_pages(shelf),
        people_page(library),
        *referral_pages(shelf),
        *card_pages(shelf),
        *flow_pages(shelf),
        *law_pages(cited, library.laws),
        *statistics_pages(library),
        search_page(library),
    ]
    return [*pages, more_page(pages)]
