"""A new office: its names stay what they are, ours stay away, nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import AS_OF, files
from pufa.config import find
from pufa.desk import found_office
from pufa.desk.found import of_any_office
from pufa.findings import PufaError, Report
from pufa.load import load
from pufa.model import Library

REGION = "虚构省虚构县"


def loaded(folder: Path) -> Library:
    report = Report()
    library = load(find(folder, AS_OF), report)
    assert not report.has_errors, report.errors()
    return library


@pytest.mark.parametrize(
    "villages",
    [
        ["甲村", "乙村", "丙村"],
        ["甲村、乙村，丙村"],
        [" 甲村  乙村;丙村 甲村 "],
        ["甲村,乙村", "丙村"],
    ],
)
def test_villages_however_they_are_separated(villages: list[str], tmp_path: Path) -> None:
    found_office(tmp_path, "云台镇司法所", REGION, villages)
    assert [one.name for one in loaded(tmp_path).office.villages] == ["甲村", "乙村", "丙村"]


@pytest.mark.parametrize(
    "name",
    [
        "云台镇：司法所",
        '"云台"镇',
        "云台: 镇 # 司法所",
        "{云台}",
        "- 云台",
        "1e3",
        "云\\台",
        "𬭊镇",
    ],
)
def test_a_name_stays_what_it_is(name: str, tmp_path: Path) -> None:
    found_office(tmp_path, name, REGION, [])
    office = loaded(tmp_path).office
    assert office.name == name and office.region == REGION
    assert office.masthead == name.removesuffix("司法所") + "司法简报"
    assert not office.authorized


@pytest.mark.parametrize("name", ["", "  ", "云台\x00镇", "云台\udce4镇", "云\u200b台"])
def test_a_name_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(PufaError, match="所名"):
        found_office(tmp_path / "所", name, REGION, [])
    with pytest.raises(PufaError, match="所在地"):
        found_office(tmp_path / "所", "云台镇司法所", name, [])
    assert not (tmp_path / "所").exists()


def test_what_exists_stays(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "office.yml").write_text("name: 老所\n", "utf-8")
    before = files(tmp_path)
    with pytest.raises(PufaError, match="已经有内容了"):
        found_office(tmp_path, "云台镇司法所", REGION, [])
    assert files(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", "utf-8")
    with pytest.raises(PufaError, match="写不进去"):
        found_office(tmp_path / "文件" / "所", "云台镇司法所", REGION, [])


def test_what_a_killed_one_left_is_no_hindrance(tmp_path: Path) -> None:
    left = tmp_path / ".pufa" / "init" / "articles"
    left.mkdir(parents=True)
    (left / "半篇.md").write_text("---\n", "utf-8")
    count = found_office(tmp_path, "云台镇司法所", REGION, [])
    assert count == len(loaded(tmp_path).articles) > 0


def test_two_are_alike(tmp_path: Path) -> None:
    for name in ("一", "二"):
        found_office(tmp_path / name, "云台镇司法所", REGION, ["甲村"])
    assert files(tmp_path / "一") == files(tmp_path / "二")


def test_what_is_another_offices_is_left_out() -> None:
    text = (
        "---\nid: a\ntrades: [花生]\nvillages:\n- 东村\n- 西村\ntitle: 甲\n"
        "reviewed:\n  by: 某人\n  date: 2026-01-01\n---\n\nvillages: 正文里的字\n"
    )
    assert of_any_office(text) == "---\nid: a\ntitle: 甲\n---\n\nvillages: 正文里的字\n"
