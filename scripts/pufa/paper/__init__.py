"""Paper: what the office prints, as PDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.model import Bulletin, Library
from pufa.paper import bulletin, fonts
from pufa.paper.press import Press

__all__ = ["fonts", "save", "sheets"]


def sheets(
    bulletins: Iterable[Bulletin], library: Library, root: Path, report: Report
) -> dict[str, bytes]:
    """The PDFs of *bulletins* by their URLs; one that cannot be printed is a finding instead.

    *root* is where ``content/`` lies, for the pictures.
    """
    printed: dict[str, bytes] = {}
    with Press(fonts.resolve()) as press:
        for issue in bulletins:
            pdf = bulletin.render(issue, library, press, report, root)
            if pdf is not None:
                printed[issue.pdf_url] = pdf
    return printed


def save(config: Config, url: str, pdf: bytes) -> Path:
    """Write the sheet of *url* where people look for it: ``dist/paper/bulletin-2026-1.pdf``."""
    kind, name = url.split("/")
    path = config.dist / "paper" / f"{kind.removesuffix('s')}-{name}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf)
    return path
