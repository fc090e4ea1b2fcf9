"""The packaged 口袋卡 (``cards.yml`` beside this file) → ``Card``, one for each kind of dispute.

They are the same for every office; which forms there are to link comes from its content.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.model import Card, Text, Topic
from pufa.reading import Sequence, read_yaml


def load_cards(topics: Iterable[Topic]) -> tuple[Card, ...]:
    """The cards, in the order of the packaged list; tests read every word of it."""
    path = Path(__file__).with_name("cards.yml")
    report = Report()
    ids = {topic.name: topic.id for topic in topics}
    rows = cast(Sequence, read_yaml(path.read_text("utf-8"), path.name, report)).items
    cards = tuple(_card(Fields(row, path.name, row.line, report), ids) for row in rows)
    assert not report.findings, report.text()
    return cards


def _card(fields: Fields, ids: dict[str, str]) -> Card:
    topic = cast(str, fields.text("topic", required=True))
    card = Card(
        id=ids[topic],
        topic=topic,
        stop=cast(Text, fields.prose("stop", required=True)),
        steps=fields.proses("steps", required=True),
        opening=fields.proses("open", required=True),
        calming=fields.proses("calm", required=True),
        forms=fields.texts("forms", required=True),
        laws=fields.proses("laws", required=True),
        deadline=cast(Text, fields.prose("deadline", required=True)),
    )
    fields.close()
    return card
