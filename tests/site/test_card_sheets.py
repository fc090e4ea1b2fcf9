"""Pocket cards and pictures of procedures in a real browser, on a phone and on paper."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pypdf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from pufa.load.cards import load_cards
from pufa.load.library import load_topics

CARDS = load_cards(load_topics())
LONG = sorted(CARDS, key=lambda card: sum(len(text.plain) for text in card.texts))[-3:]


def words(page: pypdf.PageObject) -> str:
    """What a page says; the fonts here give some characters as their radicals."""
    return unicodedata.normalize("NFKC", page.extract_text())


def test_axe_and_width(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    for url in ("cards/index.html", LONG[0].url, "flows/mediation.html"):
        page.goto(f"{site.as_uri()}/{url}")
        assert Axe().run(page, options={"preload": False}).response["violations"] == [], url
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, url
    page.close()


def test_on_paper_a_card_is_one_page_and_a_picture_stands_by_its_title(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page()
    for card in LONG:
        page.goto(f"{site.as_uri()}/{card.url}")
        printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(printed.pages) == 1, card.id
        assert "日子" in words(printed.pages[0])
    page.goto(f"{site.as_uri()}/flows/mediation.html")
    first = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0]
    assert "材料装订归档" in words(first)
    page.close()
