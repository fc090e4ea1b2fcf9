"""Lists that are packaged beside the loaders, the same for every office.

In: a file's name, how one row of it is read.  Out: what the rows say.  A fault in such a list
is ours: tests read every word of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.reading import Sequence, read_yaml

T = TypeVar("T")


def load_packaged(name: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
    """What *read* makes of each row of the list *name*, in its order."""
    path = Path(__file__).with_name(name)
    report = Report()
    rows = cast(Sequence, read_yaml(path.read_text("utf-8"), name, report)).items
    made = tuple(read(Fields(row, name, row.line, report)) for row in rows)
    assert not report.findings, report.text()
    return made
