"""A bulletin is an official document: its grid, its parts, and the marks of its PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import ink
import pypdf
import pytest
import sample
from PIL import Image, ImageChops, ImageStat

from pufa.findings import Report
from pufa.media import Prepared, prepare
from pufa.model import DRAFT, Bulletin, Library, Notice, Reference
from pufa.paper import bulletin
from pufa.paper.press import Press

NONE: dict[str, Prepared] = {}
EXPECTED = Path(__file__).parent / "expected" / "first-page.png"


def printed(
    press: Press, issue: Bulletin, library: Library, pictures: Mapping[str, Prepared] = NONE
) -> bytes:
    report = Report()
    pdf = bulletin.render(issue, library, press, report, pictures)
    assert pdf is not None, report.text()
    return pdf


def notice(text: str, title: str = "一条消息") -> Notice:
    return sample.notice(title, text, 9)


@pytest.fixture(scope="module")
def prose(press: Press) -> bytes:
    """Six pages of text alone."""
    issue = sample.bulletin(notice("\n\n".join([sample.PROSE] * 16)))
    return printed(press, issue, sample.library())


@pytest.fixture(scope="module")
def draft(press: Press) -> bytes:
    """A bulletin with all its parts, of an office that has not been authorized."""
    basis = "## 法律依据\n\n- 《民法典》第二百九十条。"
    article = sample.article(f"名字里有喆堃玥璟镕。\n\n{sample.PROSE}\n\n{sample.PROSE}\n\n{basis}")
    items = [notice(f"第{number}条的正文。", f"第{number}条消息") for number in range(1, 5)]
    issue = sample.bulletin(*items, Reference("paishui", 20), note="开春了。\n\n再说一句。")
    return printed(press, issue, sample.library(article, office=sample.DRAFT_OFFICE))


def pages(pdf: bytes) -> list[str]:
    found = ink.glyphs(pdf)
    return [
        "".join(glyph.char for glyph in found if glyph.page == page)
        for page in range(1, found[-1].page + 1)
    ]


def test_lines_stand_on_the_grid(prose: bytes) -> None:
    lines = ink.lines(ink.glyphs(prose))
    assert len(lines) > 100
    assert sum(ink.off_grid(line) < 1 for line in lines) >= 0.98 * len(lines)
    inner = [line for line in lines if line[0].page == 2]
    assert len(inner) == 22
    assert abs(inner[0][0].y - 0.88 * 16 - ink.TOP) < ink.MM
    assert abs(inner[-1][0].y - 0.88 * 16 - ink.TOP - 21 * ink.PITCH) < ink.MM


def test_full_lines_are_flush_and_hold_28_characters(prose: bytes) -> None:
    found = ink.glyphs(prose)
    full = ink.full(found)
    assert len(full) > 80
    assert sum(map(ink.is_flush, full)) >= 0.98 * len(full)
    margin = min(line[0].x for line in ink.lines(found))
    assert abs(margin - ink.LEFT) < ink.MM
    han = [line for line in full if all(glyph.char >= "\u3000" for glyph in line)]
    assert han and all(27 <= len(line) <= 30 for line in han if line[0].x < ink.LEFT + 6)


def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark(prose: bytes) -> None:
    for line in ink.lines(ink.glyphs(prose)):
        assert line[0].char not in ink.CLOSING
        assert line[-1].char not in ink.OPENING


def test_page_numbers_stand_under_the_type_area(prose: bytes) -> None:
    numbers = [glyph for glyph in ink.glyphs(prose) if glyph.size == 14 and glyph.y > ink.BOTTOM]
    cell = 156 * ink.MM / 28
    for page in range(1, numbers[-1].page + 1):
        line = [glyph for glyph in numbers if glyph.page == page]
        if abs(line[0].y - line[-1].y) > 1:
            continue
        assert "".join(glyph.char for glyph in line) == f"—{page}—"
        assert abs(line[0].y - 14 * 0.38 - ink.BOTTOM - 7 * ink.MM) < 0.5 * ink.MM
        if page % 2:
            assert abs(line[-1].x + 14 - (ink.RIGHT - cell)) < ink.MM
        else:
            assert abs(line[0].x - (ink.LEFT + cell)) < ink.MM


def test_parts_of_the_document_are_there(draft: bytes) -> None:
    first, *_, last = pages(draft)
    assert "青禾司法简报" in first
    assert "第1期（总第7期）青禾镇司法所2026年3月2日" in first
    assert "编者按：开春了。再说一句。" in first
    assert "目录第1条消息" in first
    text = "".join(pages(draft))
    assert "提要：先看现场，再商量。" in text
    assert "起草：示例编写人法律条文核对至：2026年6月3日审核：示例所长" in text
    assert "喆堃玥璟镕" in text
    assert "报：虚构县司法局，青禾镇人民政府。" in last
    assert "送：上河村人民调解委员会，下河村人民调解委员会。" in last
    assert "签发：示例签发人（2026年3月2日）" in last
    assert "保密审查：示例审查人（2026年3月2日）共印60份" in last


def test_the_colophon_ends_with_the_type_area(draft: bytes) -> None:
    found = ink.glyphs(draft)
    lowest = max(
        glyph.y for glyph in found if glyph.page == found[-1].page and glyph.y < ink.BOTTOM
    )
    assert 0 < ink.BOTTOM - lowest < 6 * ink.MM


def test_names_that_need_two_lines_begin_beside_their_word(press: Press) -> None:
    send_to = tuple(f"第{number}村人民调解委员会" for number in "一二三四五六七八")
    pdf = printed(press, sample.bulletin(notice("正文。"), send_to=send_to), sample.library())
    small = [glyph for glyph in ink.glyphs(pdf) if glyph.size == 14]
    start = "".join(glyph.char for glyph in small).index("送：第一村")
    assert small[start].y == pytest.approx(small[start + 2].y)


def test_a_table_of_contents_needs_more_than_four_items(press: Press) -> None:
    items = [notice("正文。", f"消息{number}") for number in range(4)]
    assert "目录" not in ink.text(printed(press, sample.bulletin(*items), sample.library()))


def test_drafts_say_so_on_every_page(press: Press, draft: bytes) -> None:
    assert len(pages(draft)) > 2
    assert all(DRAFT in page for page in pages(draft))
    released = printed(press, sample.bulletin(notice("正文。")), sample.library())
    assert "样稿" not in ink.text(released)


def test_what_is_unknown_is_to_be_filled_in(press: Press) -> None:
    unknown = ("待填写",)
    issue = sample.bulletin(
        Reference("paishui", 1),
        report_to=unknown,
        send_to=unknown,
        copies="待填写",
        signed=None,
        secrecy_checked=None,
    )
    article = sample.article("正文。", reviewed=None)
    text = ink.text(printed(press, issue, sample.library(article)))
    assert "审核：待填写" in text
    assert "报：待填写。送：待填写。共印待填写份" in text
    assert "签发" not in text and "保密" not in text


def test_a_long_masthead_shrinks(press: Press) -> None:
    office = replace(sample.OFFICE, masthead="辽宁省阜新蒙古族自治县苍土乡司法所普法简报")
    pdf = printed(press, sample.bulletin(notice("正文。")), sample.library(office=office))
    red = [glyph for glyph in ink.glyphs(pdf) if glyph.size > 16 and glyph.y < 80 * ink.MM]
    assert "".join(glyph.char for glyph in red) == office.masthead
    assert red[0].x > ink.LEFT - ink.MM and red[-1].right < ink.RIGHT + ink.MM


def test_titles_and_notes_come_out_verbatim(press: Press) -> None:
    marks = "#let $x$ *a* _b_ @c <d> \\e ~f [g] //h /*i*/ `j` \"k\" 'l' =m -n +o ^p &q {r}"
    office = replace(sample.OFFICE, name=marks)
    article = sample.article("正文。", title=marks, summary=marks, drafted=marks)
    issue = sample.bulletin(
        *(Reference("paishui", 1), notice("正文。", marks)),
        note=marks,
        issuer=marks,
        report_to=(marks,),
    )
    pdf = printed(press, issue, sample.library(article, office=office))
    assert ink.text(pdf).count("".join(marks.split())) == 7
    metadata = pypdf.PdfReader(io.BytesIO(pdf)).metadata
    assert metadata is not None and metadata.author == marks


def test_pdfs_are_archival_and_accessible(draft: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(draft))
    xmp = reader.root_object["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert reader.root_object["/Lang"] == "zh-CN"
    assert reader.metadata is not None
    assert reader.metadata.title == "青禾司法简报2026年第1期（总第7期）"
    assert reader.metadata.author == "青禾镇司法所"
    titles = [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)]
    assert titles == [f"第{number}条消息" for number in range(1, 5)] + ["邻居排水起了纠纷怎么办"]


def test_every_font_is_embedded(draft: bytes) -> None:
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in pypdf.PdfReader(io.BytesIO(draft)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_the_same_content_gives_the_same_bytes(press: Press, prose: bytes) -> None:
    issue = sample.bulletin(notice("\n\n".join([sample.PROSE] * 16)))
    other = sample.bulletin(notice("另一期。"), number=2)
    printed(press, other, sample.library())
    assert printed(press, issue, sample.library()) == prose


def test_a_character_without_a_font_is_a_finding(press: Press) -> None:
    article = sample.article("第一行。\n\n第二行😀。", title="标题\U0003fffd")
    issue = sample.bulletin(notice("好。\n\n又是😀。", "别的"), Reference("paishui", 1))
    report = Report()
    assert bulletin.render(issue, sample.library(article), press, report, NONE) is None
    places = [(finding.code, finding.file, finding.line) for finding in report.sorted()]
    assert places == [
        ("PAP001", "content/articles/邻里/排水.md", 3),
        ("PAP001", "content/articles/邻里/排水.md", 14),
        ("PAP001", "content/bulletins/2026-1.yml", 11),
    ]
    assert "😀" in report.text() and "U+1F600" in report.text()


def test_four_pages_or_eight_with_the_colophon_on_the_last(press: Press) -> None:
    for count, expected in ((1, 4), (8, 4), (9, 8), (16, 8)):
        issue = sample.bulletin(notice("\n\n".join([sample.PROSE] * count)))
        job = bulletin.job(issue, sample.library(), press, NONE, is_four=True)
        found = pages(press.pdf(job.code, job.day))
        assert len(found) == expected
        assert [number for number, page in enumerate(found, 1) if "共印60份" in page] == [expected]


def test_pictures_are_printed_with_their_alt_text_and_without_metadata(
    press: Press, tmp_path: Path
) -> None:
    folder = tmp_path / "content" / "articles" / "邻里"
    folder.mkdir(parents=True)
    for name, size in (("宽.png", (1600, 300)), ("高.jpg", (300, 1600)), ("小.gif", (40, 40))):
        exif = Image.Exif()
        exif[0x010E] = "SECRET-PLACE"
        Image.new("RGB", size, "navy").save(folder / name, exif=exif)
    alts = ["一条“宽”的沟 #1", "很高的墙", "小图", "没有的图"]
    source = "".join(
        f"{sample.PROSE}\n\n![{alt}]({name})\n\n"
        for alt, name in zip(alts, ("宽.png", "高.jpg", "小.gif", "无.png"), strict=True)
    )
    library = sample.library(sample.article(source + sample.PROSE))
    made = {
        f"content/articles/邻里/{name}": prepare(folder / name, tmp_path / "kept")
        for name in ("宽.png", "高.jpg", "小.gif")
    }
    pictures = {file: one for file, one in made.items() if isinstance(one, Prepared)}
    pdf = printed(press, sample.bulletin(Reference("paishui", 1)), library, pictures)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = [
        element["/Alt"]
        for element in map(pypdf.generic.IndirectObject.get_object, references(reader))
        if isinstance(element, dict) and "/Alt" in element
    ]
    assert found == alts[:3]
    assert "没有的图" in ink.text(pdf)
    assert sum(len(page.images) for page in reader.pages) == 3
    assert b"SECRET-PLACE" not in pdf
    # What stands after a picture stands on the grid again.
    assert all(ink.off_grid(line) < 1 for line in ink.lines(ink.glyphs(pdf)))


def references(reader: pypdf.PdfReader) -> list[pypdf.generic.IndirectObject]:
    return [
        pypdf.generic.IndirectObject(number, 0, reader)
        for number in range(1, reader.trailer["/Size"])
    ]


def test_the_first_page_looks_as_it_should(draft: bytes, update_golden: bool) -> None:
    page = ink.picture(draft)
    width, height = page.size
    head = page.crop((0, 0, width, 320))
    rest = page.crop((0, 320, width, height))
    assert reds(head) > 200 and reds(rest) == 0
    assert blacks(head) and blacks(rest) > 1000
    small = page.convert("L").resize((100, 141), Image.Resampling.BOX)
    if update_golden:
        EXPECTED.parent.mkdir(exist_ok=True)
        small.save(EXPECTED)
    # Another font moves no line: it differs from this picture by 3, a blank page by 5.
    with Image.open(EXPECTED) as expected:
        assert ImageStat.Stat(ImageChops.difference(small, expected)).mean[0] < 4


def reds(image: Image.Image) -> int:
    return sum(r > 180 and g < 80 and b < 80 for r, g, b in image.get_flattened_data())


def blacks(image: Image.Image) -> int:
    return sum(r < 90 and g < 90 and b < 90 for r, g, b in image.get_flattened_data())
