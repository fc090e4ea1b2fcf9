"""A phone in tests: a narrow page that may ask nobody but the site, and may not complain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page


@contextmanager
def phone(browser: Browser, base: str, width: int = 360) -> Iterator[Page]:
    """A page; any error, or word to another place than *base*, fails the test at the end."""
    context = browser.new_context(viewport={"width": width, "height": 2 * width}, has_touch=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((base, "data:", "blob:")) else wrong.append(request.url)
        ),
    )
    yield page
    context.close()
    assert wrong == []
