"""The files a page downloads beside itself: one stylesheet, one script, search, pictures.

In: an edition and the shell's folders.  Out: bytes by path, relative to the site's root.
Sources are joined end to end, without their remarks; no bundler.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from pufa import search
from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.pages.calendar import calendar
from pufa.pages.downloads import downloads
from pufa.pages.feeds import feeds
from pufa.site.headers import POLICY

STYLES = ("tokens.css", "page.css", "parts.css", "search.css", "print.css")
# Of a page where one works, a form, practice: a page to be read does without.
WORK_STYLES = (
    *("tokens.css", "page.css", "parts.css", "quiz.css", "form.css", "scene.css"),
    *("search.css", "print.css", "form-print.css", "exam.css"),
)
SCRIPTS = ("shell.js", "search-suggest.js", "search-box.js")
# What only the pages that ask for it load; `transfer` comes when a learner asks for it.
EXTRA = {
    "form": ("form-filler.js",),
    "scene": ("scene.js",),
    "search": ("search-hits.js",),
    "quiz": ("quiz-progress.js", "quiz-judge.js", "quiz-player.js"),
    "course": ("quiz-progress.js", "quiz-course.js"),
    "exam": ("quiz-progress.js", "quiz-judge.js", "exam.js"),
    "certificate": ("quiz-progress.js", "certificate.js"),
    "transfer": ("quiz-text.js", "quiz-qr.js", "quiz-transfer.js"),
}
ENGINE = ("search-pinyin.js", "search-engine.js", "search-query.js")
# Remarks on lines of their own, and indents: for those who read the sources, not the pages.
_REMARK = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
CARD = "card.png"  # the square picture that WeChat shows beside a link


def assets(edition: Edition) -> dict[str, bytes]:
    """Every file of the site that is neither page nor picture, sorted by path."""
    files = {path: data for make in FOLDERS.values() for path, data in make(edition).items()}
    return dict(sorted(files.items()))


def pictures(edition: Edition) -> dict[str, Path]:
    """Where every picture of the site lies, sorted by its path in the site."""
    files = {file.url: file.path for made in edition.pictures.values() for file in made.published}
    return dict(sorted(files.items()))


def _frame(edition: Edition) -> dict[str, bytes]:
    folders = edition.config.overrides
    extra = {extra_path(folders, name): _extra(folders, name) for name in EXTRA}
    return {
        **{style_path(folders, script): style(folders, script) for script in ("", "form")},
        script_path(folders): _script(folders),
        **extra,
    }


def _top(edition: Edition) -> dict[str, bytes]:
    files = {
        **feeds(edition.library),
        CARD: _read(edition.config.overrides, "images", "card.png"),
    }
    if edition.library.events:
        files["events.ics"] = calendar(edition.library).encode()
    return files


def _search(edition: Edition) -> dict[str, bytes]:
    engine = engine_source(edition.config.overrides)
    return {
        "search/engine.js": search.engine_script(edition.index.meta, engine),
        **edition.index.files,
    }


def _statistics(edition: Edition) -> dict[str, bytes]:
    return downloads(edition.library)


# Who makes the files of each folder: a preview makes only those of the folder asked for.
FOLDERS: dict[str, Callable[[Edition], dict[str, bytes]]] = {
    "": _top,
    "assets": _frame,
    "search": _search,
    "statistics": _statistics,
}


def shell(edition: Edition, index: str) -> dict[str, object]:
    """What the frame of every page is given; *index* names the search index."""
    folders = edition.config.overrides
    return {
        **edition.shell,
        "css": {script: style_path(folders, script) for script in ("", *EXTRA)},
        "js": script_path(folders),
        "scripts": {name: extra_path(folders, name) for name in EXTRA},
        "index": index,
        "policy": POLICY,
        "card": CARD,
    }


def engine_source(folders: tuple[Path, ...]) -> str:
    """The search engine, before it is opened on an index."""
    return "".join(source(folders, "js", name) for name in ENGINE)


def style_path(folders: tuple[Path, ...], script: str) -> str:
    name = "pufa" if _styles(script) is STYLES else "work"
    return f"assets/{name}.{_digest(style(folders, script))}.css"


def script_path(folders: tuple[Path, ...]) -> str:
    return f"assets/pufa.{_digest(_script(folders))}.js"


def extra_path(folders: tuple[Path, ...], name: str) -> str:
    return f"assets/{name}.{_digest(_extra(folders, name))}.js"


def style(folders: tuple[Path, ...], script: str) -> bytes:
    """The one stylesheet of a page that asks for *script*."""
    return "".join(source(folders, "css", name) for name in _styles(script)).encode()


def _styles(script: str) -> tuple[str, ...]:
    return STYLES if script in ("", "search") else WORK_STYLES


def _script(folders: tuple[Path, ...]) -> bytes:
    return "".join(source(folders, "js", name) for name in SCRIPTS).encode()


def _extra(folders: tuple[Path, ...], name: str) -> bytes:
    return "".join(source(folders, "js", one) for one in EXTRA[name]).encode()


def _digest(data: bytes) -> str:
    # A new name for new bytes: a phone never mixes an old script with a new page.
    return hashlib.sha256(data).hexdigest()[:10]


def source(folders: tuple[Path, ...], kind: str, name: str) -> str:
    """One source of the shell, *kind* ``css`` or ``js``, as it is published."""
    return _INDENT.sub("", _REMARK.sub("", _read(folders, kind, name).decode()))


def _read(folders: tuple[Path, ...], kind: str, name: str) -> bytes:
    for folder in folders:
        path = folder / kind / name
        if path.is_file():
            return path.read_bytes()
    raise PufaError(f"安装不完整：缺少 {kind}/{name}。", "重新安装 pufa。")
