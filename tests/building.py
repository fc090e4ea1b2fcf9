"""How tests make a site: compile a root, set its bulletins, put the site in place."""

from __future__ import annotations

import datetime
from pathlib import Path

from pufa import paper
from pufa.config import find
from pufa.edition import Edition, compile_edition
from pufa.findings import Report
from pufa.site.build import build_site, locked

AS_OF = datetime.date(2026, 12, 1)


def compiled(root: Path) -> tuple[Edition, dict[str, bytes]]:
    """The edition of *root*, which has no errors, and its bulletins' PDFs."""
    report = Report()
    edition = compile_edition(find(root, AS_OF), report)
    assert edition is not None, report.text()
    issues = edition.library.bulletins
    return edition, paper.sheets(issues, edition.library, edition.pictures, report)


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
