"""Paper: what the office prints, as PDF, and its forms as Word documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pufa.config import Config
from pufa.findings import PufaError, Report
from pufa.media import Prepared
from pufa.model import Bulletin, Form, Library
from pufa.paper import bulletin, fonts, form_word, forms
from pufa.paper.press import Press

__all__ = ["clear", "fonts", "form_document", "form_sheet", "save", "sheets"]


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


def form_sheet(form: Form, library: Library, report: Report) -> bytes | None:
    """The PDF of *form*, blank; None, and a finding, where it cannot be printed."""
    with Press(fonts.resolve()) as press:
        return forms.render(form, library.office, press, report)


def form_document(form: Form, library: Library) -> bytes:
    """The .docx of *form*, to be filled in with Word, WPS or LibreOffice."""
    return form_word.render(form, library.office)


def clear(config: Config, urls: Iterable[str]) -> None:
    """Remove the bulletins in ``dist/paper/`` that are none of *urls*: their files are gone."""
    kept = {_place(config, url) for url in urls}
    for path in (config.dist / "paper").glob("bulletin-*.pdf"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _place(config: Config, url: str) -> Path:
    kind, name = url.split("/")
    return config.dist / "paper" / f"{kind.removesuffix('s')}-{name}"


def save(config: Config, url: str, data: bytes) -> Path:
    """Write the sheet of *url* where people look for it: ``dist/paper/bulletin-2026-1.pdf``."""
    path = _place(config, url)
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise PufaError(
            f"写不进去：{path}", "关掉正打开着它的程序，检查磁盘空间，再试一次。"
        ) from error
    return path
