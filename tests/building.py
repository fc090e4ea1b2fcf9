"""How tests make a site: compile a root, set its bulletins, put the site in place."""

from __future__ import annotations

import datetime
import signal
import subprocess
import sys
import time
from pathlib import Path

from pufa import paper
from pufa.config import find
from pufa.edition import Edition, compile_edition
from pufa.findings import Report
from pufa.model import Library
from pufa.pages import Page, cited_laws, compose
from pufa.site.build import build_site, locked

AS_OF = datetime.date(2026, 12, 1)


def compiled(root: Path) -> tuple[Edition, dict[str, Path]]:
    """The edition of *root*, which has no errors, and its sheets."""
    report = Report()
    edition = compile_edition(find(root, AS_OF), report)
    assert edition is not None, report.text()
    folder = edition.config.sheets
    return edition, paper.sheets(edition.library, edition.pictures, report, folder)


def composed(library: Library) -> list[Page]:
    """The pages of *library*, without pictures."""
    return compose(library, {}, cited_laws(library))


def make(root: Path) -> Path:
    """The site of *root*, built at its place."""
    edition, sheets = compiled(root)
    with locked(edition.config):
        build_site(edition, sheets)
    return edition.config.site


def files(folder: Path) -> dict[str, bytes]:
    """Every file of *folder* by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(root: Path) -> subprocess.Popen[bytes]:
    """``pufa build`` in a process of its own."""
    command = [sys.executable, "-m", "pufa", "build", "--root", str(root)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def rename(root: Path, name: str) -> None:
    """Call the office *name*, so that every page changes."""
    office = root / "content/office.yml"
    lines = office.read_text("utf-8").split("\n")
    office.write_text(
        "\n".join(f"name: {name}" if line.startswith("name: ") else line for line in lines), "utf-8"
    )


def kill_builds(root: Path, moments: int) -> list[int]:
    """Kill a build of *root* at so many moments, from its first import to after the swap.

    After each, the next command must find the old site or the new one, whole.  The exit codes.
    """
    names = ("新名司法所", "旧名司法所")
    sites = []
    for name in names:
        rename(root, name)
        start = time.monotonic()
        assert build(root).wait() == 0
        whole = time.monotonic() - start
        sites.append(files(root / "site"))
    assert sites[0] != sites[1]
    codes = []
    for moment in range(moments):
        rename(root, names[0] if files(root / "site") == sites[1] else names[1])
        running = build(root)
        time.sleep(whole * (0.3 + 0.8 * moment / moments))
        running.send_signal(signal.SIGKILL)
        running.wait()
        with locked(find(root)):
            assert files(root / "site") in sites, f"moment {moment}"
        codes.append(running.returncode)
    return codes
