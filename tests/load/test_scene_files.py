"""Scenes as offices may write them: found with their line, and nothing breaks."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Library

AS_OF = datetime.date(2026, 12, 1)
GOOD = Path(__file__).parents[1] / "findings/SCN001/good"


def loaded(root: Path, *changes: tuple[str, str]) -> tuple[Library, list[tuple[str, int]]]:
    """The good course with its scenes changed; codes and lines of what is found in them."""
    for source in (GOOD / "content/training/basics").iterdir():
        goal = root / "content/training/basics" / source.name
        goal.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8")
        if source.name == "scenes.yml":
            for old, new in changes:
                assert old in text
                text = text.replace(old, new)
        goal.write_text(text, "utf-8")
    report = Report()
    library = load(find(root, AS_OF), report)
    found = [(one.code, one.line) for one in report.sorted() if one.file.endswith("scenes.yml")]
    return library, found


def whole(text: str) -> tuple[str, str]:
    """The file as a whole becomes *text*."""
    return (GOOD / "content/training/basics/scenes.yml").read_text("utf-8"), text


def test_a_scene_is_read_whole(tmp_path: Path) -> None:
    library, found = loaded(tmp_path)
    (scene,) = library.scenes
    assert found == []
    assert (scene.url, scene.module) == ("training/basics/first-word.html", "willing")
    assert list(scene.numbers) == ["at-the-door", "louder", "seated"]
    assert [choice.goes for choice in scene.steps[0].choices] == ["seated", "louder"]
    assert [choice.worth for choice in scene.steps[0].choices] == ["好", "不好"]
    assert scene.endings == 1
    assert {text.plain for text in scene.texts} >= {"两家来找您。", "越批评越吵。", "坐下了。"}


def test_the_first_step_is_the_one_that_start_names(tmp_path: Path) -> None:
    library, found = loaded(tmp_path, ("start: at-the-door", "start: louder"))
    assert library.scenes[0].numbers["louder"] == 1
    assert found == [("SCN001", 10)]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("start: at-the-door", "start: nowhere", "SCN002", 6),
        ("          answer: 先让人坐下。\n", "", "FLD001", 14),
        ("worth: 也行", "worth: 一般", "FLD006", 28),
        ("    louder:\n", "    Louder!:\n", "FLD004", 22),
        ("    louder:\n", "    seated:\n", "YML002", 30),
        ("      end:\n", "      choices: []\n      end:\n", None, 0),
        ("composed: true", "composed: false", "SCN006", 5),
        ("id: first-word", "id: willing", "FLD010", 1),
        ("id: first-word", "id: index", "FLD010", 1),
        ("who: 东院", "whom: 东院", "FLD002", 24),
    ],
)
def test_what_is_found(old: str, new: str, code: str | None, line: int, tmp_path: Path) -> None:
    _, found = loaded(tmp_path, (old, new))
    assert (code, line) in found if code else found == []


def test_choices_and_an_ending_in_one_step(tmp_path: Path) -> None:
    choice = "      choices: [{text: 去, goes: louder, worth: 好, answer: 走}]\n      end:\n"
    _, found = loaded(tmp_path, ("      end:\n", choice))
    assert ("SCN003", 30) in found


def test_two_scenes_of_one_id(tmp_path: Path) -> None:
    old, _ = whole("")
    library, found = loaded(tmp_path, (old, old + old))
    assert len(library.scenes) == 1
    assert [code for code, _ in found] == ["FLD010"]


@pytest.mark.parametrize(
    "text",
    ["a: 1\n", "文字\n", "- 文字\n", "- [1]\n", "[]\n", "", "- steps: [1]\n", "- steps: 一\n"],
)
def test_what_is_no_scene(text: str, tmp_path: Path) -> None:
    _, found = loaded(tmp_path, whole(text))
    assert found or text in ("[]\n",)


def test_a_step_that_is_nothing(tmp_path: Path) -> None:
    _, found = loaded(tmp_path, ("    louder:\n", "    nothing:\n    louder:\n"))
    assert {("SCN003", 22), ("SCN001", 22)} <= set(found)
