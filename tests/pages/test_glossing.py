"""Explained words lead to their explanation, once, and never inside another word."""

from __future__ import annotations

import pytest

from pufa.model import Term, Text
from pufa.pages.glossing import TermLinks
from pufa.text import markup


def term(word: str) -> Term:
    return Term(word, Text("content/glossary.yml", 1, "意思", "意思"), None, (), 1)


LINKS = TermLinks([term(word) for word in ("定金", "仲裁", "农村土地承包仲裁", "再审")])


def linked(source: str) -> str:
    tree = markup.parse(source)
    LINKS.link(tree, "articles/one.html")
    return markup.inner_html(tree)


def words(source: str) -> list[str]:
    tree = markup.parse(source)
    LINKS.link(tree, "articles/one.html")
    return ["".join(one.itertext()) for one in tree.iter("a") if one.get("class") == "pf-term"]


def test_the_first_time_only() -> None:
    html = linked("收了定金。\n\n定金要退。")
    assert html.count("pf-term") == 1
    assert 'href="../glossary.html#term-%E5%AE%9A%E9%87%91"' in html
    assert "收了<a" in html


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("先仲裁，再退定金。", ["仲裁", "定金"]),
        ("申请农村土地承包仲裁，或者仲裁。", ["农村土地承包仲裁", "仲裁"]),
        ("- **定金**和*仲裁*\n- 再说", ["定金", "仲裁"]),
        ("| 甲 | 乙 |\n|---|---|\n| 定金 | 一 |", ["定金"]),
        ("## 定金\n\n正文", []),
        ("[定金](https://example.com)", []),
        ("`定金`", []),
        ("《定金办法》说，定金要退。", ["定金"]),
        ("按约定金额付，请上级法院再审查一次。", []),
        ("没有这样的词。", []),
    ],
)
def test_where(source: str, found: list[str]) -> None:
    assert words(source) == found


def test_nothing_is_lost() -> None:
    tree = markup.parse("先**定金**后仲裁，定金、[再审](https://example.com)再审，完。")
    before = markup.plain(tree)
    LINKS.link(tree, "index.html")
    assert markup.plain(tree) == before


def test_without_a_glossary_nothing_happens() -> None:
    tree = markup.parse("《定金》和定金")
    TermLinks([]).link(tree, "index.html")
    assert markup.inner_html(tree) == "<p>《定金》和定金</p>"
