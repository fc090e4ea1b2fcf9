"""Citations in text lead to the law's page, at its article; nothing else is touched."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from building import compiled, composed
from pufa.model import Library, Text
from pufa.pages.page import Page
from pufa.pages.slices import PER_PAGE

BODY = """\
## 《民法典》第一条

见《民法典》第一千零七十七条、第1078条第一款，也见**《人民调解法》**第四条。

- `《民法典》第二条` [看《民法典》第三条](https://example.org/) <《民法典》第五条

| 事情 | 依据 |
|---|---|
| 冷静期 | 《民法典》第一千零七十七条[^1] |

[^1]: 《刑法》第二百七十六条之一。

见《婚姻法》第三十二条，本法第六条，《民法典》第9999条，合同第七条。
"""


@pytest.fixture(scope="module")
def library(portal: Path) -> Library:
    return compiled(portal)[0].library


def pages(library: Library, *bodies: str) -> dict[str, Page]:
    """The pages of a library whose articles are copies of one, with these *bodies*."""
    first = library.articles[0]
    articles = tuple(
        dataclasses.replace(
            first, id=f"copy-{number}", text=Text(first.file, 1, body, body), basis="", related=()
        )
        for number, body in enumerate(bodies)
    )
    made = dataclasses.replace(
        library,
        articles=articles,
        cases=(),
        courses=(),
        bulletins=(),
        forms=(),
        terms=(),
        events=(),
    )
    made = dataclasses.replace(made, referrals=(), cards=(), flows=())
    return {page.url: page for page in composed(made)}


def links(html: str) -> dict[str, str]:
    found = re.findall(r'<a href="(\.\./laws/[^"]+#[^"]+)">([^<]+)</a>', html)
    return {text: unquote(url) for url, text in found}


def test_what_becomes_a_link(library: Library) -> None:
    html = pages(library, BODY)["articles/copy-0.html"].body().html
    assert links(html) == {
        "《民法典》第一千零七十七条": "../laws/minfadian.html#a1077",
        "第1078条第一款": "../laws/minfadian.html#a1078",
        "第四条": "../laws/renmin-tiaojie.html#a4",
        "《民法典》第五条": "../laws/minfadian.html#a5",
        "《刑法》第二百七十六条之一": "../laws/xingfa.html#a276之一",
    }
    # Headings, code, links keep their words; what was wrong is no link.
    assert "<code>《民法典》第二条</code>" in html and ">看《民法典》第三条</a>" in html
    assert '<h2 id="《民法典》第一条">《民法典》第一条</h2>' in html
    assert "见《婚姻法》第三十二条，本法第六条，《民法典》第9999条，合同第七条。" in html


def test_the_words_stay_the_same(library: Library) -> None:
    html = pages(library, BODY)["articles/copy-0.html"].body().html
    plain = re.sub(r"<[^>]+>", "", html)
    for words in ("见《民法典》第一千零七十七条、第1078条第一款，也见《人民调解法》第四条。",):
        assert words in plain


def test_an_anchor_is_found_on_the_right_slice(library: Library) -> None:
    many = "、".join(f"第{number}条" for number in range(1, 2 * PER_PAGE + 6))
    made = pages(library, f"见《民法典》{many}。", "见《民法典》第45条。", "见《民法典》第3条。")
    for url in ("articles/copy-0.html", "articles/copy-1.html", "articles/copy-2.html"):
        found = re.findall(r'href="\.\./(laws/[^"#]+)#([^"]+)"', made[url].body().html)
        assert found
        for there, anchor in found:
            assert f'id="{unquote(anchor)}"' in made[there].body().html
    assert '"../laws/minfadian.3.html#a45"' in made["articles/copy-1.html"].body().html


def test_an_article_cited_by_more_than_a_slice_holds(library: Library) -> None:
    made = pages(library, *["见《民法典》第288条。"] * (PER_PAGE + 5), "见《民法典》第290条。")
    html = made["articles/copy-3.html"].body().html
    assert '"../laws/minfadian.html#a288"' in html
    assert 'id="a288"' in made["laws/minfadian.html"].body().html


def test_words_without_markdown_are_linked_and_escaped(library: Library) -> None:
    (first, *_) = library.referrals
    evil = '<b>见《民法典》第1077条 & "别的"'
    made = dataclasses.replace(first, first=Text("referrals.yml", 1, evil, evil))
    pages_ = composed(dataclasses.replace(library, referrals=(made,)))
    html = next(page for page in pages_ if page.url == made.url).body().html
    link = r'<a href="\.\./laws/minfadian(?:\.\d+)?\.html#a1077">《民法典》第1077条</a>'
    assert re.search(f"&lt;b&gt;见{link} &amp; ", html)
