"""A practice scene in a real browser: a book without a script, one step at a time with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from phones import phone

SCENE = "training/qinghe/first-word.html"


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The scene on a small phone, opened from disk; any error fails the test."""
    with phone(browser, site.as_uri(), 320) as page:
        page.goto(f"{site.as_uri()}/{SCENE}")
        yield page


def expect_shown(page: Page, *ids: str) -> None:
    """Wait until nothing but these steps and answers is to be seen."""
    for name in ids:
        expect(page.locator(f"#{name}")).to_be_visible()
    expect(page.locator(".pf-step:visible, .pf-reply:visible")).to_have_count(len(ids))


def test_without_a_script_it_is_a_book(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{SCENE}")
    assert page.locator(".pf-step:visible").count() == 4
    assert page.locator(".pf-reply:visible").count() == 4
    hrefs = page.locator("pf-scene a[href^='#']").evaluate_all("all => all.map(a => a.hash)")
    ids = page.locator("pf-scene [id]").evaluate_all("all => all.map(one => '#' + one.id)")
    assert set(hrefs) <= set(ids)
    page.get_by_role("link", name="A．").first.click()
    page.wait_for_url("**#step-at-the-door-1")
    context.close()


def test_one_step_at_a_time_and_back(page: Page) -> None:
    expect_shown(page, "step-at-the-door")
    expect(page.get_by_role("button", name="退一步")).to_be_disabled()
    page.get_by_role("link", name="谁再吵").click()
    expect_shown(page, "step-at-the-door", "step-at-the-door-2")
    expect(page.locator("#step-at-the-door-2")).to_be_focused()
    page.get_by_role("link", name="接着看第2步").click()
    expect_shown(page, "step-louder")
    expect(page.locator("#step-louder h2")).to_be_focused()
    page.get_by_role("button", name="退一步").click()
    page.wait_for_url("**#step-at-the-door-2")
    expect_shown(page, "step-at-the-door", "step-at-the-door-2")
    page.go_back()
    expect_shown(page, "step-at-the-door")


def test_with_the_keyboard_alone_to_an_ending_and_again(page: Page) -> None:
    page.get_by_role("link", name="谁再吵").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#step-at-the-door-2")
    expect(page.locator("#step-at-the-door-2")).to_be_focused()
    # From the answer, past the law it cites, to the way on.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#step-louder")
    page.get_by_role("link", name="堵着门").press("Enter")
    page.get_by_role("link", name="接着看第4步").press("Enter")
    page.wait_for_url("**#step-end-left")
    expect(page.get_by_role("status")).to_contain_text("好的选择0次，也行的0次，不好的2次")
    page.get_by_role("button", name="从头再来").press("Enter")
    page.wait_for_url("**#step-at-the-door")
    expect_shown(page, "step-at-the-door")
    expect(page.get_by_role("status")).to_be_empty()


def test_axe_and_width(page: Page) -> None:
    page.get_by_role("link", name="谁再吵").click()
    expect_shown(page, "step-at-the-door", "step-at-the-door-2")
    assert Axe().run(page, options={"preload": False}).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_it_is_whole(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".pf-step:visible").count() == 4
    assert page.get_by_role("button", name="退一步").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".pf-step:visible").count() == 1
