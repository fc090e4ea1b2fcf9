"""The numbers of the statistics' pages as files beside them, for spreadsheets and programs.

In: the library.  Out: bytes by path; those of a release are what ``pufa stats export`` prints.
"""

from __future__ import annotations

import json

from pufa.model import Library
from pufa.stats.export import as_csv, as_json, plain, spreadsheet
from pufa.stats.years import Figure, figures

YEARS = "statistics/years.html"


def places(url: str) -> dict[str, str]:
    """Where the files beside the page at *url* lie, by their kind."""
    return {kind: url.removesuffix("html") + kind for kind in ("csv", "json")}


def downloads(library: Library) -> dict[str, bytes]:
    """Two files for each release with tables, two for all years."""
    if not library.releases:
        return {}
    with_tables = {table.release for table in library.tables}
    files = _files(YEARS, *_years(library))
    for release in library.releases:
        if release.id in with_tables:
            csv, text = as_csv([release], library.tables), as_json([release], library.tables)
            files |= _files(release.url, csv, text)
    return files


def _files(url: str, csv: str, text: str) -> dict[str, bytes]:
    at = places(url)
    return {at["csv"]: csv.encode(), at["json"]: text.encode()}


def _years(library: Library) -> tuple[str, str]:
    of_years = figures(library)
    rows = [(f"{year}年", *(one.text for one in of_year)) for year, of_year in of_years]
    measures = [one.measure for one in of_years[0][1]]
    value = [
        {"year": year, "figures": [_figure(one) for one in of_year if one.value is not None]}
        for year, of_year in of_years
    ]
    text = f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"
    return spreadsheet([("年", *measures), *rows]), text


def _figure(one: Figure) -> dict[str, object]:
    assert one.value is not None
    return {
        "measure": one.measure,
        "value": plain(one.value),
        "at_least": one.is_least,
        "unit": one.unit,
        "quoted": one.is_quoted,
    }
