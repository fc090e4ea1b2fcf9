"""``content/office.yml`` → ``Office``."""

from __future__ import annotations

import datetime
import re
from collections import Counter

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.load.scheme import load_scheme
from pufa.model import (
    UNKNOWN,
    Authorization,
    Contact,
    Filing,
    Mediator,
    Office,
    Trade,
    Village,
)
from pufa.reading import place, read_text, read_yaml


def load_office(config: Config, report: Report) -> Office | None:
    """The office, or None where its file cannot be read.

    Finds what is missing, unknown (OFF002) or not authorized (OFF003).
    """
    path = config.content / "office.yml"
    file = place(path, config.root)
    node = None
    if path.exists():
        text = read_text(path, config.root, report)
        node = read_yaml(text, file, report) if text is not None else None
    else:
        report.add(
            file,
            0,
            "OFF001",
            "没有 office.yml，不知道这是哪个司法所。",
            "照样例写一份，不知道的写“待填写”。",
        )
    if node is None:
        return None
    fields = Fields(node, file, 1, report)
    authorized = fields.signed("authorized", config.as_of)
    if authorized is None:
        report.add(
            file,
            0,
            "OFF003",
            "所长还没有审核发布，每一页都会印着“样稿”。",
            "所长看过全部内容、同意对外发布以后，写上：authorized: {by: 姓名, date: 日期}",
        )
    villages = [(_village(item), item.line) for item in fields.each("villages")]
    office = Office(
        name=fields.text("name", required=True) or UNKNOWN,
        region=fields.text("region", required=True) or UNKNOWN,
        masthead=fields.text("masthead", required=True) or UNKNOWN,
        languages=fields.texts("languages") or ("zh-CN",),
        site_url=_site_url(fields),
        filing=_filing(fields.fields("filing")),
        authorized=Authorization(*authorized) if authorized else None,
        villages=tuple(village for village, _ in villages),
        trades=tuple(trade for item in fields.each("trades") if (trade := _trade(item))),
        contacts=tuple(_contact(item, config.as_of) for item in fields.each("contacts")),
        scheme=load_scheme(villages, fields),
    )
    for things in (office.trades, office.contacts):
        for ident, count in Counter(thing.id for thing in things).items():
            if ident and count > 1:
                report.add(
                    file, 0, "FLD010", f"编号“{ident}”用了 {count} 次。", "每一项用自己的编号。"
                )
    fields.close()
    return office


def _site_url(fields: Fields) -> str | None:
    url = fields.text("site_url")
    if url == UNKNOWN:
        return None
    if url is not None and not re.fullmatch(r"https?://[^\s\"'<>]+", url):
        line = fields.line_of("site_url")
        fields.find(line, "FLD003", "site_url 应当是完整的网址。", "以 https:// 或 http:// 开头。")
        return None
    return url and f"{url.rstrip('/')}/"


def _filing(fields: Fields | None) -> Filing:
    if fields is None:
        return Filing()
    filing = Filing(fields.known("icp"), fields.known("police"), fields.known("gov_code"))
    fields.close()
    return filing


def _village(fields: Fields) -> Village:
    village = Village(
        name=fields.known("name"),
        area=fields.text("area") or UNKNOWN,
        mediators=tuple(_mediator(item) for item in fields.each("mediators")),
    )
    fields.close()
    return village


def _mediator(fields: Fields) -> Mediator:
    mediator = Mediator(fields.known("name"), fields.phone("phone"), fields.truth("agreed"))
    fields.close()
    return mediator


def _trade(fields: Fields) -> Trade | None:
    ident, name = fields.ident("id"), fields.text("name", required=True)
    fields.close()
    return Trade(ident, name) if ident and name else None


def _contact(fields: Fields, as_of: datetime.date) -> Contact:
    contact = Contact(
        id=fields.ident("id") or "",
        name=fields.known("name"),
        phone=fields.phone("phone"),
        address=fields.known("address"),
        hours=fields.known("hours"),
        checked=fields.past("checked", as_of),
    )
    fields.close()
    return contact
