"""The fictional township and the real root load whole."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from pufa.checks import check
from pufa.config import find
from pufa.edition import compile_edition
from pufa.findings import Report
from pufa.load import load
from pufa.load.library import load_topics
from pufa.model import Notice, Reference

ROOT = Path(__file__).parents[2]
AS_OF = datetime.date(2026, 12, 1)


def test_the_portal_has_no_errors(portal: Path) -> None:
    report = Report()
    config = find(portal, AS_OF)
    library = load(config, report)
    check(library, config, report)
    assert [finding for finding in report.findings if finding.level == "error"] == []
    assert len(library.articles) == 8 and len(library.bulletins) == 3
    assert [a.date for a in library.articles] == sorted(a.date for a in library.articles)[::-1]


def test_fields_come_through(portal: Path) -> None:
    library = load(find(portal, AS_OF), Report())
    article = library.by_id["linli-paishui"]
    assert article.reviewed is not None and article.reviewed.by == "示例所长"
    assert article.villages == ("石桥村",) and "法律依据" in article.text.headings
    assert article.url == "articles/linli-paishui.html"
    source = (portal / article.file).read_text("utf-8").split("\n")
    for link in (*article.text.links, *article.text.pictures):
        assert link.target in source[link.line - 1]
    items = library.bulletins[-1].items
    assert isinstance(items[0], Reference) and isinstance(items[1], Notice)


def test_links_to_an_article_with_errors_are_not_errors_too(portal: Path, tmp_path: Path) -> None:
    shutil.copytree(portal / "content", tmp_path / "content")
    file = tmp_path / "content/articles/民间借贷/借条怎么写才管用.md"
    text = file.read_text("utf-8")
    found = []
    for change in (lambda: file.write_text(text.replace("date: ", "day: ")), file.unlink):
        change()
        report, config = Report(), find(tmp_path, AS_OF)
        check(load(config, report), config, report)
        found.append([f.file for f in report.findings if f.code == "LNK001"])
    assert found[0] == [] and len(found[1]) == 2


def test_real_content_is_true_to_its_rules() -> None:
    """Six articles and two bulletins without an error; nobody signed for the office."""
    report = Report()
    config = find(ROOT, AS_OF)
    library = load(config, report)
    check(library, config, report)
    assert [str(finding) for finding in report.findings if finding.level == "error"] == []
    assert library.office.authorized is None
    assert all(article.reviewed is None for article in library.articles)
    assert {"divorce", "bride-price", "support-parents", "private-loans", "unpaid-wages"} <= set(
        library.by_id
    )


def test_topics_have_the_18_kinds_of_dispute() -> None:
    topics = load_topics()
    assert (
        len({topic.id for topic in topics}) == len({topic.name for topic in topics}) == len(topics)
    )
    assert [topic.name for topic in topics][:18][-1] == "其他"


def test_one_mistake_hides_no_other(tmp_path: Path) -> None:
    """A wrong field leaves the rest of its file to be checked in the same run."""
    root = tmp_path / "root"
    shutil.copytree(Path(__file__).parents[1] / "findings/base", root)
    article = root / "content/articles/邻里/排水.md"
    text = article.read_text("utf-8")
    text = text.replace("date: 2026-01-12", "date: 2026-02-30").replace("title:", "titel:")
    text = text.replace("水往低处流。", "[采光](采光.md)按《中华人民共和国婚姻法》第三十二条办。")
    article.write_text(text, "utf-8")
    report = Report()
    assert compile_edition(find(root, AS_OF), report) is None
    assert {"FLD005", "FLD001", "FLD002", "LNK001", "LAW003"} <= {
        finding.code for finding in report.findings
    }
