"""``pufa privacy scan``: JSON as contracted, exit codes, and never the datum itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

BASE = Path(__file__).parents[1] / "findings" / "base"


def scan(*words: str | Path, cwd: Path, text: bytes = b"") -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pufa", "privacy", "scan", *words],
        input=text,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.returncode, done.stdout.decode()


def test_json_tells_places_and_kinds(tmp_path: Path) -> None:
    text = "没有什么。\n申请人邢桂芝，电话15400001234。\n".encode()
    code, out = scan("--format", "json", "-", cwd=tmp_path, text=text)
    assert code == 1
    assert json.loads(out) == [
        {"line": 2, "start": 3, "end": 6, "kind": "NAME", "level": "error"},
        {"line": 2, "start": 9, "end": 20, "kind": "PHONE", "level": "error"},
    ]


def test_text_does_not_repeat_the_datum(tmp_path: Path) -> None:
    code, out = scan(cwd=tmp_path, text="申请人邢桂芝，电话15400001234。".encode("gb18030"))
    assert code == 1 and out.startswith("第1行第4个字起　像是真人的姓名　错误\n")
    assert "邢桂芝" not in out and "154" not in out


def test_what_is_clean_is_fine(tmp_path: Path) -> None:
    assert scan("--format", "json", cwd=tmp_path, text="打12348。".encode()) == (0, "[]\n")
    assert scan(cwd=tmp_path, text=b"\xff\xff")[0] == 2


def test_a_file_of_the_office_is_judged_by_its_place(tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(BASE, root)
    path = root / "content/articles/邻里/排水.md"
    path.write_text(path.read_text("utf-8") + "\n村民邢桂芝来了。示例所长也来了。\n", "utf-8")
    code, out = scan("--format", "json", path, cwd=root)
    assert code == 0
    assert [(row["kind"], row["level"]) for row in json.loads(out)] == [("NAME", "notice")]
