"""今晚就要用: every kind of dispute has a card, two taps from home and from the training page."""

from __future__ import annotations

import datetime
import posixpath
import re
from pathlib import Path

import pytest

from building import compiled, composed
from pufa import law
from pufa.model import Library

DAY = datetime.date(2026, 12, 1)


@pytest.fixture(scope="module")
def library(portal: Path) -> Library:
    return compiled(portal)[0].library


@pytest.fixture(scope="module")
def bodies(library: Library) -> dict[str, str]:
    """The pages a mediator may pass through."""
    wanted = ("index.html", "cards/", "flows/", "referrals/", "topics/", "training/")
    pages = composed(library)
    return {page.url: page.body().html for page in pages if page.url.startswith(wanted)}


def led_to(here: str, html: str) -> set[str]:
    hrefs = re.findall(r'href="([^"#:]+)', html)
    return {posixpath.normpath(posixpath.join(posixpath.dirname(here), href)) for href in hrefs}


def test_the_eighteen_kinds_have_one(library: Library) -> None:
    assert [card.topic for card in library.cards] == [topic.name for topic in library.topics[:18]]


def test_every_card_has_all_of_it(library: Library) -> None:
    for card in library.cards:
        assert 5 <= len(card.steps) <= 7
        assert card.opening
        assert card.calming
        assert len(card.forms) >= 3
        assert len(card.laws) >= 4
        assert re.search("不调|110|报警", card.stop.plain)
        assert re.search("日|年", card.deadline.plain)


def test_what_it_says_of_law_names_articles_in_force(library: Library) -> None:
    for card in library.cards:
        for text in card.laws:
            named, _, meaning = text.plain.partition("：")
            assert law.find(named)
            assert meaning.endswith("。")
        for text in card.texts:
            for citation in law.find(text.plain):
                judgement = law.judge(citation, law.registry(), DAY)
                assert (judgement.verdict, judgement.doubt) == ("valid", None), text.plain


def test_its_forms_are_among_those_we_offer(library: Library) -> None:
    offered = {path.stem for path in (Path(__file__).parents[2] / "content/forms").glob("*.yml")}
    for card in library.cards:
        assert set(card.forms) <= offered


def test_violence_at_home_is_not_mediated(library: Library) -> None:
    family = next(card for card in library.cards if card.topic == "婚姻家庭")
    assert "110" in family.stop.plain
    assert "不调" in family.stop.plain
    assert any("人身安全保护令" in text.plain for text in family.laws)


def test_two_taps(library: Library, bodies: dict[str, str]) -> None:
    for start in ("index.html", "training/index.html"):
        assert "cards/index.html" in led_to(start, bodies[start])
    cards = led_to("cards/index.html", bodies["cards/index.html"])
    assert {card.url for card in library.cards} <= cards
    forms = {form.url for form in library.forms}
    for card in library.cards:
        led = led_to(card.url, bodies[card.url])
        assert any(url.startswith("laws/") for url in led)
        assert led & forms
        assert f"referrals/{card.id}.html" in led
        assert card.url in led_to(f"referrals/{card.id}.html", bodies[f"referrals/{card.id}.html"])
