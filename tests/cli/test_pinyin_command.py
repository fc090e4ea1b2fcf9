"""``pufa pinyin``: JSON as contracted, the lines with their readings, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def run(*words: str, text: bytes = b"") -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pufa", "pinyin", *words],
        input=text,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.returncode, done.stdout.decode().replace("\r\n", "\n")


def test_json_is_one_list_a_line() -> None:
    code, out = run("--format", "json", "-", text="还款，A\n\n重婚\n".encode())
    assert code == 0
    assert json.loads(out) == [
        [["还", "huán"], ["款", "kuǎn"], ["，", None], ["A", None]],
        [],
        [["重", "chóng"], ["婚", "hūn"]],
    ]


def test_text_has_each_line_and_its_readings(tmp_path: Path) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes("还款。\r\n\r\n123\r\n调解".encode("gb18030"))
    assert run(str(path)) == (0, "还款。\nhuán kuǎn\n\n123\n调解\ntiáo jiě\n")


def test_what_cannot_be_read_is_said() -> None:
    assert run(text=b"\xff\xff")[0] == 2
    assert run("没有这个文件")[0] == 2
    assert json.loads(run("--format", "json")[1]) == []
