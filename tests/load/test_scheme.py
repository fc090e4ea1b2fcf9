"""Labels of the statistics: what the office writes, and what it does not."""

from __future__ import annotations

import pytest

from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.load.library import load_topics
from pufa.load.scheme import load_scheme
from pufa.model import UNKNOWN, Scheme, Village
from pufa.reading import read_yaml


def scheme(text: str = "", *villages: tuple[str, str]) -> tuple[Scheme, list[str]]:
    report = Report()
    office = Fields(read_yaml(text, "office.yml", report), "office.yml", 1, report)
    made = [(Village(name, area, ()), 1) for name, area in villages]
    labels = load_scheme(made, office)
    office.close()
    return labels, [finding.code for finding in report.sorted()]


def test_the_usual_labels() -> None:
    made, found = scheme()
    types = [label for _, labels in made.types for label in labels]
    assert sorted(types) == sorted(topic.name for topic in load_topics()[:18])
    assert len(made.types) == 6 and len(made.forms) == 3 and found == []
    assert [group for group, _ in made.outcomes] == ["成功", "其他"]
    assert sum(len(labels) for _, labels in made.outcomes) == 4


def test_what_the_office_writes_counts_and_the_rest_is_usual() -> None:
    made, found = scheme("statistics: {types: {甲类: [甲, 乙], 丙类: [丙]}}")
    assert made.types == (("甲类", ("甲", "乙")), ("丙类", ("丙",)))
    assert made.forms == scheme()[0].forms and found == []


def test_areas() -> None:
    east, west = ("上村", "东片"), ("下村", "西片")
    assert scheme("", east, west)[0].areas == (("东片", ("上村",)), ("西片", ("下村",)))
    made, found = scheme("", ("上村", UNKNOWN), ("下村", UNKNOWN), (UNKNOWN, UNKNOWN))
    assert (made.villages, made.areas, found) == (("上村", "下村"), (), [])
    made, found = scheme("", east, ("下村", UNKNOWN))
    assert (made.areas, found) == ((), ["OFF004"])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("statistics: 18类", ["FLD003"]),
        ("statistics: {types: [甲, 乙]}", ["FLD003"]),
        ("statistics: {types: {甲类: {乙: 丙}}}", ["FLD003"]),
        ("statistics: {kinds: {甲类: [甲]}}", ["FLD002"]),
        ("statistics: {types: {甲类: [甲], 乙类: [甲]}}", ["OFF005"]),
        ("statistics: {types: {甲类: [甲], 乙类: []}}", ["OFF005"]),
        ("statistics: {types: {甲: [甲, 乙]}}", ["OFF005"]),
        ("statistics: {types: {甲: [甲]}}", []),
        ("statistics: {types: {合计: [甲]}}", ["OFF005"]),
        ("statistics: {types: {甲类: [甲/乙]}}", ["OFF005"]),
        ("statistics: {outcomes: {成功: [成]}}", ["OFF005"]),
        ("statistics: {forms: [书面, 书面]}", ["OFF005"]),
        ("statistics: {forms: {书面: [书面]}}", ["FLD003"]),
        ("statistics: {forms: [待填写]}", ["OFF002", "OFF005"]),
    ],
)
def test_faults(text: str, codes: list[str]) -> None:
    assert sorted(scheme(text)[1]) == sorted(codes)
