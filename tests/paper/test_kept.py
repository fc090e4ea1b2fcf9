"""All sheets of a library: what has not changed is not set again, and damage is mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sample
from test_printed_forms import EVERY

from pufa.findings import PufaError, Report
from pufa.model import Library, Reference
from pufa.paper import check_sheets, sheets
from pufa.paper.kept import Kept
from pufa.paper.press import Press

LONG = "## 怎么办\n\n1. 先看。\n\n" + "\n\n".join([sample.PROSE] * 40)


@pytest.fixture
def library() -> Library:
    articles = (
        sample.article("正文。", short="作者写的短文。"),
        sample.article(LONG, id="long"),
        sample.article("给调解员的。", id="inner", audience=("调解员",)),
    )
    made = sample.library(*articles)
    return replace(made, bulletins=(sample.bulletin(Reference("paishui", 1)),), forms=(EVERY,))


def printed(library: Library, folder: Path) -> dict[str, bytes]:
    report = Report()
    made = sheets(library, {}, report, folder)
    assert not report.findings, report.text()
    return {url: place.read_bytes() for url, place in made.items()}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The code of everything that is really set."""
    done: list[str] = []
    real = Press._set

    def set_and_tell(self: Press, code: str, day: object) -> bytes:
        done.append(code)
        return real(self, code, day)  # type: ignore[arg-type]

    monkeypatch.setattr(Press, "_set", set_and_tell)
    return done


def test_every_page_that_is_to_be_printed_has_its_sheet(library: Library, tmp_path: Path) -> None:
    made = printed(library, tmp_path)
    assert set(made) == {
        *("bulletins/2026-1.pdf", "forms/a.pdf", "forms/a.docx"),
        *("articles/paishui.pdf", "posters/paishui.pdf", "articles/long.pdf"),
    }
    for url, data in made.items():
        assert data.startswith(b"PK" if url.endswith("docx") else b"%PDF")


def test_the_same_content_gives_the_same_bytes(library: Library, tmp_path: Path) -> None:
    assert printed(library, tmp_path / "a") == printed(library, tmp_path / "b")


def test_only_what_has_changed_is_set_again(
    library: Library, tmp_path: Path, counted: list[str]
) -> None:
    before = printed(library, tmp_path)
    counted.clear()
    assert printed(library, tmp_path) == before
    assert counted == []
    # One word of one article: its own sheets and the bulletin that has it, nothing else.
    first, *others = library.articles
    changed = replace(library, articles=(replace(first, summary="换了。"), *others))
    after = printed(changed, tmp_path)
    assert all("换了。" in code for code in counted)
    assert {url for url in after if after[url] != before[url]} == {
        *("bulletins/2026-1.pdf", "articles/paishui.pdf", "posters/paishui.pdf"),
    }
    # The office: every sheet.
    counted.clear()
    office = replace(library, office=sample.DRAFT_OFFICE)
    assert all(data != before[url] for url, data in printed(office, tmp_path).items())


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 broken"])
def test_damage_does_not_matter(library: Library, tmp_path: Path, damage: bytes) -> None:
    before = printed(library, tmp_path)
    for path in list(tmp_path.iterdir()):
        path.write_bytes(damage)
    assert printed(library, tmp_path) == before
    for path in list(tmp_path.iterdir()):
        path.unlink()
    (tmp_path / "index.json").write_text('["not", "what", "it", "was"]')
    assert printed(library, tmp_path) == before


def test_what_nobody_asks_for_any_more_is_forgotten(library: Library, tmp_path: Path) -> None:
    printed(library, tmp_path)
    many = len(list(tmp_path.iterdir()))
    fewer = replace(library, articles=library.articles[:1], forms=())
    made = sheets(fewer, {}, Report(), tmp_path)
    assert len(list(tmp_path.iterdir())) < many
    assert all(place.is_file() for place in made.values())
    # Asking for one sheet forgets nothing.
    sheets(fewer, {}, Report(), tmp_path, "articles/paishui.pdf")
    assert all(place.is_file() for place in made.values())


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PufaError, match="写不进去"):
        Kept(tmp_path / "file").keep("key", b"data")


def test_one_bad_sheet_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = sample.bulletin(sample.notice("一条", "坏字\ue123。"))
    good = sample.bulletin(sample.notice("一条", "好。"), number=2)
    report = Report()
    library = replace(sample.library(), bulletins=(bad, good))
    assert list(sheets(library, {}, report, tmp_path)) == ["bulletins/2026-2.pdf"]
    assert [finding.code for finding in report.sorted()] == ["PAP001"]


def test_a_short_text_too_long_for_a_poster_is_a_finding(tmp_path: Path) -> None:
    library = sample.library(sample.article("正文。", short=sample.PROSE * 30))
    report = Report()
    assert list(sheets(library, {}, report, tmp_path)) == ["articles/paishui.pdf"]
    assert [finding.code for finding in report.sorted()] == ["PAP003"]


def test_a_check_sets_the_handouts_that_may_lack_a_character(
    library: Library, tmp_path: Path, counted: list[str]
) -> None:
    found = Report()
    check_sheets(library, {}, found, tmp_path / "sound")
    assert not found.findings
    assert not any("leaflet" in code or "newsletter" in code for code in counted)
    for text in ("生僻字\U0003134f。", "一个\ue000。", "e\u0301\u0489\u0327"):
        rare = sample.article(f"## 怎么办\n\n{text}", id="rare")
        more = replace(library, articles=(*library.articles, rare))
        found, whole = Report(), Report()
        check_sheets(more, {}, found, tmp_path / "checked")
        sheets(more, {}, whole, tmp_path / "printed")
        assert found.findings == whole.findings
        assert whole.findings or "\ue000" not in text
