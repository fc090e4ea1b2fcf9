"""The columns of a ledger, by whatever name the office keeps them.

In: a row.  Out: where each column stands.  Data: ``columns.txt``.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pufa.stats.intake.sheets import Cell

NUMBER, REGISTERED, ACCEPTED, CLOSED = "案件编号", "登记日期", "受理日期", "结案日期"
VILLAGE, TYPE, OUTCOME, FORM, AMOUNT = "村", "纠纷类型", "调解结果", "协议形式", "涉案金额"
PARTIES = ("申请人", "被申请人")
REQUIRED = (REGISTERED, VILLAGE, TYPE, OUTCOME, FORM)
# What a dispute is made of; the rest of a ledger is dropped at the door.
READ = (NUMBER, *REQUIRED, ACCEPTED, CLOSED, AMOUNT, *PARTIES)

_ENOUGH = 3  # known names make a row the head


@dataclass(frozen=True)
class Head:
    """*places*: the number of each known column, from 1; *twice*: columns that are there twice.

    *near*: where something stands that is nearly a column that is missing.  *width*: the last
    column with a head.  *is_in_wan*: the head of 涉案金额 says 万元.
    """

    row: int
    places: Mapping[str, int]
    twice: tuple[tuple[str, int], ...]
    near: Mapping[str, int]
    width: int
    is_in_wan: bool

    @cached_property
    def read(self) -> tuple[int, ...]:
        """The numbers of the columns that are read."""
        return tuple(place for name, place in self.places.items() if name in READ)


@cache
def names() -> dict[str, str]:
    """Each spelling with the column it stands for."""
    found: dict[str, str] = {}
    lines = Path(__file__).with_name("columns.txt").read_text("utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            name, _, others = line.partition(":")
            found |= dict.fromkeys([name, *others.split()], name)
    return found


@cache
def standard() -> tuple[str, ...]:
    """The columns in the order in which offices keep them."""
    return tuple(dict.fromkeys(names().values()))


def find_head(row: int, cells: Mapping[int, Cell]) -> Head | None:
    """The head that *cells* are; None where they are none."""
    texts = {place: _plain(cell) for place, cell in cells.items() if isinstance(cell, str)}
    places: dict[str, int] = {}
    twice = []
    for place, text in sorted(texts.items()):
        name = names().get(text)
        if name and places.setdefault(name, place) != place:
            twice.append((name, place))
    if len(places) < _ENOUGH:
        return None
    rest = {text: place for place, text in texts.items() if text not in names()}
    near = {
        name: rest[close[0]]
        for name in REQUIRED
        if name not in places and (close := difflib.get_close_matches(name, rest, n=1))
    }
    amount = cells.get(places.get(AMOUNT, 0), "")
    is_in_wan = isinstance(amount, str) and "万" in amount
    return Head(row, places, tuple(twice), near, max(cells), is_in_wan)


def _plain(text: str) -> str:
    text = re.sub(r"[\s*:]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"\([^)]*\)|\[[^\]]*\]", "", text)
