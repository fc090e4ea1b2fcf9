"""Paper: what the office prints, as PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pufa.config import Config
from pufa.findings import PufaError, Report
from pufa.media import Prepared
from pufa.model import Bulletin, Library
from pufa.paper import bulletin, fonts
from pufa.paper.press import Press

__all__ = ["clear", "fonts", "save", "sheets"]


def sheets(
    bulletins: Iterable[Bulletin],
    library: Library,
    pictures: Mapping[str, Prepared],
    report: Report,
) -> dict[str, bytes]:
    """The PDFs of *bulletins* by their URLs; one that cannot be printed is a finding instead.

    *pictures* are those of all texts, by their file.
    """
    printed: dict[str, bytes] = {}
    with Press(fonts.resolve()) as press:
        for issue in bulletins:
            pdf = bulletin.render(issue, library, press, report, pictures)
            if pdf is not None:
                printed[issue.pdf_url] = pdf
    return printed


def clear(config: Config, urls: Iterable[str]) -> None:
    """Remove the bulletins in ``dist/paper/`` that are none of *urls*: their files are gone."""
    kept = {_place(config, url) for url in urls}
    for path in (config.dist / "paper").glob("bulletin-*.pdf"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _place(config: Config, url: str) -> Path:
    kind, name = url.split("/")
    return config.dist / "paper" / f"{kind.removesuffix('s')}-{name}"


def save(config: Config, url: str, pdf: bytes) -> Path:
    """Write the sheet of *url* where people look for it: ``dist/paper/bulletin-2026-1.pdf``."""
    path = _place(config, url)
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
