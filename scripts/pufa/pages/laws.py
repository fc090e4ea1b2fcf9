"""The laws we cite, and a page for each: which article of it stands on which page of ours."""

from __future__ import annotations

from collections.abc import Iterator

from pufa.law import Law, registry
from pufa.model import Library
from pufa.pages.cited import CitedLaw, cited_laws
from pufa.pages.page import Page, page_of
from pufa.pages.slices import slices


def law_pages(library: Library) -> Iterator[Page]:
    laws, unknown = cited_laws(library)
    yield page_of(
        "laws/index.html",
        "引用的法律",
        "本站引用了哪些法律，哪一条用在哪一页。",
        "more",
        "laws.html",
        laws=laws,
        unknown=unknown,
    )
    with_page = {cited.law for cited in laws}
    for cited in laws:
        yield from _law(cited, with_page)


def _law(cited: CitedLaw, with_page: set[Law]) -> Iterator[Page]:
    replaced_by = cited.law.replaced_by
    successor = next((law for law in registry().laws if law.id == replaced_by), None)
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
            checked_to=registry().checked_to,
            slice=slice_,
        )
