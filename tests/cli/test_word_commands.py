"""Word, in and out, as commands."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from pufa.cli import pufa
from pufa.findings import PufaError


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    shutil.copytree(portal / "content", tmp_path / "content")
    return tmp_path


def run(*words: str, root: Path) -> Result:
    return CliRunner().invoke(pufa, [*words, "--root", str(root)])


def test_a_document_comes_in_with_what_was_lost(root: Path) -> None:
    document = docx.Document()
    document.add_heading("养狗要拴绳", 0)
    paragraph = document.add_paragraph("出门拴绳。")
    document.add_comment(paragraph.runs, text="改", author="某", initials="某")
    document.save(str(root / "狗.docx"))
    result = run("import", str(root / "狗.docx"), "--topic", "邻里", root=root)
    assert result.exit_code == 0
    assert "狗.docx:2  提醒 IMP001" in result.output
    assert "导入了：content/articles/邻里/养狗要拴绳.md" in result.output.replace("\\", "/")
    assert "出门拴绳。" in (root / "content/articles/邻里/养狗要拴绳.md").read_text("utf-8")


def test_bulletins_and_articles_go_out(root: Path) -> None:
    assert run("paper", "bulletin", "2026-2", "--docx", root=root).exit_code == 0
    assert run("paper", "article", "linli-paishui", "--docx", root=root).exit_code == 0
    assert run("paper", "article", "linli-paishui", root=root).exit_code == 0
    made = {path.name for path in (root / "dist/paper").iterdir()}
    assert made == {
        "bulletin-2026-2.docx",
        "article-linli-paishui.docx",
        "article-linli-paishui.pdf",
    }
    article = docx.Document(str(root / "dist/paper/article-linli-paishui.docx"))
    assert article.paragraphs[0].text == "邻居排水起了纠纷怎么办"


def test_a_booklet_is_no_word_document(root: Path) -> None:
    result = run("paper", "bulletin", "2026-2", "--docx", "--booklet", root=root)
    assert isinstance(result.exception, PufaError)
