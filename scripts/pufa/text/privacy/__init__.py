"""Private data in text: where it stands, and of which kind it is; never what it says.

In: a text.  Out: ``Datum`` values, in order.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pufa.text.privacy import accounts, addresses, births, names, numbers, recogniser
from pufa.text.privacy.datum import Datum, Flat, Kind, Span, page, plain

__all__ = ["Datum", "Flat", "Kind", "Span", "find", "is_complete", "page", "plain", "version"]


def find(flat: Flat) -> list[Datum]:
    """Every private datum in *flat*; where two overlap, the first of the rules below counts."""
    text = flat.text
    people = names.find(text)
    found: list[Span] = []
    for span in (
        *accounts.find(text),
        *numbers.find(text),
        *births.days(text),
        *addresses.find(text),
        *people,
        *births.ages(text, people),
    ):
        if all(span.end <= other.start or other.end <= span.start for other in found):
            found.append(span)
    return sorted(map(flat.datum, found))


def is_complete() -> bool:
    """Whether names are recognised here: without the model only what a field says is found."""
    return recogniser.is_there()


@cache
def version() -> str:
    """What the answers depend on besides the text: our rules and the model's version."""
    rules = hashlib.sha256((recogniser.version() or "").encode())
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.suffix in (".py", ".txt"):
            rules.update(path.read_bytes())
    return rules.hexdigest()
