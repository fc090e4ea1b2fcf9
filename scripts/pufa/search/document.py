"""What goes into an index, and what comes out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One page to be found; *url* is relative to the root of the site.

    *prior*, above 0, says how much rather we show it than another that matches as well.
    *readers* is the audience it is only for, "" for everybody.  *cites* are the articles of
    law it speaks of, each as often as it does, as people write them: 民法典1079.
    """

    url: str
    title: str
    kind: str
    topic: str
    date: datetime.date | None
    summary: str
    headings: tuple[str, ...]
    questions: tuple[str, ...]
    text: str
    prior: float = 1.0
    readers: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Index:
    """All files, by path relative to the root of the site; *meta* is what the engine opens."""

    digest: str
    files: dict[str, bytes]
    meta: dict[str, object]
