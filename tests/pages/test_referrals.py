"""我该找谁: every way ends at somebody who can be called."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from building import compiled, composed
from pufa.model import Contact, Library, Office, Route, Text
from pufa.pages.referrals import Call, call_for


@pytest.fixture(scope="module")
def library(portal: Path) -> Library:
    return compiled(portal)[0].library


def bodies(library: Library) -> dict[str, str]:
    return {
        page.url: page.body().html
        for page in composed(library)
        if page.url.startswith("referrals/")
    }


def with_contacts(library: Library, *contacts: Contact) -> Library:
    office = dataclasses.replace(library.office, contacts=contacts)
    return dataclasses.replace(library, office=office)


def contact(ident: str, phone: str, name: str = "青禾镇司法所") -> Contact:
    return Contact(ident, name, phone, "待填写", "待填写", None)


def route(contact: str) -> Route:
    text = Text("referrals.yml", 1, "去问", "去问")
    return Route("行政", "乡人民政府", text, None, None, contact, ())


def test_every_kind_of_dispute_has_a_tile_and_a_page(library: Library) -> None:
    pages = bodies(library)
    index = pages.pop("referrals/index.html")
    assert len(pages) == len(library.referrals) == 18
    tiles = re.findall(r'href="([a-z-]+\.html)"><b>', index)
    assert [f"referrals/{tile}" for tile in tiles] == list(pages)
    assert [referral.topic for referral in library.referrals] == [
        topic.name for topic in library.topics[:18]
    ]


def test_danger_stands_above_all(library: Library) -> None:
    index = bodies(library)["referrals/index.html"]
    assert index.index('href="tel:110"') < index.index("pf-tiles")
    assert "有人动手、有危险，先打110" in index


@pytest.mark.parametrize("phones", ["known", "unknown", "none"])
def test_every_way_ends_at_somebody_to_call(library: Library, phones: str) -> None:
    if phones == "unknown":
        library = with_contacts(library, contact("office", "待填写"))
    elif phones == "none":
        library = with_contacts(library)
    for referral in library.referrals:
        html = bodies(library)[referral.url]
        ways = html.split('<section class="pf-card">')[1:]
        assert len(ways) == len(referral.routes)
        for way, route in zip(ways, referral.routes, strict=True):
            assert route.what.plain in way.replace("</p>\n<p>", "\n")
            assert re.search(r'<a class="pf-call[^"]*" href="tel:\d{3,}"', way), referral.url
            assert 'href="tel:"' not in way


def test_hotlines_are_called_as_they_are(library: Library) -> None:
    for number in ("110", "12348", "12315", "12333", "12345"):
        assert call_for(route(number), library.office).phone == number


def test_an_unknown_contact_is_the_office_and_says_so(library: Library) -> None:
    office: Office = with_contacts(library, contact("desk", "0400-5550101")).office
    assert call_for(route("office"), office) == Call("青禾镇司法所", "0400-5550101")
    assert call_for(route("county"), office) == Call("青禾镇司法所", "0400-5550101", True)
    referral = dataclasses.replace(library.referrals[0], routes=(route("county"),))
    made = dataclasses.replace(library, office=office, referrals=(referral,))
    html = bodies(made)[referral.url]
    assert "它的电话还没有登记，先问青禾镇司法所。" in html and "0400-5550101" in html


def test_the_ways_there(library: Library) -> None:
    pages = {page.url: page.body().html for page in composed(library)}
    assert 'href="../referrals/neighbours.html">该找谁' in pages["topics/neighbours.html"]
    assert 'href="../topics/neighbours.html"' in pages["referrals/neighbours.html"]
    # No article and no case tells of tourism, so there is no hub to lead to.
    assert "topics/tourism.html" not in pages
    assert "topics/tourism.html" not in pages["referrals/tourism.html"]
    for url in ("index.html", "people.html", "topics/index.html"):
        assert "referrals/index.html" in pages[url]
