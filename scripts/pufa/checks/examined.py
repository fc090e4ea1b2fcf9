"""What was found in a text the last time, so that no text is examined twice.

In: texts.  Out: the private data in each.  Kept in ``.pufa/privacy.json`` by the digest of the
text and of the rules: places and kinds, never what stands there.  A damaged file is as good
as none; without the model nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

from pufa.text import privacy
from pufa.text.privacy import Datum, Flat, Kind

_KINDS = frozenset(get_args(Kind))


class Examined:
    """*is_complete* tells whether names were looked for in every text so far."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = _read(path)
        self._now: dict[str, list[Datum]] = {}

    def find(self, flat: Flat) -> tuple[list[Datum], bool]:
        """The private data in *flat*, and whether names were looked for as well."""
        key = hashlib.sha256(f"{privacy.version()}\n{flat.key}".encode()).hexdigest()
        kept = self._before.get(key)
        data = privacy.find(flat) if kept is None else kept
        if kept is None and not privacy.is_complete():
            return data, False
        self._now[key] = data
        return data, True

    def keep(self) -> None:
        """Write what was found now; what was not asked for any more is forgotten."""
        if self._now == self._before:
            return
        rows = {
            key: [[one.line, one.start, one.end, one.kind] for one in data]
            for key, data in self._now.items()
        }
        # A folder that cannot be written to costs time, and nothing else.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_name(f"{uuid.uuid4().hex}.new")
            fresh.write_text(json.dumps(rows), "utf-8")
            fresh.replace(self._path)


def _read(path: Path) -> dict[str, list[Datum]]:
    try:
        rows = json.loads(path.read_text("utf-8"))
        return {key: [_datum(*row) for row in data] for key, data in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _datum(line: Any, start: Any, end: Any, kind: Any) -> Datum:
    if kind not in _KINDS or not all(type(number) is int for number in (line, start, end)):
        raise ValueError(kind)
    return Datum(line, start, end, kind)
