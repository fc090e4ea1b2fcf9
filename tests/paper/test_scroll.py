"""The long picture: what the page says, as wide as a phone, as high as WeChat shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import ink
import pytest
import sample
import zxingcpp
from PIL import Image
from test_sheets import ARTICLE, ONLINE, SHOWN, bare, lines

from pufa.findings import PufaError, Report
from pufa.model import DRAFT, Article, Office
from pufa.paper import Shop, fonts, scroll
from pufa.paper.press import Press


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    """The fonts of this machine alone: drawing takes long."""
    with Press(fonts.resolve()) as press:
        yield press


def made(press: Press, article: Article = ARTICLE, office: Office = ONLINE) -> list[Image.Image]:
    report = Report()
    pictures = Shop(sample.library(article, office=office), {}, press, report).scroll(article)
    assert pictures is not None, report.text()
    return [Image.open(io.BytesIO(data)) for data in pictures]


def words(press: Press, office: Office = ONLINE) -> str:
    """What is drawn, as text."""
    job = scroll.job(ARTICLE, sample.library(ARTICLE, office=office), press, {})
    return ink.text(press.pdf(job.code, job.day))


def test_it_has_every_word_of_the_page(press: Press) -> None:
    text = words(press).replace("[1]", "").replace("[2]", "")
    for line in (ARTICLE.title, f"简单说：{ARTICLE.summary}", *lines(SHOWN)):
        assert bare(line) in text, line
    for said in ("第一个脚注。", "第二个脚注。", "0400-5550101青禾镇司法所", "12348法律咨询热线"):
        assert said in text
    assert "法律条文核对至：2026年6月3日" in text and "不能代替律师和法院的意见" in text


def test_it_is_as_wide_as_a_phone_and_small(press: Press) -> None:
    (picture,) = made(press)
    assert picture.width == 1080 and 3000 < picture.height <= scroll.HIGHEST
    assert picture.mode == "P" and picture.info == {}
    assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    job = scroll.job(ARTICLE, sample.library(ARTICLE, office=ONLINE), press, {})
    found = ink.glyphs(press.pdf(job.code, job.day))
    assert min(glyph.size for glyph in found if ord(glyph.char) > 0x4E00) >= 14


def test_its_code_leads_to_the_page(press: Press) -> None:
    (picture,) = made(press)
    end = picture.convert("L").crop((0, picture.height - 600, 1080, picture.height))
    assert [code.text for code in zxingcpp.read_barcodes(end)] == [
        "https://county.example.org/column/qinghe/pufa/articles/paishui.html"
    ]
    (without,) = made(press, office=replace(ONLINE, site_url=None))
    assert zxingcpp.read_barcodes(without.convert("L")) == []


def test_a_draft_says_so(press: Press) -> None:
    assert DRAFT not in words(press)
    assert DRAFT in words(press, replace(ONLINE, authorized=None))


def test_what_is_too_high_is_parted_evenly(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scroll, "HIGHEST", 2800)
    parts = made(press, office=replace(ONLINE, authorized=None))
    assert len(parts) == 2
    heights = [part.height for part in parts]
    assert max(heights) <= 2800 and min(heights) > 0.6 * max(heights)
    for part in parts:
        # The line of drafts stands on each, in red.
        head = part.convert("RGB").crop((0, 0, 1080, 140)).getcolors(1 << 20) or []
        assert any(red > 140 and green < 60 for _, (red, green, _) in head)


def test_the_same_content_gives_the_same_bytes(press: Press) -> None:
    first, second = (made(press)[0] for _ in range(2))
    assert first.tobytes() == second.tobytes() and first.getpalette() == second.getpalette()


def test_what_paper_refuses_is_refused(press: Press) -> None:
    report = Report()
    article = replace(ARTICLE, title="标题\ue123")
    shop = Shop(sample.library(article), {}, press, report)
    assert shop.scroll(article) is None
    assert [one.code for one in report.findings] == ["PAP001"]
    endless = replace(ARTICLE, text=replace(ARTICLE.text, plain="字" * 9000))
    with pytest.raises(PufaError, match="9000 字"):
        shop.scroll(endless)
