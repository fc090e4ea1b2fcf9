"""The forms: a list, and for each a page to fill in on a phone or on paper.

What is filled in stays in the page: the form has no address to send it to, and none of
its fields is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator

from pufa.pages.body import Shelf
from pufa.pages.page import Page, page_of


def form_pages(shelf: Shelf) -> Iterator[Page]:
    """No list where there are no forms."""
    forms = shelf.library.forms
    if not forms:
        return
    yield page_of(
        "forms/index.html",
        "表格",
        "申请书、协议书：在手机上填，或者打印出来填。",
        "more",
        "forms.html",
        forms=forms,
    )
    for form in forms:
        yield page_of(
            form.url,
            form.title,
            form.summary,
            "more",
            "form.html",
            form=form,
            law_links=shelf.law_links,
        )
