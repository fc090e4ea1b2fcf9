"""An office's pictures made fit to publish; none is encoded twice.

In: files of ``content/``, and the folder where what was made is kept.  Out: ``Prepared``
values, or why a file is no picture to publish.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path

import PIL
from PIL import features

from pufa.findings import PufaError
from pufa.media.cache import digest, keep, recall
from pufa.media.encode import Encoded, encode
from pufa.media.prepared import Prepared, Refusal

SIZE_LIMIT = 20_000_000  # bytes (contracts.md)
_CODE = ("cache.py", "encode.py", "metadata.py")
_WORKERS = 4  # each may hold a picture of the biggest size

# What this process has made or recalled, by file, its time and size, and folder:
# a preview that answers an edit does not read every photograph again.
_made: dict[tuple[Path, int, int, Path], Prepared | Refusal] = {}


def prepare_all(paths: Iterable[Path], folder: Path) -> dict[Path, Prepared | Refusal]:
    """:func:`prepare` for many, side by side."""
    unique = sorted(set(paths))
    with ThreadPoolExecutor(min(_WORKERS, os.cpu_count() or 1)) as pool:
        return dict(zip(unique, pool.map(partial(prepare, folder=folder), unique), strict=True))


def prepare(path: Path, folder: Path) -> Prepared | Refusal:
    """The picture in *path*, fit to publish; what is made is kept in *folder*."""
    try:
        state = path.stat()
        seen = (path, state.st_mtime_ns, state.st_size, folder)
        made = _made.get(seen)
        if made is not None and _is_there(made):
            return made
        data = path.read_bytes()
    except OSError:
        return "locked"
    made = _made[seen] = _prepare(data, folder)
    return made


def _is_there(made: Prepared | Refusal) -> bool:
    return isinstance(made, str) or all(file.path.exists() for file in made.files)


def _prepare(data: bytes, folder: Path) -> Prepared | Refusal:
    key = digest(_recipe() + data)
    if made := recall(folder, key):
        return made
    encoded = encode(data)
    return encoded if isinstance(encoded, str) else _keep(folder, key, encoded)


def _keep(folder: Path, key: str, encoded: Encoded) -> Prepared:
    try:
        return keep(folder, key, encoded)
    except OSError:
        pass
    try:
        return keep(_spare(), key, encoded)
    except OSError as error:
        raise PufaError("缩小以后的图片没有地方存放。", "检查磁盘空间，再试一次。") from error


@cache
def _recipe() -> bytes:
    """What besides the original decides what comes out: our code and its libraries."""
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in _CODE)
    versions = (features.version(name) for name in ("jpg", "webp", "zlib", "littlecms2"))
    return digest(code + repr((PIL.__version__, *versions)).encode()).encode()


@cache
def _spare() -> Path:
    """Where pictures go, for this process alone, if the folder cannot be written."""
    folder = Path(tempfile.mkdtemp(prefix="pufa-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
