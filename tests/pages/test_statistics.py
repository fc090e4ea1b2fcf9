"""Pages of statistics: every number with its source, and three kinds of nothing told apart."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from html import unescape
from pathlib import Path

import pytest

from building import composed
from pufa.config import find
from pufa.edition import compile_edition
from pufa.findings import Report
from pufa.model import Gap, Library, Text
from pufa.pages.downloads import downloads

YEAR, HALF = "statistics/2025年报.html", "statistics/2025上半年.html"


@pytest.fixture(scope="module")
def library(portal: Path) -> Library:
    report = Report()
    made = compile_edition(find(portal, datetime.date(2026, 12, 1)), report)
    assert made is not None, report.text()
    return made.library


def body(library: Library, url: str) -> str:
    return next(page for page in composed(library) if page.url == url).body().html


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_a_headline_says_how_it_was_counted_and_who_answers_for_it(library: Library) -> None:
    words = text(body(library, YEAR))
    for one in library.release("2025年报").headlines:
        assert f"{one.year}年{one.measure}：{one.text}" in words
        assert one.definition.body in words and one.source.body in words
    assert words.count("示例所长签（2026年1月20日）") == 3
    assert words.count("引用，不是本所签发的数字") == 2


def test_years_stand_side_by_side(library: Library) -> None:
    html = body(library, "statistics/years.html")
    first, *others = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert cells(first) == [
        ["年", "受理", "调解成功率", "因调处不当引起的民转刑"],
        ["2024年", "171件（引用）", "95%以上（引用）", "没有公布"],
        ["2025年", "193件", "96%", "0件"],
    ]
    villages, kinds, forms = [*others, ""][:3]
    assert cells(villages)[0] == ["村", "2024年", "2025年"]
    assert ["石桥村", "＊不显示", "53"] in cells(villages)
    assert ["邻里类", "61", "66"] in cells(kinds) and not forms
    assert "受理的纠纷：2024年171件（引用）；2025年193件。" in text(html)
    assert all(word in text(html) for word in ("没有公布：", "未收集：", "0：", "＊："))


def cells(table: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    return [
        ["".join(text(one).split()) for one in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]


def test_the_list_leads_to_everything(library: Library) -> None:
    html = body(library, "statistics/index.html")
    for name in ("2025年报", "2025上半年", "2024年报", "years", "certificate"):
        assert f'href="{name}.html"' in html


def test_the_certificate_says_what_was_checked_and_what_was_not(library: Library) -> None:
    words = text(body(library, "statistics/certificate.html"))
    values = [cell.value for table in library.tables for cell in table.cells]
    printed = sum(isinstance(value, int) for value in values)
    assert f"写出来的数{printed}个" in words
    assert (
        f"不显示的{values.count(Gap.HIDDEN)}格；未收集的{values.count(Gap.UNCOLLECTED)}格" in words
    )
    assert f"公布过的统计{len(library.releases)}份，表{len(library.tables)}张" in words
    assert "每一个＊，都可能是0，也都可能是5或者更多" in words
    # What a neighbour can subtract: 70 - 14 - 14.
    assert "“上河村”，合计70件，写出来的加起来是28件" in words and "3个＊一共42件" in words
    for one in ("当事人知道自己家的事", "琢磨“这一格为什么不写”的人", "数字准不准"):
        assert one in words


def test_without_tables_the_certificate_claims_nothing_of_them(library: Library) -> None:
    words = text(body(dataclasses.replace(library, tables=()), "statistics/certificate.html"))
    assert "没有分村、分类的表" in words and "每一个＊，都可能" not in words
    none = dataclasses.replace(library, tables=(), releases=(), bulletins=())
    assert not [page for page in composed(none) if page.url.startswith("statistics/")]
    assert downloads(none) == {}


def test_the_numbers_of_a_page_lie_beside_it(library: Library) -> None:
    made = downloads(library)
    for page in composed(library):
        if page.url.startswith("statistics/"):
            for name in re.findall(r'href="([^"]+)" download', page.body().html):
                assert f"statistics/{name}" in made
    assert len(made) == 2 * (len(library.releases) + 1)
    years = json.loads(made["statistics/years.json"])
    assert [one["year"] for one in years] == [2024, 2025]
    assert years[1]["figures"][2]["value"] == 0  # and of 2024 nothing was published:
    assert len(years[0]["figures"]) == 2
    assert "2024年,171件（引用）,95%以上（引用）,没有公布" in made["statistics/years.csv"].decode()
    without = dataclasses.replace(library, tables=())
    assert set(downloads(without)) == {"statistics/years.csv", "statistics/years.json"}
    assert "download" not in body(without, YEAR)


def test_zero_hidden_and_not_collected_are_told_apart(library: Library) -> None:
    html = body(library, HALF)
    assert html.count('<td>＊<span class="pf-hidden">不显示</span></td>') == 3
    assert html.count("<td>未收集</td>") == 1
    assert "<td>0</td>" not in html
    assert "少于5件（含0件），或为防止推算而不显示" in html
    # In the charts too: two numbers and a number, three hatched outlines, one word.
    charts = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert [chart.count("<rect") for chart in charts] == [4, 2, 1]
    assert [chart.count('fill="none"') for chart in charts] == [0, 3, 0]
    assert [chart.count(">未收集<") for chart in charts] == [0, 0, 1]


def test_tables_can_be_read_aloud(library: Library) -> None:
    html = body(library, YEAR)
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert len(tables) == 2
    for table in tables:
        assert "<caption>" in table and table.count('scope="col"') >= 2
        rows = re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2], re.DOTALL)
        assert rows and all(row.startswith('<th scope="row">') for row in rows)
    assert "成功185件，占合计193件的96%" in html
    assert "家事类：婚姻家庭、继承" in html


def test_numbers_in_texts_are_the_published_ones(library: Library) -> None:
    words = text(body(library, "bulletins/2026-3.html"))
    assert "受理193件，成功率96%。石桥村53件，其中邻里类20件，家事类＊（不显示）。" in words
    assert "各村各类纠纷，2025年（件）" in words and "2025年受理：193件" in words


def test_only_accepted_tables_are_shown(library: Library) -> None:
    without = dataclasses.replace(library, tables=())
    html = body(without, YEAR)
    assert "<table" not in html and "193件" in html  # the headline is a class of its own
    assert "石桥村待填写件" in text(body(without, "bulletins/2026-3.html"))


def test_what_a_release_says_is_escaped(library: Library) -> None:
    evil = '</td><script>alert("&1")</script>'
    words = Text("content/stats/x.yml", 1, evil, evil)
    releases = tuple(
        dataclasses.replace(
            release,
            headlines=tuple(
                dataclasses.replace(one, definition=words, source=words, unit=evil)
                for one in release.headlines
            ),
        )
        for release in library.releases
    )
    tables = tuple(dataclasses.replace(table, title=evil) for table in library.tables)
    changed = dataclasses.replace(library, releases=releases, tables=tables)
    for page in composed(changed):
        if page.section == "more" or page.url.startswith("bulletins/"):
            assert "<script" not in page.body().html, page.url


def test_a_hidden_number_is_nowhere(library: Library) -> None:
    """The portal's files hold no truth that a page could give away."""
    for table in library.tables:
        for cell in table.cells:
            assert cell.value in (Gap.HIDDEN, Gap.UNCOLLECTED) or cell.value >= 5
