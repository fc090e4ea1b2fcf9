"""A finding that somebody of the office has decided to live with, for a while."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiver:
    """*file* is a path or a glob; *line* is where the waiver stands in waivers.yml."""

    code: str
    file: str
    reason: str
    approver: str
    expires: datetime.date
    line: int
