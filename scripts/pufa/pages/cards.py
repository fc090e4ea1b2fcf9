"""今晚就要用: for each kind of dispute a card with steps, words, forms, law; one sheet in print."""

from __future__ import annotations

from collections.abc import Iterator

from pufa.model import Card
from pufa.pages.body import Shelf
from pufa.pages.page import Page, page_of


def card_pages(shelf: Shelf) -> Iterator[Page]:
    """The list, and the page of each card."""
    library = shelf.library
    blurbs = {topic.id: topic.blurb for topic in library.topics}
    if library.cards:
        yield page_of(
            "cards/index.html",
            "今晚就要用：调解员口袋卡",
            "十八类纠纷，一类一张：怎么开口、怎么做、用哪张表、哪条法律、什么时候不能调。",
            "training",
            "cards.html",
            rows=[(card, blurbs[card.id]) for card in library.cards],
            flows=library.flows,
        )
    for card in library.cards:
        yield _card(card, shelf)


def _card(card: Card, shelf: Shelf) -> Page:
    library = shelf.library
    forms = {form.id: form for form in library.forms}
    return page_of(
        card.url,
        card.title,
        f"{card.topic}纠纷：怎么开口、怎么做、用哪张表、哪条法律、什么时候不能调。",
        "training",
        "card.html",
        card=card,
        forms=[forms[name] for name in card.forms if name in forms],
        referral=next((one for one in library.referrals if one.id == card.id), None),
        law_links=shelf.law_links,
    )
