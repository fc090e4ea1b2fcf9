"""Practice in a real browser, over http and from disk: answering, reviewing, another phone."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from phones import phone

KEY = "pf-training-qinghe"
DAY = "Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000)"
COURSE, FIRST, SECOND = "index", "free-and-willing", "one-month"
BOX = {1: 1, 2: 2, 3: 4, 4: 8, 5: 16}


BOTH = pytest.mark.parametrize("base", ["http", "disk"], indirect=True)


@pytest.fixture
def base(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return site.as_uri() if getattr(request, "param", "http") == "disk" else server


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A narrow phone; any error, or word to another place than the site, fails the test."""
    with phone(browser, base, 320) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        yield page


def visit(page: Page, base: str, name: str) -> None:
    page.goto(f"{base}/training/qinghe/{name}.html")


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate(f"localStorage['{KEY}'] || 'null'") or "null")
    return found


def boxes(page: Page) -> dict[str, int]:
    return {name: entry[1] for name, entry in kept(page)["questions"].items()}


def done(page: Page, name: str) -> None:
    page.locator(f"#{name}").get_by_role("button", name="答好了").click()


def single(page: Page, name: str, option: str) -> None:
    # Once the script has come.
    expect(page.locator(f"#{name}").get_by_role("button", name="答好了")).to_be_visible()
    page.locator(f"#{name}").get_by_label(option).check()
    done(page, name)


def first_module(page: Page) -> None:
    """The first module: two right, one wrong."""
    single(page, "fee", "不收钱")
    for option in ("偏袒一方", "请吃饭的收下"):
        page.locator("#forbidden").get_by_label(option).check()
    done(page, "forbidden")  # 骂人 is missing
    single(page, "refuse", "错")


@BOTH
def test_one_try_then_the_reason(page: Page, base: str) -> None:
    visit(page, base, FIRST)
    assert page.evaluate("localStorage.length") == 0
    status = page.get_by_role("status").last
    expect(status).to_have_text("答了0／3题，对0题。")
    expect(page.locator("#fee .pf-key")).to_be_hidden()
    done(page, "fee")
    expect(status).to_have_text("还没有答。")
    assert page.evaluate("localStorage.length") == 0
    single(page, "fee", "不收钱")
    expect(page.locator("#fee .pf-result")).to_be_focused()
    expect(page.locator("#fee .pf-result")).to_have_text("对了。2天后再问一次。")
    expect(page.locator("#fee .pf-key")).to_contain_text("人民调解法")
    expect(page.locator("#fee").get_by_label("按件收")).to_be_disabled()
    assert page.locator("#fee").get_by_role("button", name="答好了").count() == 0
    # The next question by keyboard alone.
    page.locator("#fee").get_by_role("button", name="下一题").press("Enter")
    for option in ("偏袒一方", "请吃饭的收下"):
        box = page.locator("#forbidden").get_by_label(option)
        box.focus()
        box.press("Space")
    done(page, "forbidden")
    expect(page.locator("#forbidden .pf-result")).to_contain_text("不对")
    marks = page.locator("#forbidden .pf-verdict")
    assert sorted(marks.all_text_contents()) == ["✓ 正确"] * 3
    # The letters of the answer are those that stand before the options.
    right = {
        label.locator(".pf-letter").text_content()
        for label in page.locator("#forbidden > label").all()
        if label.locator(".pf-verdict").count()
    }
    assert (
        "、".join(sorted(filter(None, right)))
        == page.locator("#forbidden .pf-right").text_content()
    )
    assert boxes(page) == {"fee": 2, "forbidden": 1}
    day = page.evaluate(DAY)
    assert kept(page)["questions"]["fee"][2] == day + 2
    assert kept(page)["questions"]["forbidden"][2] == day + 1


def test_every_kind_is_judged(page: Page, base: str) -> None:
    visit(page, base, SECOND)
    page.locator("#days").get_by_role("textbox").fill(" ３０。")
    done(page, "days")
    expect(page.locator("#days .pf-result")).to_contain_text("对了")
    steps = page.locator("#steps")
    order = {"申请司法确认": "3", "双方在协议上签字": "2"}
    for words, place in order.items():
        steps.get_by_label(words).select_option(place)
    done(page, "steps")
    expect(page.get_by_role("status").last).to_contain_text("每个数字用一次")
    steps.get_by_label("问双方愿不愿意调").select_option("1")
    done(page, "steps")
    expect(steps.locator(".pf-result")).to_contain_text("对了")
    page.locator("#late").get_by_role("textbox").fill("过期了")
    done(page, "late")
    expect(page.locator("#late .pf-key li")).to_have_count(3)
    page.locator("#late").get_by_role("button", name="漏了要点").click()
    assert boxes(page) == {"days": 2, "steps": 2, "late": 1}
    # Two of three are less than 80 %.
    expect(page.get_by_role("status").last).to_contain_text("对的不到八成")


def test_options_stand_in_the_order_of_the_seed(page: Page, base: str) -> None:
    def order() -> list[str]:
        return page.locator("#forbidden > label input").evaluate_all("all => all.map(o => o.value)")

    def seeded(seed: int) -> list[str]:
        visit(page, base, FIRST)
        value = {"version": 1, "seed": seed, "last": "", "questions": {}}
        page.evaluate("([key, text]) => localStorage[key] = text", [KEY, json.dumps(value)])
        page.reload()
        return order()

    assert seeded(7) == seeded(7)
    assert len({tuple(seeded(seed)) for seed in range(6)}) > 2
    letters = page.locator("#forbidden .pf-letter").all_text_contents()
    assert letters == ["A", "B", "C", "D"]


@BOTH
def test_resume_review_and_the_book_of_wrong_ones(page: Page, base: str) -> None:
    visit(page, base, FIRST)
    single(page, "fee", "不收钱")
    page.reload()
    expect(page.locator("#fee .pf-result")).to_have_text("上次答对了。")
    expect(page.locator("#fee").get_by_label("不收钱")).to_be_disabled()
    page.get_by_role("button", name="接着做第2题").click()
    assert page.evaluate("document.activeElement.closest('fieldset').id") == "forbidden"
    for option in ("偏袒一方", "把话记下来"):
        page.locator("#forbidden").get_by_label(option).check()
    done(page, "forbidden")
    single(page, "refuse", "错")

    visit(page, base, COURSE)
    panel = page.locator(".pf-progress")
    expect(panel).to_contain_text("全课答了3／6题，对2题。")
    expect(panel).to_contain_text("今天该复习0题")
    expect(panel).to_contain_text("错题本1题")
    expect(page.locator(".pf-state").first).to_contain_text("答了3，对2（在学）")
    expect(page.locator("[data-aims]").nth(1)).to_have_text("（还没学）")
    expect(panel.get_by_role("link", name="上次做到第1课")).to_be_visible()
    panel.get_by_role("link", name="第1课1题").click()
    expect(page.locator(".pf-question:visible")).to_have_count(1)
    for option in ("偏袒一方", "请吃饭的收下", "骂人"):
        page.locator("#forbidden").get_by_label(option).check()
    done(page, "forbidden")
    expect(page.get_by_role("status").last).to_contain_text("这几题做完了")
    assert boxes(page) == {"fee": 2, "forbidden": 2, "refuse": 2}
    page.get_by_role("link", name="看全部的题").click()
    expect(page.locator(".pf-question:visible")).to_have_count(3)
    expect(page.get_by_role("status").last).to_contain_text("这一课过了")

    # Five boxes: each right answer on the day it is due moves a question one on.
    for box, wait in ((3, 4), (4, 8), (5, 16), (5, 16)):
        page.evaluate(
            "key => {const all = JSON.parse(localStorage[key]); all.questions.fee[2] = "
            f"{DAY}; localStorage[key] = JSON.stringify(all)}}",
            KEY,
        )
        visit(page, base, COURSE)
        expect(page.locator(".pf-progress")).to_contain_text("今天该复习1题")
        page.locator(".pf-progress").get_by_role("link", name="第1课1题").click()
        single(page, "fee", "不收钱")
        assert kept(page)["questions"]["fee"][1:] == [box, page.evaluate(DAY) + wait]


def test_another_bank_loses_nothing_without_a_word(page: Page, base: str) -> None:
    visit(page, base, FIRST)
    first_module(page)
    page.evaluate(
        "key => {const all = JSON.parse(localStorage[key]); all.questions.fee[0] = 'aaaa';"
        "all.questions.old = ['bbbb', 3, 1]; localStorage[key] = JSON.stringify(all)}",
        KEY,
    )
    visit(page, base, COURSE)
    panel = page.locator(".pf-progress")
    expect(panel).to_contain_text("全课答了2／6题")
    expect(panel).to_contain_text("1道改了，要重新做；1道没有了")
    visit(page, base, FIRST)
    expect(page.locator("#fee .pf-result")).to_have_text("这道题改过，请重新做。")
    single(page, "fee", "不收钱")
    assert boxes(page) == {"fee": 2, "forbidden": 1, "refuse": 2, "old": 3}


@pytest.mark.parametrize("text", ["{", '{"version": 2}', '{"version":1,"questions":{"fee":"x"}}'])
def test_what_cannot_be_read_is_kept(page: Page, base: str, text: str) -> None:
    visit(page, base, FIRST)
    page.evaluate("([key, text]) => localStorage[key] = text", [KEY, text])
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("读不出来")
    single(page, "fee", "不收钱")
    single(page, "refuse", "错")
    assert boxes(page) == {"fee": 2, "refuse": 2}
    assert page.evaluate(f"localStorage['{KEY}-broken']") == text


@BOTH
def test_full_or_cleared_storage_is_said(page: Page, base: str) -> None:
    visit(page, base, FIRST)
    page.evaluate("void (Storage.prototype.setItem = () => { throw new Error('full') })")
    single(page, "fee", "不收钱")
    expect(page.get_by_role("alert")).to_contain_text("存不下")
    single(page, "refuse", "错")
    expect(page.get_by_role("status").last).to_contain_text("答了2／3题")
    with page.expect_download() as download:
        page.get_by_role("button", name="存成文件").last.click()
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert file["course"] == "qinghe" and set(file["questions"]) == {"fee", "refuse"}
    page.reload()
    single(page, "fee", "不收钱")
    page.evaluate("localStorage.clear()")
    single(page, "refuse", "错")
    expect(page.get_by_role("alert")).to_contain_text("记录不在了")
    assert boxes(page) == {"refuse": 2}


def test_without_any_storage_practice_goes_on(page: Page, base: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('off') }})"
    )
    visit(page, base, FIRST)
    first_module(page)
    expect(page.get_by_role("status").last).to_contain_text("答了3／3题，对2题")
    expect(page.get_by_role("alert").first).to_contain_text("存不下")


@BOTH
def test_to_another_phone(page: Page, base: str, browser: Browser, tmp_path: Path) -> None:
    visit(page, base, FIRST)
    first_module(page)
    visit(page, base, COURSE)
    page.get_by_role("button", name="换手机").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="存成文件").click()
    file = Path(download.value.path()).read_text("utf-8")
    page.get_by_role("button", name="显示短文字和二维码").click()
    text = page.get_by_label("短文字", exact=True).input_value()
    picture = tmp_path / "code.png"
    page.locator(".pf-progress-code").screenshot(path=picture)
    (code,) = zxingcpp.read_barcodes(Image.open(picture))
    assert code.text == text and len(text) < 40
    mine = kept(page)["questions"]

    other = browser.new_context().new_page()
    visit(other, base, COURSE)
    other.get_by_role("button", name="换手机").click()
    said = other.locator(".pf-form-status")
    for wrong in (text[:-1], text.replace("PF1", "PF2"), "我的记录", "", "{}"):
        other.get_by_label("短文字粘在这里").fill(wrong)
        other.get_by_role("button", name="放进来").click()
        expect(said).to_contain_text("什么都没有动")
    assert other.evaluate("localStorage.length") == 0
    # As a messenger may have written it.
    other.get_by_label("短文字粘在这里").fill(f" {text[:9].lower()}\n{text[9:]} ")
    other.get_by_role("button", name="放进来").click()
    expect(said).to_have_text("放进来了：3题。")
    assert kept(other)["questions"] == mine
    expect(other.locator(".pf-progress")).to_contain_text("全课答了3／6题，对2题。")
    # A file brings what it knows later, and leaves what is newer here.
    later = json.loads(file)
    later["questions"]["forbidden"] = [mine["forbidden"][0], 2, mine["forbidden"][2] + 2]
    later["questions"]["fee"] = [mine["fee"][0], 1, 1]
    later["questions"]["gone"] = ["cccc", 3, 20000]
    chooser = other.get_by_label("或者选一个存下的文件")
    chooser.set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(later).encode()}
    )
    expect(said).to_have_text("放进来了：2题。另有2题，这部手机上的一样新或者更新，没有动。")
    assert boxes(other) == {"fee": 2, "forbidden": 2, "refuse": 2, "gone": 3}
    later["course"] = "else"
    chooser.set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(later).encode()}
    )
    expect(said).to_contain_text("另一门课")
    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="清除").click()
    expect(said).to_have_text("清除了。")
    assert other.evaluate("localStorage.length") == 0
    other.context.close()


def test_a_code_of_every_size(page: Page, base: str, tmp_path: Path) -> None:
    visit(page, base, COURSE)
    page.get_by_role("button", name="换手机").click()
    page.wait_for_function("() => !!window.pufaTraining.qr")
    page.set_viewport_size({"width": 900, "height": 900})
    for length in (1, 24, 60, 150, 180, 320, 400, 700, 1249):
        text = ("PF1-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 40)[:length]
        page.evaluate(
            "text => { const old = document.getElementById('qr'); if (old) old.remove();"
            "const box = pufaTraining.qr(text); box.id = 'qr'; document.body.prepend(box);"
            "box.firstChild.style.inlineSize = '800px'; }",
            text,
        )
        picture = tmp_path / "code.png"
        page.locator("#qr").screenshot(path=picture)
        (code,) = zxingcpp.read_barcodes(Image.open(picture))
        assert code.text == text, length
    assert page.evaluate("pufaTraining.qr('A'.repeat(1250))") is None


def test_text_holds_every_box_and_day(page: Page, base: str) -> None:
    visit(page, base, COURSE)
    page.get_by_role("button", name="换手机").click()
    page.wait_for_function("() => !!window.pufaTraining.qr")
    states = [(box, rest) for box, wait in BOX.items() for rest in range(wait + 1)]
    ids = [[f"q{at}", "abcd"] for at in range(len(states) + 1)]  # the last one has no answer
    day = page.evaluate(DAY)
    questions = {f"q{at}": ["abcd", box, day + rest] for at, (box, rest) in enumerate(states)}
    bank = [{"id": "one", "questions": ids}, {"id": "two", "questions": [["z", "abcd"]]}]
    whole = {"version": 1, "seed": 5, "last": "", "questions": questions}
    text = page.evaluate("([kept, bank]) => pufaTraining.encode(kept, bank)", [whole, bank])
    assert len(text) == 11 + 1 + 4 + len(states) + 5
    read = page.evaluate("([text, bank]) => pufaTraining.decode(text, bank)", [text, bank])
    assert read == {"kept": whole, "unknown": 0}
    # With another question in the module nothing is taken over, and that is known.
    ids[0][1] = "eeee"
    read = page.evaluate("([text, bank]) => pufaTraining.decode(text, bank)", [text, bank])
    assert read["unknown"] == 1 and read["kept"]["questions"] == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_large_type_fits(page: Page, base: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.add_init_script("try { localStorage['pufa-large'] = '1' } catch (blank) { }")
    for name in (FIRST, COURSE):
        visit(page, base, name)
        if name == FIRST:
            first_module(page)
        else:
            page.get_by_role("button", name="换手机").click()
            page.get_by_role("button", name="显示短文字和二维码").click()
        results = Axe().run(page, options={"preload": False})
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        for box in page.locator(
            "pf-quiz button, pf-course button, pf-course a, pf-quiz label"
        ).all():
            size = box.bounding_box()
            assert size is None or size["height"] >= 44 or size["height"] == 0, box.text_content()


def test_on_paper_questions_without_buttons(page: Page, base: str) -> None:
    visit(page, base, FIRST)
    first_module(page)
    page.emulate_media(media="print")
    expect(page.locator(".pf-question").first).to_be_visible()
    assert page.locator("pf-quiz button:visible, .pf-quiz-status:visible").count() == 0


def test_a_few_kilobytes_on_pages_of_training_only(site: Path) -> None:
    for name in ("quiz", "course", "transfer"):
        (path,) = (site / "assets").glob(f"{name}.*.js")
        assert len(gzip.compress(path.read_bytes())) <= 5000, name
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert ("assets/quiz." in text) == ("<pf-quiz" in text), path.name
        assert ("assets/course." in text) == ("<pf-course" in text), path.name
