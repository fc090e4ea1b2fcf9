"""Pictures as offices have them, made here: nobody's photograph is in the repository."""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import Any

from PIL import ExifTags, Image, ImageDraw

# Where the picture was taken, and with what: nothing of it may be seen again.
SECRETS = (b"SECRET-OWNER", b"SECRET-SERIAL", b"SECRET-NOTE")


def scene(size: tuple[int, int] = (2000, 1500)) -> Image.Image:
    """Something with the grain and the soft edges of a photograph, the same each time."""
    small = (size[0] // 4, size[1] // 4)
    noise = random.Random(0).randbytes(small[0] * small[1])
    grain = Image.frombytes("L", small, noise).resize(size, Image.Resampling.BICUBIC)
    sky = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (sky, Image.blend(sky, grain, 0.3), Image.blend(sky, grain, 0.2)))


def drawing(size: tuple[int, int] = (900, 600)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((size[0] // 8, size[1] // 8, size[0] // 2, size[1] // 2), "navy")
    draw.line((0, 0, *size), "black", 5)
    return image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(*, position: bool = False, person: bool = False, orientation: int = 1) -> Image.Exif:
    """What a phone writes into a photograph."""
    tags = Image.Exif()
    tags[ExifTags.Base.Make] = "SECRET-NOTE"
    tags[ExifTags.Base.Orientation] = orientation
    # Every phone writes this much of a position, also where it has none.
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSVersionID] = b"\2\3\0\0"
    if position:
        gps = tags.get_ifd(ExifTags.IFD.GPSInfo)
        gps[ExifTags.GPS.GPSLatitudeRef] = "N"
        gps[ExifTags.GPS.GPSLatitude] = (12.0, 34.0, 56.0)
        gps[ExifTags.GPS.GPSLongitudeRef] = "E"
        gps[ExifTags.GPS.GPSLongitude] = (65.0, 43.0, 21.0)
    if person:
        tags[ExifTags.Base.Artist] = "SECRET-OWNER"
        tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = "SECRET-SERIAL"
    return tags


def png(size: tuple[int, int], depth: int, kind: int, rows: bytes) -> bytes:
    """A PNG of *rows* as they are, also of a sort that no library here writes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", *size, depth, kind, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
