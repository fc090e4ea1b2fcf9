"""When files change: by looking, so that no way of saving and no network drive escapes.

In: files and folders, there or not.  Out: a turn for every change.  An editor that writes
beside the file and renames, or writes in several steps, makes one change.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

_REST = 0.05  # seconds without a change after which a file counts as written
_PAUSE = 0.1  # seconds between two looks, at least
_SHARE = 20  # and so many times as long as a look takes: large contents cost no more

_Look = dict[str, tuple[int, int, int]]


def changes(places: Iterable[Path]) -> Iterator[None]:
    """Yield at once, then again whenever something in *places* has changed since."""
    places = tuple(places)
    known = None
    while True:
        start = time.monotonic()
        now = _look(places)
        took = time.monotonic() - start
        if now != known:
            known = _settled(places, now)
            yield
        else:
            time.sleep(max(_PAUSE, _SHARE * took))


def _settled(places: tuple[Path, ...], before: _Look) -> _Look:
    while True:
        time.sleep(_REST)
        now = _look(places)
        if now == before:
            return now
        before = now


def _look(places: Iterable[Path]) -> _Look:
    found: _Look = {}
    for place in places:
        if place.is_dir():
            _look_into(str(place), found)
        else:
            _note(str(place), place, found)
    return found


def _look_into(folder: str, found: _Look) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                # What the office does not see: dot files, Word's locks, an editor's own.
                if entry.name.startswith((".", "~$")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    _look_into(entry.path, found)
                else:
                    _note(entry.path, entry, found)
    except OSError:
        pass  # gone since its name was read, or not for us: the loader will say so


def _note(path: str, file: Path | os.DirEntry[str], found: _Look) -> None:
    try:
        state = file.stat()
    except OSError:
        return
    found[path] = (state.st_mtime_ns, state.st_size, state.st_ctime_ns)
