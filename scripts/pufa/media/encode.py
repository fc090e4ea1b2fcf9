"""A picture's bytes become the bytes to publish: upright, smaller, sRGB, metadata off.

In: a JPEG, PNG, WebP or GIF file.  Out: its versions.  Photographs become WebP and JPEG,
drawings WebP without loss and PNG; what is transparent becomes white, as on paper.
Refuses what is no such picture, or damaged, or has more pixels than a computer here holds.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageCms, UnidentifiedImageError

from pufa.media import metadata
from pufa.media.prepared import Refusal, Trace

# The biggest mode of most phones has 64 million pixels; a JPEG comes out of its decoder
# smaller, others whole, with 4 bytes a pixel.  A page scanned with 600 dpi has 35 million.
JPEG_PIXELS, PIXELS = 70_000_000, 40_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_BEGINNINGS = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")

_STEPS = (720, 360)  # px, beside the full width
_WIDEST = 1280  # px: a phone of 3 × 412 px shows no more
_HIGHEST = 16_383  # px: WebP holds no more
_FALLBACK = 720  # px, for browsers without WebP
_WORTH = 0.75  # of the bytes of the next wider one: a smaller drawing may even have more

_T = Image.Transpose
_TURNS = {
    2: _T.FLIP_LEFT_RIGHT,
    3: _T.ROTATE_180,
    4: _T.FLIP_TOP_BOTTOM,
    5: _T.TRANSPOSE,
    6: _T.ROTATE_270,
    7: _T.TRANSVERSE,
    8: _T.ROTATE_90,
}

# The limits above are ours, and are asked before anything is decoded.
Image.MAX_IMAGE_PIXELS = None

# Broken metadata is thrown away with the rest, and no concern of the office's.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


@dataclass(frozen=True)
class File:
    """The bytes of one version; sizes in px."""

    data: bytes
    ending: str
    width: int
    height: int


@dataclass(frozen=True)
class Encoded:
    """What ``Prepared`` holds, as bytes; the narrowest WebP first."""

    webp: tuple[File, ...]
    fallback: File
    paper: File
    traces: tuple[Trace, ...]
    is_moving: bool


def encode(data: bytes) -> Encoded | Refusal:
    """The versions of the picture in *data*."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            # MPO is a JPEG with a second picture behind it, as many phones write.
            is_jpeg = opened.format in ("JPEG", "MPO")
            if opened.width * opened.height > (JPEG_PIXELS if is_jpeg else PIXELS):
                return "huge"
            is_moving = not is_jpeg and getattr(opened, "is_animated", False)
            full = _full(opened)
            traces = metadata.traces(opened)
    except UnidentifiedImageError:
        return _refusal(data)
    except Exception:  # the library raises whatever a broken file provokes
        return "damaged"
    is_photo, widest = _widest(full, is_jpeg)
    webp = [widest]
    paper = fallback = _fallback(full, is_photo)
    for step in _STEPS:
        if step < full.width:
            smaller = _resized(full, step)
            file = _webp(smaller, is_photo)
            if len(file.data) <= _WORTH * len(webp[0].data):
                webp.insert(0, file)
                if step == _FALLBACK:
                    fallback = _fallback(smaller, is_photo)
    return Encoded(tuple(webp), fallback, paper, traces, is_moving)


def clean(data: bytes) -> File | Refusal:
    """The picture in *data* as an original to keep: as large as we publish, metadata off."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            is_jpeg = opened.format in ("JPEG", "MPO")
            if opened.width * opened.height > (JPEG_PIXELS if is_jpeg else PIXELS):
                return "huge"
            full = _full(opened)
    except UnidentifiedImageError:
        return _refusal(data)
    except Exception:  # the library raises whatever a broken file provokes
        return "damaged"
    if _widest(full, is_jpeg)[0]:
        return _saved(full, "jpg", quality=92, optimize=True)
    return _saved(full, "png", optimize=True)


def _refusal(data: bytes) -> Refusal:
    """Why *data* is no picture we read."""
    head = data[:1024]
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return "heic"
    if b"<svg" in head.lower() or head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml"):
        return "svg"
    return "damaged" if head.startswith(_BEGINNINGS) else "unknown"


def _full(opened: Image.Image) -> Image.Image:
    """The whole picture as RGB, upright and no wider than we publish."""
    turn = _TURNS.get(metadata.orientation(opened))
    is_sideways = turn in (_T.TRANSPOSE, _T.ROTATE_270, _T.TRANSVERSE, _T.ROTATE_90)
    widest, highest = (_HIGHEST, _WIDEST) if is_sideways else (_WIDEST, _HIGHEST)
    scale = min(1, widest / opened.width, highest / opened.height)
    size = (max(1, round(opened.width * scale)), max(1, round(opened.height * scale)))
    opened.draft(None, size)
    image = _simple(opened).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    image = _srgb(image, opened.info.get("icc_profile"))
    image = image if turn is None else image.transpose(turn)
    image.info.clear()
    return image


def _simple(image: Image.Image) -> Image.Image:
    """*image* in a mode that can be made smaller: L, RGB, RGBA or CMYK."""
    image.load()
    if image.mode.startswith(("I", "F")):  # 16 bits of grey
        return image.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("P", "PA", "LA") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in ("L", "RGBA", "CMYK") else image.convert("RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """*image* on white, in the colours every screen takes for granted."""
    if image.mode == "RGBA":
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        image = white
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, source, target, outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that is broken, or another picture's
    return image.convert("RGB")


def _resized(full: Image.Image, width: int) -> Image.Image:
    height = max(1, round(full.height * width / full.width))
    return full.resize((width, height), Image.Resampling.LANCZOS)


def _widest(full: Image.Image, is_jpeg: bool) -> tuple[bool, File]:
    """Whether *full* is a photograph, and its WebP.

    A photograph costs far more without loss; a drawing or a picture of a screen does not.
    """
    lossy = _webp(full, True)
    if is_jpeg:
        return True, lossy
    exact = _webp(full, False)
    is_photo = len(exact.data) > 2 * len(lossy.data)
    return is_photo, lossy if is_photo else exact


def _webp(image: Image.Image, is_photo: bool) -> File:
    if is_photo:
        return _saved(image, "webp", quality=75, method=4)
    return _saved(image, "webp", lossless=True, method=4)


def _fallback(image: Image.Image, is_photo: bool) -> File:
    if is_photo:
        return _saved(image, "jpg", quality=80, optimize=True, progressive=True)
    return _saved(image, "png", optimize=True)


def _saved(image: Image.Image, ending: str, **options: int) -> File:
    out = io.BytesIO()
    image.save(out, {"jpg": "JPEG"}.get(ending, ending), **options)
    return File(out.getvalue(), ending, image.width, image.height)
