"""What an office's file becomes: sizes, formats, colours, nothing beside the picture."""

from __future__ import annotations

import io
import struct
from itertools import pairwise

import pytest
from PIL import Image, ImageCms, ImageFile, ImageOps

from pufa.media import encode as room
from pufa.media.encode import Encoded, encode
from shots import SECRETS, drawing, exif, png, saved, scene

WHITE = (255, 255, 255)


def made(data: bytes) -> Encoded:
    encoded = encode(data)
    assert isinstance(encoded, Encoded), encoded
    return encoded


def printed(encoded: Encoded) -> Image.Image:
    return Image.open(io.BytesIO(encoded.paper.data))


def sizes(encoded: Encoded) -> list[tuple[int, int]]:
    return [(file.width, file.height) for file in encoded.webp]


def test_a_photograph_has_three_sizes_and_a_jpeg() -> None:
    photo = made(saved(scene((4000, 3000)), "JPEG"))
    assert sizes(photo) == [(360, 270), (720, 540), (1280, 960)]
    assert (photo.fallback.ending, photo.fallback.width) == ("jpg", 720)
    assert (photo.paper.ending, photo.paper.width) == ("jpg", 1280)
    for file in (*photo.webp, photo.fallback, photo.paper):
        image = Image.open(io.BytesIO(file.data))
        assert image.size == (file.width, file.height) and image.mode == "RGB"
        assert image.format == ("WEBP" if file in photo.webp else "JPEG")


@pytest.mark.parametrize("width", [1, 200, 360, 380, 720, 1279])
def test_nothing_is_enlarged(width: int) -> None:
    photo = made(saved(scene((1600, 1200)).resize((width, 300)), "JPEG"))
    assert photo.webp[-1].width == photo.paper.width == width
    assert all(file.width <= width for file in (*photo.webp, photo.fallback))


def test_a_smaller_size_has_fewer_bytes() -> None:
    for image in (drawing(), drawing((540, 1080)), scene((800, 600)), scene((380, 300))):
        for kind in ("PNG", "JPEG"):
            lengths = [len(file.data) for file in made(saved(image, kind)).webp]
            assert all(a <= 0.75 * b for a, b in pairwise(lengths))


def test_a_drawing_stays_exact_and_a_photograph_in_a_png_does_not() -> None:
    plan = drawing()
    encoded = made(saved(plan, "PNG"))
    assert encoded.paper.ending == "png" and printed(encoded).tobytes() == plan.tobytes()
    widest = Image.open(io.BytesIO(encoded.webp[-1].data))
    assert widest.tobytes() == plan.tobytes()
    assert made(saved(scene((800, 600)), "PNG")).paper.ending == "jpg"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_a_camera_was_held_ends_upright(kind: str, orientation: int) -> None:
    image = Image.new("RGB", (1600, 800), "white")
    image.paste("red", (0, 0, 800, 400))
    data = saved(image, kind, exif=exif(orientation=orientation))
    wanted = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    shown = printed(made(data))
    assert (
        shown.width <= 1280
        and abs(shown.width / shown.height - wanted.width / wanted.height) < 0.01
    )
    for x in (0.25, 0.75):
        for y in (0.25, 0.75):
            here = shown.getpixel((int(shown.width * x), int(shown.height * y)))
            there = wanted.getpixel((int(wanted.width * x), int(wanted.height * y)))
            assert max(abs(a - b) for a, b in zip(here, there, strict=True)) < 8


def test_nothing_of_the_metadata_is_left() -> None:
    full = exif(position=True, person=True)
    xmp = b"<x:xmpmeta><dc:creator>SECRET-OWNER</dc:creator></x:xmpmeta>"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = scene((800, 600))
    for data in (
        saved(photo, "JPEG", exif=full, comment=b"SECRET-NOTE", xmp=xmp, icc_profile=profile),
        saved(photo, "WEBP", exif=full, xmp=xmp, icc_profile=profile),
        saved(drawing(), "PNG", exif=full, icc_profile=profile),
    ):
        assert any(secret in data for secret in SECRETS)
        encoded = made(data)
        for file in (*encoded.webp, encoded.fallback, encoded.paper):
            for mark in (*SECRETS, b"Exif", b"EXIF", b"eXIf", b"XMP", b"xmp", b"ICC", b"iCC"):
                assert mark not in file.data


def test_colours_of_other_profiles_become_those_of_the_screen() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = saved(Image.new("RGB", (40, 40), (100, 100, 100)), "JPEG", icc_profile=lab)
    assert printed(made(grey)).getpixel((20, 20)) == (100, 100, 100)  # no profile for RGB
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    wide = srgb.replace(*_red_primary(srgb))
    red = saved(Image.new("RGB", (40, 40), (200, 60, 60)), "JPEG", quality=95, icc_profile=wide)
    r, g, b = printed(made(red)).getpixel((20, 20))
    assert r > 215 and g < 60, (r, g, b)
    broken = saved(Image.new("RGB", (40, 40), "navy"), "JPEG", icc_profile=b"no profile")
    assert printed(made(broken)).getpixel((20, 20))[2] > 100


def _red_primary(profile: bytes) -> tuple[bytes, bytes]:
    """The red of *profile* as it is written there, and a redder one."""
    count = struct.unpack(">I", profile[128:132])[0]
    tags = {
        profile[at : at + 4]: struct.unpack(">II", profile[at + 4 : at + 12])
        for at in range(132, 132 + 12 * count, 12)
    }
    offset, size = tags[b"rXYZ"]
    old = profile[offset : offset + size]
    x, y, z = struct.unpack(">3i", old[8:20])
    return old, old[:8] + struct.pack(">3i", int(x * 1.25), y, z)


def test_cmyk_sixteen_bits_palettes_and_grey_look_as_they_should() -> None:
    def colour(data: bytes, x: int = 0) -> tuple[int, ...]:
        pixel = printed(made(data)).getpixel((x, 0))
        assert isinstance(pixel, tuple)
        return pixel

    def near(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        return all(abs(x - y) <= 3 for x, y in zip(a, b, strict=True))

    assert near(colour(saved(Image.new("CMYK", (9, 9), (0, 255, 255, 0)), "JPEG")), (254, 0, 0))
    half, none = 0x8000, 0
    grey = b"\0" + struct.pack(">2H", half, 0xFFFF)
    assert near(colour(png((2, 1), 16, 0, grey)), (128, 128, 128))
    assert near(colour(png((2, 1), 16, 0, grey), 1), WHITE)
    assert near(
        colour(png((1, 1), 16, 2, b"\0" + struct.pack(">3H", 0xFFFF, none, half))), (255, 0, 128)
    )
    assert near(colour(png((1, 1), 16, 6, b"\0" + struct.pack(">4H", 1, 2, 3, 0))), WHITE)
    palette = Image.new("P", (9, 9), 1)
    palette.putpalette((10, 20, 30, 200, 0, 0))
    assert near(colour(saved(palette, "PNG")), (200, 0, 0))
    assert near(colour(saved(palette, "PNG", transparency=1)), WHITE)
    assert near(colour(saved(palette, "GIF", transparency=1)), WHITE)
    assert near(colour(saved(Image.new("RGBA", (9, 9), (0, 0, 0, 128)), "PNG")), (127, 127, 127))
    assert near(colour(saved(Image.new("LA", (9, 9), (0, 0)), "PNG")), WHITE)
    assert near(colour(saved(Image.new("1", (9, 9), 1), "PNG")), WHITE)


def test_a_second_picture_behind_a_photograph_is_no_movement() -> None:
    """Phones hide one there: for brightness, for depth."""
    photo = scene((800, 600))
    behind = saved(photo, "MPO", save_all=True, append_images=[photo.resize((80, 60))])
    encoded = made(behind)
    assert encoded.paper.ending == "jpg" and not encoded.is_moving
    assert sizes(encoded)[-1] == (800, 600)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_shows_its_first_picture(kind: str) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    encoded = made(saved(frames[0], kind, save_all=True, append_images=frames[1:]))
    assert encoded.is_moving
    red, _, blue = printed(encoded).getpixel((30, 20))
    assert red > 240 and blue < 10
    assert not made(saved(frames[0], kind)).is_moving


def test_a_long_screenshot_is_cut_down_to_what_webp_holds() -> None:
    encoded = made(saved(drawing((1080, 20_000)), "PNG"))
    assert encoded.webp[-1].height == encoded.paper.height == 16_383


@pytest.mark.parametrize(
    ("size", "kind"), [((1, 30_000), "PNG"), ((30_000, 1), "JPEG"), ((1, 1), "GIF")]
)
def test_no_shape_is_too_odd(size: tuple[int, int], kind: str) -> None:
    encoded = made(saved(Image.new("RGB", size, "navy"), kind))
    assert all(file.width >= 1 and file.height >= 1 for file in encoded.webp)


def test_too_many_pixels_are_never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile.ImageFile, "load", None)  # decoding would raise: "damaged"
    assert encode(png((30_000, 30_000), 1, 0, b"")) == "huge"
    assert encode(png((2**31 - 1, 2**31 - 1), 8, 6, b"")) == "huge"
    monkeypatch.setattr(room, "JPEG_PIXELS", 400 * 300 - 1)
    assert encode(PHOTO) == "huge"


PHOTO = saved(scene((400, 300)), "JPEG")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "unknown"),
        (b"no picture", "unknown"),
        (b"%PDF-1.7", "unknown"),
        (saved(Image.new("RGB", (9, 9)), "TIFF"), "unknown"),
        (saved(Image.new("RGB", (9, 9)), "BMP"), "unknown"),
        (b"\0\0\0\x18ftypisom" + bytes(40), "unknown"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (PHOTO[:-300], "damaged"),
        (PHOTO[:300], "damaged"),
        (saved(drawing(), "PNG")[:-300], "damaged"),
        (saved(drawing((60, 40)), "GIF")[:-30], "damaged"),
        (saved(scene((200, 100)), "WEBP")[:-300], "damaged"),
        (b"\0\0\0\x28ftypheic\0\0\0\0mif1heic" + bytes(40), "heic"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "svg"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "svg"),
    ],
    ids=range(15),
)
def test_why_it_is_no_picture(data: bytes, why: str) -> None:
    assert encode(data) == why


def test_what_stands_behind_a_picture_does_not_matter() -> None:
    assert made(PHOTO + bytes(9999)).webp == made(PHOTO).webp


def test_same_bytes_twice() -> None:
    assert encode(PHOTO) == encode(PHOTO)
