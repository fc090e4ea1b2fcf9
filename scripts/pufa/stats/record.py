"""A release → the text of its file, and the file itself: written once, whole, never over another.

In: a sealed ``Released``.  Out: YAML in the form of docs/dev/statistics-format.md.  Refuses a name
that is taken, and to write what would not be read back with the same digest.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pufa.config import Config
from pufa.findings import PufaError, Report
from pufa.load.stats import load_release
from pufa.model import Gap, Headline, Released, Table
from pufa.model.statistics import ALL, NONE
from pufa.stats.seal import digest


def write(released: Released, config: Config) -> Path:
    """The new file of *released*; PufaError where there is one, or it would not hold."""
    path = config.root / released.file
    if path.exists():
        raise taken(released.id)
    path.parent.mkdir(exist_ok=True)
    making = config.state / "release"
    making.mkdir(parents=True, exist_ok=True)
    made = making / path.name
    try:
        with made.open("w", encoding="utf-8", newline="\n") as file:
            file.write(yaml(released))
            file.flush()
            os.fsync(file.fileno())
        _check(made, released, config)
        _put(made, path)
    except FileExistsError:
        raise taken(released.id) from None
    finally:
        made.unlink(missing_ok=True)
    return path


def _put(made: Path, path: Path) -> None:
    """Give *made* its name in one step; FileExistsError where it is taken."""
    try:
        path.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links, as many a USB stick is.
        if path.exists():
            raise FileExistsError from None
        made.rename(path)


def taken(name: str) -> PufaError:
    return PufaError(
        f"已经有 content/stats/{name}.yml：公布过的统计不能重做，也不能改。",
        "换一个名字；漏掉的案件，接着记在台账里，算到下一年。",
    )


def yaml(released: Released) -> str:
    """The file's text."""
    return "\n".join(_lines(released)) + "\n"


def _lines(released: Released) -> Iterator[str]:
    yield f"issued: {released.issued}"
    yield f"period: {released.period.year}{released.period.part}"
    yield f"previous: {released.previous or NONE}"
    yield f"digest: {released.digest}"
    for name, is_signed in (("headlines", True), ("quoted", False)):
        found = [one for one in released.headlines if (one.signed is not None) == is_signed]
        if found:
            yield f"{name}:"
        for one in found:
            yield from _headline(one)
    if released.tables:
        yield "tables:"
    for table in released.tables:
        yield from _table(table)


def _headline(one: Headline) -> Iterator[str]:
    yield f"- measure: {one.measure}"
    yield f"  year: {one.year}"
    yield f"  {'at_least' if one.is_least else 'value'}: {one.value}"
    yield f"  unit: {_text(one.unit)}"
    yield f"  definition: {_text(one.definition.body)}"
    yield f"  source: {_text(one.source.body)}"
    if one.signed:
        yield f"  signed: {{by: {_text(one.signed.by)}, date: {one.signed.date}}}"


def _table(table: Table) -> Iterator[str]:
    yield f"- id: {table.id}"
    yield f"  title: {_text(table.title)}"
    yield f"  dims: {_list(table.dims)}"
    yield "  where:"
    for dim, kept in table.where:
        yield f"    {dim}: {_list(kept)}"
    if table.groups:
        yield "  groups:"
    for dim, groups in table.groups:
        yield f"    {dim}:"
        for name, fine in groups:
            yield f"      {_text(name)}: {_list(fine)}"
    yield "  cells:"
    for cell in table.cells:
        value = "null" if cell.value is Gap.HIDDEN else cell.value
        yield f"  - {{labels: {_labels(table, cell.labels)}, value: {value}}}"
    for one in table.shares:
        yield (
            f"  - {{labels: {_labels(table, one.labels)}, share: {one.percent / 100:.2f}, "
            f"digits: 2, of: {_labels(table, one.of)}}}"
        )


def _labels(table: Table, labels: tuple[str, ...]) -> str:
    return _map({dim: label for dim, label in zip(table.dims, labels, strict=True) if label != ALL})


def _map(pairs: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_text(value)}" for key, value in pairs.items()) + "}"


def _list(texts: Iterable[str]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"


def _text(text: str) -> str:
    """In quotes unless it is plain Han."""
    is_plain = text and all("\u4e00" <= sign <= "\u9fff" for sign in text)
    return text if is_plain and text not in ("是", "否") else json.dumps(text, ensure_ascii=False)


def _check(made: Path, released: Released, config: Config) -> None:
    """That the file says what *released* says: its digest is that of what is read."""
    report = Report()
    read = load_release(made, config, report)
    assert read is not None and digest(read) == released.digest, report.text()
