"""What the benchmarks share: the cost of a process, the programs of peers, a table of rows."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".venv/peers"
PACKAGES = ("hugo", "pagefind[bin]", "weasyprint", "zensical")


@dataclass(frozen=True)
class Cost:
    """CPU seconds and peak memory (MB, 1,000,000 bytes) of one process with its children."""

    cpu: float
    memory: float


@dataclass(frozen=True)
class Row:
    what: str
    ours: float
    peer: float
    unit: str
    of: str
    """Whose figure *peer* is."""

    def __str__(self) -> str:
        ratio = self.ours / self.peer
        unit = f" {self.unit}" if self.unit else ""
        return (
            f"| {self.what} | {self.ours:.2f}{unit} | {self.peer:.2f}{unit} ({self.of}) "
            f"| {ratio:.2f} |"
        )


def program(name: str) -> str:
    """A program that is installed beside our Python."""
    return str(Path(sys.executable).with_name(name))


def peer(name: str) -> str:
    """A peer's program, from an environment of its own that is made at the first call.

    WeasyPrint takes Pango from the system.
    """
    if not (PEERS / "bin" / name).exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        pip = [str(PEERS / "bin/pip"), "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, *PACKAGES], check=True)
    return str(PEERS / "bin" / name)


def cost(*command: str, runs: int = 3, folder: Path | None = None) -> Cost:
    """The least cost of *command* over *runs*: whatever else the machine does only adds."""
    costs = [_once(command, folder) for _ in range(runs)]
    return Cost(min(one.cpu for one in costs), min(one.memory for one in costs))


def _once(command: tuple[str, ...], folder: Path | None) -> Cost:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)
