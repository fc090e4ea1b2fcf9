"""What is kept of a check is asked for only while nothing it depends on has changed."""

from __future__ import annotations

import datetime
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pufa.checks import Unchanged
from pufa.cli.publish import check
from pufa.config import Config
from pufa.findings import Report

BASE = Path(__file__).parents[1] / "findings" / "base"
DAY = datetime.date(2026, 12, 1)
ARTICLE = "content/articles/邻里/排水.md"
KEPT = ".pufa/check.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "root")
    return tmp_path / "root"


def kept(root: Path, code: str = "WRD001", faces: str = "仿宋") -> Report:
    """A report that was kept of *root*."""
    report = Report()
    report.add(ARTICLE, 14, code, "“包赢”：结果谁也不能打包票。", "不许诺结果。")
    report.waived.append(report.findings[0])
    Unchanged(Config(root, DAY), faces).keep(report)
    return report


def recalled(root: Path, day: datetime.date = DAY, faces: str = "仿宋") -> Report | None:
    return Unchanged(Config(root, day), faces).recall()


def test_it_is_the_same_report(root: Path, tmp_path: Path) -> None:
    report = kept(root)
    assert recalled(root) == report
    # Wherever the folder stands.
    root.rename(tmp_path / "moved")
    assert recalled(tmp_path / "moved") == report


def one_byte(root: Path) -> None:
    path = root / ARTICLE
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b"2026-01-12", b"2026-01-13"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def another_name(root: Path) -> None:
    (root / ARTICLE).rename(root / "content/articles/邻里/水沟.md")


def a_file_more(root: Path) -> None:
    (root / "content/articles/邻里/新.txt").touch()


def a_file_less(root: Path) -> None:
    (root / "content/bulletins/2026-1.yml").unlink()


def a_link(root: Path) -> None:
    (root / "content/articles/邻里/外面.md").symlink_to(root / ARTICLE)


def a_fixed_page(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "docs/about.md").write_text("# 关于本站\n", "utf-8")


@pytest.mark.parametrize(
    "change", [one_byte, another_name, a_file_more, a_file_less, a_link, a_fixed_page]
)
def test_any_change_is_looked_at(root: Path, change: Callable[[Path], None]) -> None:
    kept(root)
    change(root)
    assert recalled(root) is None


def test_another_day_or_other_fonts(root: Path) -> None:
    kept(root)
    assert recalled(root, day=DAY + datetime.timedelta(1)) is None
    assert recalled(root, faces="宋体") is None


def test_another_version(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(root)
    monkeypatch.setattr("pufa.checks.unchanged._machine", lambda: "another")
    assert recalled(root) is None


@pytest.mark.parametrize("trash", [b"", b"\n[]", b"{}", b"\xff\xfe", b"[" * 9999, b"null\nnull"])
def test_a_damaged_file_is_none(root: Path, trash: bytes) -> None:
    kept(root)
    (root / KEPT).write_bytes(trash)
    assert recalled(root) is None


def test_a_file_cut_or_edited_is_none(root: Path) -> None:
    kept(root)
    seal, _, text = (root / KEPT).read_text("utf-8").partition("\n")
    value = json.loads(text)
    value["findings"] = []
    for other in (f"{seal}\n{text[:-9]}", f"{seal}\n{json.dumps(value)}"):
        (root / KEPT).write_text(other, "utf-8")
        assert recalled(root) is None


@pytest.mark.parametrize("code", ["PRV004", "PRV006", "TXT001", "STA020"])
def test_what_may_pass_by_itself_is_not_kept(root: Path, code: str) -> None:
    kept(root, code)
    assert recalled(root) is None


def test_what_was_written_meanwhile_is_not_kept(root: Path) -> None:
    unchanged = Unchanged(Config(root, DAY), "仿宋")
    one_byte(root)
    unchanged.keep(Report())
    assert not (root / KEPT).exists()


def test_the_command_says_the_same_again(root: Path) -> None:
    words = ["--root", str(root), "--as-of", "2026-12-01", "--format", "json"]
    path = root / ARTICLE
    path.write_text(path.read_text("utf-8") + "\n保证打赢。\n", "utf-8")
    first = CliRunner().invoke(check, words)
    assert "WRD001" in first.stdout and (root / KEPT).exists()
    second = CliRunner().invoke(check, words)
    assert (second.stdout, second.exit_code) == (first.stdout, first.exit_code)
    path.write_text(path.read_text("utf-8").replace("民法典", "民法典典"), "utf-8")
    assert "ART002" in CliRunner().invoke(check, words).stdout
