"""What the browser is shown: the last good edition, and what is wrong with the content now.

In: the root; a path the browser asks for.  Out: an ``Answer``.  Whoever asks waits while
the edition is made anew, so that nobody is shown what is being replaced.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import PurePosixPath

from pufa.config import Config
from pufa.edition import Edition, compile_edition
from pufa.findings import Finding, PufaError, Report
from pufa.load import Memory
from pufa.site.preview.panel import OWN, Wrong, framed
from pufa.site.preview.stage import Stage

# Prints one sheet of an edition, by its URL; None, and findings, where it cannot be printed.
Print = Callable[[Edition, str, Report], bytes | None]

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Answer:
    status: int
    type: str
    data: bytes


class Show:
    """The state of the preview; any thread may ask it."""

    def __init__(self, config: Config, sheet: Print) -> None:
        self._config, self._sheet = config, sheet
        self._memory = Memory()
        self._stage: Stage | None = None
        self._wrong: tuple[Wrong, ...] = ()
        self._token = ""
        # Held while anything is made: the Markdown parser serves one text at a time.
        self._turn = threading.Condition()

    def renew(self, report: Report) -> tuple[Wrong, ...]:
        """Make the edition anew; what is wrong with it, if the one before is kept."""
        with self._turn:
            try:
                # A fresh configuration sees whether overrides/ or mkdocs.yml came or went.
                edition = compile_edition(replace(self._config), report, self._memory)
                if edition:
                    self._stage = Stage(edition)
                self._wrong = self._errors(report)
            except (PufaError, OSError) as error:
                self._wrong = (*self._errors(report), _trouble(error))
            self._token = secrets.token_hex(8)
            self._turn.notify_all()
            return self._wrong

    def wait(self, token: str, seconds: float) -> bool:
        """Whether what a page with *token* shows is out of date, now or within *seconds*."""
        with self._turn:
            return self._turn.wait_for(lambda: self._token != token, seconds)

    def answer(self, url: str) -> Answer:
        """What stands at *url*, relative to the site's root."""
        if url in (f"{OWN}preview.css", f"{OWN}preview.js"):
            name = url.removeprefix(OWN)
            return _file(url, resources.files("pufa.site.preview").joinpath(name).read_bytes())
        with self._turn:
            try:
                return self._answer(url)
            except (PufaError, OSError) as error:
                return self._page(500, None, (*self._wrong, _trouble(error)))

    def _answer(self, url: str) -> Answer:
        stage = self._stage
        if stage is None:
            return self._page(503, None, self._wrong)
        if (page := stage.page(url)) is not None:
            return self._page(200, page, self._wrong)
        if (data := stage.file(url)) is not None:
            return _file(url, data)
        report = Report()
        if (data := self._sheet(stage.edition, url, report)) is not None:
            return _file(url, data)
        if report.has_errors:
            beside = stage.page(str(PurePosixPath(url).with_suffix(".html")))
            return self._page(500, beside, (*self._wrong, *self._errors(report)))
        return self._page(404, stage.missing(url), self._wrong)

    def _errors(self, report: Report) -> tuple[Wrong, ...]:
        """The errors, those of the file saved last at the head: somebody is at work on it."""

        def saved(finding: Finding) -> float:
            with suppress(OSError):
                return (self._config.root / finding.file).stat().st_mtime
            return 0

        errors = [finding for finding in report.sorted() if finding.level == "error"]
        return tuple(sorted(errors, key=saved, reverse=True))

    def _page(self, status: int, page: str | None, wrong: tuple[Wrong, ...]) -> Answer:
        html = framed(page, wrong, self._token)
        # The name of a file may hold bytes that are no text.
        return Answer(status, _TYPES[".html"], html.encode(errors="replace"))


def _trouble(error: PufaError | OSError) -> PufaError:
    """*error* in words; somebody may be moving the very file that is read."""
    if isinstance(error, PufaError):
        return error
    what = f"文件读不出来：{error.filename or error.strerror}"
    return PufaError(what, "看看它是不是刚删掉、改了名，或被别的程序占用；放好以后再存一次盘。")


def _file(url: str, data: bytes) -> Answer:
    kind = _TYPES.get(PurePosixPath(url).suffix, "application/octet-stream")
    return Answer(200, kind, data)
