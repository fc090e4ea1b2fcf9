"""The yearly report for the township government, of what was published and nothing else.

In: a year, the library, a press.  Out: a ``Job``.  What nobody has told us is 待填写.  Refuses
a year of which there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from pufa.findings import PufaError
from pufa.model import UNKNOWN, Headline, Library, Released
from pufa.model.statistics import MEASURES
from pufa.paper import statistics
from pufa.paper.press import Press
from pufa.paper.printing import Job, Words
from pufa.paper.strings import call, head
from pufa.stats.years import OfYears, draw, figures, told

_MARKS = (
    statistics.MARK,
    "没有公布：那一年没有公布过这个数，不等于没有。引用：从别处抄来的，不是本所签发的数字。",
    "这些表都是已经公布的，公布以前连同以前公布的所有数一起推算过：每一个＊都可能是0，"
    "也都可能是5或者更多。案件算在登记的那一年，公布以后不再改动。",
)


def job(year: int, library: Library, press: Press) -> Job:
    """The report of *year*, ready for the press."""
    office = library.office
    releases = [one for one in library.releases if one.period.year == year]
    headlines = _headlines(year, library)
    if not (releases or headlines or _made(year, library)):
        raise PufaError(
            f"{year}年没有公布过统计，也没有文章和简报，写不成报告。",
            "核对年份；统计放在 content/stats/ 里。",
        )
    title = f"{year}年人民调解和普法工作报告"
    days = [one.issued for one in releases] or [library.newest]
    parts = [
        head(title),
        call("flush", f"报送：{UNKNOWN}"),
        *_sections(year, library, releases, headlines, press),
        call("ending", office.name, f"签发：{UNKNOWN}", f"日期：{UNKNOWN}"),
    ]
    return Job(
        name=f"{year}年的报告",
        file=releases[0].file if releases else "content/office.yml",
        title=f"{office.name}{title}",
        office=office,
        day=max(days),
        template="yearly",
        body="\n".join(parts),
        words=tuple(_words(releases, headlines, library)),
    )


def _sections(
    year: int,
    library: Library,
    releases: Sequence[Released],
    headlines: Sequence[Headline],
    press: Press,
) -> Iterator[str]:
    stated = {one.measure for one in headlines}
    missing = [f"{year}年{measure}：{UNKNOWN}。" for measure in MEASURES if measure not in stated]
    tables = [table for one in releases for table in statistics.tables_of(one, library)]
    yield from _set(_heading("一、全年数字"))
    if headlines:
        yield from _set(statistics.figures(headlines))
    yield from _set(statistics.lines(missing), _heading("二、分村、分类的数字"))
    yield from _set(statistics.lines(_MARKS if tables else [f"{year}年没有公布过表。"]))
    for release in releases:
        of_release = statistics.tables_of(release, library)
        blocks = statistics.table_blocks(of_release, "h3", str(release.period))
        yield statistics.typeset_blocks(blocks, press)
    yield from _years(year, library, press)
    made = "，".join(_made(year, library)) or "没有文章、案例和简报"
    written = f"{year}年{made}。（按文章、案例、简报上写的日期数。）"
    unknown = f"办普法活动{UNKNOWN}场，培训调解员{UNKNOWN}人次。"
    yield from _set(_heading("四、普法宣传"), statistics.lines([written, unknown]))
    plans = _set(_heading("五、问题和打算"), statistics.lines([f"{UNKNOWN}。"]))
    yield f"kept({{ {'; '.join(plans)} }})"


def _years(year: int, library: Library, press: Press) -> Iterator[str]:
    of_years = tuple(one for one in figures(library) if one[0] <= year)
    yield from _set(_heading("三、和往年放在一起"))
    if not of_years:
        yield from _set(statistics.lines(["没有公布过统计。"]))
        return
    tree = Element("div")
    tree.append(statistics.grid(_rows(of_years)))
    yield from _set(tree)
    svg, words = draw(of_years), f"各年受理的纠纷：{told(of_years)}"
    if svg:
        yield statistics.typeset_drawing(svg, words, press)
        yield from _set(statistics.lines([words]))


def _set(*trees: Element) -> list[str]:
    return [statistics.typeset_tree(tree) for tree in trees]


def _rows(of_years: OfYears) -> Iterator[tuple[str, ...]]:
    """A row a year."""
    yield "年", *(one.measure for one in of_years[-1][1])
    for year, of_year in of_years:
        yield f"{year}年", *(one.text for one in of_year)


def _heading(text: str) -> Element:
    tree = Element("div")
    SubElement(tree, "h2").text = text
    return tree


def _headlines(year: int, library: Library) -> list[Headline]:
    """What was stated of *year* in any release; what is signed first, each measure once."""
    found: dict[str, Headline] = {}
    for release in library.releases:
        for one in release.headlines:
            known = found.get(one.measure)
            if one.year == year and (known is None or (one.signed and not known.signed)):
                found[one.measure] = one
    return sorted(found.values(), key=lambda one: list(MEASURES).index(one.measure))


def _made(year: int, library: Library) -> list[str]:
    """What the office has written in *year*."""
    counts = (
        ("写了文章", "篇", sum(one.date.year == year for one in library.articles)),
        ("案例", "篇", sum(one.date.year == year for one in library.cases)),
        ("编印简报", "期", sum(one.date.year == year for one in library.bulletins)),
    )
    return [f"{verb}{count}{unit}" for verb, unit, count in counts if count]


def _words(
    releases: Sequence[Released], headlines: Sequence[Headline], library: Library
) -> Iterator[Words]:
    yield "content/office.yml", 0, library.office.name
    for one in headlines:
        yield one.file, one.line, statistics.told(one)
    for release in releases:
        yield from statistics.words(release, library)
