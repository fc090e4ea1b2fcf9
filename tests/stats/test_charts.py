"""Charts: hidden is drawn as hidden, nothing is styled, nothing acts, everything is said."""

from __future__ import annotations

from xml.etree import ElementTree

from tables import safe, table

from pufa.model import Gap
from pufa.model.statistics import ALL
from pufa.stats import chart, describe, sentence

SVG = "{http://www.w3.org/2000/svg}"
TABLE = safe(
    table(
        ["村"],
        {("甲村",): 40, ("乙村",): Gap.HIDDEN, ("丙村",): Gap.UNCOLLECTED, (ALL,): 70},
        title="各村受理的纠纷",
    )
)


def test_each_state_is_drawn_in_its_own_way() -> None:
    root = ElementTree.fromstring(chart(TABLE))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert texts == ["甲村", "40", "乙村", "＊", "丙村", "未收集"]
    assert len(list(root.iter(f"{SVG}rect"))) == 1  # the only number
    hatched = [path for path in root.iter(f"{SVG}path") if path.get("fill") == "none"]
    assert len(hatched) == 1
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "各村受理的纠纷"
    assert root.findtext(f"{SVG}desc") == sentence(TABLE)


def test_every_hidden_bar_is_as_wide_as_any_other() -> None:
    values = {(f"{name}村",): Gap.HIDDEN for name in "甲乙丙"}
    root = ElementTree.fromstring(chart(safe(table(["村"], values))))
    numbers = [text.get("x") for text in root.iter(f"{SVG}text") if text.text == "＊"]
    assert len(numbers) == 3 and len(set(numbers)) == 1


def test_a_chart_is_small_unstyled_and_readable() -> None:
    values = {(f"第{number}个村子",): 10 * number for number in range(1, 8)}
    values[(ALL,)] = 280
    svg = chart(safe(table(["村"], values)))
    assert len(svg.encode()) < 1800
    assert "style" not in svg and "<script" not in svg and "url(" not in svg
    root = ElementTree.fromstring(svg)
    assert float(root.get("font-size", "0")) >= 14 and root.get("width") == "324"
    assert {one.get("fill") for one in root.iter()} <= {None, "currentColor", "none"}
    for one in root.iter():
        right = float(one.get("x", "0")) + float(one.get("width", "0"))
        assert right <= 324
        if one.tag == f"{SVG}text" and one.get("x"):
            assert float(one.get("x", "0")) + 10 * len(one.text or "") <= 324


def test_words_are_escaped_and_long_ones_cut() -> None:
    evil = '</svg><script>alert("1")</script>'
    svg = chart(safe(table(["村"], {(evil,): 7}, title=evil)))
    assert "<script" not in svg
    label = ElementTree.fromstring(svg).findtext(f"{SVG}text") or ""
    assert len(label) == 8 and label.endswith("…")


def test_of_two_dimensions_the_sums_are_drawn_or_every_cell() -> None:
    values = {("甲村", "邻里"): 9, ("乙村", "邻里"): 12}
    summed = {**values, ("甲村", ALL): 9, ("乙村", ALL): 12}
    dims = ["村", "纠纷类型"]
    first = ElementTree.fromstring(chart(safe(table(dims, summed))))
    assert [one.text for one in first.iter(f"{SVG}text")] == ["甲村", "9", "乙村", "12"]
    assert sentence(safe(table(dims, summed))).startswith("图上画的是每个村的合计。")
    second = ElementTree.fromstring(chart(safe(table(dims, values))))
    assert next(one.text for one in second.iter(f"{SVG}text")) == "甲村·邻里"


def test_nothing_published_is_a_chart_too() -> None:
    hidden = safe(table(["村"], {("甲村",): Gap.HIDDEN}))
    ElementTree.fromstring(chart(hidden))
    assert sentence(hidden) == "有1格不显示。"


def test_plain_words() -> None:
    assert sentence(TABLE) == "公布的数里，甲村最多，是40件；合计70件；有1格不显示；有1格未收集。"
    assert describe(TABLE) == "各村受理的纠纷：甲村40件；乙村不显示；丙村未收集；合计70件。"
    tied = safe(table(["村"], {("甲村",): 40, ("乙村",): 40}))
    assert sentence(tied) == "公布的数里，甲村、乙村最多，都是40件。"
