"""What is remembered is what would be read: after any change, loading gives the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import AS_OF
from pufa.checks import check
from pufa.config import find
from pufa.findings import Finding, Report
from pufa.load import Memory, load
from pufa.model import Library

ARTICLE = "articles/民间借贷/借条怎么写才管用.md"


def loaded(root: Path, memory: Memory | None) -> tuple[Library, list[Finding]]:
    config, report = find(root, AS_OF), Report()
    library = load(config, report, memory)
    check(library, config, report)
    return library, report.sorted()


def replaced(file: str, old: str, new: str) -> Callable[[Path], object]:
    def change(content: Path) -> None:
        text = (content / file).read_text("utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new), "utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        replaced(ARTICLE, "借条", "欠条"),
        replaced(ARTICLE, "topics: ", "topic: "),
        replaced("office.yml", "青禾镇", "白河镇"),
        replaced("office.yml", "苹果", "梨"),  # a trade that articles name
        replaced("bulletins/2026-2.yml", "number: 2", "number: 3"),
        lambda content: (content / ARTICLE).unlink(),
        lambda content: (content / ARTICLE).rename(content / "articles/民间借贷/新名.md"),
        lambda content: shutil.copy(content / ARTICLE, content / "articles/抄来的.md"),
        lambda content: (content / "articles/邻里/images/stone-bridge.png").write_text("没了"),
        lambda content: (content / "office.yml").unlink(),
    ],
)
def test_a_remembered_library_is_the_one_read_afresh(
    portal: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    shutil.copytree(portal / "content", tmp_path / "content")
    memory = Memory()
    before = loaded(tmp_path, memory)
    assert loaded(tmp_path, memory) == before == loaded(tmp_path, None)
    change(tmp_path / "content")
    after = loaded(tmp_path, memory)
    assert after == loaded(tmp_path, None)
    assert after != before


def test_a_file_is_read_again_only_when_it_or_what_it_depends_on_changed(tmp_path: Path) -> None:
    read: list[str] = []

    def words(path: Path, end: str, report: Report) -> str:
        report.add(path.name, 1, "TXT002", "问题", "改法")
        read.append(path.read_text("utf-8") + end)
        return read[-1]

    file, memory = tmp_path / "a.md", Memory()
    file.write_text("一", "utf-8")
    for text, end in (("一", "。"), ("一", "。"), ("一", "！"), ("二二", "！"), ("二二", "！")):
        if file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
        report = Report()
        assert memory.load(words, file, end, report=report) == text + end
        assert len(report.findings) == 1
    assert read == ["一。", "一！", "二二！"]
    # Another reader of the same file has a memory of its own.
    assert memory.load(lambda path, end, report: end, file, "！", report=Report()) == "！"
