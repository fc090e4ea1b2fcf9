"""Paper: what the office prints, as PDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pufa.config import Config
from pufa.findings import PufaError, Report
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
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(pdf)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise PufaError(
            f"写不进去：{path}", "关掉正打开着它的程序，检查磁盘空间，再试一次。"
        ) from error
    return path
