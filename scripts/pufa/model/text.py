"""An author's text, with the facts the checks need of it, taken once when it is loaded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link, or a reference to statistics: *target* as written, and its line in the file."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Picture:
    target: str
    alt: str
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown that stands in *file* from *line* on.

    *plain* is what a reader sees of it; *headings* are the words of its headings, *anchors*
    their ids.
    """

    file: str
    line: int
    body: str
    plain: str
    headings: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    stats: tuple[Link, ...] = ()
