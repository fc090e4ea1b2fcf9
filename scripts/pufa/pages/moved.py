"""Old addresses: a page for each, that leads to where its article stands now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pufa.model import Article, Library
from pufa.model.links import relative
from pufa.pages.page import Body, Page, render


def moved_pages(library: Library) -> Iterator[Page]:
    """A page for every alias of articles and cases."""
    for article in library.by_id.values():
        for url in article.old_urls:
            body = partial(_body, article, url)
            there = relative(url, article.url)
            yield Page(url, article.title, article.summary, "topics", body, there)


def _body(article: Article, url: str) -> Body:
    return Body(render("moved.html", url, article=article))
