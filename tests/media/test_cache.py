"""What was made once is not made again, and damage to it harms nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pufa.findings import PufaError
from pufa.media import Prepared, clear, pictures, prepare, prepare_all
from shots import drawing, saved, scene


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "pictures"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "村口 1#楼.jpg"
    path.write_bytes(saved(scene((800, 600)), "JPEG"))
    return path


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of the originals that were encoded."""
    done: list[int] = []
    real = pictures.encode
    monkeypatch.setattr(pictures, "encode", lambda data: (done.append(len(data)), real(data))[1])
    return done


def made(path: Path, folder: Path, *, anew: bool = True) -> Prepared:
    """The picture as another process would get it, unless it is not to be *anew*."""
    if anew:
        pictures._made.clear()
    prepared = prepare(path, folder)
    assert isinstance(prepared, Prepared)
    return prepared


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nothing_is_encoded_twice(photo: Path, folder: Path, encoded: list[int]) -> None:
    first = made(photo, folder)
    assert made(photo, folder) == first and len(encoded) == 1
    copy = photo.with_name("另一个名字.png")
    copy.write_bytes(photo.read_bytes())
    assert made(copy, folder) == first and len(encoded) == 1
    assert {file.url for file in first.published} == {
        f"media/{file.path.name}" for file in (*first.webp, first.fallback)
    }


def test_within_a_process_the_original_is_not_even_read(
    photo: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(photo, folder)
    monkeypatch.setattr(Path, "read_bytes", None)
    assert made(photo, folder, anew=False) == first


def test_a_changed_picture_is_a_new_one(photo: Path, folder: Path) -> None:
    first = made(photo, folder)
    photo.write_bytes(saved(drawing(), "PNG"))
    assert made(photo, folder, anew=False).key != first.key


def test_another_version_of_a_library_makes_all_anew(
    photo: Path, folder: Path, encoded: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(photo, folder)
    monkeypatch.setattr(pictures, "_recipe", lambda: b"another")
    made(photo, folder)
    assert len(encoded) == 2


def test_damage_of_every_kind_is_mended(photo: Path, folder: Path) -> None:
    first = made(photo, folder)
    whole = contents(folder)
    for name, data in whole.items():
        for damaged in (b"", b"x", data[:-1], data[:40] + b"9" + data[41:], data + b" "):
            (folder / name).write_bytes(damaged)
            assert made(photo, folder) == first
            assert contents(folder) == whole
        (folder / name).unlink()
        assert made(photo, folder, anew=name.endswith(".json")) == first
        assert contents(folder) == whole
    entry = folder / f"{first.key}.json"
    entry.write_bytes(b"\xff\xfe\n{}")
    assert made(photo, folder) == first


def test_what_a_kill_leaves_is_cleared_away(photo: Path, folder: Path) -> None:
    first = made(photo, folder)
    whole = contents(folder)
    (folder / "tmphalf").write_bytes(b"half")
    old = photo.with_name("old.png")
    old.write_bytes(saved(drawing(), "PNG"))
    made(old, folder)
    clear(folder, [first])
    assert contents(folder) == whole
    clear(folder.with_name("none"), [])


def test_a_folder_that_cannot_be_written_costs_only_time(photo: Path, folder: Path) -> None:
    first = made(photo, folder)
    folder.parent.with_name("file").write_text("in the way")
    spare = made(photo, folder.parent.with_name("file") / "pictures")
    assert [f.path.read_bytes() for f in spare.files] == [f.path.read_bytes() for f in first.files]
    assert spare.webp[0].path.parent != first.webp[0].path.parent


def test_no_room_anywhere_is_one_sentence(
    photo: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    pictures._made.clear()
    monkeypatch.setattr(pictures, "keep", full)
    with pytest.raises(PufaError, match="没有地方存放"):
        prepare(photo, folder)


def test_many_at_once_give_the_same_as_one_by_one(tmp_path: Path, folder: Path) -> None:
    paths = []
    for number in range(12):
        path = tmp_path / f"{number}.png"
        path.write_bytes(saved(drawing((200 + number % 5, 100)), "PNG"))
        paths.append(path)
    pictures._made.clear()
    together = prepare_all([*paths, *paths], folder)
    assert together == {path: made(path, folder) for path in paths}
    assert len({one.key for one in together.values() if isinstance(one, Prepared)}) == 5


def test_what_cannot_be_opened(tmp_path: Path, folder: Path) -> None:
    assert prepare(tmp_path / "none.png", folder) == "locked"
    assert prepare(tmp_path, folder) == "locked"
    assert not folder.exists()


def test_what_is_refused_is_not_kept(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"no picture")
    assert prepare(path, folder) == "unknown" and not folder.exists()
    # Mended in place, with a time of its own.
    path.write_bytes(saved(drawing(), "PNG"))
    os.utime(path, ns=(1, 1))
    assert isinstance(prepare(path, folder), Prepared)
