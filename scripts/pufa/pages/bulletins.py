"""The list of bulletins, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pufa.model import Article, Bulletin, Calendar, Event, Notice, Reference, Release
from pufa.pages.body import Shelf, demote, fit
from pufa.pages.page import Body, Page, page_of, render, safe
from pufa.pages.slices import slices
from pufa.pages.statistics import release_part
from pufa.text import han, markup


def bulletin_pages(shelf: Shelf) -> Iterator[Page]:
    bulletins = shelf.library.bulletins
    masthead = shelf.library.office.masthead
    for slice_ in slices("bulletins/index.html", bulletins) if bulletins else ():
        yield page_of(
            slice_.url,
            slice_.titled("简报"),
            f"{masthead}各期目录。",
            "more",
            "bulletins.html",
            masthead=masthead,
            slice=slice_,
        )
    for bulletin in bulletins:
        yield Page(
            bulletin.url,
            bulletin.titled(masthead),
            f"{bulletin.titled(masthead)}，{bulletin.issuer}编印。",
            "more",
            partial(_bulletin_body, bulletin, shelf),
        )


def _bulletin_body(bulletin: Bulletin, shelf: Shelf) -> Body:
    items: list[tuple[Article | None, str, str, tuple[Event, ...]]] = []
    for number, item in enumerate(bulletin.items, 1):
        if isinstance(item, Reference):
            items.append((shelf.library.by_id[item.article], "", "", ()))
        elif isinstance(item, Notice):
            tree = demote(markup.parse(item.text.body), f"item{number}")
            tree = fit(tree, bulletin.file, bulletin.url, shelf)
            items.append((None, item.title, safe(markup.inner_html(tree)), ()))
        elif isinstance(item, Release):
            release = shelf.library.release(item.stats)
            part = release_part(release, shelf.library, bulletin.url)
            items.append((None, release.title, part, ()))
        elif isinstance(item, Calendar):
            items.append((None, item.title, "", shelf.library.coming(bulletin, item)))
    html = render(
        "bulletin.html",
        bulletin.url,
        bulletin=bulletin,
        masthead=shelf.library.office.masthead,
        items=items,
        law_links=shelf.law_links,
        note=[han.join_lines(part.strip()) for part in (bulletin.note or "").split("\n\n")],
    )
    return Body(html)
