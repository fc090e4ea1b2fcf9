"""Pictures made ready are kept, so that nobody waits for them twice.

In: a folder, and a key that names an original and how we treat it.  Out: ``Prepared``
values whose files are whole.  What is damaged is as good as missing.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from pufa.media.encode import Encoded, File
from pufa.media.prepared import Prepared, Version


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def recall(folder: Path, key: str) -> Prepared | None:
    """What was kept under *key*, if all of it is still as it was."""
    try:
        seal, _, text = _entry(folder, key).read_text("utf-8").partition("\n")
        if seal != digest(text.encode()):
            return None
        row = json.loads(text)
        *webp, fallback, paper = (
            Version(folder / name, width, height) for name, width, height in row["files"]
        )
        made = Prepared(key, tuple(webp), fallback, paper, tuple(row["traces"]), row["is_moving"])
        is_whole = all(digest(file.path.read_bytes()) == file.path.stem for file in made.files)
    except (OSError, ValueError):
        return None
    return made if is_whole else None


def keep(folder: Path, key: str, encoded: Encoded) -> Prepared:
    """Write *encoded* into *folder*; a kill leaves nothing that would be recalled by halves."""
    folder.mkdir(parents=True, exist_ok=True)
    *webp, fallback, paper = (
        _keep_file(folder, file) for file in (*encoded.webp, encoded.fallback, encoded.paper)
    )
    made = Prepared(key, tuple(webp), fallback, paper, encoded.traces, encoded.is_moving)
    rows = [(file.path.name, file.width, file.height) for file in made.files]
    text = json.dumps({"files": rows, "traces": made.traces, "is_moving": made.is_moving})
    _write(_entry(folder, key), f"{digest(text.encode())}\n{text}".encode())
    return made


def clear(folder: Path, kept: Collection[Prepared]) -> None:
    """Remove from *folder* what belongs to none of *kept*."""
    needed = {file.path for made in kept for file in made.files}
    needed |= {_entry(folder, made.key) for made in kept}
    for path in folder.glob("*"):
        if path not in needed:
            with suppress(OSError):
                path.unlink()


def _entry(folder: Path, key: str) -> Path:
    return folder / f"{key}.json"


def _keep_file(folder: Path, file: File) -> Version:
    path = folder / f"{digest(file.data)}.{file.ending}"
    _write(path, file.data)
    return Version(path, file.width, file.height)


def _write(path: Path, data: bytes) -> None:
    fresh = path.with_name(f"{uuid.uuid4().hex}.new")  # two may write the same file at once
    fresh.write_bytes(data)
    fresh.replace(path)
