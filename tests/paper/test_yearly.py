"""The yearly report for the township government: its figures are the published ones."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import ink
import pypdf
import pytest

from building import AS_OF
from pufa.config import find
from pufa.edition import compile_edition
from pufa.findings import PufaError, Report
from pufa.model import DRAFT, Gap, Library, Text
from pufa.model.statistics import MEASURES, shown
from pufa.paper import Shop
from pufa.paper.press import Press


@pytest.fixture(scope="module")
def library(portal: Path) -> Library:
    report = Report()
    edition = compile_edition(find(portal, AS_OF), report)
    assert edition is not None, report.text()
    return edition.library


def printed(press: Press, library: Library, year: int) -> bytes:
    report = Report()
    pdf = Shop(library, {}, press, report).yearly(year)
    assert pdf is not None, report.text()
    return pdf


def test_the_figures_are_those_of_the_releases(press: Press, library: Library) -> None:
    text = ink.text(printed(press, library, 2025))
    of_year = [one for one in library.releases if one.period.year == 2025]
    for release in of_year:
        for one in release.headlines:
            stated = f"2025年{one.measure}：{one.text}。怎么算的："
            assert (stated in text) == (one.year == 2025)
        for table in library.tables:
            if table.release == release.id:
                assert f"{table.title}（{release.period}）" in text
                for label, cells in table.rows:
                    assert label + "".join(shown(cell.value) for cell in cells) in text
    # Of another year only what stands side by side.
    assert "2024年171件（引用）95%以上（引用）没有公布" in text
    assert "2025年193件96%0件" in text and "各年受理的纠纷：2024年171件（引用）；" in text
    assert "上河村64" not in text


def test_what_is_unknown_stays_open(press: Press, library: Library) -> None:
    text = ink.text(printed(press, library, 2025))
    stated = {one.measure for one in library.release("2025年报").headlines}
    for measure in MEASURES:
        assert (f"2025年{measure}：待填写。" in text) == (measure not in stated)
    for blank in ("报送：待填写", "签发：待填写", "日期：待填写", "五、问题和打算待填写"):
        assert blank in text
    assert ("示例所长签（2026年1月20日）" in text) and not re.search("签发：示例", text)


def test_zero_hidden_and_not_collected_are_told_apart(press: Press, library: Library) -> None:
    text = ink.text(printed(press, library, 2025))
    assert "民转刑：0件" in text and "家事类＊" in text and "口头协议未收集" in text
    for meaning in ("＊不等于0", "未收集：没有统计过", "没有公布：那一年"):
        assert meaning in text
    values = [cell.value for table in library.tables for cell in table.cells]
    assert Gap.HIDDEN in values and 0 not in values


def test_writings_are_counted_by_their_year(press: Press, library: Library) -> None:
    counts = [
        sum(one.date.year == 2026 for one in of)
        for of in (library.articles, library.cases, library.bulletins)
    ]
    assert all(counts)
    text = ink.text(printed(press, library, 2026))
    assert "2026年写了文章{}篇，案例{}篇，编印简报{}期".format(*counts) in text
    assert "2026年没有公布过表" in text and "2026年受理：待填写" in text
    with pytest.raises(PufaError, match="1999年没有公布过统计"):
        printed(press, library, 1999)


def test_it_is_archival_a4_and_its_end_is_not_alone(press: Press, library: Library) -> None:
    pdf = printed(press, library, 2025)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    xmp = reader.root_object["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp and "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert {tuple(map(round, page.mediabox[2:])) for page in reader.pages} == {(595, 842)}
    assert reader.metadata is not None
    assert reader.metadata.title == "青禾镇司法所2025年人民调解和普法工作报告"
    last = max(glyph.page for glyph in ink.glyphs(pdf))
    end = "".join(glyph.char for glyph in ink.glyphs(pdf) if glyph.page == last)
    assert "五、问题和打算" in end and "签发：待填写" in end
    assert printed(press, library, 2025) == pdf


def test_a_draft_says_so_on_every_page(press: Press, library: Library) -> None:
    draft = replace(library, office=replace(library.office, authorized=None))
    pdf = printed(press, draft, 2025)
    assert ink.text(pdf).count(DRAFT) == len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_character_without_a_font_is_found_where_it_stands(
    press: Press, library: Library
) -> None:
    release = library.release("2025年报")
    words = Text(release.file, 12, "怎么算\ue123。", "怎么算\ue123。")
    headline = replace(release.headlines[0], definition=words, line=12)
    changed = replace(library, releases=(replace(release, headlines=(headline,)),))
    report = Report()
    assert Shop(changed, {}, press, report).yearly(2025) is None
    assert [(one.code, one.line) for one in report.findings] == [("PAP001", 12)]
