"""A small library made by hand: one office, and what a test asks for."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from pufa.model import (
    Article,
    Authorization,
    Bulletin,
    Filing,
    Library,
    Notice,
    Office,
    Review,
    Scheme,
    Signature,
    Text,
)
from pufa.model.bulletin import Item

DAY = datetime.date(2026, 3, 2)

OFFICE = Office(
    name="青禾镇司法所",
    region="虚构省虚构县",
    masthead="青禾司法简报",
    languages=("zh-CN",),
    site_url=None,
    filing=Filing(),
    authorized=Authorization("示例所长", DAY),
    villages=(),
    trades=(),
    contacts=(),
    scheme=Scheme((), (), (), (), ()),
)
DRAFT_OFFICE = replace(OFFICE, authorized=None)

_ARTICLE = Article(
    file="content/articles/邻里/排水.md",
    id="paishui",
    title="邻居排水起了纠纷怎么办",
    summary="先看现场，再商量。",
    topics=("邻里",),
    audience=("村民",),
    trades=(),
    villages=(),
    questions=(),
    date=DAY,
    drafted="示例编写人",
    statute_checked_to=datetime.date(2026, 6, 3),
    reviewed=Review("示例所长", DAY),
    sources=(),
    related=(),
    audio=None,
    aliases=(),
    lang="zh-CN",
    translations=(),
    short=None,
    text=Text("content/articles/邻里/排水.md", 12, "", ""),
    basis="",
    lines=(("title", 3), ("summary", 4)),
)

_BULLETIN = Bulletin(
    file="content/bulletins/2026-1.yml",
    year=2026,
    number=1,
    total=7,
    date=DAY,
    issuer="青禾镇司法所",
    note=None,
    items=(),
    report_to=("虚构县司法局", "青禾镇人民政府"),
    send_to=("上河村人民调解委员会", "下河村人民调解委员会"),
    copies="60",
    signed=Signature("示例签发人", DAY),
    secrecy_checked=Signature("示例审查人", DAY),
)


def article(body: str, **changes: Any) -> Article:
    return replace(_ARTICLE, text=replace(_ARTICLE.text, body=body), **changes)


def notice(title: str, body: str, line: int = 1) -> Notice:
    return Notice(title, Text(_BULLETIN.file, line, body, ""))


def bulletin(*items: Item, **changes: Any) -> Bulletin:
    return replace(_BULLETIN, items=items, **changes)


def library(*articles: Article, office: Office = OFFICE) -> Library:
    return Library(office=office, topics=(), articles=articles, bulletins=())


# Prose with everything a line of Chinese may hold, for the grid and for justification.
PROSE = (
    "农历二月初九，上河村一户人家修院墙，把隔壁的排水沟占去了一尺多；两家为此争了半个月。"
    "调解员到现场看了三次，量了沟宽、沟深，又把双方请到村委会（2026年3月1日下午），"
    "一边讲《中华人民共和国民法典》第二百九十条，一边算两家各要花多少钱——最后谈成了："
    "“沟往外挪一尺，工钱各出一半。”写协议的时候，双方都问：“不照着做怎么办？”"
    "调解员说，协议有法律约束力；一方不做，另一方可以到法院起诉，也可以在三十日内一起去申请"
    "司法确认，电话12348可以先问清楚。第85条说日子怎样算、第205条说到哪个法院去……"
)
