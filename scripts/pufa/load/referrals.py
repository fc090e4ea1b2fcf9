"""The packaged map 我该找谁 (``referrals.yml`` beside this file) → ``Referral``.

It is the same for every office: what the law says of each kind of dispute.  Whom to call
comes from the office's own contacts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import cast

from pufa.load.fields import Fields
from pufa.load.packaged import load_packaged
from pufa.model import Referral, Route, Text, Topic


def load_referrals(topics: Iterable[Topic]) -> tuple[Referral, ...]:
    """The map, in the order of the packaged list; a test reads every word of it."""
    ids = {topic.name: topic.id for topic in topics}
    return load_packaged("referrals.yml", partial(_referral, ids))


def _referral(ids: dict[str, str], fields: Fields) -> Referral:
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
