"""A release in a bulletin: its numbers on the grid, its charts with their words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import ink
import pypdf
import pytest
import sample

from building import compiled
from pufa.findings import Report
from pufa.model import Bulletin, Library, Release, Text
from pufa.paper import bulletin
from pufa.paper.press import Press
from pufa.stats import describe


@pytest.fixture(scope="module")
def library(portal: Path) -> Library:
    return compiled(portal)[0].library


def printed(press: Press, library: Library, *names: str) -> bytes:
    report = Report()
    items = tuple(Release(name, 9) for name in names)
    issue: Bulletin = replace(sample.bulletin(), items=items)
    pdf = bulletin.render(issue, library, press, report, {})
    assert pdf is not None, report.text()
    return pdf


@pytest.fixture(scope="module")
def half(press: Press, library: Library) -> bytes:
    return printed(press, library, "2025上半年")


def alternatives(pdf: bytes) -> Iterator[str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    for number in range(1, reader.trailer["/Size"]):
        element = pypdf.generic.IndirectObject(number, 0, reader).get_object()
        if isinstance(element, dict) and "/Alt" in element:
            yield str(element["/Alt"])


def test_every_published_number_is_printed(half: bytes) -> None:
    text = ink.text(half)
    assert "2025年上半年的统计" in text
    assert "少于5件（含0件），或为防止推算而不显示。＊不等于0。" in text
    assert "未收集：没有统计过，不等于没有。" in text
    for row in ("上河村35", "合计86", "家事类＊", "邻里类26", "书面协议58", "口头协议未收集"):
        assert row in text, row
    assert "公布的数里，邻里类最多，是26件；合计86件；有3格不显示。" in text
    assert "家事类：婚姻家庭、继承；邻里类：邻里、房屋宅基地；" in text


def test_charts_say_in_words_what_they_draw(half: bytes, library: Library) -> None:
    tables = [table for table in library.tables if table.release == "2025上半年"]
    assert list(alternatives(half)) == [describe(table) for table in tables]


def test_it_is_archival_and_accessible(half: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(half))
    xmp = reader.root_object["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp and "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_what_follows_stands_on_the_grid(half: bytes) -> None:
    lines = [line for line in ink.lines(ink.glyphs(half)) if line[0].size == 16]
    assert len(lines) > 8
    assert all(ink.off_grid(line) < 1 for line in lines)


def test_headlines_are_printed_with_who_answers_for_them(press: Press, library: Library) -> None:
    text = ink.text(printed(press, library, "2025年报"))
    assert "2025年因调处不当引起的民转刑：0件。怎么算的：" in text
    assert text.count("示例所长签（2026年1月20日）") == 3
    assert text.count("引用，不是本所签发的数字，出处：") == 2


def test_a_chart_with_many_bars_stays_on_its_page(press: Press, library: Library) -> None:
    table = library.tables[0]
    labels = [f"第{number}村" for number in range(1, 41)]
    cells = tuple(replace(table.cells[0], labels=(label,), value=9) for label in labels)
    one = replace(table, dims=("村",), cells=cells, shares=())
    pdf = printed(press, replace(library, tables=(one,)), one.release)
    glyphs = [glyph for glyph in ink.glyphs(pdf) if glyph.char == "村"]
    assert len(glyphs) >= 80  # in the table and in the chart
    assert all(glyph.y < ink.BOTTOM for glyph in glyphs)


def test_marks_in_labels_come_out(press: Press, library: Library) -> None:
    marks = "#$*_@<b>&amp;\\~[]//\"';`={}"
    table = library.tables[0]
    cells = tuple(replace(table.cells[0], labels=(f"{marks}{n}",), value=9) for n in range(3))
    one = replace(table, title=marks, dims=("村",), cells=cells, shares=())
    pdf = printed(press, replace(library, tables=(one,)), one.release)
    assert ink.text(pdf).count(marks) >= 4  # its title and three rows
    assert list(alternatives(pdf)) == [describe(one)]


def test_a_character_without_a_font_is_found_where_it_stands(
    press: Press, library: Library
) -> None:
    release = library.release("2025年报")
    words = Text(release.file, 12, "怎么算\ue123。", "怎么算\ue123。")
    headline = replace(release.headlines[0], definition=words, line=12)
    changed = replace(library, releases=(replace(release, headlines=(headline,)),))
    report = Report()
    issue: Bulletin = replace(sample.bulletin(), items=(Release("2025年报", 9),))
    assert bulletin.render(issue, changed, press, report, {}) is None
    assert [(one.code, one.file, one.line) for one in report.findings] == [
        ("PAP001", release.file, 12)
    ]
