"""Village words: the packaged list, and an office's own over it.

In: the office's synonyms.  Out: what each word means.  Refuses nothing: the office's list
was judged when it was loaded, a test holds ours to the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import cast

from pufa.findings import Report
from pufa.model import Synonym
from pufa.reading import Mapping, Scalar, Sequence, read_yaml

_LIST = Path(__file__).with_name("synonyms.yml")


def merged(own: Iterable[Synonym]) -> dict[str, tuple[str, ...]]:
    """All village words; where the office has one of ours, its meaning stands."""
    return {**packaged(), **{one.word: one.means for one in own}}


@cache
def packaged() -> dict[str, tuple[str, ...]]:
    node = cast(Sequence, read_yaml(_LIST.read_text("utf-8"), _LIST.name, Report()))
    rows = [cast(Mapping, item).entries for item in node.items]
    return {
        cast(Scalar, row["word"]).text: tuple(
            cast(Scalar, item).text for item in cast(Sequence, row["means"]).items
        )
        for row in rows
    }
