"""The search box in a real browser, from disk, under the site's Content-Security-Policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'"
)
PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{root}</title><script src="{root}search-box.js"></script></head>
<body><pf-search data-root="{root}" role="search"><form action="{root}search.html">
<label for="pf-q">搜索</label>
<input id="pf-q" type="search" autocomplete="off" enterkeyhint="search"><button>搜索</button>
</form></pf-search><main>{main}</main></body></html>"""
FALLBACK = '<div class="pf-results" data-page><a href="tel:12348">12348</a></div>'


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """An article's page of a site that has a box on every page; any error fails the test."""
    (site / "articles").mkdir()
    article = PAGE.format(policy=POLICY, root="../", main="正文")
    for number in range(31):
        (site / f"articles/{number}.html").write_text(article, "utf-8")
    (site / "search.html").write_text(
        PAGE.format(policy=POLICY, root="", main=FALLBACK), encoding="utf-8"
    )
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if "Policy" in message.text else None
    )
    page.goto((site / "articles/0.html").as_uri())
    yield page
    page.close()
    assert not errors


def ask(page: Page, text: str) -> None:
    page.fill("#pf-q", text)
    page.press("#pf-q", "Enter")


def test_the_engine_comes_with_the_first_focus(page: Page) -> None:
    assert not page.evaluate("'pufa' in window")
    page.focus("#pf-q")
    page.wait_for_function("() => Boolean(window.pufa)")


def test_words_go_to_the_search_page_and_nowhere_else(page: Page, site: Path) -> None:
    ask(page, "彩礼")
    expect(page.locator(".pf-search-status")).to_contain_text("找到")
    assert page.url == (site / "search.html").as_uri()
    assert page.input_value("#pf-q") == "彩礼"
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert page.context.cookies() == []


def test_back_from_a_result_shows_the_results_again(page: Page) -> None:
    ask(page, "彩礼")
    page.click(".pf-search-hits a >> nth=0")
    page.wait_for_url("**/articles/0.html")
    page.go_back()
    expect(page.locator(".pf-search-hits a").first).to_have_text("彩礼能不能要回来")
    page.reload()
    expect(page.locator(".pf-search-hits a").first).to_have_text("彩礼能不能要回来")


def test_a_result_shows_what_it_is_and_what_matched(page: Page) -> None:
    ask(page, "彩礼要求返还")
    first = page.locator(".pf-search-hits li").first
    expect(first.locator("a mark")).to_have_text("彩礼")
    expect(first.locator(".pf-search-facts")).to_have_text("文章 · 婚姻家庭 · 2026年3月1日")
    expect(first.locator("p mark")).to_have_text(["彩礼", "要求返还"])
    expect(page.locator(".pf-results")).to_be_hidden()


def test_data_never_becomes_markup(page: Page) -> None:
    ask(page, "符号 <b>&")
    expect(page.locator(".pf-search-hits a").first).to_contain_text("符号 </script> <b>&")
    assert page.locator(".pf-search-hits b").count() == 0


def test_nothing_found_leaves_the_other_ways_open(page: Page) -> None:
    ask(page, "qwerty")
    expect(page.locator(".pf-search-status")).to_contain_text("没有找到")
    expect(page.locator(".pf-results")).to_be_visible()


def test_searching_again_in_place_and_clearing(page: Page) -> None:
    ask(page, "彩礼")
    expect(page.locator(".pf-search-hits a").first).to_contain_text("彩礼")
    length = page.evaluate("history.length")
    ask(page, "借条")
    expect(page.locator(".pf-search-hits a").first).to_contain_text("借条")
    assert page.evaluate("history.length") == length
    page.press("#pf-q", "Escape")
    expect(page.locator(".pf-search-hits li")).to_have_count(0)
    expect(page.locator(".pf-results")).to_be_visible()
    assert page.input_value("#pf-q") == "" and page.evaluate("history.state") is None


def test_a_part_that_does_not_come_can_be_asked_for_again(page: Page, site: Path) -> None:
    shards = list(site.glob("search/*/s*.js"))
    for shard in shards:
        shard.rename(shard.with_suffix(".away"))
    ask(page, "彩礼")
    expect(page.locator(".pf-search-status")).to_contain_text("有一部分没有查到")
    for shard in shards:
        shard.with_suffix(".away").rename(shard)
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".pf-search-hits a").first).to_have_text("彩礼能不能要回来")
    expect(page.locator(".pf-search-status")).not_to_contain_text("没有查到")


def test_without_its_engine_the_box_says_so(page: Page, site: Path) -> None:
    (site / "search/engine.js").unlink()
    ask(page, "彩礼")
    expect(page.get_by_role("button", name="重试")).to_be_visible()
    expect(page.locator(".pf-results")).to_be_visible()


def test_storage_that_is_shut_only_costs_the_words(page: Page) -> None:
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('shut'); }; }")
    ask(page, "彩礼")
    page.wait_for_url("**/search.html")
    expect(page.locator(".pf-results")).to_be_visible()


def test_slash_leads_to_the_box_but_is_a_character_in_it(page: Page) -> None:
    page.press("body", "/")
    expect(page.locator("#pf-q")).to_be_focused()
    page.keyboard.type("1/2")
    assert page.input_value("#pf-q") == "1/2"


def test_enter_that_ends_a_composition_does_not_search(page: Page) -> None:
    prevented = page.evaluate(
        """() => [true, false].map((isComposing) => !document.getElementById("pf-q").dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", isComposing, cancelable: true })))"""
    )
    assert prevented == [True, False]


def test_the_result_count_is_told_aloud(page: Page) -> None:
    ask(page, "彩礼")
    expect(page.locator("[aria-live=polite]")).to_contain_text("找到")


def type_letters(page: Page, text: str) -> None:
    page.focus("#pf-q")
    page.keyboard.type(text)
    expect(page.locator("pf-suggest [role=option]").first).to_be_visible()


def test_words_are_offered_for_letters(page: Page) -> None:
    field = page.locator("#pf-q")
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    type_letters(page, "caili")
    options = page.locator("pf-suggest [role=option]")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert 1 <= options.count() <= 8
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = options.first.get_attribute("id")
    assert active and field.get_attribute("aria-activedescendant") == active
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    chosen = options.first.text_content()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html")
    assert page.input_value("#pf-q") == chosen
    expect(page.locator(".pf-search-status")).to_contain_text("找到")


def test_escape_first_shuts_the_list_then_empties_the_box(page: Page) -> None:
    type_letters(page, "caili")
    page.keyboard.press("Escape")
    expect(page.locator("pf-suggest")).to_be_hidden()
    assert page.input_value("#pf-q") == "caili"
    page.keyboard.press("Escape")
    assert page.input_value("#pf-q") == ""


def test_a_word_can_be_touched(page: Page) -> None:
    type_letters(page, "caili")
    page.locator("pf-suggest [role=option]").first.click()
    page.wait_for_url("**/search.html")
    expect(page.locator(".pf-search-hits a").first).to_contain_text("彩礼")


def test_nothing_is_offered_in_the_middle_of_typing_chinese(page: Page) -> None:
    page.focus("#pf-q")
    page.evaluate(
        """() => {
            const field = document.getElementById("pf-q");
            field.value = "caili";
            field.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
        }"""
    )
    page.wait_for_timeout(300)
    expect(page.locator("pf-suggest")).to_be_hidden()


def test_what_was_meant_can_be_chosen(page: Page) -> None:
    ask(page, "财礼")
    page.locator(".pf-search-meant button", has_text="彩礼").click()
    assert page.input_value("#pf-q") == "彩礼"
    expect(page.locator(".pf-search-hits a").first).to_have_text("彩礼能不能要回来")
    expect(page.locator(".pf-search-meant")).to_be_hidden()


def test_down_from_the_box_into_the_results(page: Page) -> None:
    ask(page, "彩礼")
    links = page.locator(".pf-search-hits a")
    expect(page.locator(".pf-search-status")).to_contain_text("找到")
    page.focus("#pf-q")
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.first).to_be_focused()


def test_readers_are_chosen_once_and_stay(page: Page) -> None:
    ask(page, "彩礼")
    choice = page.get_by_role("button", name="给调解员的")
    choice.click()
    expect(choice).to_have_attribute("aria-pressed", "true")
    ask(page, "借条")
    expect(choice).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".pf-search-hits a").first).to_contain_text("借条")


def test_words_typed_before_the_engine_is_here_are_not_lost(page: Page) -> None:
    page.route("**/search/engine.js*", lambda route: route.abort())
    ask(page, "彩礼")
    expect(page.get_by_role("button", name="重试")).to_be_visible()
    assert page.input_value("#pf-q") == "彩礼"
    page.unroute("**/search/engine.js*")
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".pf-search-hits a").first).to_have_text("彩礼能不能要回来")


def test_the_nearest_topics_come_first_where_nothing_is_found(page: Page, site: Path) -> None:
    topics = "".join(f"<li>{name}</li>" for name in ("邻里", "婚姻家庭", "鑫鑫"))
    fallback = FALLBACK.replace("<a ", f"<ul>{topics}</ul><a ")
    html = PAGE.format(policy=POLICY, root="", main=fallback)
    (site / "search.html").write_text(html, encoding="utf-8")
    ask(page, "鑫鑫")
    expect(page.locator(".pf-search-status")).to_contain_text("12348")
    expect(page.locator(".pf-results li").first).to_have_text("鑫鑫")
