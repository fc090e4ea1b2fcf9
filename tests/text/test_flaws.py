"""What the dialect refuses, and what it leaves alone."""

from __future__ import annotations

import pytest

from pufa.text.flaws import flaws


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("好\n<script>x</script>", "html"),
        ("<!-- 注释 -->", "html"),
        ("a&nbsp;b", "html"),
        ("> " * 31 + "深", "nesting"),
        ("[" * 31, "nesting"),
        ("!!! danger\n    x", "note"),
        ("# 一级", "heading"),
        ("[^没有]", "footnote"),
        ("- # 甲", "heading"),
        ("#领补贴# 短信", "heading"),
        ("##", "empty"),
        ("## ![图](a.png)", "empty"),
        ("- " * 40 + "x", "nesting"),
        ("!!! tip “标题”", "title"),
        ("!!! tip 标题", "title"),
        ('!!! "tip"', "note"),
        ("！！！ tip", "lookalike"),
        ("＃＃ 小标题", "lookalike"),
        ("[采光]（采光.md）", "lookalike"),
        ("【采光】(采光.md)", "lookalike"),
        ("｜甲｜乙｜", "lookalike"),
        ("甲\t乙", "tab"),
        ("| 甲 | 乙 |\n| 1 | 2 |", "table"),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |", "table"),
    ],
)
def test_flaws(source: str, kind: str) -> None:
    assert [flaw.kind for flaw in flaws(source)] == [kind]


@pytest.mark.parametrize(
    "source", ["3<5 且 5>3", "`<b>`", "<https://example.org/>", "A & B", "C++ < D"]
)
def test_no_flaws(source: str) -> None:
    assert flaws(source) == []
