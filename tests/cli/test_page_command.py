"""page, and paper broadcast: files under the right names, and what is said of wrong use."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pufa.cli import pufa
from pufa.findings import PufaError


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    shutil.copytree(portal / "content", tmp_path / "content")
    return tmp_path


def run(root: Path, words: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        return CliRunner().invoke(pufa, words.split(), standalone_mode=False)


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("page jietiao --single", ["pages/jietiao.html"]),
        ("page topics/neighbours --single", ["pages/topics-neighbours.html"]),
        (
            "page linli-paishui --wechat",
            ["pages/linli-paishui-wechat-1.png", "pages/linli-paishui-wechat.html"],
        ),
        ("page jietiao --picture", ["pages/jietiao.png"]),
        (
            "paper broadcast jietiao --minutes 2",
            ["paper/broadcast-jietiao.pdf", "paper/broadcast-jietiao.txt"],
        ),
    ],
)
def test_files_lie_where_they_are_looked_for(root: Path, words: str, files: list[str]) -> None:
    done = run(root, words)
    assert done.exit_code == 0 and done.exception is None, done.output
    made = {path.relative_to(root / "dist").as_posix() for path in (root / "dist").rglob("*.*")}
    assert made == set(files)
    for name in files:
        assert Path(name).name in done.stdout
    text = next(root.glob("dist/*/*.txt"), None) or next(root.glob("dist/*/*wechat.html"), None)
    # A mark at the beginning tells Windows, and browsers, that it is UTF-8.
    assert text is None or text.read_bytes().startswith(b"\xef\xbb\xbf")
    if "--wechat" in words:
        assert "标题：邻居排水起了纠纷怎么办" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("page jietia --wechat", "没有编号为“jietia”"),
        ("page 2026-1 --picture", "没有编号为“2026-1”"),
        ("page neighbours --single", "有 3 页都叫"),
        ("paper broadcast 民间借贷", "是一个主题"),
    ],
)
def test_wrong_ids_are_told(root: Path, words: str, said: str) -> None:
    done = run(root, words)
    assert isinstance(done.exception, PufaError) and said in done.exception.what
    assert not (root / "dist").exists()


def test_one_kind_must_be_named(root: Path) -> None:
    done = run(root, "page jietiao")
    assert isinstance(done.exception, click.UsageError) and "--wechat" in str(done.exception)


def test_what_cannot_be_drawn_is_a_finding(root: Path) -> None:
    article = next(root.glob("content/articles/*/借条*.md"))
    article.write_text(article.read_text("utf-8").replace("title: ", "title: 𓀀"), "utf-8")
    done = run(root, "page jietiao --picture")
    assert "PAP001" in done.stdout and done.return_value == 1
