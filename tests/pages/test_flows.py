"""一图看懂: pictures whose words are all in the list below them, and rest on law in force."""

from __future__ import annotations

import datetime
import re
from html import unescape
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from pufa import law
from pufa.load.flows import load_flows
from pufa.model import Exit, Flow, Stage, Text
from pufa.pages.flowchart import WIDTH, flowchart

DAY = datetime.date(2026, 12, 1)
FLOWS = load_flows()
SVG = "{http://www.w3.org/2000/svg}"


def drawn(flow: Flow) -> ElementTree.Element:
    return ElementTree.fromstring(flowchart(flow))


def number(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, ""))


def test_the_three_that_were_asked_for() -> None:
    assert [flow.id for flow in FLOWS] == ["mediation", "judicial-confirmation", "legal-aid"]


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_every_stage_rests_on_law_in_force(flow: Flow) -> None:
    for stage in flow.stages:
        citations = law.find(stage.text.plain)
        assert citations, stage.label
        for citation in citations:
            if not citation.is_relative:
                judgement = law.judge(citation, law.registry(), DAY)
                assert (judgement.verdict, judgement.doubt) == ("valid", None), citation.text


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_the_picture_says_what_the_stages_say(flow: Flow) -> None:
    svg = drawn(flow)
    words = "".join("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
    for stage in flow.stages:
        assert stage.label in words
        assert stage.onward in words
        if stage.out:
            assert f"{stage.out.when}：{stage.out.to}" in words
    assert svg.findtext(f"{SVG}title") == flow.title
    assert svg.get("role") == "img"
    assert {svg.get("aria-labelledby")} == {f"{flow.id}-title {flow.id}-desc"}


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_it_fits_a_phone_and_nothing_overlaps(flow: Flow) -> None:
    svg = drawn(flow)
    assert number(svg, "font-size") >= 16
    boxes = list(svg.iter(f"{SVG}rect"))
    for box in boxes:
        assert number(box, "x") >= 0
        assert number(box, "x") + number(box, "width") <= WIDTH
        assert number(box, "y") + number(box, "height") <= number(svg, "height")
    main = [box for box in boxes if number(box, "x") < WIDTH / 2]
    for above, below in pairwise(main):
        assert number(above, "y") + number(above, "height") + 30 <= number(below, "y")
    # Words stand in their boxes: no line is wider, counted as the widest letters are.
    for text in svg.iter(f"{SVG}text"):
        line = "".join(text.itertext())
        wide = sum(0.56 if char.isascii() else 1 for char in line) * 18
        assert number(text, "x") + wide <= WIDTH + 9, line
    assert "style" not in flowchart(flow)


def test_words_are_escaped_and_numbers_whole() -> None:
    text = Text("flows.yml", 1, "话", "话")
    stage = Stage("a<b>&", text, "<i>", Exit("急", "停下，打12348"))
    html = flowchart(Flow("one", "<题>", text, (), (), (stage, stage)))
    assert "<b>" not in html
    assert "<i>" not in html
    assert "1．a<b>&" in unescape("".join(re.findall(r"<text[^>]*>([^<]*)", html)))
    assert ">12348</text>" in html
