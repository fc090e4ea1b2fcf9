"""What the Markdown dialect refuses, line by line, before anything is parsed.

In: an author's Markdown.  Out: ``Flaw`` values: raw HTML, nesting too deep, what looks
like a mark and is none (written with full-width signs), tables that would lose a cell,
footnotes without their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pufa.text.markup import NOTES

NESTING_LIMIT = 30

# A line without any of these has no mark that could be wrong.
_SUSPECT = re.compile(r"[<&!#\t\]】！＃｜\[(*_]")
_BEGUN = re.compile(r"[\s>]|[-+]\s|\d+\.\s")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|<!\[|<![A-Za-z]|<\?")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);")
_AUTOLINK = re.compile(r"<(?:https?://|tel:|mailto:)[^<>\s]*>")
_CODE = re.compile(r"(`+).+?\1")
_LEADING = re.compile(r"(?:[\s>]|[-*+]\s|\d+\.\s)*")
_RUNS = re.compile(r"[\[(*_]{2,}")
_NOTE = re.compile(r"\s*!!!\s*(\S+)(.*)")
_TITLE = re.compile(r'"[^"]*"')
_TOP_HEADING = re.compile(r"[\s>]*(?:[-*+]\s+|\d+\.\s+)*#(?!#)")
_EMPTY_HEADING = re.compile(r"[\s>]*#{1,6}\s*(?:!\[.*)?")
_FOOTNOTE = re.compile(r"\[\^([^\]]+)\](:?)")
_LOOKALIKE = re.compile(r"^\s*(?:！！！|＃+)|[\]】]（[^）]*\.[A-Za-z]{2,4}）|】\([^)]*\)|^\s*｜")
_RULE = re.compile(r"[|\s:-]+")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Flaw:
    """Something the dialect refuses; *line* counts from 1 in the text."""

    line: int
    kind: str  # html | nesting | note | heading | footnote | lookalike | tab | table
    text: str


def flaws(source: str) -> list[Flaw]:
    """What the dialect refuses in *source*, with its lines."""
    lines = source.split("\n")
    return [*_marks(lines), *_tables(lines), *_footnotes(lines)]


def _marks(lines: list[str]) -> Iterator[Flaw]:
    for number, line in enumerate(lines, 1):
        if not (_SUSPECT.search(line) or _BEGUN.match(line)):
            continue
        depth = line[: len(line) - len(line.lstrip(" \t>"))].expandtabs(4)
        bare = _CODE.sub("", _AUTOLINK.sub("", line))
        # Runs of marks nest too, and slow the library down before they mean a thing.
        runs = max(map(len, _RUNS.findall(bare)), default=0)
        marks = len(_LEADING.match(line).group(0).split())  # type: ignore[union-attr]
        if max(depth.count(">") + depth.count(" ") // 4, runs, marks) > NESTING_LIMIT:
            yield Flaw(number, "nesting", "")
        if tags := dict.fromkeys(_TAG.findall(bare) + _ENTITY.findall(bare)):
            yield Flaw(number, "html", " ".join(tags))
        if note := _NOTE.match(line):
            title = note.group(2).strip()
            if note.group(1) not in NOTES:
                yield Flaw(number, "note", note.group(1))
            elif title and not _TITLE.fullmatch(title):
                yield Flaw(number, "title", title)
        if _TOP_HEADING.match(line):
            yield Flaw(number, "heading", line.strip(" #>-*+"))
        if _EMPTY_HEADING.fullmatch(line):
            yield Flaw(number, "empty", "")
        if seen := _LOOKALIKE.search(bare):
            yield Flaw(number, "lookalike", seen.group(0).strip())
        if "\t" in line.strip():
            yield Flaw(number, "tab", "")


def _tables(lines: list[str]) -> Iterator[Flaw]:
    """Tables without the line under their head, and rows with a cell too many."""
    width = 0
    for number, line in enumerate(lines, 1):
        row = line.strip()
        if not row.startswith("|"):
            width = 0
        elif width == 0:
            width = _cells(row)
            under = lines[number].strip() if number < len(lines) else ""
            if not (under.startswith("|") and _RULE.fullmatch(under)):
                yield Flaw(number, "table", "表头下面缺一行 |---|---|")
        elif _cells(row) > width:
            yield Flaw(number, "table", f"这一行有 {_cells(row)} 格，表头只有 {width} 格")


def _cells(row: str) -> int:
    return len(_BAR.split(row.removeprefix("|").removesuffix("|")))


def _footnotes(lines: list[str]) -> Iterator[Flaw]:
    found = [
        (
            number,
            match.group(1),
            match.start() <= 3 and not line[: match.start()].strip() and bool(match.group(2)),
        )
        for number, line in enumerate(lines, 1)
        if "[^" in line
        for match in _FOOTNOTE.finditer(_CODE.sub("", line))
    ]
    texts = {name for _, name, is_text in found if is_text}
    for number, name, is_text in found:
        if not is_text and name not in texts:
            yield Flaw(number, "footnote", name)
