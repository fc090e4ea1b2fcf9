"""The ways in: home, topics and trades, whom to ask, search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from pufa.model import UNKNOWN, Article, Library, Topic, Trade
from pufa.pages.page import Page, page_of
from pufa.pages.slices import slices

_CASES = 5  # on a hub; the list of all cases has the others

_ASKED = 8


def home_page(library: Library) -> Page:
    return page_of(
        "index.html",
        f"{library.office.name}：有法律问题，先看这里",
        f"{library.office.name}的普法网页：离婚、彩礼、欠钱、工资、邻里纠纷怎么办。",
        "home",
        "home.html",
        office=library.office,
        asked=_asked(library),
        topics=topics_in_use(library),
        trades=trades_in_use(library),
        bulletins=library.bulletins[:2],
        has_cards=bool(library.cards),
        has_referrals=bool(library.referrals),
    )


def _asked(library: Library) -> list[Article]:
    """What villagers ask first: of each topic the answer that most others lead to."""
    led = Counter(name for article in library.by_id.values() for name in article.related)
    asked: dict[str, Article] = {}
    for article in sorted(library.articles, key=lambda one: -led[one.id]):
        if "村民" in article.audience:
            asked.setdefault(article.topics[0], article)
    return list(asked.values())[:_ASKED]


def topics_in_use(library: Library) -> list[Topic]:
    used = {name for article in library.by_id.values() for name in article.topics}
    return [topic for topic in library.topics if topic.name in used]


def trades_in_use(library: Library) -> list[Trade]:
    used = {name for article in library.by_id.values() for name in article.trades}
    return [trade for trade in library.office.trades if trade.name in used]


def hub_pages(library: Library) -> Iterator[Page]:
    topics, trades = topics_in_use(library), trades_in_use(library)
    yield page_of(
        "topics/index.html",
        "按事情找",
        "按事情、按行业查找法律问答。",
        "topics",
        "topics.html",
        topics=topics,
        trades=trades,
        has_referrals=bool(library.referrals),
    )
    for topic in topics:
        yield from _hub(topic, topic.blurb, library)
    for trade in trades:
        yield from _hub(trade, f"和{trade.name}有关的法律问答", library)


def _hub(hub: Topic | Trade, blurb: str, library: Library) -> Iterator[Page]:
    """The articles of *hub*, and on its first page the newest cases and whom to ask."""

    def is_in(article: Article) -> bool:
        return hub.name in (article.topics if isinstance(hub, Topic) else article.trades)

    cases = list(islice(filter(is_in, library.cases), _CASES))
    referral = next((one for one in library.referrals if one.topic == hub.name), None)
    card = next((one for one in library.cards if one.topic == hub.name), None)
    flows = [one for one in library.flows if hub.name in one.topics]
    for slice_ in slices(hub.url, list(filter(is_in, library.articles))):
        yield page_of(
            slice_.url,
            slice_.titled(hub.name),
            f"{hub.name}：{blurb}",
            "topics",
            "hub.html",
            hub=hub,
            blurb=blurb,
            slice=slice_,
            cases=cases if slice_.number == 1 else [],
            referral=referral,
            card=card,
            flows=flows,
        )


def people_page(library: Library) -> Page:
    villages = [village for village in library.office.villages if village.name != UNKNOWN]
    return page_of(
        "people.html",
        "找谁",
        f"{library.office.name}和各村调解员的电话，法律热线12348，报警110。",
        "people",
        "people.html",
        office=library.office,
        villages=villages,
        has_referrals=bool(library.referrals),
        unnamed=len(library.office.villages) - len(villages),
    )


def search_page(library: Library) -> Page:
    return page_of(
        "search.html",
        "搜索",
        "在本站查找法律问答。",
        "search",
        "search.html",
        script="search",
        topics=topics_in_use(library),
    )
