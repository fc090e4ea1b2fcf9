"""我该找谁: for each kind of dispute what to do first, the ways to go, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pufa.model import UNKNOWN, Office, Referral, Route, Topic
from pufa.pages.body import Shelf
from pufa.pages.hubs import topics_in_use
from pufa.pages.page import Page, page_of

# Numbers of the whole country; "12348" also stands in where nothing else is known.
_HOTLINES = {
    "110": "报警",
    "12348": "法律咨询热线",
    "12315": "市场监管（消费）投诉热线",
    "12333": "人力资源和社会保障热线",
    "12345": "政务服务便民热线",
}


@dataclass(frozen=True)
class Call:
    """Whom to call for a route; *is_stand_in*: the office, asked because we know nobody nearer."""

    name: str
    phone: str
    is_stand_in: bool = False


def call_for(route: Route, office: Office) -> Call:
    """The contact that *route* names, or the office itself where it has no such contact."""
    if route.contact in _HOTLINES:
        return Call(_HOTLINES[route.contact], route.contact)
    for contact in office.contacts:
        if contact.id == route.contact:
            return Call(contact.name, contact.phone)
    own = (one.phone for one in office.contacts if one.name == office.name)
    return Call(office.name, next(own, UNKNOWN), is_stand_in=route.contact != "office")


def referral_pages(shelf: Shelf) -> Iterator[Page]:
    """No list where the map is empty."""
    library = shelf.library
    referrals, topics = library.referrals, {topic.id: topic for topic in library.topics}
    if not referrals:
        return
    yield page_of(
        "referrals/index.html",
        "我该找谁",
        "出了事该找谁：先选是什么事，再看找谁、期限、花费、电话。",
        "people",
        "referrals.html",
        rows=[(referral, topics[referral.id].blurb) for referral in referrals],
    )
    hubs = {topic.id: topic for topic in topics_in_use(library)}
    for referral in referrals:
        yield _referral(referral, hubs.get(referral.id), shelf)


def _referral(referral: Referral, hub: Topic | None, shelf: Shelf) -> Page:
    return page_of(
        referral.url,
        referral.title,
        f"{referral.title}、先做什么、期限、花费、电话。",
        "people",
        "referral.html",
        referral=referral,
        routes=[(route, call_for(route, shelf.library.office)) for route in referral.routes],
        hub=hub,
        card=next((one for one in shelf.library.cards if one.id == referral.id), None),
        law_links=shelf.law_links,
    )
