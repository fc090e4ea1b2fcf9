"""What a picture's file tells beside the picture: where it was taken, and who took it.

In: a picture that is open and loaded.  Out: ``Trace`` words, never what they stand for.
"""

from __future__ import annotations

from PIL import ExifTags, Image

from pufa.media.prepared import Trace

_LATITUDE_LONGITUDE = (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude)
_PERSON_TAGS = (
    ExifTags.Base.Artist,
    ExifTags.Base.Copyright,
    ExifTags.Base.XPAuthor,
    ExifTags.Base.CameraSerialNumber,
    ExifTags.Base.CameraOwnerName,
    ExifTags.Base.BodySerialNumber,
    ExifTags.Base.LensSerialNumber,
)
# XMP is searched, not parsed: XML of a stranger can explode.
_POSITION_WORDS = (b"GPSLatitude", b"GPSLongitude")
_PERSON_WORDS = (b"dc:creator", b"SerialNumber", b"OwnerName", b"PersonInImage", b"mwg-rs:Name")
_IPTC, _BYLINE = 0x0404, b"\x1c\x02\x50"


def orientation(image: Image.Image) -> int:
    """How the camera was held, 1 (upright) to 8, as EXIF has it."""
    value = _exif(image).get(ExifTags.Base.Orientation, 1)
    return value if isinstance(value, int) else 1


def traces(image: Image.Image) -> tuple[Trace, ...]:
    """What *image* tells of place and person, sorted."""
    exif, notes = _exif(image), _notes(image)
    position = any(exif.get_ifd(ExifTags.IFD.GPSInfo).get(tag) for tag in _LATITUDE_LONGITUDE)
    tags = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
    person = any(str(tags.get(tag) or "").strip("\0 ") for tag in _PERSON_TAGS)
    found: dict[Trace, bool] = {
        "person": person
        or bool(image.info.get("Author"))
        or any(word in notes for word in _PERSON_WORDS)
        or _BYLINE in notes,
        "position": position or any(word in notes for word in _POSITION_WORDS),
    }
    return tuple(trace for trace, is_there in found.items() if is_there)


def _exif(image: Image.Image) -> Image.Exif:
    try:
        exif = image.getexif()
        for ifd in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
            exif.get_ifd(ifd)
    except Exception:  # the library raises whatever a broken file provokes
        return Image.Exif()
    return exif


def _notes(image: Image.Image) -> bytes:
    """XMP and IPTC as they are written."""
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    photoshop = image.info.get("photoshop")
    iptc = photoshop.get(_IPTC) if isinstance(photoshop, dict) else None
    written = xmp if isinstance(xmp, bytes) else str(xmp).encode()
    return written + iptc if isinstance(iptc, bytes) else written
