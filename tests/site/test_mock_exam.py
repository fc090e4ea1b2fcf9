"""A mock exam and 学习证明 in a real browser: nothing is kept, nothing is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from phones import phone


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A narrow phone; any error, or word to another place than the site, fails the test."""
    with phone(browser, server, 320) as page:
        yield page


def visit(page: Page, base: str, name: str) -> None:
    page.goto(f"{base}/training/qinghe/{name}.html")


def is_sound(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


GIVE = """(wrong) => document.querySelectorAll('.pf-question').forEach((one, at) => {
  const right = one.dataset.answer.split('\\n');
  if (at === wrong) return;
  if (one.dataset.kind === 'fill') one.querySelector('input').value = right[0];
  else if (one.dataset.kind === 'case') one.querySelector('textarea').value = '先报警';
  else if (one.dataset.kind === 'order') one.querySelectorAll(':scope > label').forEach((label) => {
    label.querySelector('select').value = right.indexOf(label.dataset.letter) + 1;
  });
  else one.querySelectorAll('input').forEach((box) => { box.checked = right.includes(box.value); });
})"""


def test_an_exam_is_marked_and_forgotten(page: Page, server: str) -> None:
    visit(page, server, "exam.a")
    count = page.locator(".pf-question").count()
    cases = page.locator(".pf-question[data-kind=case]").count()
    bar = page.locator(".pf-quiz-status")
    expect(bar).to_contain_text("还有约")
    expect(page.locator(".pf-key:visible")).to_have_count(0)
    page.get_by_role("button", name="不看时间").click()
    expect(bar).not_to_contain_text("还有约", use_inner_text=True)
    is_sound(page)
    page.evaluate(GIVE, 0)
    page.get_by_role("button", name="交卷").click()
    expect(bar).to_contain_text("还有1题没答")
    page.get_by_role("button", name="交卷").click()
    right = count - cases - 1
    expect(page.get_by_role("heading", name=f"得{2 * right}分")).to_be_focused()
    expect(page.locator(".pf-result--bad")).to_have_count(1)
    expect(page.locator(".pf-key[open]")).to_have_count(1 + cases)
    expect(page.locator(".pf-key[open]").first).to_contain_text("为什么")
    is_sound(page)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.get_by_role("button", name="再考一次").click()
    expect(page.locator(".pf-result")).to_have_count(0)
    expect(page.locator(".pf-question input:checked")).to_have_count(0)


def test_from_disk_without_script_it_is_a_list_with_answers(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    visit(page, site.as_uri(), "exam.b")
    key = page.locator(".pf-key").first
    key.locator("summary").click()
    expect(key).to_contain_text("为什么")
    expect(page.get_by_role("button", name="交卷")).to_have_count(0)
    context.close()


def test_a_certificate_says_what_the_phone_knows(page: Page, server: str) -> None:
    visit(page, server, "index")
    stamps = {
        ident: stamp
        for one in page.locator("[data-module]").all()
        for ident, stamp in (
            pair.split(":") for pair in (one.get_attribute("data-questions") or "").split()
        )
    }
    first, *_ = stamps
    told = {"version": 1, "seed": 1, "last": "", "questions": {first: [stamps[first], 2, 99999]}}
    page.evaluate("text => localStorage.setItem('pf-training-qinghe', text)", json.dumps(told))
    visit(page, server, "index.certificate")
    said = page.locator(".pf-certificate-sum")
    expect(said).to_contain_text(f"全课{len(stamps)}题，答了1题，答对1题；2课里过了0课")
    expect(page.locator("main")).to_contain_text("可以改动")
    page.get_by_label("姓名").fill("示例人")
    is_sound(page)
    assert "示例人" not in page.evaluate("JSON.stringify(localStorage) + location.href")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    document.close()
    page.reload()
    expect(page.get_by_label("姓名")).to_have_value("")
