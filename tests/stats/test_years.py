"""Years side by side: what was not published of a year is not nothing, nor hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree

from tables import headline, release, safe, table

from pufa.model import Gap, Headline, Library, Period, Released, SafeTable
from pufa.model.statistics import ALL, Value
from pufa.stats.survey import example, survey
from pufa.stats.years import comparisons, draw, figures, told

SVG = "{http://www.w3.org/2000/svg}"


def of(
    year: int,
    values: dict[tuple[str, ...], Value],
    headlines: Sequence[Headline] = (),
    part: str = "",
    groups: dict[str, dict[str, tuple[str, ...]]] | None = None,
) -> Released:
    name = f"{year}{part}"
    one = table(["村"], values, release=name, groups=groups)
    one = replace(one, where=(("年度", (str(year),)), *([("月份", ("1月",))] if part else [])))
    tables = (safe(one),) if values else ()
    made = release(*tables, headlines=headlines, ident=name)
    return replace(made, period=Period(year, part))


def library(*releases: Released) -> Library:
    tables = [one for made in releases for one in made.tables if isinstance(one, SafeTable)]
    empty = Library(office=None, topics=(), articles=(), bulletins=())  # type: ignore[arg-type]
    return replace(empty, releases=releases, tables=tuple(tables))


STATED = replace(headline("因调处不当引起的民转刑", 0), year=2025)
QUOTED = replace(headline("受理", 20, is_least=True), year=2021, signed=None)
FIVE = library(
    of(2025, {("甲村",): 40, ("乙村",): Gap.HIDDEN, (ALL,): 70}, [STATED]),
    of(2024, {("甲村",): Gap.UNCOLLECTED, ("丙村",): 9, (ALL,): Gap.HIDDEN}),
    of(2023, {("甲村",): 33, (ALL,): 33}, part="上半年"),
    of(2022, {}, [QUOTED]),
)


def test_every_year_has_a_figure_and_every_gap_its_own_word() -> None:
    found = {year: [one.text for one in of_year] for year, of_year in figures(FIVE)}
    assert found == {
        2021: ["20件以上（引用）", "没有公布"],
        2022: ["没有公布", "没有公布"],
        2023: ["没有公布", "没有公布"],  # half a year is not the year
        2024: ["＊", "没有公布"],
        2025: ["70件", "0件"],
    }


def test_what_is_signed_goes_before_what_is_quoted_or_counted() -> None:
    signed = replace(headline("受理", 70), year=2025)
    quoted = replace(signed, signed=None)
    for order in ([signed, quoted], [quoted, signed]):
        cases = figures(library(of(2025, {(ALL,): 70}, order)))[0][1][0]
        assert not cases.is_quoted


def test_hidden_and_unpublished_years_are_drawn_as_what_they_are() -> None:
    root = ElementTree.fromstring(draw(figures(FIVE)) or "")
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert words[1::2] == ["20件以上（引用）", "没有公布", "没有公布", "＊", "70件"]
    assert len(list(root.iter(f"{SVG}rect"))) == 2
    assert sum(one.get("fill") == "none" for one in root.iter(f"{SVG}path")) == 1
    assert root.findtext(f"{SVG}desc") == told(figures(FIVE))
    assert "2024年不显示；2025年70件。" in told(figures(FIVE))
    for one in root.iter():
        assert float(one.get("x", "0")) + float(one.get("width", "0")) <= 324
        if one.tag == f"{SVG}text":
            assert float(one.get("x", "0")) + 18 * len(one.text or "") <= 360


def test_a_zero_is_drawn_as_zero() -> None:
    root = ElementTree.fromstring(draw(figures(library(of(2025, {}, [headline("受理", 0)])))) or "")
    assert [one.get("width") for one in root.iter(f"{SVG}rect")] == ["0"]
    assert [one.text for one in root.iter(f"{SVG}text")] == ["2025年", "0件"]
    assert draw(figures(library(of(2025, {}, [STATED])))) is None


def test_villages_stand_side_by_side() -> None:
    (one,) = comparisons(FIVE)
    assert (one.dim, one.years) == ("村", (2024, 2025))
    assert one.rows == (
        ("甲村", (Gap.UNCOLLECTED, 40)),
        ("丙村", (9, None)),
        ("乙村", (None, Gap.HIDDEN)),
    )


def test_one_name_for_two_things_is_two_rows() -> None:
    narrow, wide = {"村": {"东片": ("甲村",)}}, {"村": {"东片": ("甲村", "乙村")}}
    both = library(of(2025, {("东片",): 40}, groups=wide), of(2024, {("东片",): 30}, groups=narrow))
    (one,) = comparisons(both)
    assert one.rows == (("东片（甲村）", (30, None)), ("东片（乙村、甲村）", (None, 40)))


def test_the_survey_counts_what_there_is() -> None:
    counts = survey(FIVE)
    assert (counts.releases, counts.tables) == (4, 3)
    assert (counts.printed, counts.hidden, counts.uncollected) == (5, 2, 1)
    assert (counts.headlines, counts.quoted) == (1, 1)


def test_the_example_is_a_subtraction_anybody_can_do() -> None:
    assert example(FIVE) is None  # one hidden number beside a total: no such table is shown
    values = {("甲村",): 40, ("乙村",): Gap.HIDDEN, ("丙村",): Gap.HIDDEN, (ALL,): 70}
    one = example(library(of(2025, values)))
    assert one is not None
    assert (one.line, one.total, one.printed, one.hidden, one.rest) == ("合计", 70, 40, 2, 30)
    unknown = {**values, ("丁村",): Gap.UNCOLLECTED}
    assert example(library(of(2025, unknown))) is None
