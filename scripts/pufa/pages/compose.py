"""The list of all pages, and what each kind shows.

In: the library, its prepared pictures.  Out: ``Page`` values.  No page's size grows with
the number of pages: lists are cut into pages of ``PER_PAGE``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from pufa.media import Prepared
from pufa.model import BASIS, UNKNOWN, Article, Bulletin, Library, Notice, Reference, Topic, Trade
from pufa.pages.body import Shelf, demote, fit, toc
from pufa.pages.cited import CitedLaw, cited_laws
from pufa.pages.page import Body, Page, TocEntry, render, safe
from pufa.text import han, markup

PER_PAGE = 20
_RELATED = 5
T = TypeVar("T")


def compose(library: Library, pictures: Mapping[str, Prepared]) -> list[Page]:
    """Every page of the site but the hand-written ones, in a fixed order."""
    shelf = Shelf(library, pictures)
    return [
        _home(library),
        *_hubs(library),
        *(_article(article, shelf) for article in library.articles),
        *_bulletins(shelf),
        _people(library),
        *_laws(library),
        _search(library),
    ]


def _page(
    url: str, title: str, description: str, section: str, template: str, **values: Any
) -> Page:
    return Page(url, title, description, section, lambda: Body(render(template, url, **values)))


def _home(library: Library) -> Page:
    asked = [article for article in library.articles if "村民" in article.audience]
    return _page(
        "index.html",
        f"{library.office.name}：有法律问题，先看这里",
        f"{library.office.name}的普法网页：离婚、彩礼、欠钱、工资、邻里纠纷怎么办。",
        "home",
        "home.html",
        office=library.office,
        asked=asked[:8],
        topics=topics_in_use(library),
        trades=trades_in_use(library),
        bulletins=library.bulletins[:2],
    )


def topics_in_use(library: Library) -> list[Topic]:
    used = {name for article in library.articles for name in article.topics}
    return [topic for topic in library.topics if topic.name in used]


def trades_in_use(library: Library) -> list[Trade]:
    used = {name for article in library.articles for name in article.trades}
    return [trade for trade in library.office.trades if trade.name in used]


@dataclass(frozen=True)
class Slice(Generic[T]):
    """Page *number* of *count* of a list at *first*."""

    first: str
    number: int
    count: int
    items: Sequence[T]

    def url_of(self, number: int) -> str:
        # An id has no dot in it, so no page of another hub can have this name.
        return self.first if number == 1 else self.first.replace(".html", f".{number}.html")

    @property
    def url(self) -> str:
        return self.url_of(self.number)

    def titled(self, title: str) -> str:
        return title if self.number == 1 else f"{title}（第{self.number}页）"


def slices(url: str, items: Sequence[T]) -> Iterator[Slice[T]]:
    """Cut *items* into pages, the first of them at *url*."""
    count = max(1, -(-len(items) // PER_PAGE))
    for number in range(1, count + 1):
        part = items[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield Slice(url, number, count, part)


def _hubs(library: Library) -> Iterator[Page]:
    topics, trades = topics_in_use(library), trades_in_use(library)
    yield _page(
        "topics/index.html",
        "按事情找",
        "按事情、按行业查找法律问答。",
        "topics",
        "topics.html",
        topics=topics,
        trades=trades,
    )
    hubs: list[tuple[Topic | Trade, str, list[Article]]] = [
        (topic, topic.blurb, [a for a in library.articles if topic.name in a.topics])
        for topic in topics
    ]
    hubs += [
        (
            trade,
            f"和{trade.name}有关的法律问答",
            [a for a in library.articles if trade.name in a.trades],
        )
        for trade in trades
    ]
    for hub, blurb, articles in hubs:
        for slice_ in slices(hub.url, articles):
            yield _page(
                slice_.url,
                slice_.titled(hub.name),
                f"{hub.name}：{blurb}",
                "topics",
                "hub.html",
                hub=hub,
                blurb=blurb,
                slice=slice_,
            )


def _article(article: Article, shelf: Shelf) -> Page:
    return Page(
        article.url,
        article.title,
        article.summary,
        "topics",
        partial(_article_body, article, shelf),
    )


def _article_body(article: Article, shelf: Shelf) -> Body:
    library = shelf.library
    tree = fit(markup.parse(article.text.body), article.file, article.url, shelf)
    contents = tuple(TocEntry(h.level, h.text, h.id) for h in toc(tree))
    basis = markup.cut_section(tree, BASIS)
    notes = tree.find("div[@class='footnote']")
    if notes is not None:
        tree.remove(notes)
    related = [library.by_id[name] for name in article.related]
    near = library.by_topic[article.topics[0]][: _RELATED + 1]
    others = dict.fromkeys(other.id for other in (*related, *near) if other is not article)
    html = render(
        "article.html",
        article.url,
        article=article,
        topics=[topic for topic in library.topics if topic.name in article.topics],
        toc=contents,
        body=safe(markup.inner_html(tree)),
        basis=safe("".join(markup.html(block) for block in basis)),
        basis_title=BASIS,
        notes=safe(markup.html(notes)) if notes is not None else "",
        related=[library.by_id[name] for name in others][:_RELATED],
        office=library.office,
    )
    return Body(html, contents)


def _bulletins(shelf: Shelf) -> Iterator[Page]:
    bulletins = shelf.library.bulletins
    masthead = shelf.library.office.masthead
    for slice_ in slices("bulletins/index.html", bulletins):
        yield _page(
            slice_.url,
            slice_.titled("简报"),
            f"{masthead}各期目录。",
            "bulletins",
            "bulletins.html",
            masthead=masthead,
            slice=slice_,
        )
    for bulletin in bulletins:
        yield Page(
            bulletin.url,
            f"{masthead}{bulletin.year}年第{bulletin.number}期",
            f"{masthead}{bulletin.year}年第{bulletin.number}期，{bulletin.issuer}编印。",
            "bulletins",
            partial(_bulletin_body, bulletin, shelf),
        )


def _bulletin_body(bulletin: Bulletin, shelf: Shelf) -> Body:
    items: list[tuple[Article | None, str, str]] = []
    for number, item in enumerate(bulletin.items, 1):
        if isinstance(item, Reference):
            items.append((shelf.library.by_id[item.article], "", ""))
        elif isinstance(item, Notice):
            tree = demote(markup.parse(item.text.body), f"item{number}")
            tree = fit(tree, bulletin.file, bulletin.url, shelf)
            items.append((None, item.title, safe(markup.inner_html(tree))))
    html = render(
        "bulletin.html",
        bulletin.url,
        bulletin=bulletin,
        masthead=shelf.library.office.masthead,
        items=items,
        note=[han.join_lines(part.strip()) for part in (bulletin.note or "").split("\n\n")],
    )
    return Body(html)


def _people(library: Library) -> Page:
    villages = [village for village in library.office.villages if village.name != UNKNOWN]
    return _page(
        "people.html",
        "找谁",
        f"{library.office.name}和各村调解员的电话，法律热线12348，报警110。",
        "people",
        "people.html",
        office=library.office,
        villages=villages,
        unnamed=len(library.office.villages) - len(villages),
    )


def _laws(library: Library) -> Iterator[Page]:
    laws, unknown = cited_laws(library)
    yield _page(
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
        yield _page(
            slice_.url,
            slice_.titled(law.name),
            f"{law.title}：本站哪些文章引用了哪一条。",
            "laws",
            "law.html",
            law=law,
            slice=slice_,
        )


def _search(library: Library) -> Page:
    return _page(
        "search.html",
        "搜索",
        "在本站查找法律问答。",
        "search",
        "search.html",
        topics=topics_in_use(library),
    )
