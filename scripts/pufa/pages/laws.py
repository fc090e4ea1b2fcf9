"""The laws we cite, and a page for each: which article of it stands on which page of ours."""

from __future__ import annotations

from collections.abc import Iterator

from pufa.model import Library
from pufa.pages.cited import CitedLaw, cited_laws
from pufa.pages.page import Page, page_of
from pufa.pages.slices import slices


def law_pages(library: Library) -> Iterator[Page]:
    laws, unknown = cited_laws(library)
    yield page_of(
        "laws/index.html",
        "引用的法律",
        "本站文章引用了哪些法律，哪一条用在哪一篇。",
        "laws",
        "laws.html",
        laws=laws,
        unknown=unknown,
    )
    for cited in laws:
        yield from _law(cited)


def _law(cited: CitedLaw) -> Iterator[Page]:
    law = cited.law
    for slice_ in slices(cited.url, cited.places):
        yield page_of(
            slice_.url,
            slice_.titled(law.name),
            f"{law.title}：本站哪些文章引用了哪一条。",
            "laws",
            "law.html",
            law=law,
            slice=slice_,
        )
