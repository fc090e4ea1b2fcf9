"""Sheets on request: what stands on each, how large, and where its codes lead."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import ink
import pypdf
import pypdfium2
import pytest
import sample
import zxingcpp
from PIL import Image, ImageStat

from pufa.findings import PufaError, Report
from pufa.model import DRAFT, Article, Book, Case, Contact, Library, Office, Reference, Topic
from pufa.paper import Shop, booklet
from pufa.paper.press import Press
from pufa.text import markup

SITE = "https://county.example.org/column/qinghe/pufa/"
MARKS = '#let $x$ *a* _b_ @c <d> \\e ~f [g] //h `j` "k" =m -n +o'
BODY = f"""先说一句。[^2]

!!! warning "先去医院"
    别的以后再说。

## 怎么办

1. **留证据**。拍下{MARKS}。[^1]
2. **调解**。{sample.PROSE}

| 情形 | 怎么办 | 谁赔 |
|---|---|---|
| 一般的 | 先商量，商量不成再找调解员 | 养的人 |

## 要带什么

- 不收费。
    - 真的。

> 引一句。

## 法律依据

- 《民法典》第二百九十条：排水。

[^1]: 第一个脚注。
[^2]: 第二个脚注。
"""
SHOWN = BODY.partition("\n[^1]:")[0].replace("[^1]", "").replace("[^2]", "")
CONTACTS = (
    Contact("office", "青禾镇司法所", "0400-5550101", "示例路1号", "工作日", None),
    Contact("other", "派出所", "待填写", "待填写", "待填写", None),
)
ONLINE = replace(sample.OFFICE, site_url=SITE, contacts=CONTACTS)
ARTICLE = sample.article(BODY)
OTHER = sample.article(BODY, id="b", title="第二篇")

Make = Callable[[Shop], bytes | None]
KINDS: dict[str, tuple[Make, int]] = {
    "newsletter": (lambda shop: shop.newsletter(shop.library.articles, False), 2),
    "leaflet": (lambda shop: shop.leaflet(ARTICLE), 2),
    "poster": (lambda shop: shop.poster(ARTICLE, False), 1),
    "bookplates": (lambda shop: shop.bookplates(ARTICLE), 1),
}


def made(press: Press, make: Make, office: Office = ONLINE, **changes: object) -> bytes:
    report = Report()
    library = replace(sample.library(ARTICLE, OTHER, office=office), **changes)  # type: ignore[arg-type]
    pdf = make(Shop(library, {}, press, report))
    assert pdf is not None, report.text()
    return pdf


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def sheet(press: Press, kind: str) -> bytes:
    return made(press, KINDS[kind][0])


def images(pdf: bytes, dpi: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    found = [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    document.close()
    return found


def bare(text: str) -> str:
    return "".join(text.split())


def codes(pdf: bytes) -> list[str]:
    return [code.text for image in images(pdf, 150) for code in zxingcpp.read_barcodes(image)]


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Of every page, in mm."""
    return [
        (round(float(page.mediabox.width) / ink.MM), round(float(page.mediabox.height) / ink.MM))
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]


def lines(body: str) -> list[str]:
    """What a reader sees of *body* on its page, a block at a time."""
    return [bare(line) for line in markup.plain(markup.parse(body)).replace("↩", "").split("\n")]


def test_the_pages_are_as_many_and_as_large_as_they_should_be(kind: str, sheet: bytes) -> None:
    size = {"leaflet": (297, 210), "poster": (297, 420)}.get(kind, (210, 297))
    assert sizes(sheet) == [size] * KINDS[kind][1]


def test_all_are_archival_and_accessible_with_fonts_inside(kind: str, sheet: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(sheet))
    xmp = reader.root_object["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp and "<pdfuaid:part>1</pdfuaid:part>" in xmp
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_little_ink_is_needed(kind: str, sheet: bytes) -> None:
    # Labels hold little but codes, which are half black.
    most = 0.2 if kind == "bookplates" else 0.12
    for image in images(sheet, 72):
        assert 0.001 < 1 - ImageStat.Stat(image).mean[0] / 255 <= most


def test_they_are_black_on_white(kind: str, sheet: bytes) -> None:
    for page in pypdfium2.PdfDocument(sheet):
        colours = page.render(scale=0.5).to_pil().convert("HSV").getchannel("S").getextrema()
        assert colours[1] < 20


def test_codes_lead_to_the_page(kind: str, sheet: bytes) -> None:
    page = f"{SITE}articles/paishui.html"
    expected = {
        "newsletter": [page, f"{SITE}articles/b.html"],
        "bookplates": [page] * 24,
    }.get(kind, [page])
    assert sorted(codes(sheet)) == sorted(expected)


def test_without_an_address_words_say_where(press: Press, kind: str) -> None:
    office = replace(ONLINE, site_url=None)
    if kind == "bookplates":
        with pytest.raises(PufaError, match="还没有网址"):
            made(press, KINDS[kind][0], office)
        return
    pdf = made(press, KINDS[kind][0], office)
    assert codes(pdf) == []
    assert "到青禾镇司法所看，或者在普法网页上搜标题" in ink.text(pdf)


def test_they_say_whom_to_call(kind: str, sheet: bytes) -> None:
    text = ink.text(sheet)
    assert "青禾镇司法所" in text
    if kind != "bookplates":
        assert "0400-5550101青禾镇司法所12348法律咨询热线（读作幺二三四八）110" in text
        assert "派出所" not in text and "电话待填写" not in text


def test_a_phone_that_is_not_known_is_to_be_filled_in(press: Press, kind: str) -> None:
    if kind != "bookplates":
        pdf = made(press, KINDS[kind][0], replace(ONLINE, contacts=CONTACTS[1:]))
        assert "青禾镇司法所的电话待填写" in ink.text(pdf)


def test_drafts_say_so_on_every_side(press: Press, kind: str, sheet: bytes) -> None:
    assert "样稿" not in ink.text(sheet)
    pdf = made(press, KINDS[kind][0], replace(ONLINE, authorized=None))
    found = ink.glyphs(pdf)
    for page in range(1, len(sizes(pdf)) + 1):
        assert DRAFT in "".join(glyph.char for glyph in found if glyph.page == page)


def test_nothing_leaves_the_paper(kind: str, sheet: bytes) -> None:
    width, height = (side * ink.MM for side in sizes(sheet)[0])
    for glyph in ink.glyphs(sheet):
        assert glyph.x > 3 * ink.MM and glyph.right < width - 3 * ink.MM
        assert 3 * ink.MM < glyph.y < height - 3 * ink.MM


def test_the_same_content_gives_the_same_bytes(press: Press, kind: str, sheet: bytes) -> None:
    assert made(press, KINDS[kind][0]) == sheet


def test_marks_in_titles_come_out(press: Press, kind: str) -> None:
    title = "名字喆 #a $b$ *c* <d> \\e"
    article = replace(ARTICLE, title=title, summary=title)
    makes: dict[str, Make] = {
        "newsletter": lambda shop: shop.newsletter([article], False),
        "leaflet": lambda shop: shop.leaflet(article),
        "poster": lambda shop: shop.poster(article, False),
        "bookplates": lambda shop: shop.bookplates(article),
    }
    text = ink.text(made(press, makes[kind]))
    assert text.count(bare(title)) == (24 if kind == "bookplates" else 2)


def test_a_character_without_a_font_is_a_finding(press: Press, kind: str) -> None:
    article = replace(ARTICLE, title="标题\ue123")
    makes: dict[str, Make] = {
        "newsletter": lambda shop: shop.newsletter([article], False),
        "leaflet": lambda shop: shop.leaflet(article),
        "poster": lambda shop: shop.poster(article, False),
        "bookplates": lambda shop: shop.bookplates(article),
    }
    report = Report()
    library = sample.library(article, office=ONLINE)
    assert makes[kind](Shop(library, {}, press, report)) is None
    assert [(one.code, one.file) for one in report.findings] == [("PAP001", article.file)]


# The newsletter


def test_a_story_has_its_title_summary_and_steps_in_large_type(press: Press) -> None:
    pdf = made(press, KINDS["newsletter"][0])
    text = ink.text(pdf)
    section = BODY.partition("## 怎么办\n")[2].partition("## 要带")[0]
    for line in (ARTICLE.title, ARTICLE.summary, *lines(section.replace("[^1]", ""))):
        assert bare(line) in text.replace("[1]", "")
    assert text.count("第一个脚注") == 2 and "第二个脚注" not in text
    assert "要带什么" not in text
    large = "".join(glyph.char for glyph in ink.glyphs(pdf) if glyph.size >= 16)
    for words in (ARTICLE.title, ARTICLE.summary, "留证据。拍下", "12348法律咨询热线"):
        assert bare(words) in large


def test_one_story_has_the_whole_width(press: Press) -> None:
    pdf = made(press, lambda shop: shop.newsletter([ARTICLE], False))
    prose = [glyph for glyph in ink.glyphs(pdf) if glyph.size == 16]
    assert max(glyph.right for glyph in prose) > 180 * ink.MM
    assert len(sizes(pdf)) == 1


def test_a_composed_case_says_so(press: Press) -> None:
    fields = {name: getattr(ARTICLE, name) for name in Article.__dataclass_fields__}
    case = Case(**fields, consent=None)
    makes: Sequence[Make] = (
        lambda shop: shop.newsletter([case], False),
        lambda shop: shop.leaflet(case),
        lambda shop: shop.poster(case, False),
    )
    for make in makes:
        assert "编写的示例" in ink.text(made(press, make))


# The leaflet and the poster


def test_a_leaflet_has_every_word_of_the_page(press: Press) -> None:
    text = ink.text(made(press, KINDS["leaflet"][0]))
    # A note may stand at the end of a column, in the middle of a paragraph.
    for note in ("第一个脚注。", "第二个脚注。"):
        assert text.count(note) == 1
        text = text.replace(note, "")
    text = text.replace("[1]", "").replace("[2]", "")
    for line in (ARTICLE.title, ARTICLE.summary, *lines(SHOWN)):
        assert bare(line) in text, line


def test_a_poster_has_every_word_of_the_page_where_it_has_room(press: Press) -> None:
    body = "短的。\n\n## 怎么办\n\n1. 看。\n\n## 法律依据\n\n- 《民法典》第一条。"
    article = replace(ARTICLE, text=replace(ARTICLE.text, body=body))
    pdf = made(press, lambda shop: shop.poster(article, False))
    for line in (article.title, article.summary, *lines(body)):
        assert bare(line) in ink.text(pdf)
    assert min(glyph.size for glyph in ink.glyphs(pdf) if glyph.char == "看") >= 18


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("出了交通事故，先做什么，能赔哪些？", ["出了交通事故，", "先做什么，能赔哪些？"]),
        ("？！出了交通事故，先做什么，能赔哪些", ["？！出了交通事故，", "先做什么，能赔哪些"]),
    ],
)
def test_a_title_is_broken_after_a_mark(press: Press, title: str, rows: list[str]) -> None:
    article = replace(ARTICLE, title=title)
    pdf = made(press, lambda shop: shop.poster(article, False))
    glyphs = [one for one in ink.glyphs(pdf) if one.size > 40][: len(title)]
    by_row: dict[int, str] = {}
    for one in glyphs:
        by_row[round(one.y)] = by_row.get(round(one.y), "") + one.char
    assert list(by_row.values()) == rows


def test_a_poster_without_room_for_all_has_the_steps_whole(press: Press) -> None:
    body = f"{BODY}\n\n{sample.PROSE * 12}"
    article = replace(ARTICLE, text=replace(ARTICLE.text, body=body))
    text = ink.text(made(press, lambda shop: shop.poster(article, False)))
    assert "2.调解。农历二月初九" in text and "看全文和法律依据" in text
    assert "要带什么" not in text


def test_only_the_author_shortens(press: Press) -> None:
    short = "作者写的**短文**。\n\n- 第一点"
    article = replace(ARTICLE, short=short)
    poster = ink.text(made(press, lambda shop: shop.poster(article, False)))
    # A leaflet has the whole text where there is room.
    whole = ink.text(made(press, lambda shop: shop.leaflet(article)))
    assert "留证据" in whole and "作者写的短文。" not in whole
    body = f"## 怎么办\n\n1. 留证据。\n\n{sample.PROSE * 40}"
    long = replace(article, text=replace(ARTICLE.text, body=body))
    for text in (poster, ink.text(made(press, lambda shop: shop.leaflet(long)))):
        assert "作者写的短文。" in text and "第一点" in text
        assert "留证据" not in text and "不收费" not in text


def test_what_has_no_room_is_refused(press: Press) -> None:
    article = replace(ARTICLE, text=replace(ARTICLE.text, body=sample.PROSE * 40))
    makes: Sequence[Make] = (
        lambda shop: shop.leaflet(article),
        lambda shop: shop.poster(article, False),
    )
    for make in makes:
        with pytest.raises(PufaError, match="写不下"):
            made(press, make)
    basis = replace(
        ARTICLE, text=replace(ARTICLE.text, body=f"短。\n\n## 法律依据\n\n{sample.PROSE * 9}")
    )
    with pytest.raises(PufaError, match="写不下"):
        made(press, lambda shop: shop.leaflet(basis))


def test_a_leaflet_is_folded_where_nothing_stands(press: Press) -> None:
    pdf = made(press, KINDS["leaflet"][0])
    for page, folds in ((1, (97, 197)), (2, (100, 200))):
        for x in (fold * ink.MM for fold in folds):
            assert not any(
                glyph.page == page and glyph.x - 3 * ink.MM < x < glyph.right + 3 * ink.MM
                for glyph in ink.glyphs(pdf)
            )


def test_fold_marks_are_where_it_is_folded(press: Press) -> None:
    outside, inside = images(made(press, KINDS["leaflet"][0]), 254)  # ten pixels a mm
    for image, folds in ((outside, (970, 1970)), (inside, (1000, 2000))):
        for x in folds:
            assert image.crop((x - 5, 0, x + 5, 100)).getextrema()[0] < 128
            assert image.crop((x - 5, 2000, x + 5, 2100)).getextrema()[0] < 128


def test_four_tiles_make_the_poster(press: Press) -> None:
    pdf = made(press, lambda shop: shop.poster(ARTICLE, True))
    assert sizes(pdf) == [(210, 297)] * 4
    whole = images(made(press, KINDS["poster"][0]), 50)[0]
    tiles = images(pdf, 50)
    scale, dot = 1.27, 50 / 25.4
    width, height = 297 * scale / 2 * dot, 420 * scale / 2 * dot
    left, top = (210 * dot - width) / 2, (297 * dot - height) / 2
    joined = Image.new("L", (round(2 * width), round(2 * height)))
    for number, tile in enumerate(tiles):
        box = (round(left), round(top), round(left + width), round(top + height))
        joined.paste(tile.crop(box), (number % 2 * round(width), number // 2 * round(height)))
    small = (60, 85)
    one, other = (image.resize(small, Image.Resampling.BOX) for image in (whole, joined))
    pixels = zip(one.get_flattened_data(), other.get_flattened_data(), strict=True)
    assert sum(abs(a - b) for a, b in pixels) / (60 * 85) < 5
    assert "左上，沿角上的线裁下" in ink.text(pdf)


def test_every_tile_of_a_draft_says_so(press: Press) -> None:
    office = replace(ONLINE, authorized=None)
    pdf = made(press, lambda shop: shop.poster(ARTICLE, True), office)
    assert ink.text(pdf).count(DRAFT) == 4


# Bookplates


def test_every_book_has_its_label(press: Press) -> None:
    books = tuple(
        Book(f"第{number}本#书", "作者", "出版社", 2024, None, place, None)
        for number, place in enumerate(["上河村农家书屋", "待填写"] * 15)
    )
    pdf = made(press, lambda shop: shop.bookplates(None), books=books)
    text = ink.text(pdf)
    assert all(one.title in text for one in books)
    assert text.count("上河村农家书屋") == 15 and "待填写" not in text
    assert codes(pdf) == [SITE] * 30
    assert len(sizes(pdf)) == 2


def test_a_long_title_is_printed_whole(press: Press) -> None:
    article = replace(ARTICLE, title="名字很长的一篇文章" * 6)
    pdf = made(press, lambda shop: shop.bookplates(article))
    assert ink.text(pdf).count(article.title) == 24
    first = [glyph for glyph in ink.glyphs(pdf) if glyph.x < 70 * ink.MM][: len(article.title)]
    assert max(glyph.y for glyph in first) < 36 * ink.MM
    assert max(glyph.right for glyph in first) < 68 * ink.MM


def test_a_topic_has_labels(press: Press) -> None:
    topic = Topic("neighbours", "邻里", "排水、盖房")
    pdf = made(press, lambda shop: shop.bookplates(topic))
    assert codes(pdf) == [f"{SITE}topics/neighbours.html"] * 24


# Booklets


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (1, [(3, 0), (1, 2)]),
        (4, [(3, 0), (1, 2)]),
        (5, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_pages_of_a_booklet_follow_when_it_is_folded(
    count: int, sides: list[tuple[int, int]]
) -> None:
    assert booklet.order([""] * count) == sides


def test_a_booklet_is_a3_with_a_multiple_of_four_pages(press: Press) -> None:
    issue = sample.bulletin(*(sample.notice("一条", sample.PROSE) for _ in range(5)))
    pdf = made(press, lambda shop: shop.bulletin(issue, True))
    plain = made(press, lambda shop: shop.bulletin(issue, False))
    count = len(sizes(plain))
    assert sizes(pdf) == [(420, 297)] * (2 * -(-count // 4))
    first = images(pdf, 50)[0]
    right = first.crop((first.width // 2, 0, first.width, first.height)).resize((60, 85))
    page = images(plain, 50)[0].resize((60, 85))
    pixels = zip(right.get_flattened_data(), page.get_flattened_data(), strict=True)
    assert sum(abs(a - b) for a, b in pixels) / (60 * 85) < 5
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert "<pdfuaid:part>1</pdfuaid:part>" in reader.root_object["/Metadata"].get_data().decode()


def test_a_newsletter_can_be_a_booklet(press: Press) -> None:
    pdf = made(press, lambda shop: shop.newsletter([ARTICLE, OTHER], True))
    assert sizes(pdf) == [(420, 297)] * 2


def test_a_bulletin_that_cannot_be_printed_makes_no_booklet(press: Press) -> None:
    report = Report()
    library: Library = sample.library(replace(ARTICLE, title="\ue123"))
    shop = Shop(library, {}, press, report)
    assert shop.bulletin(sample.bulletin(Reference("paishui", 1)), True) is None
    assert [one.code for one in report.findings] == ["PAP001"]
