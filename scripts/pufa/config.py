"""Where things lie: the root of an office, and what is packaged for it.

In: a folder.  Out: ``Config``.  Refuses a folder without ``content/``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pufa.findings import PufaError

_HERE = Path(__file__).resolve().parent


def packaged() -> Path:
    """The folder that holds the packaged ``mkdocs.yml``, ``docs/`` and ``overrides/``."""
    inside = _HERE / "packaged"
    return inside if inside.is_dir() else _HERE.parents[1]


@dataclass(frozen=True)
class Config:
    """The office's root and the day as of which content is judged.

    *as_of* affects findings only, never what is written.
    """

    root: Path
    as_of: datetime.date

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def state(self) -> Path:
        """Staging, cache and lock."""
        return self.root / ".pufa"

    @property
    def pictures(self) -> Path:
        """Where pictures made ready are kept; it may be removed at any time."""
        return self.state / "pictures"

    @property
    def sheets(self) -> Path:
        """Where sheets that were set are kept; it may be removed at any time."""
        return self.state / "sheets"

    @cached_property
    def mkdocs_file(self) -> Path:
        return self._own("mkdocs.yml")

    @cached_property
    def docs(self) -> Path:
        return self._own("docs")

    @property
    def own_pages(self) -> list[Path]:
        """The fixed pages that the office itself has written, in ``docs/``."""
        return sorted(path for path in (self.root / "docs").glob("*.md") if path.is_file())

    @cached_property
    def overrides(self) -> tuple[Path, ...]:
        """The shell's folders, the office's own first."""
        folders = (self.root / "overrides", packaged() / "overrides")
        return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))

    def _own(self, name: str) -> Path:
        own = self.root / name
        return own if own.exists() else packaged() / name


def find(start: Path, as_of: datetime.date | None = None) -> Config:
    """The configuration of the root at *start* or the nearest parent that has ``content/``."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "content").is_dir():
            return Config(folder, as_of or datetime.date.today())
    raise PufaError(
        "这里没有 content 文件夹，找不到要处理的内容。",
        "先进入放着 content 的文件夹，或者用 --root 指明它。",
    )
