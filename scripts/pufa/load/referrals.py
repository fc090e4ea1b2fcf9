"""The packaged map 我该找谁 (``referrals.yml`` beside this file) → ``Referral``.

It is the same for every office: what the law says of each kind of dispute.  Whom to call
comes from the office's own contacts.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.model import Referral, Route, Text, Topic
from pufa.reading import Sequence, read_yaml


def load_referrals(topics: Iterable[Topic]) -> tuple[Referral, ...]:
    """The map, in the order of the packaged list; a test reads every word of it."""
    path = Path(__file__).with_name("referrals.yml")
    report = Report()
    ids = {topic.name: topic.id for topic in topics}
    rows = cast(Sequence, read_yaml(path.read_text("utf-8"), path.name, report)).items
    referrals = tuple(_referral(Fields(row, path.name, row.line, report), ids) for row in rows)
    assert not report.findings, report.text()
    return referrals


def _referral(fields: Fields, ids: dict[str, str]) -> Referral:
    topic, first = fields.text("topic"), fields.prose("first")
    routes = tuple(_route(each) for each in fields.each("routes"))
    fields.close()
    return Referral(ids[cast(str, topic)], cast(str, topic), cast(Text, first), routes)


def _route(fields: Fields) -> Route:
    route = Route(
        kind=cast(str, fields.text("kind", required=True)),
        who=cast(str, fields.text("who", required=True)),
        what=cast(Text, fields.prose("what", required=True)),
        deadline=fields.prose("deadline"),
        cost=fields.text("cost"),
        contact=cast(str, fields.text("contact", required=True)),
        basis=fields.proses("basis"),
    )
    fields.close()
    return route
