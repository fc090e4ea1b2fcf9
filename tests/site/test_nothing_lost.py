"""A build that is killed, or finds the disk full, leaves the old site or the new one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from building import files
from pufa.config import find
from pufa.site.build import locked

MOMENTS = 10


def build(root: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pufa", "build", "--root", str(root)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def rename(root: Path, name: str) -> None:
    office = root / "content/office.yml"
    lines = office.read_text("utf-8").split("\n")
    office.write_text(
        "\n".join(f"name: {name}" if line.startswith("name: ") else line for line in lines), "utf-8"
    )


@pytest.fixture(scope="module")
def built(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("killed")
    shutil.copytree(portal / "content", root / "content")
    assert build(root).wait() == 0
    return root


def test_killed_at_many_moments(built: Path) -> None:
    sites = []
    for name in ("新名司法所", "旧名司法所"):
        rename(built, name)
        start = time.monotonic()
        assert build(built).wait() == 0
        whole = time.monotonic() - start
        sites.append(files(built / "site"))
    assert sites[0] != sites[1]
    seen = []
    for moment in range(MOMENTS):
        # From the first import to after the swap.
        rename(built, "新名司法所" if files(built / "site") == sites[1] else "旧名司法所")
        running = build(built)
        time.sleep(whole * (0.3 + 0.8 * moment / MOMENTS))
        running.send_signal(signal.SIGKILL)
        running.wait()
        with locked(find(built)):
            assert files(built / "site") in sites, f"moment {moment}"
        seen.append(running.returncode)
    assert -signal.SIGKILL in seen


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
