"""``pufa stats attack`` and ``export``: exit codes, JSON, the same bytes as on the site."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pufa.cli.published import published
from pufa.config import find
from pufa.pages.downloads import downloads


def stats(*words: str | Path, cwd: Path) -> tuple[int, bytes, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pufa", "stats", *words],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "gbk:replace"},  # an old console
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.decode("gbk")


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    """The statistics of the portal and what shows them; nothing else, which takes its time."""
    content = tmp_path / "所/content"
    shutil.copytree(portal / "content/stats", content / "stats")
    for name in ("office.yml", "bulletins/2026-3.yml"):
        (content / name).parent.mkdir(exist_ok=True)
        shutil.copy(portal / "content" / name, content / name)
    return tmp_path / "所"


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / "content/stats" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_attack_says_what_was_checked(root: Path) -> None:
    code, out, err = stats("attack", cwd=root)
    words = out.decode("gbk")
    assert code == 0, err
    assert "表 8 张：写出来的数 37 个，百分比 1 个，不显示的（＊）20 格，未收集的 2 格。" in words
    assert "核心数字 3 个，引用的 2 个" in words and "没有算出不该知道的。" in words
    assert "没有查的：" in words
    code, out, _ = stats("attack", "--format", "json", cwd=root)
    value = json.loads(out.decode("gbk"))
    assert code == 0 and value["findings"] == [] and value["hidden"] == 20


def test_what_can_be_worked_out_ends_with_1_and_is_not_told(root: Path) -> None:
    # Of 2024 one village more is printed: the last one can be subtracted.
    path = root / "content/stats/2024年报.yml"
    text = re.sub("^digest: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text.replace("{村: 石桥村}, value: null", "{村: 石桥村}, value: 57"), "utf-8")
    code, out, _ = stats("attack", "--format", "json", cwd=root)
    value = json.loads(out.decode("gbk"))
    assert code == 1 and value["errors"] == len(value["findings"]) > 0
    assert {one["code"] for one in value["findings"]} == {"STA016"}
    assert not any(re.search(r"\b9\b", one["what"]) for one in value["findings"])
    code, out, err = stats("export", cwd=root)
    assert code == 1 and out == b"" and "STA016" in err and "没有导出" in err


def test_a_number_of_a_text_that_is_not_published_is_found(root: Path) -> None:
    path = root / "content/bulletins/2026-3.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("stats:2025年报/受理", "stats:2025年报/排查", 1), "utf-8")
    code, out, _ = stats("attack", cwd=root)
    assert code == 1 and "REF002" in out.decode("gbk")


def test_a_release_that_cannot_be_read_closes_the_gate(root: Path) -> None:
    change(root, "2025上半年.yml", "value: 86", "value: 许多")
    code, out, _ = stats("attack", cwd=root)
    words = out.decode("gbk")
    assert code == 1 and "STA005" in words and "没有算出" not in words


def test_without_releases_there_is_nothing_to_check(root: Path) -> None:
    shutil.rmtree(root / "content/stats")
    shutil.rmtree(root / "content/bulletins")
    code, out, _ = stats("attack", cwd=root)
    assert code == 0 and "没有什么可查的" in out.decode("gbk")
    assert stats("export", cwd=root)[1] == b"[]\n"


def test_the_export_is_what_lies_beside_the_page(root: Path) -> None:
    files = downloads(published(find(root))[0])
    for form in ("json", "csv"):
        code, out, err = stats("export", "2025上半年", "--format", form, cwd=root)
        assert code == 0, err
        assert out == files[f"statistics/2025上半年.{form}"]
    both = json.loads(stats("export", "2024年报", "2025年报", cwd=root)[1])
    assert [one["release"] for one in both] == ["2024年报", "2025年报"]
    code, _, err = stats("export", "2031", cwd=root)
    assert code == 2 and "2025年报" in err
