"""A villager's way through the site, in a real browser, over http and from disk."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from phones import phone

PAGES = (
    "index.html",
    "topics/index.html",
    "topics/neighbours.html",
    "articles/linli-paishui.html",
    "articles/jietiao.html",
    "bulletins/index.html",
    "bulletins/2026-2.html",
    "bulletins/2026-3.html",
    "statistics/index.html",
    "statistics/2025年报.html",
    "statistics/2025上半年.html",
    "statistics/years.html",
    "statistics/certificate.html",
    "training/index.html",
    "training/qinghe/index.html",
    "training/qinghe/free-and-willing.html",
    "training/qinghe/one-month.html",
    "people.html",
    "more.html",
    "referrals/index.html",
    "referrals/family.html",
    "cases/index.html",
    "cases/shiqiao-paishuigou.html",
    "forms/index.html",
    "forms/agreement.html",
    "forms/application.html",
    "glossary.html",
    "events.html",
    "books.html",
    "laws/index.html",
    "laws/minfadian.html",
    "search.html",
    "about.html",
    "404.html",
)


@pytest.fixture(params=["http", "disk"])
def base(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return server if request.param == "http" else site.as_uri()


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A phone of 360 px; any error on the console or word to another host fails the test."""
    with phone(browser, base) as page:
        yield page


def test_home_hub_article(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    page.get_by_role("link", name="邻里").first.click()
    expect(page.locator("h1")).to_have_text("邻里")
    page.get_by_role("link", name="邻居排水起了纠纷怎么办").click()
    expect(page.locator(".pf-answer")).to_contain_text("水往低处流".replace("水", "雨水"))
    expect(page.locator(".pf-basis")).to_contain_text("民法典")


def test_search_from_any_page(page: Page, base: str) -> None:
    page.goto(f"{base}/articles/jietiao.html")
    page.get_by_role("combobox").fill("排水沟堵了")
    page.get_by_role("combobox").press("Enter")
    first = page.locator(".pf-search-hits a").first
    expect(first).to_contain_text("邻居排水")
    expect(page.locator(".pf-search-hits mark").first).to_be_visible()
    # What was searched is in no address.
    assert "水沟" not in page.url and "%E6%B0%B4" not in page.url
    first.click()
    expect(page.locator("h1")).to_have_text("邻居排水起了纠纷怎么办")
    page.go_back()
    expect(page.locator(".pf-search-hits a").first).to_contain_text("邻居排水")


def test_the_search_promise(page: Page, base: str) -> None:
    page.goto(f"{base}/search.html")
    page.get_by_role("combobox").fill("借条")
    page.get_by_role("combobox").press("Enter")
    expect(page.locator(".pf-search-hits a").first).to_be_visible()
    results = page.evaluate("pufa.search('借条怎么写', {limit: 3, kind: 'article'})")
    assert results[0]["url"] == "articles/jietiao.html"
    assert {"url", "title", "snippet", "kind", "score"} <= set(results[0])
    assert len(results) <= 3 and {result["kind"] for result in results} == {"article"}


def test_nothing_found_is_no_dead_end(page: Page, base: str) -> None:
    page.goto(f"{base}/search.html")
    page.get_by_role("combobox").fill("qqqq")
    page.get_by_role("combobox").press("Enter")
    expect(page.locator("[aria-live]")).to_contain_text("没有找到")
    expect(page.locator("main").get_by_role("link", name="12348")).to_be_visible()


def test_large_type_is_remembered(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    page.get_by_role("button", name="大字").click()
    page.goto(f"{base}/people.html")
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "24px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="大字").click()
    assert page.evaluate("localStorage.length") == 0


def test_other_kinds_are_found(page: Page, base: str) -> None:
    page.goto(f"{base}/search.html")
    for words, kind, url in (
        ("石桥村两家的排水沟", "案例", "cases/shiqiao-paishuigou.html"),
        ("调解申请书", "表格", "forms/application.html"),
        ("相邻关系", "词语解释", f"glossary.html#term-{quote('相邻关系')}"),
    ):
        page.get_by_role("combobox").fill(words)
        page.get_by_role("combobox").press("Enter")
        hit = page.locator(".pf-search-hits li").filter(has_text=kind).first
        expect(hit.locator("a")).to_have_attribute("href", f"./{url}")


def test_a_form_keeps_what_is_written_to_itself(page: Page, base: str) -> None:
    page.goto(f"{base}/forms/application.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("姓名").first.fill("张某")
    page.get_by_label("女").check()
    page.get_by_label("电话").first.press("Enter")
    page.get_by_label("简要情况").fill("沟堵了")
    assert page.url == f"{base}/forms/application.html" and asked == []
    stored = "localStorage.length + sessionStorage.length + document.cookie.length"
    assert page.evaluate(stored) == 0
    page.reload()
    assert page.get_by_label("姓名").first.input_value() == ""
    assert not page.get_by_label("女").is_checked()


def test_a_form_on_paper_has_lines_to_write_on(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(f"{server}/forms/application.html")
    page.get_by_label("简要情况").fill("一行\n" * 12)
    page.emulate_media(media="print")
    lines = page.locator(".pf-lines").nth(1).locator("i")
    assert [line.bounding_box()["height"] >= 30 for line in lines.all()] == [True] * 3  # type: ignore[index]
    expect(page.locator(".pf-screen:visible")).to_have_count(0)
    expect(page.locator(".pf-foot")).to_be_hidden()
    # More than the lines hold is printed all the same.
    box = page.get_by_label("简要情况")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    edges = "box => [getComputedStyle(box).borderTopWidth, getComputedStyle(box).borderBottomWidth]"
    assert page.get_by_label("姓名").first.evaluate(edges) == ["0px", "1px"]
    words = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(words.pages) == 2
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_axe_violation(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,  # axe is put into the page by the test
    )
    page = context.new_page()
    for url in PAGES:
        page.goto(f"{server}/{url}")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{url}\n{results.generate_report()}"
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_sideways_scroll(browser: Browser, server: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    for url in PAGES:
        page.goto(f"{server}/{url}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
        size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert size >= 18
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_are_readable_on_a_narrow_phone(
    browser: Browser, server: str, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 740}, color_scheme=scheme)
    page.goto(f"{server}/statistics/2025上半年.html")
    charts = page.locator(".pf-chart")
    assert charts.count() == 3
    for chart in charts.all():
        size = chart.evaluate("one => one.getBoundingClientRect().width / 324 * 18")
        assert size >= 14
        ink = chart.evaluate("one => getComputedStyle(one.querySelector('rect')).fill")
        assert ink == page.evaluate("getComputedStyle(document.body).color")
    page.close()


def test_readable_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/articles/linli-paishui.html")
    expect(page.locator(".pf-basis")).to_be_visible()
    page.locator("pf-search button").click()
    expect(page.locator("main")).to_contain_text("按事情找")
    context.close()


def test_answers_can_be_opened_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/training/qinghe/one-month.html")
    question = page.locator("#days")
    expect(question.locator(".pf-key p").first).to_be_hidden()
    question.get_by_text("看答案").click()
    expect(question.locator(".pf-key")).to_contain_text("三十或者30")
    # Nothing is sent, whatever is typed.
    question.get_by_role("textbox").fill("三十")
    question.get_by_role("textbox").press("Enter")
    assert page.url.endswith("one-month.html")
    context.close()


def test_a_few_kilobytes_and_requests(browser: Browser, server: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/articles/linli-paishui.html")
    page.wait_for_load_state("networkidle")
    asked = [url for url in asked if url.startswith("http")]
    assert len(asked) <= 4
    assert sum(len(gzip.compress(page.request.get(url).body())) for url in asked) <= 20_000
    page.close()
