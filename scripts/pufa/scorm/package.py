"""A course as a SCORM package: its pages, what they load, and the manifest, in a zip.

In: an edition, a course of it, an edition of SCORM.  Out: the bytes of the zip, the same for
the same content.  One SCO with one entry page, which stays open while the learner goes from
page to page inside it: what speaks with the platform then starts once and ends once.

Refuses, for SCORM 1.2, a course whose progress could need more than 4,096 characters.
Sources: SCORM 1.2 Run-Time Environment 3.4.4 (cmi.suspend_data, CMIString4096); SCORM 2004
3rd Edition RTE 4.2.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Literal, get_args

from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.model import Course
from pufa.pages import Page, render, safe
from pufa.pages.training import stamp
from pufa.scorm.inside import kept_inside
from pufa.site.assets import EXTRA, WORK_STYLES, pictures, source
from pufa.site.headers import POLICY

Scorm = Literal["1.2", "2004"]
EDITIONS: tuple[Scorm, ...] = get_args(Scorm)

_LIMIT = 4096
# What start.html loads, in this order; after it what only pages inside it load.
_START = ("quiz-progress.js", "quiz-text.js", "scorm-bank.js", "scorm-start.js")
_INSIDE = ("shell.js", "scorm-page.js")


def package(edition: Edition, course: Course, scorm: Scorm) -> bytes:
    """The zip of *course*; raises ``PufaError`` where SCORM 1.2 has no room for its progress."""
    # The head, a module's digest, a character a question, the checksum: training-progress.md.
    longest = 11 + sum(5 + len(module.questions) for module in course.modules) + 5
    if scorm == "1.2" and longest > _LIMIT:
        raise PufaError(
            f"这门课的题太多：SCORM 1.2 只让记 {_LIMIT} 个字符，这门课要 {longest} 个。",
            "用 --edition 2004，或者把课分成两门。",
        )
    pages = [page for page in edition.pages if page.url.startswith(f"training/{course.id}/")]
    files = dict(sorted((*_pages(edition, pages), *_assets(edition, course, pages))))
    files["start.html"] = render(
        "scorm-start.html",
        "start.html",
        course=course,
        scorm=scorm,
        entry=course.url,
        scripts=[f"assets/{name}" for name in _START],
        policy=f"{POLICY}; frame-src 'self'",
    ).encode()
    manifest = render(
        f"scorm-{scorm}.xml", "imsmanifest.xml", course=course, files=sorted(files)
    ).encode()
    return _zip(edition, {"imsmanifest.xml": manifest, **files})


def _pages(edition: Edition, pages: list[Page]) -> Iterator[tuple[str, bytes]]:
    """Every page in the frame of the package, and the pictures it shows."""
    urls = {page.url for page in pages}
    drawn = pictures(edition)
    for page in pages:
        body = kept_inside(page.body().html, page.url, urls)
        html = render(
            "scorm-page.html",
            page.url,
            page=page,
            body=safe(body),
            policy=POLICY,
            scripts=[f"assets/{name}" for name in _INSIDE],
            **edition.shell,
        )
        yield page.url, html.encode()
        yield from ((url, path.read_bytes()) for url, path in drawn.items() if url in body)


def _assets(edition: Edition, course: Course, pages: list[Page]) -> Iterator[tuple[str, bytes]]:
    folders = edition.config.overrides

    def joined(kind: str, names: tuple[str, ...]) -> bytes:
        return "".join(source(folders, kind, name) for name in names).encode()

    yield "assets/pufa.css", joined("css", (*WORK_STYLES, "scorm.css"))
    for script in sorted({page.script for page in pages if page.script}):
        yield f"assets/{script}.js", joined("js", EXTRA[script])
    for name in (*_START, *_INSIDE):
        if name != "scorm-bank.js":
            yield f"assets/{name}", joined("js", (name,))
    yield "assets/scorm-bank.js", _bank(course).encode()


def _bank(course: Course) -> str:
    """Which questions there are, in the order in which their progress is written."""
    modules = [
        {
            "id": module.id,
            "url": module.url,
            "questions": [[question.id, stamp(question)] for question in module.questions],
        }
        for module in course.modules
    ]
    return f"var pufaBank = {json.dumps({'course': course.id, 'modules': modules})};\n"


def _zip(edition: Edition, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    newest = edition.library.newest
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (newest.year, newest.month, newest.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
