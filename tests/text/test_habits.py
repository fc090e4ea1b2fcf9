"""What people who know Word write comes out as they meant it."""

from __future__ import annotations

import pytest

from pufa.text import markup


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("要带：\n- 甲\n- 乙", "<p>要带：</p><ul><li>甲</li><li>乙</li></ul>"),
        ("步骤：\n1. 甲\n2. 乙", "<p>步骤：</p><ol><li>甲</li><li>乙</li></ol>"),
        ("　　第一段\n　　第二段", "<p>第一段</p><p>第二段</p>"),
        ("一、甲\n二、乙", "<p>一、甲</p><p>二、乙</p>"),
        ("（一）甲\n（二）乙", "<p>（一）甲</p><p>（二）乙</p>"),
        ("1、甲\n2、乙", "<p>1、甲</p><p>2、乙</p>"),
        ("- 甲\n  - 乙", "<ul><li>甲<ul><li>乙</li></ul></li></ul>"),
        ("1. 甲\n   - 乙\n2. 丙", "<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>"),
        ("[注意]: 谈不成请调解", "<p>[注意]: 谈不成请调解</p>"),
        ("价钱\n===", "<p>价钱===</p>"),
        ("第一行\n第二行", "<p>第一行第二行</p>"),
    ],
)
def test_meant(source: str, expected: str) -> None:
    text = markup.inner_html(markup.parse(source))
    assert text.replace("\n", "").replace("　", "") == expected


def test_a_table_under_a_line() -> None:
    text = markup.inner_html(markup.parse("价目：\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n完了"))
    assert text.count("<tr>") == 2 and "<p>完了</p>" in text


def test_inside_a_note() -> None:
    text = markup.inner_html(markup.parse('!!! tip "带"\n    要带：\n    - 甲\n    - 乙'))
    assert "<ul><li>甲</li><li>乙</li></ul></aside>" in text
