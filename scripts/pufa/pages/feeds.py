"""What is new, for readers that follow a site: RSS 2.0 and JSON Feed 1.1.

In: the library of an office that has an address.  Out: the two files; without an address
there are none, since a feed is read elsewhere and its links must be whole.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree import ElementTree

from pufa.model import Library

RSS, JSON = "feed.xml", "feed.json"
_MOST = 20
_CHINA = datetime.timezone(datetime.timedelta(hours=8))


@dataclass(frozen=True)
class _Entry:
    url: str
    title: str
    summary: str
    date: datetime.date

    @property
    def moment(self) -> datetime.datetime:
        return datetime.datetime.combine(self.date, datetime.time(), _CHINA)


def feeds(library: Library) -> dict[str, bytes]:
    """The feeds by their path, newest first; nothing without ``site_url``."""
    site = library.office.site_url
    if site is None:
        return {}
    entries = [_Entry(site + one.url, one.title, one.summary, one.date) for one in library.writings]
    entries += [
        _Entry(site + one.url, one.titled(library.office.masthead), one.note or "", one.date)
        for one in library.bulletins
    ]
    entries.sort(key=lambda entry: (-entry.date.toordinal(), entry.url))
    name = f"{library.office.name}普法"
    return {RSS: _rss(name, site, entries[:_MOST]), JSON: _json(name, site, entries[:_MOST])}


def _rss(name: str, site: str, entries: list[_Entry]) -> bytes:
    root = ElementTree.Element("rss", {"version": "2.0"})
    channel = ElementTree.SubElement(root, "channel")
    _add(channel, title=name, link=site, description=f"{name}：新的文章和简报", language="zh-CN")
    for entry in entries:
        item = ElementTree.SubElement(channel, "item")
        _add(item, title=entry.title, link=entry.url, description=entry.summary)
        _add(item, guid=entry.url, pubDate=format_datetime(entry.moment))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _add(element: ElementTree.Element, **texts: str) -> None:
    for tag, text in texts.items():
        ElementTree.SubElement(element, tag).text = text


def _json(name: str, site: str, entries: list[_Entry]) -> bytes:
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "home_page_url": site,
        "feed_url": site + JSON,
        "language": "zh-CN",
        "items": [
            {
                "id": entry.url,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_text": entry.summary,
                "date_published": entry.moment.isoformat(),
            }
            for entry in entries
        ],
    }
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
