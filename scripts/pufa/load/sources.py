"""The files whose words are published, as their authors wrote them.

In: a library and its root.  Out: each file's text, for checks that must see every word and
know its line and column.  ``office.yml`` is none of them: it declares who may be named.
Fixed pages of the office's own ``docs/`` are among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pufa.config import Config
from pufa.findings import Report
from pufa.model import Library
from pufa.reading import place, read_text

_LISTS = ("glossary.yml", "synonyms.yml", "events.yml", "books.yml", "laws.yml")


@dataclass(frozen=True)
class Source:
    file: str
    text: str


def sources(library: Library, config: Config) -> Iterator[Source]:
    """Every published file of *library*, by name.  What is wrong with it was found before."""
    files = {*library.by_file, *(course.file for course in library.courses)}
    files |= {question.file for module in library.modules for question in module.questions}
    files |= {scene.file for course in library.courses for scene in course.scenes}
    files |= {f"content/{name}" for name in _LISTS if (config.content / name).is_file()}
    files |= {place(path, config.root) for path in config.own_pages}
    for file in sorted(files):
        text = read_text(config.root / file, config.root, Report())
        if text is not None:
            yield Source(file, text)
