"""A build that is killed, or finds the disk full, leaves the old site or the new one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from building import build, files, kill_builds

MOMENTS = 10


@pytest.fixture(scope="module")
def built(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("killed")
    shutil.copytree(portal / "content", root / "content")
    assert build(root).wait() == 0
    return root


def test_killed_at_many_moments(built: Path) -> None:
    assert -signal.SIGKILL in kill_builds(built, MOMENTS)


def test_a_full_disk_is_one_sentence(built: Path) -> None:
    before = files(built / "site")
    # Files over 32 KB cannot be written: what a full disk does, without one.
    command = ["sh", "-c", 'ulimit -f 64; exec "$@"', "sh", sys.executable, "-m", "pufa", "build"]
    done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "原来的网站没有动" in done.stderr and "Traceback" not in done.stderr
    assert files(built / "site") == before


def test_a_folder_that_cannot_be_written_is_one_sentence(portal: Path, tmp_path: Path) -> None:
    shutil.copytree(portal / "content", tmp_path / "content")
    # Root may write into every folder, but not into a file as if it were one.
    (tmp_path / ".pufa").write_text("")
    command = [sys.executable, "-m", "pufa", "build"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "不能写入" in done.stderr and "Traceback" not in done.stderr
