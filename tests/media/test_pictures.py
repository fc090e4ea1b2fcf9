"""Pictures lose their metadata and their bulk."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from pufa.media import is_picture, prepare


def photo(path: Path, size: tuple[int, int] = (2000, 1000)) -> Path:
    exif = Image.Exif()
    exif[0x010F] = "secret-camera"  # Make
    exif[0x0112] = 6  # Orientation: lies on its side
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    Image.new("RGB", size, (90, 120, 60)).save(path, "JPEG", exif=exif, comment=b"secret-note")
    return path


def test_metadata_is_off_and_the_picture_upright(tmp_path: Path) -> None:
    made = prepare(photo(tmp_path / "a.jpg"))
    assert made is not None
    assert b"secret" not in made.data and b"Exif" not in made.data
    assert made.width < made.height <= 2560
    assert Image.open(io.BytesIO(made.data)).size == (made.width, made.height)


def test_wide_pictures_shrink(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGBA", (3000, 600), (1, 2, 3, 4)).save(path)
    made = prepare(path)
    assert made is not None and (made.width, made.height) == (1280, 256)


def test_same_bytes_twice(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.jpg")
    assert prepare(path) == prepare(path)


def test_what_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    for data in (
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n",
    ):
        path.write_bytes(data)
        assert not is_picture(path) and prepare(path) is None
