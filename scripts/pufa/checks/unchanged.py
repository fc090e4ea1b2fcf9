"""What a whole check found the last time, for as long as nothing has changed.

In: a root, and what the sheets are set with.  Out: the report of an earlier check of the very
same bytes, by the same code and libraries, on the same day.  The boundary is the root and not
the file: findings depend on one another (links, the same id twice, questions that two articles
share), so one changed byte means everything is checked anew.  Kept in ``.pufa/check.json``; a
file that is damaged, or of another root, version or day, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import sys
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from pufa.config import Config
from pufa.findings import LEVELS, Finding, Report

_CODE = Path(__file__).parents[1]
# What another try may not find again, though nothing in content/ has changed.
_PASSING = frozenset({"TXT001", "PIC004", "PRV004", "PRV006", "STA020"})


class Unchanged:
    """The report kept of *config*'s root; *faces* names the fonts that sheets are set in."""

    def __init__(self, config: Config, faces: str) -> None:
        self._path = config.state / "check.json"
        self._config, self._faces = config, faces
        # Taken before anything is read: what is written in between is seen the next time.
        self._key = self._look()

    def recall(self) -> Report | None:
        """What was found, if all is as it was."""
        try:
            seal, _, text = self._path.read_text("utf-8").partition("\n")
            value = json.loads(text)
            if self._key is None or seal != _digest(text) or value["key"] != self._key:
                return None
            return Report(
                [_finding(*row) for row in value["findings"]],
                [_finding(*row) for row in value["waived"]],
            )
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def keep(self, report: Report) -> None:
        """Keep what was found just now, unless something has changed since, or may pass."""
        found = (*report.findings, *report.waived)
        if self._key is None or any(one.code in _PASSING for one in found):
            return
        if self._look() != self._key:
            return
        rows = {"findings": _rows(report.findings), "waived": _rows(report.waived)}
        text = json.dumps({"key": self._key, **rows})
        # A folder that cannot be written to costs time, and nothing else.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_name(f"{uuid.uuid4().hex}.new")
            fresh.write_text(f"{_digest(text)}\n{text}", "utf-8")
            fresh.replace(self._path)

    def _look(self) -> str | None:
        """Everything findings depend on, in one word; None where that cannot be told."""
        seen = hashlib.sha256("\n".join((_machine(), self._faces)).encode())
        seen.update(self._config.as_of.isoformat().encode())
        try:
            for path in (*sorted(self._config.content.rglob("*")), *self._config.own_pages):
                if path.is_symlink():  # it may lead to what we do not look at
                    return None
                name = path.relative_to(self._config.root).as_posix()
                seen.update(name.encode("utf-8", "surrogateescape"))
                if path.is_file():
                    with path.open("rb") as file:
                        seen.update(hashlib.file_digest(file, "sha256").digest())
        except OSError:
            return None
        return seen.hexdigest()


@cache
def _machine() -> str:
    """Our code and data, Python, and everything installed beside it."""
    ours = hashlib.sha256(sys.version.encode())
    for path in sorted(_CODE.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            ours.update(path.relative_to(_CODE).as_posix().encode())
            ours.update(path.read_bytes())
    folders = [Path(folder) for folder in sys.path if folder]
    others = sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))
    return f"{ours.hexdigest()} {' '.join(others)}"


def _rows(findings: list[Finding]) -> list[tuple[str, int, str, str, str]]:
    return [(one.file, one.line, one.code, one.what, one.mend) for one in findings]


def _finding(file: Any, line: Any, code: Any, what: Any, mend: Any) -> Finding:
    if code not in LEVELS or type(line) is not int:
        raise ValueError(code)
    if not all(isinstance(text, str) for text in (file, what, mend)):
        raise ValueError(file)
    return Finding(file, line, code, what, mend)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
