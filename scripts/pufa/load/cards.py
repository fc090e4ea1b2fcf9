"""The packaged 口袋卡 (``cards.yml`` beside this file) → ``Card``, one for each kind of dispute.

They are the same for every office; which forms there are to link comes from its content.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import cast

from pufa.load.fields import Fields
from pufa.load.packaged import load_packaged
from pufa.model import Card, Text, Topic


def load_cards(topics: Iterable[Topic]) -> tuple[Card, ...]:
    """The cards, in the order of the packaged list; tests read every word of it."""
    ids = {topic.name: topic.id for topic in topics}
    return load_packaged("cards.yml", partial(_card, ids))


def _card(ids: dict[str, str], fields: Fields) -> Card:
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
