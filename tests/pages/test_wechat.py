"""An article for the editor of a 公众号: all of its words, and nothing the editor drops."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from building import compiled
from pufa.edition import Edition
from pufa.model import DRAFT, Article, Office
from pufa.pages.wechat import Post, post
from pufa.text import markup

SITE = "https://county.example.org/pufa/"
MARKS = "<b>&amp; \"引\" 'x' {{ y }}"
BODY = f"""先说{MARKS}一句。[^1]

!!! warning "先去医院"
    别的以后再说。

## 怎么办

1. **留证据**，看[盖房的事](盖房不能挡了邻居的采光.md)，[网](https://a.example.cn/?x=1&y=2)，[打](tel:12348)。
2. 第二

- [ ] 身份证

| 事 | 钱 |
|---|---|
| 调解 | 不收 |

> 引一句

![石桥](images/stone-bridge.png)

## 法律依据

- 《民法典》第二百九十条：排水。

[^1]: 脚注<i>一</i>。
"""


@pytest.fixture(scope="module")
def edition(portal: Path) -> Edition:
    return compiled(portal)[0]


def article_of(edition: Edition) -> Article:
    original = edition.library.by_id["linli-paishui"]
    return replace(original, text=replace(original.text, body=BODY), title=f"标题{MARKS}")


def made(edition: Edition, article: Article, **changes: object) -> Post:
    office: Office = replace(edition.library.office, **changes)  # type: ignore[arg-type]
    return post(article, replace(edition.library, office=office), edition.pictures, "x-wechat")


def seen(html: str) -> str:
    return "".join(unescape(re.sub("<[^>]*>", "", html)).split())


def lines(body: str) -> list[str]:
    plain = markup.plain(markup.parse(body)).replace("↩", "")
    return ["".join(line.split()) for line in plain.split("\n")]


def test_it_has_every_word_of_the_page(edition: Edition) -> None:
    article = article_of(edition)
    text = seen(made(edition, article).html).replace("[1]", "")
    for line in (f"简单说：{article.summary}", *lines(BODY)):
        # What is said behind a link stands inside the line.
        for piece in re.split("盖房的事|，网|打。", "".join(line.split())):
            assert piece in text, piece
    for said in ("0400-5550101青禾镇司法所", "12348法律咨询热线", "110有人动手"):
        assert said in text
    assert "示例编写人起草·法律条文核对至2026年6月3日·示例所长审核（2026年3月1日）" in text
    assert text.index("脚注<i>一</i>。") > text.index("《民法典》第二百九十条")


def test_every_article_is_whole(edition: Edition) -> None:
    for article in edition.library.by_id.values():
        text = re.sub(r"\[\d+\]", "", seen(made(edition, article).html))
        body = markup.fill(markup.parse(article.text.body), edition.library.number)
        for line in markup.plain(body).replace("↩", "").split("\n"):
            assert "".join(line.split())[:12] in text, (article.id, line)


def test_the_editor_drops_nothing_of_it(edition: Edition) -> None:
    html = made(edition, article_of(edition)).html
    root = ElementTree.fromstring(re.sub("<(br|hr)([^>]*)>", r"<\1\2/>", html))
    kept = {"section", "p", "span", "strong", "em", "h2", "h3", "ul", "ol", "li", "sup"}
    kept |= {"table", "thead", "tbody", "tr", "th", "td", "blockquote", "br", "hr"}
    for element in root.iter():
        assert element.tag in kept
        assert set(element.attrib) <= {"style", "start"}


def test_type_is_large_and_dark_mode_can_turn_it(edition: Edition) -> None:
    html = made(edition, article_of(edition), authorized=None).html
    assert min(map(int, re.findall(r"font-size:(\d+)px", html))) >= 17
    for style in re.findall('style="([^"]*)"', html):
        has_colour = re.search("(?<![a-z-])color:#", style) is not None
        assert has_colour == ("background-color:" in style), style


def test_links_become_words(edition: Edition) -> None:
    html = made(edition, article_of(edition)).html
    assert "href" not in html and "<a" not in html
    text = seen(html)
    assert "盖房的事（见《盖房不能挡了邻居的采光》）" in text
    assert "网（https://a.example.cn/?x=1&y=2）" in text and "，打。" in text
    assert "county.example.org" not in text and "看最新的" not in text
    online = seen(made(edition, article_of(edition), site_url=SITE).html)
    assert f"（见《盖房不能挡了邻居的采光》，{SITE}articles/" in online
    assert f"看最新的：{SITE}articles/linli-paishui.html" in online


def test_pictures_have_their_places(edition: Edition) -> None:
    result = made(edition, article_of(edition))
    assert "〔此处插图：石桥，文件x-wechat-1.png〕" in seen(result.html)
    assert len(result.pictures) == 1 and "<img" not in result.html
    lost = post(article_of(edition), edition.library, {}, "x-wechat")
    assert "〔图：石桥〕" in lost.html and lost.pictures == ()


def test_authors_text_is_escaped(edition: Edition) -> None:
    html = made(edition, article_of(edition)).html
    assert "&lt;b&gt;" in html and "<b>" not in html and "<i>" not in html


def test_drafts_and_gaps_are_told(edition: Edition) -> None:
    article = replace(article_of(edition), reviewed=None)
    assert DRAFT not in made(edition, article).html
    text = made(edition, article, authorized=None, contacts=()).html
    assert DRAFT in text and "司法所还没有审核" in text and "电话待填写" in text


def test_no_clock_decides(edition: Edition) -> None:
    article = replace(article_of(edition), statute_checked_to=datetime.date(2020, 1, 2))
    assert "核对至2020年1月2日" in made(edition, article).html
    assert made(edition, article) == made(edition, article)
