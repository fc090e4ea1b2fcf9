"""The forms: a list, and for each a page to fill in on a phone or on paper.

What is filled in stays in the page: the form has no address to send it to, and none of
its fields is remembered unless the reader asks for it (``overrides/js/form-filler.js``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pufa.model import Form
from pufa.pages.body import Shelf
from pufa.pages.page import Page, page_of


@dataclass(frozen=True)
class _Place:
    """Where a field stands in the page: the id the template gives it, and what it is called."""

    id: str
    label: str


def _places(form: Form) -> dict[str, _Place]:
    """By the names that reminders and deadlines use; a label alone may say too little."""
    return {
        field.name: _Place(f"{number}-{field.name}", f"{part.title}：{field.label}")
        for number, part in enumerate(form.parts, 1)
        for field in part.fields
    }


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
            script="form",
            form=form,
            places=_places(form),
            law_links=shelf.law_links,
        )
