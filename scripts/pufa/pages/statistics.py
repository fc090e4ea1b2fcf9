"""Statistics: the list of releases, several years side by side, what was checked of the
numbers, and a page for each release.

In: the library's releases, and of their tables only those that were accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from pufa.model import Library, Released, SafeTable
from pufa.pages.downloads import YEARS, places
from pufa.pages.page import Page, page_of, render, safe
from pufa.pages.slices import slices
from pufa.stats import chart, sentence
from pufa.stats.survey import example, survey
from pufa.stats.years import comparisons, draw, figures, told


class _Shown(NamedTuple):
    """A table with what stands below it."""

    table: SafeTable
    chart: Markup
    sentence: str


def statistics_pages(library: Library) -> Iterator[Page]:
    if not library.releases:
        return
    for slice_ in slices("statistics/index.html", library.releases):
        yield page_of(
            slice_.url,
            slice_.titled("统计"),
            f"{library.office.name}公布的统计：受理了多少纠纷，调解成功多少。",
            "more",
            "releases.html",
            slice=slice_,
        )
    yield _years_page(library)
    yield _certificate_page(library)
    for release in library.releases:
        shown = _shown(release, library)
        yield page_of(
            release.url,
            release.title,
            _description(release, library.office.name),
            "more",
            "release.html",
            release=release,
            shown=shown,
            downloads=places(release.url) if shown else {},
        )


def release_part(release: Released, library: Library, here: str) -> Markup:
    """What a bulletin's page at *here* shows of *release*."""
    return safe(
        render(
            "release-part.html",
            here,
            release=release,
            shown=_shown(release, library),
        )
    )


def _shown(release: Released, library: Library) -> list[_Shown]:
    return [
        _Shown(table, safe(chart(table)), sentence(table))
        for table in library.tables
        if table.release == release.id
    ]


def _description(release: Released, office: str) -> str:
    figures = "；".join(f"{one.year}年{one.measure}{one.text}" for one in release.headlines)
    return f"{office}公布的{release.title}。{figures}"[:120]


def _years_page(library: Library) -> Page:
    of_years = figures(library)
    drawing = draw(of_years)
    return page_of(
        YEARS,
        "几年放在一起看",
        f"{library.office.name}各年公布的数字放在一张表里：受理、成功率、各村、各类。",
        "more",
        "years.html",
        figures=of_years,
        measures=[one.measure for one in of_years[0][1]],
        chart=drawing and safe(drawing),
        told=told(of_years),
        comparisons=list(comparisons(library)),
        downloads=places(YEARS),
    )


def _certificate_page(library: Library) -> Page:
    return page_of(
        "statistics/certificate.html",
        "为什么有的数不显示",
        "公布的数字放在一起加加减减，能不能看出是谁家：查了什么，查不了什么。",
        "more",
        "release-certificate.html",
        survey=survey(library),
        example=example(library),
    )
