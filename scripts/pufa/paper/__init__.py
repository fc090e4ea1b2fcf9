"""Paper: what the office prints, as PDF, and its forms as Word documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pufa.config import Config
from pufa.findings import PufaError, Report
from pufa.media import Prepared
from pufa.model import Article, Bulletin, Form, Library, Topic
from pufa.paper import (
    booklet,
    bookplates,
    broadcast,
    bulletin,
    fonts,
    form_word,
    forms,
    leaflet,
    newsletter,
    poster,
    printing,
    script,
    scroll,
    yearly,
)
from pufa.paper.press import Press
from pufa.paper.printing import Job

__all__ = ["Shop", "clear", "fonts", "save", "sheets", "shop", "write"]


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


@dataclass(frozen=True)
class Shop:
    """Where sheets are made on request; what cannot be printed goes into *report*, and is None."""

    library: Library
    pictures: Mapping[str, Prepared]
    press: Press
    report: Report

    def bulletin(self, issue: Bulletin, is_booklet: bool) -> bytes | None:
        job = bulletin.job(issue, self.library, self.press, self.pictures)
        return self._run(job, is_booklet)

    def newsletter(self, stories: Sequence[Article], is_booklet: bool) -> bytes | None:
        job = newsletter.job(stories, self.library, self.press, self.pictures)
        return self._run(job, is_booklet)

    def leaflet(self, article: Article) -> bytes | None:
        return leaflet.run(article, self.library, self.press, self.report, self.pictures)

    def poster(self, article: Article, is_tiled: bool) -> bytes | None:
        return poster.run(article, self.library, self.press, self.report, self.pictures, is_tiled)

    def broadcast(self, article: Article, minutes: int | None) -> tuple[bytes, str] | None:
        """What is read out of *article*, whole or in so many *minutes*: the sheet, its text."""
        read, office = script.write(article, self.library, minutes), self.library.office
        pdf = self._run(broadcast.job(article, read, office))
        return (pdf, broadcast.text(article, read, office)) if pdf else None

    def yearly(self, year: int) -> bytes | None:
        """The report of *year* for the township government."""
        return self._run(yearly.job(year, self.library, self.press))

    def scroll(self, article: Article) -> list[bytes] | None:
        """Long pictures of *article*, PNG, from top to bottom."""
        return scroll.run(article, self.library, self.press, self.report, self.pictures)

    def bookplates(self, one: Article | Topic | None) -> bytes | None:
        """Labels that lead to *one*, or one label a book."""
        if one is None:
            return self._run(bookplates.of_books(self.library.books, self.library, self.press))
        return self._run(bookplates.of_page(one, self.library, self.press))

    def form(self, form: Form) -> bytes | None:
        """*form*, blank, with lines to write on."""
        return forms.render(form, self.library.office, self.press, self.report)

    def form_document(self, form: Form) -> bytes:
        """*form* as .docx, to be filled in with Word, WPS or LibreOffice."""
        return form_word.render(form, self.library.office)

    def _run(self, job: Job, is_booklet: bool = False) -> bytes | None:
        make = booklet.run if is_booklet else printing.run
        return make(job, self.press, self.report)


@contextmanager
def shop(library: Library, pictures: Mapping[str, Prepared], report: Report) -> Iterator[Shop]:
    """A shop with the fonts of this machine."""
    with Press(fonts.resolve()) as press:
        yield Shop(library, pictures, press, report)


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
    return write(_place(config, url), data)


def write(path: Path, data: bytes) -> Path:
    """Write *data* to *path*, whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
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
