"""我该找谁, the packaged map: what it cites is in force, and every path ends at a contact."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import cast

from pufa import law, load
from pufa.findings import Report
from pufa.reading import Mapping, Scalar, Sequence, read_yaml

ROOM = Path(load.__file__).parent
DAY = datetime.date(2026, 12, 1)
CONTACTS = {"office", "township-mediation", "110", "12348", "12315", "12333", "12345"}


def entries(name: str) -> list[Mapping]:
    read = read_yaml((ROOM / name).read_text("utf-8"), name, Report())
    return [cast(Mapping, item) for item in cast(Sequence, read).items]


def text(node: Mapping, name: str) -> str:
    return cast(Scalar, node.entries[name]).text


def routes(topic: Mapping) -> list[Mapping]:
    return [cast(Mapping, item) for item in cast(Sequence, topic.entries["routes"]).items]


TOPICS = entries("referrals.yml")


def test_the_map_has_the_eighteen_kinds_of_dispute() -> None:
    assert [text(topic, "topic") for topic in TOPICS] == [
        text(topic, "name") for topic in entries("vocabulary.yml")[:18]
    ]


def test_every_basis_names_one_law_in_force() -> None:
    for topic in TOPICS:
        for route in routes(topic):
            for item in cast(Sequence, route.entries["basis"]).items:
                basis = cast(Scalar, item).text
                citations = law.find(basis)
                assert "、".join(citation.text for citation in citations) == basis
                assert len({citation.law for citation in citations}) == 1
                for citation in citations:
                    assert law.judge(citation, law.registry(), DAY).verdict == "valid", basis


def test_every_path_ends_at_a_contact() -> None:
    for topic in TOPICS:
        assert {text(route, "contact") for route in routes(topic)} <= CONTACTS
        assert "110" in text(topic, "first")


def test_mediation_tells_the_thirty_days_and_rests_on_them() -> None:
    for topic in TOPICS:
        for route in routes(topic):
            if text(route, "kind") == "人民调解":
                assert "协议生效之日起三十日内" in text(route, "deadline")
                cited = {
                    (citation.law.id, number)
                    for item in cast(Sequence, route.entries["basis"]).items
                    for citation in law.find(cast(Scalar, item).text)
                    if citation.law is not None
                    for number, _ in citation.articles
                }
                assert ("minsu", 205) in cited


def test_violence_at_home_leads_to_the_police_and_the_court_before_mediation() -> None:
    (family,) = (topic for topic in TOPICS if text(topic, "topic") == "婚姻家庭")
    assert [text(route, "kind") for route in routes(family)[:3]] == ["公安", "法院", "人民调解"]
