"""The days to come: those of the content are right, and a bulletin prints them on its grid."""

from __future__ import annotations

import datetime
import math
import shutil
from dataclasses import replace
from pathlib import Path

import ink
import pypdfium2
import pytest
import sample
from lunardate import LunarDate

from building import make
from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Calendar, Event, Library, Text
from pufa.paper import bulletin
from pufa.paper.press import Press

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def content() -> Library:
    return load(find(ROOT, datetime.date(2026, 12, 1)), Report())


def event(name: str, start: str, end: str | None = None, **changes: object) -> Event:
    text = Text("content/events.yml", 7, f"讲{name}。", f"讲{name}。")
    last = datetime.date.fromisoformat(end) if end else None
    one = Event(name, name, datetime.date.fromisoformat(start), last, None, None, text, 5)
    return replace(one, **changes)  # type: ignore[arg-type]


def autumn_equinox(year: int) -> datetime.date:
    """The day of 秋分 in China: Meeus, Astronomical Algorithms, chapter 27; good to minutes."""
    y = (year - 2000) / 1000
    mean = 2451810.21715 + 365242.01767 * y - 0.11575 * y**2 + 0.00337 * y**3 + 0.00078 * y**4
    t = (mean - 2451545) / 36525
    w = math.radians(35999.373 * t - 2.47)
    stretch = 1 + 0.0334 * math.cos(w) + 0.0007 * math.cos(2 * w)
    terms = ((485, 324.96, 1934.136), (203, 337.23, 32964.467), (199, 342.08, 20.186))
    terms += ((182, 27.85, 445267.112), (156, 73.14, 45036.886), (136, 171.52, 22518.443))
    waves = sum(a * math.cos(math.radians(b + c * t)) for a, b, c in terms)
    moment = mean + 0.00001 * waves / stretch - 2451545
    noon = datetime.datetime(2000, 1, 1, 12, tzinfo=datetime.UTC)
    return (noon + datetime.timedelta(days=moment, hours=8)).date()


def test_the_equinox_is_computed_rightly() -> None:
    # Published days, some near midnight: 2023 at 14:50, 2024 at 20:44, 2025 at 02:19.
    days = {2023: 23, 2024: 22, 2025: 23, 2026: 23}
    assert {year: autumn_equinox(year).day for year in days} == days


def test_days_by_moon_and_sun_are_right(content: Library) -> None:
    seen = set()
    for one in content.events:
        if one.title == "中国农民丰收节":
            assert one.start == autumn_equinox(one.start.year)
            seen.add(one.title)
        elif one.title == "老年节":
            lunar = LunarDate.from_solar_date(one.start.year, one.start.month, one.start.day)
            assert (lunar.month, lunar.day, lunar.isLeapMonth) == (9, 9, False)
            seen.add(one.title)
    assert len(seen) == 2


def test_a_calendar_holds_the_days_of_its_months() -> None:
    events = (
        event("过去", "2026-03-01"),
        event("还没完", "2026-02-20", "2026-03-02"),
        event("头一天", "2026-03-02"),
        event("最后一天", "2026-06-02"),
        event("太远", "2026-06-03"),
    )
    library = replace(sample.library(), events=events)
    found = library.coming(sample.bulletin(), Calendar(3, 1))
    assert [one.title for one in found] == ["还没完", "头一天", "最后一天"]
    assert len(library.coming(sample.bulletin(), Calendar(999_999, 1))) == 4


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (None, "2026年12月28日"),
        ("2026-12-31", "2026年12月28日至31日"),
        ("2027-01-03", "2026年12月28日至2027年1月3日"),
        ("2027-12-29", "2026年12月28日至2027年12月29日"),
    ],
)
def test_when_is_said_briefly(end: str | None, said: str) -> None:
    assert event("甲", "2026-12-28", end).when == said
    assert event("甲", "2026-10-28", "2026-11-03").when == "2026年10月28日至11月3日"
    assert event("甲", "2026-10-28", time="09:00").when == "2026年10月28日 09:00"


def printed(press: Press, library: Library, months: int) -> bytes:
    report = Report()
    items = (Calendar(months, 9), sample.notice("后面一条", sample.PROSE))
    issue = sample.bulletin(*items, date=datetime.date(2026, 12, 1))
    pdf = bulletin.render(issue, library, press, report, {})
    assert pdf is not None, report.text()
    return pdf


def test_it_prints_every_day_on_the_grid(press: Press, content: Library) -> None:
    pdf = printed(press, content, 13)
    cells = ink.text(pdf)
    for one in content.events:
        for words in (one.when, one.title, one.summary.plain):
            assert "".join(words.split()) in cells, words
    lines = [line for line in ink.lines(ink.glyphs(pdf)) if line[0].size == 16]
    assert len(lines) > 8
    assert all(ink.off_grid(line) < 1 for line in lines)


def test_the_page_has_the_same_days(tmp_path: Path, portal: Path) -> None:
    shutil.copytree(portal / "content", tmp_path / "content")
    path = tmp_path / "content/bulletins/2026-3.yml"
    path.write_text(
        path.read_text("utf-8").replace("items:\n", "items:\n  - {calendar: 9}\n"), "utf-8"
    )
    site = make(tmp_path)
    html = (site / "bulletins/2026-3.html").read_text("utf-8")
    assert "<h2>普法日历</h2>" in html
    assert "2026年12月1日至7日</td>" in html and "冬闲法律课" in html
    assert "村调解员培训" not in html and "春耕普法赶集" not in html
    text = "".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(site / "bulletins/2026-3.pdf")
    )
    assert "冬闲法律课" in text and "村调解员培训" not in text


def test_a_character_without_a_font_is_found_in_its_event(press: Press) -> None:
    library = replace(sample.library(), events=(event("节\ue123日", "2026-03-05"),))
    report = Report()
    issue = sample.bulletin(Calendar(3, 9))
    assert bulletin.render(issue, library, press, report, {}) is None
    assert [(one.code, one.file, one.line) for one in report.sorted()] == [
        ("PAP001", "content/events.yml", 5),
        ("PAP001", "content/events.yml", 7),
    ]
