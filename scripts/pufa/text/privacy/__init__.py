"""Private data in text: where it stands, and of which kind it is; never what it says.

In: a text.  Out: ``Datum`` values, in order.
"""

from __future__ import annotations

from pufa.text.privacy import accounts, addresses, births, names, numbers
from pufa.text.privacy.datum import Datum, Flat, Kind, Span, page, plain

__all__ = ["Datum", "Kind", "find", "page", "plain"]


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
