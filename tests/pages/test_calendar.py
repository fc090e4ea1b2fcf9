"""events.ics says what the content says, in lines every calendar can read."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Component

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import DRAFT, Event, Library, Text
from pufa.pages.calendar import calendar

SHANGHAI = datetime.timedelta(hours=8)


@pytest.fixture(scope="module")
def library(portal: Path) -> Library:
    return load(find(portal, datetime.date(2026, 12, 1)), Report())


def events(library: Library) -> dict[str, Component]:
    """What another program reads, by title."""
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(calendar(library)).events}


def with_event(library: Library, **fields: object) -> Library:
    text = Text("content/events.yml", 1, "讲法律", "讲法律")
    event = Event("fair", "赶集", datetime.date(2026, 12, 4), None, None, None, text, 1)
    changed = dataclasses.replace(event, **fields)  # type: ignore[arg-type]
    return dataclasses.replace(library, events=(changed,))


def test_whole_days_end_on_the_day_after(library: Library) -> None:
    week = events(library)["宪法宣传周"]
    assert week.decoded("DTSTART") == datetime.date(2026, 12, 1)
    assert week.decoded("DTEND") == datetime.date(2026, 12, 8)
    day = events(library)["冬闲法律课"]
    assert day.decoded("DTEND") - day.decoded("DTSTART") == datetime.timedelta(1)


def test_times_are_those_of_shanghai(library: Library) -> None:
    fair = events(library)["春耕普法赶集"]
    start = fair.decoded("DTSTART")
    assert start.replace(tzinfo=None) == datetime.datetime(2026, 3, 15, 9)
    assert start.utcoffset() == SHANGHAI and "DTEND" not in fair
    two_days = events(library)["村调解员培训"]
    assert two_days.decoded("DTEND").replace(tzinfo=None) == datetime.datetime(2027, 1, 10)
    zones = Calendar.from_ical(calendar(library)).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Asia/Shanghai"]


def test_lines_are_folded_between_characters(library: Library) -> None:
    long = "农历的节气、赶集的日子；" * 30 + "𠮷" * 60
    text = Text("content/events.yml", 1, long, long)
    made = with_event(library, title=long, summary=text)
    raw = calendar(made).encode()
    lines = raw.split(b"\r\n")
    assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) == 75
    for line in lines:
        line.decode()  # no character is cut in two
    (event,) = events(made).values()
    assert str(event["SUMMARY"]) == long and str(event["DESCRIPTION"]) == long


@pytest.mark.parametrize("title", ["甲, 乙; 丙", "C:\\n 不是换行", 'a"b:c', "一\n二"])
def test_signs_of_the_format_are_only_signs(library: Library, title: str) -> None:
    (event,) = events(with_event(library, title=title, place=title)).values()
    assert str(event["SUMMARY"]) == str(event["LOCATION"]) == title


def test_words_cannot_add_lines(library: Library) -> None:
    made = with_event(library, title="赶集\r\nATTACH:x", place="村口\rURL:x\x07")
    (event,) = events(made).values()
    assert not {"ATTACH", "URL"} & set(event) and str(event["LOCATION"]) == "村口URL:x"


def test_same_content_same_bytes_and_names_of_its_own(library: Library) -> None:
    assert calendar(library) == calendar(library)
    ids = {str(one["UID"]) for one in events(library).values()}
    assert len(ids) == len(library.events)
    stamps = {one.decoded("DTSTAMP").date() for one in events(library).values()}
    assert stamps == {library.newest}
    # A change of words keeps the name; another office's event has another.
    first = next(iter(events(with_event(library)).values()))
    renamed = next(iter(events(with_event(library, title="大集")).values()))
    office = dataclasses.replace(library.office, name="红禾镇司法所")
    other = next(iter(events(dataclasses.replace(with_event(library), office=office)).values()))
    assert first["UID"] == renamed["UID"] != other["UID"]


def test_a_draft_says_so_in_every_event(library: Library) -> None:
    assert DRAFT not in calendar(library)
    office = dataclasses.replace(library.office, authorized=None)
    for event in events(dataclasses.replace(library, office=office)).values():
        assert str(event["DESCRIPTION"]).endswith(DRAFT)
