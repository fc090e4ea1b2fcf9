"""A ledger as it is kept in memory: one ``Dispute`` a line, without its people.

Nothing of it is ever written to a file.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Dispute:
    """One dispute.  *amount* is in 元; what was left blank is None.

    *village*, *kind*, *outcome* and *form* are labels of the office's ``Scheme``.
    """

    registered: datetime.date
    accepted: datetime.date | None
    closed: datetime.date | None
    village: str
    kind: str
    outcome: str
    form: str
    amount: Decimal | None


@dataclass(frozen=True)
class Ledger:
    """All disputes of a file, and the *names* of its people, for the privacy check alone."""

    disputes: tuple[Dispute, ...]
    names: frozenset[str]
