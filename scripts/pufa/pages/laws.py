"""The laws we cite, and a page for each: which article of it stands on which page of ours."""

from __future__ import annotations

from collections.abc import Iterator

from pufa.law import Law, Registry
from pufa.pages.cited import Cited, CitedLaw
from pufa.pages.page import Page, page_of
from pufa.pages.slices import slices


def law_pages(cited: Cited, known: Registry) -> Iterator[Page]:
    """The list of the laws that are *cited*, and the page of each."""
    yield page_of(
        "laws/index.html",
        "引用的法律",
        "本站引用了哪些法律，哪一条用在哪一页。",
        "more",
        "laws.html",
        laws=cited.laws,
        unknown=cited.unknown,
    )
    with_page = {one.law for one in cited.laws}
    for one in cited.laws:
        yield from _law(one, with_page, known)


def _law(cited: CitedLaw, with_page: set[Law], known: Registry) -> Iterator[Page]:
    successor = known.by_id.get(cited.law.replaced_by or "")
    for slice_ in slices(cited.law.url, cited.places):
        yield page_of(
            slice_.url,
            slice_.titled(cited.law.name),
            f"{cited.law.title}：本站哪些地方引用了哪一条。",
            "more",
            "law.html",
            law=cited.law,
            successor=successor,
            has_page=successor in with_page,
            checked_to=known.checked_to_of(cited.law),
            slice=slice_,
        )
