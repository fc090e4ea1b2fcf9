"""The events as a file for the calendar of a phone: iCalendar (RFC 5545).

In: the library.  Out: the text of ``events.ics``.  Nothing comes from the clock, and an
event keeps its UID as long as the office and the event keep their names.
"""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterator

from pufa.model import DRAFT, Event, Library

_LONGEST = 75  # octets of a line (RFC 5545, 3.1)
_DAY = datetime.timedelta(days=1)

# China has kept one time since 1991.
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar(library: Library) -> str:
    """All events, each line folded and ended as the format has it."""
    return "".join(f"{_fold(line)}\r\n" for line in _lines(library))


def _lines(library: Library) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//pufa//events//ZH"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_text(library.office.name + '普法日历')}"
    yield from _ZONE
    for event in library.events:
        yield from _event(event, library)
    yield "END:VCALENDAR"


def _event(event: Event, library: Library) -> Iterator[str]:
    office = library.office
    summary = event.summary.plain if office.authorized else f"{event.summary.plain}\n{DRAFT}"
    name = f"pufa:{office.region}/{office.name}/{event.id}"
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
    yield f"DTSTAMP:{library.newest:%Y%m%d}T000000Z"
    yield from _when(event)
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    yield f"DESCRIPTION:{_text(summary)}"
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    """The first moment, and the first that is no longer part of it."""
    after = (event.end or event.start) + _DAY
    if event.time is None:
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
        return
    yield f"DTSTART;TZID=Asia/Shanghai:{event.start:%Y%m%d}T{event.time.replace(':', '')}00"
    if event.end:
        yield f"DTEND;TZID=Asia/Shanghai:{after:%Y%m%d}T000000"


def _text(value: str) -> str:
    value = re.sub(r"([\\;,])", r"\\\1", value).replace("\n", "\\n")
    return re.sub("[\x00-\x1f\x7f]", "", value)


def _fold(line: str) -> str:
    """*line* cut so that no part is too long, and no character is cut in two."""
    parts, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > _LONGEST:
            parts.append("")
            size = 1  # the space that marks what goes on
        parts[-1] += char
        size += width
    return "\r\n ".join(parts)
