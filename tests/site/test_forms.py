"""A form in a real browser, over http and from disk: what it works out, what it keeps."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from phones import phone

DAY = 86_400_000

AMOUNTS = {
    "0": "零元整",
    "1": "壹元整",
    "10": "壹拾元整",
    "0.5": "伍角整",
    "0.05": "伍分",
    "325.04": "叁佰贰拾伍元零肆分",
    "1409.50": "壹仟肆佰零玖元伍角整",
    "1680.32": "壹仟陆佰捌拾元零叁角贰分",
    "6007.14": "陆仟零柒元壹角肆分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "10,010 元": "壹万零壹拾元整",
    "１２００": "壹仟贰佰元整",
    "1000000": "壹佰万元整",
    "100100": "壹拾万零壹佰元整",
    "100000001": "壹亿零壹元整",
    "1000010000": "壹拾亿零壹万元整",
    "100001000": "壹亿零壹仟元整",
    "123456789012": "壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元整",
}
NOT_AMOUNTS = ("一千", "1.234", "-5", ".", "1234567890123", "12abc")


@pytest.fixture(params=["http", "disk"])
def base(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return server if request.param == "http" else site.as_uri()


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """The form on a phone; any error, or word to another place than the site, fails the test."""
    with phone(browser, base) as page:
        page.goto(f"{base}/forms/agreement.html")
        yield page


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("Object.assign({}, localStorage)")
    return found


def date(page: Page, label: str, year: int, month: int, day: int) -> None:
    box = page.get_by_role("group", name=label, exact=True)
    for unit, number in (("年", year), ("月", month), ("日", day)):
        box.get_by_label(unit).fill(str(number))


def signed(page: Page, first: tuple[int, int, int], sealed: tuple[int, int, int]) -> None:
    date(page, "日期", *first)
    date(page, "盖章日期", *sealed)


def test_amounts_are_said_in_capitals(page: Page) -> None:
    said = page.locator(".pf-capitals")
    for figures, capitals in AMOUNTS.items():
        page.get_by_label("涉及金额").fill(figures)
        assert said.text_content() == f"人民币（大写）：{capitals}", figures
    for figures in NOT_AMOUNTS:
        page.get_by_label("涉及金额").fill(figures)
        assert "写成数字" in (said.text_content() or ""), figures
    page.get_by_label("涉及金额").fill("")
    assert said.text_content() == ""


def test_what_is_missing_is_told(page: Page) -> None:
    reminder, effect = page.locator("[data-missing]").all()
    expect(reminder.locator(".pf-note-title")).to_have_text("提醒")
    expect(effect.locator(".pf-note-title")).to_have_text("尚未生效")
    expect(reminder.locator("li:visible")).to_have_text(["协议：协议内容", "协议：履行期限"])
    page.get_by_label("协议内容").fill("修好排水沟")
    expect(reminder.locator("li:visible")).to_have_text(["协议：履行期限"])
    date(page, "履行期限", 2027, 2, 30)  # there is no such day
    expect(reminder).to_be_visible()
    date(page, "履行期限", 2027, 2, 28)
    expect(reminder).to_be_hidden()
    page.get_by_label("当事人签名").check()
    expect(effect.locator("li:visible")).to_have_text(["签名盖章：人民调解委员会印章"])
    page.get_by_label("人民调解委员会印章").check()
    expect(effect).to_be_hidden()


def test_the_last_day_is_counted_from_the_day_after(page: Page) -> None:
    said = page.locator(".pf-form-result")
    expect(said).to_contain_text("日期填全了")
    signed(page, (2027, 3, 8), (2027, 3, 10))
    # The earlier of two days is the safe one.
    expect(said).to_contain_text("第30天是2027年4月7日（星期三）")
    expect(said).to_contain_text("放假的安排要另外查")
    signed(page, (2026, 11, 26), (2026, 11, 26))
    expect(said).to_contain_text("2026年12月26日（星期六）")
    expect(said).to_contain_text("顺延到2026年12月28日（星期一）；调休上班的，不顺延")
    signed(page, (2026, 11, 27), (2026, 11, 27))
    expect(said).to_contain_text("12月27日（星期日）。这天休息的，顺延到2026年12月28日（星期一）")
    signed(page, (2028, 2, 1), (2028, 2, 1))  # a leap year
    expect(said).to_contain_text("2028年3月2日")
    date(page, "日期", 2028, 13, 1)
    expect(said).to_contain_text("日期填全了")


def test_a_warning_stands_out_when_it_counts(page: Page) -> None:
    warning = page.locator("[data-warns]")
    expect(warning).to_contain_text("法院不受理")
    assert "pf-note--on" not in (warning.get_attribute("class") or "")
    page.get_by_label("地界归谁").check()
    assert "pf-note--on" in (warning.get_attribute("class") or "")


def test_nothing_is_kept_unless_asked_and_all_is_forgotten(page: Page) -> None:
    fill(page)
    page.reload()
    assert stored(page) == {} and page.get_by_label("协议内容").input_value() == ""
    fill(page)
    page.get_by_role("button", name="存下").click()
    expect(page.locator(".pf-form-status")).to_contain_text("存下了")
    (key,) = stored(page)
    kept = json.loads(stored(page)[key])
    assert abs(kept["until"] - page.evaluate("Date.now()") - 7 * DAY) < DAY / 2
    page.reload()
    assert page.get_by_label("协议内容").input_value() == "修好排水沟"
    assert page.get_by_label("名称，第2行").input_value() == "照片"
    assert page.get_by_label("地界归谁").is_checked()
    assert page.get_by_label("当事人签名").is_checked()
    expect(page.locator(".pf-capitals")).to_contain_text("壹佰元整")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="清除").click()
    assert len(stored(page)) == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清除").click()
    assert stored(page) == {} and page.get_by_label("协议内容").input_value() == ""
    expect(page.locator(".pf-capitals")).to_be_hidden()
    page.reload()
    assert page.get_by_label("名称，第2行").input_value() == ""


def fill(page: Page) -> None:
    page.get_by_label("协议内容").fill("修好排水沟")
    page.get_by_label("涉及金额").fill("100")
    page.get_by_label("名称，第2行").fill("照片")
    page.get_by_label("地界归谁").check()
    page.get_by_label("当事人签名").check()


def test_a_draft_of_eight_days_ago_is_forgotten_by_any_page(page: Page, base: str) -> None:
    fill(page)
    page.get_by_role("button", name="存下").click()
    (key,) = stored(page)
    age = "([key, by]) => {const d = JSON.parse(localStorage[key]); d.until -= by;"
    page.evaluate(age + "localStorage[key] = JSON.stringify(d)}", [key, 6 * DAY])
    page.goto(f"{base}/index.html")
    assert list(stored(page)) == [key]
    page.evaluate(age + "localStorage[key] = JSON.stringify(d)}", [key, 2 * DAY])
    page.evaluate("localStorage['pf-form-broken'] = '{'")
    page.goto(f"{base}/index.html")
    assert stored(page) == {}


def test_only_a_form_loads_its_script(site: Path) -> None:
    for path in site.rglob("*.html"):
        has_form = "<pf-form" in path.read_text("utf-8")
        assert ("assets/form." in path.read_text("utf-8")) == has_form, path.name
    assert len(list((site / "assets").glob("form.*.js"))) == 1
    (size,) = (path.stat().st_size for path in (site / "assets").glob("form.*.js"))
    assert size < 12_000


def test_without_script_it_is_filled_in_and_read(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/forms/agreement.html")
    page.get_by_label("协议内容").fill("修好排水沟")
    page.get_by_label("地界归谁").check()
    assert page.get_by_label("协议内容").input_value() == "修好排水沟"
    expect(page.get_by_text("三十日内共同提出")).to_be_visible()
    expect(page.get_by_text("法院不受理")).to_be_visible()
    assert page.get_by_role("button", name="清除").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    fill(page)
    page.get_by_label("涉及金额").fill("许多")
    page.get_by_role("button", name="存下").click()
    # From disk a browser lets no script read a stylesheet, and axe would ask for it.
    results = Axe().run(page, options={"preload": False})
    assert results.violations_count == 0, results.generate_report()


def test_touch_targets_and_width(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for box in page.locator("pf-form button, pf-form label.pf-choice").all():
        size = box.bounding_box()
        assert size and size["height"] >= 44, box.text_content()


def test_on_paper_the_amount_stands_in_capitals_and_no_button(page: Page) -> None:
    fill(page)
    words = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    # Chromium writes some characters as radicals that look the same.
    text = "".join(one.extract_text() for one in words.pages)
    printed = unicodedata.normalize("NFKC", text).replace("⺠", "民")
    assert "壹佰元整" in printed
    assert not any(word in printed for word in ("清除", "写完对一遍", "纸上已经办好"))
