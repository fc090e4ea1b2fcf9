"""What was printed before, kept so that only what has changed is set again.

In: a folder that may be removed at any time, and keys that name everything a result depends
on.  Out: results, each in a file named by its own bytes, so that damage shows: what is
damaged or missing is as if it had never been made.  Refuses a folder that cannot be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from pufa.findings import PufaError

_INDEX = "index.json"


class Kept:
    """Results by their keys, in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = _read(folder / _INDEX)
        self._used: dict[str, str] = {}

    def recall(self, key: str) -> bytes | None:
        """The result of *key*, if it is there and whole."""
        name = self._known.get(key, "")
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        if _name(data) != name:
            return None
        self._used[key] = name
        return data

    def keep(self, key: str, data: bytes) -> None:
        self._used[key] = self._known[key] = _name(data)
        self._write(self.place(data), data)

    def place(self, data: bytes) -> Path:
        """The file that holds *data*, a result."""
        return self._folder / _name(data)

    def close(self, is_complete: bool) -> None:
        """Remember what was kept; where *is_complete*, forget what was not asked for."""
        known = self._used if is_complete else self._known
        self._write(self._folder / _INDEX, json.dumps(known, sort_keys=True).encode())
        if is_complete:
            needed = {_INDEX, *known.values()}
            for path in self._folder.iterdir():
                if path.name not in needed:
                    with contextlib.suppress(OSError):
                        path.unlink()

    def _write(self, path: Path, data: bytes) -> None:
        fresh = path.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(data)
            fresh.replace(path)
        except OSError as error:
            raise PufaError(
                f"印件写不进去（{error.strerror or '写入失败'}），原来的网站没有动。",
                f"检查磁盘空间和写入权限（{self._folder}），再试一次。",
            ) from error


def _name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _read(index: Path) -> dict[str, str]:
    try:
        known = json.loads(index.read_bytes())
    except (OSError, ValueError):
        return {}
    pairs = known.items() if isinstance(known, dict) else ()
    return {key: name for key, name in pairs if isinstance(name, str)}
