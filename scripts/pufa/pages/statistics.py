"""Statistics: all releases and headlines side by side, and a page for each release.

In: the library's releases, and of their tables only those that were accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from pufa.model import Headline, Library, Released, SafeTable
from pufa.model.statistics import MEASURES
from pufa.pages.page import Page, page_of, render, safe
from pufa.pages.slices import slices
from pufa.stats import chart, sentence


class _Shown(NamedTuple):
    """A table with what stands below it."""

    table: SafeTable
    chart: Markup
    sentence: str


def statistics_pages(library: Library) -> Iterator[Page]:
    if not library.releases:
        return
    headlines = [one for release in library.releases for one in release.headlines]
    years = sorted({one.year for one in headlines})
    for slice_ in slices("statistics/index.html", library.releases):
        yield page_of(
            slice_.url,
            slice_.titled("统计"),
            f"{library.office.name}公布的统计：受理了多少纠纷，调解成功多少。",
            "more",
            "releases.html",
            slice=slice_,
            years=years,
            measures=_side_by_side(headlines, years),
        )
    for release in library.releases:
        yield page_of(
            release.url,
            release.title,
            _description(release, library.office.name),
            "more",
            "release.html",
            release=release,
            shown=_shown(release, library),
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


def _side_by_side(
    headlines: Sequence[Headline], years: Sequence[int]
) -> list[tuple[str, list[Headline | None]]]:
    """A row for each measure that was ever stated, a figure or None for each year."""
    stated = {(one.measure, one.year): one for one in reversed(headlines)}
    return [
        (measure, [stated.get((measure, year)) for year in years])
        for measure in MEASURES
        if any((measure, year) in stated for year in years)
    ]
