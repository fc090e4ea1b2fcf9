"""Place and person are noticed wherever a camera or a program may have written them."""

from __future__ import annotations

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from pufa.media.encode import Encoded, encode
from shots import exif, saved, scene

PHOTO = scene((200, 100))


def traces(data: bytes) -> tuple[str, ...]:
    encoded = encode(data)
    assert isinstance(encoded, Encoded)
    return encoded.traces


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_exif(kind: str) -> None:
    assert traces(saved(PHOTO, kind, exif=exif())) == ()
    assert traces(saved(PHOTO, kind, exif=exif(position=True))) == ("position",)
    assert traces(saved(PHOTO, kind, exif=exif(person=True))) == ("person",)
    assert traces(saved(PHOTO, kind, exif=exif(position=True, person=True))) == (
        "person",
        "position",
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("words", "trace"),
    [
        ("<exif:GPSLatitude>12,34.5N</exif:GPSLatitude>", ("position",)),
        ("<dc:creator><rdf:Seq/></dc:creator>", ("person",)),
        ("<rdf:Description aux:SerialNumber='1'/>", ("person",)),
        ("<xmp:CreateDate>2026-01-01</xmp:CreateDate>", ()),
    ],
)
def test_xmp(kind: str, words: str, trace: tuple[str, ...]) -> None:
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{words}</x:xmpmeta>"
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet)
        assert traces(saved(PHOTO, kind, pnginfo=info)) == trace
    else:
        assert traces(saved(PHOTO, kind, xmp=packet.encode())) == trace


def test_the_author_of_a_png() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "SECRET-OWNER")
    assert traces(saved(PHOTO, "PNG", pnginfo=info)) == ("person",)


def test_iptc() -> None:
    byline = b"\x1c\x02\x50\0\x0cSECRET-OWNER"
    block = b"8BIM\x04\x04\0\0\0\0\0" + bytes([len(byline)]) + byline
    segment = b"Photoshop 3.0\0" + block + bytes(len(block) % 2)
    length = (len(segment) + 2).to_bytes(2, "big")
    plain = saved(PHOTO, "JPEG")
    assert traces(plain[:2] + b"\xff\xed" + length + segment + plain[2:]) == ("person",)


def test_empty_fields_are_nobody() -> None:
    tags = Image.Exif()
    tags[ExifTags.Base.Artist] = "   "
    assert traces(saved(PHOTO, "JPEG", exif=tags)) == ()


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_broken_metadata_stops_nobody() -> None:
    broken = b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + bytes(30)
    assert traces(saved(PHOTO, "JPEG", exif=broken)) == ()
