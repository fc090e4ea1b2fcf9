"""Who and what may be named: what the office has said in public, and who has not agreed.

In: a library.  Out: ``Declared``.  Silent are the office, its villages and contacts, mediators
who agreed, and whoever signed, reviewed or drafted something; a mediator who has not agreed
must not appear anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pufa.model import UNKNOWN, Library, Mediator
from pufa.text.privacy import Datum, Flat, Kind, Span

_GAP = r"[ \-*_().·]{0,3}"
_BETWEEN = re.compile(r"[、，,；;/\s]+")
_PHONE = 7  # digits of a number without its area code


@dataclass(frozen=True)
class Declared:
    """What may stand (*names*, *phones*, *places*), and what may not (*hidden*)."""

    names: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    hidden: tuple[Mediator, ...] = ()

    def covers(self, line: str, datum: Datum) -> bool:
        """Whether *datum*, which stands in *line*, has been declared."""
        words = line[datum.start : datum.end]
        match datum.kind:
            case "PHONE":
                digits = _digits(words)
                return any(
                    digits == phone or (len(digits) >= _PHONE and phone.endswith(digits))
                    for phone in self.phones
                )
            case "ADDR":
                bare = _bare(words)
                return any(bare in place or bare.endswith(place) for place in self.places)
            case "NAME":
                return any(
                    found.start() <= datum.start and datum.end <= found.end()
                    for found in self._names.finditer(line)
                )
            case _:
                return False

    def find_hidden(self, flat: Flat) -> Iterator[Datum]:
        """Where *flat* names somebody who has not agreed, or has the phone of such a one."""
        for mediator in self.hidden:
            words: list[tuple[str, Kind]] = []
            if mediator.name != UNKNOWN:
                words.append((mediator.name, "NAME"))
            if len(digits := _digits(mediator.phone)) >= _PHONE:
                words.append((digits, "PHONE"))
            for word, kind in words:
                for found in re.finditer(_GAP.join(map(re.escape, word)), flat.text):
                    yield flat.datum(Span(*found.span(), kind))

    @cached_property
    def _names(self) -> re.Pattern[str]:
        words = sorted(self.names, key=len, reverse=True)
        return re.compile("|".join(r"\s?".join(map(re.escape, word)) for word in words) or r"\b\B")


def declared(library: Library) -> Declared:
    """What *library* says of its people."""
    office = library.office
    mediators = [mediator for village in office.villages for mediator in village.mediators]
    agreed = [mediator for mediator in mediators if mediator.agreed]
    names = {office.name, office.region, *_people(library)}
    names |= {mediator.name for mediator in agreed}
    names |= {village.name for village in office.villages}
    names |= {contact.name for contact in office.contacts}
    phones = [mediator.phone for mediator in agreed] + [one.phone for one in office.contacts]
    return Declared(
        names=frozenset(name for name in names if name != UNKNOWN and len(name) > 1),
        phones=frozenset(filter(None, map(_digits, phones))),
        places=_known(contact.address for contact in office.contacts),
        hidden=tuple(one for one in mediators if not one.agreed and one.name not in names),
    )


def _people(library: Library) -> Iterator[str]:
    """Whoever signed, reviewed or drafted something."""
    if library.office.authorized:
        yield library.office.authorized.by
    questions = [one for module in library.modules for one in module.questions]
    drafted = [one.drafted for one in library.writings] + [one.drafted for one in questions]
    drafted += [form.drafted for form in library.forms]
    for names in drafted:
        yield from _BETWEEN.split(names)
    reviews = [one.reviewed for one in library.writings] + [one.reviewed for one in questions]
    yield from (review.by for review in reviews if review)
    for bulletin in library.bulletins:
        yield from (one.by for one in (bulletin.signed, bulletin.secrecy_checked) if one)
    for release in library.releases:
        yield from (one.signed.by for one in release.headlines if one.signed)


def _known(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_bare(word) for word in words if word != UNKNOWN)


def _bare(words: str) -> str:
    """*words* without spaces and marks."""
    return "".join(char for char in unicodedata.normalize("NFKC", words) if char.isalnum())


def _digits(words: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", words) if char.isdecimal())
