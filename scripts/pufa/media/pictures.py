"""An office's picture made fit to publish: turned upright, at most 1,280 px wide, metadata off.

In: a JPEG, PNG, WebP or GIF file (a camera writes the place and time into it).  Out: the
bytes to publish.  Refuses (None) what is no such picture.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

SIZE_LIMIT = 20_000_000  # bytes (contracts.md)
_WIDEST = 1280  # px: a phone of 3 × 412 px shows no more
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


@dataclass(frozen=True)
class Prepared:
    """A picture to publish: *name* comes from the bytes of the original; sizes in px."""

    name: str
    data: bytes
    width: int
    height: int


def is_picture(path: Path) -> bool:
    """Whether the file is, to its end, a picture we publish."""
    try:
        with Image.open(path, formats=_FORMATS) as image:
            image.load()
    except Exception:  # the library raises whatever a broken file provokes
        return False
    return True


def prepare(path: Path) -> Prepared | None:
    """The picture in *path*, fit to publish; None if it is none."""
    try:
        original = path.read_bytes()
        with Image.open(io.BytesIO(original), formats=_FORMATS) as opened:
            image = ImageOps.exif_transpose(opened)
            if image.width > _WIDEST:
                height = round(image.height * _WIDEST / image.width)
                image = image.resize((_WIDEST, height), Image.Resampling.LANCZOS)
            is_photo = opened.format in ("JPEG", "WEBP") and image.mode in ("RGB", "L", "CMYK")
            clean = image.convert("RGB" if is_photo else "RGBA")
    except Exception:  # the library raises whatever a broken file provokes
        return None
    clean.info.clear()
    out = io.BytesIO()
    if is_photo:
        clean.save(out, "JPEG", quality=80, optimize=True, progressive=True)
    else:
        clean.quantize(256, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    digest = hashlib.sha256(original).hexdigest()[:16]
    name = f"{digest}.{'jpg' if is_photo else 'png'}"
    return Prepared(name, out.getvalue(), clean.width, clean.height)
