"""Statistics: released files as they are read, the tables that may be shown, headlines.

Zero, hidden and not collected are three different things here: a number, ``Gap.HIDDEN``,
``Gap.UNCOLLECTED``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from pufa.model.bulletin import Signature
from pufa.model.text import Text

# What a ledger says of a case; a table has one or two of them.
DIMENSIONS = ("村", "纠纷类型", "调解结果", "协议形式", "月份")
YEAR, MONTH, OUTCOME = "年度", "月份", "调解结果"
ALL = "合计"  # the label that sums over a dimension
NONE = "无"  # before the first release
SUCCESS = ("成功", "调解成功")

# Counts below it are never printed in a table; rates need a whole of FEW.
SMALL, FEW = 5, 20

# What the head of an office may state of a year, and how each is counted.
MEASURES: dict[str, tuple[str, ...]] = {
    "受理": ("件",),
    "调解成功率": ("%",),
    "因调处不当引起的民转刑": ("件", "起"),
    "群体性越级上访": ("起", "件", "批"),
    "重新犯罪": ("人",),
    "法律援助": ("件",),
    "社区矫正": ("人",),
    "安置帮教": ("人",),
    "涉及金额": ("万元",),
}
AMOUNT = "涉及金额"
# Of these only the total of the township, and only from so many on.
TENS, TEN = ("社区矫正", "安置帮教"), 10
CASES, RATE = "受理", "调解成功率"

PARTS: dict[str, tuple[int, ...]] = {
    "": tuple(range(1, 13)),
    "上半年": tuple(range(1, 7)),
    "下半年": tuple(range(7, 13)),
    "第一季度": (1, 2, 3),
    "第二季度": (4, 5, 6),
    "第三季度": (7, 8, 9),
    "第四季度": (10, 11, 12),
}
_PERIOD = re.compile(rf"((?:19|20)\d\d)年?({'|'.join(PARTS)})")
MONTHS = tuple(f"{number}月" for number in PARTS[""])


class Gap(Enum):
    """What stands where no number does."""

    HIDDEN = "＊"
    UNCOLLECTED = "未收集"

    @property
    def words(self) -> str:
        """How it is read aloud."""
        return "不显示" if self is Gap.HIDDEN else self.value


Value = int | Gap


@dataclass(frozen=True)
class Period:
    """A year, or the *part* of it a release tells of."""

    year: int
    part: str

    @classmethod
    def read(cls, text: str) -> Period | None:
        """2025, 2025上半年, 2025年第一季度; None for anything else."""
        match = _PERIOD.fullmatch(text)
        return cls(int(match[1]), match[2]) if match else None

    def has(self, day: datetime.date) -> bool:
        return day.year == self.year and day.month in PARTS[self.part]

    @property
    def months(self) -> tuple[str, ...]:
        return tuple(MONTHS[number - 1] for number in PARTS[self.part])

    def __str__(self) -> str:
        return f"{self.year}年{self.part}"


@dataclass(frozen=True)
class Cell:
    """*labels*: one for each dimension of its table, ``ALL`` where it sums over it."""

    labels: tuple[str, ...]
    value: Value
    line: int

    @property
    def number(self) -> str:
        """What stands for it in a sentence."""
        return "＊（不显示）" if self.value is Gap.HIDDEN else shown(self.value)


@dataclass(frozen=True)
class Share:
    """*percent* is what the cell at *labels* is of the cell at *of*; both are printed."""

    labels: tuple[str, ...]
    of: tuple[str, ...]
    percent: int
    line: int


@dataclass(frozen=True)
class Table:
    """A table as a released file has it.  Nobody shows it: see ``SafeTable``.

    *where* are the only labels counted, by dimension; *groups* are the fine labels behind
    each coarse one, by dimension.
    """

    file: str
    line: int
    release: str
    id: str
    title: str
    dims: tuple[str, ...]
    where: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]
    cells: tuple[Cell, ...]
    shares: tuple[Share, ...]

    def labels(self, axis: int) -> tuple[str, ...]:
        """The labels of a dimension, in the order they are first written."""
        return tuple(dict.fromkeys(cell.labels[axis] for cell in self.cells))

    def cell(self, labels: tuple[str, ...]) -> Cell | None:
        return next((cell for cell in self.cells if cell.labels == labels), None)

    def fine(self, axis: int, label: str) -> tuple[str, ...]:
        """The fine labels that *label* stands for."""
        return dict(dict(self.groups).get(self.dims[axis], ())).get(label, (label,))

    @property
    def total(self) -> Cell | None:
        return self.cell((ALL,) * len(self.dims))

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of its columns: the labels of the second dimension, or 件数."""
        return self.labels(1) if len(self.dims) > 1 else ("件数",)

    @property
    def rows(self) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
        """The labels of the first dimension, each with its cells in the order of the columns."""
        cells = {cell.labels: cell for cell in self.cells}
        columns = [(label,) for label in self.labels(1)] if len(self.dims) > 1 else [()]
        return tuple(
            (row, tuple(cells[row, *column] for column in columns)) for row in self.labels(0)
        )

    @property
    def remarks(self) -> tuple[str, ...]:
        """What its coarse labels stand for, and which cases alone it counts."""
        shown = {label for axis in range(len(self.dims)) for label in self.labels(axis)}
        names = [
            f"{name}：{'、'.join(fine)}"
            for dim, groups in self.groups
            if dim in self.dims
            for name, fine in groups
            if name in shown and name != "、".join(fine)
        ]
        limits = [
            f"只数{dim}为{'、'.join(kept)}的"
            for dim, kept in self.where
            if dim not in (YEAR, MONTH)
        ]
        return (*names, *limits)

    @property
    def rates(self) -> tuple[str, ...]:
        """Its shares in words, with both the numbers they come from."""
        numbers = {cell.labels: f"{'、'.join(cell.labels)}{cell.number}件" for cell in self.cells}
        return tuple(
            f"{numbers[one.labels]}，占{numbers[one.of]}的{one.percent}%" for one in self.shares
        )


@dataclass(frozen=True)
class SafeTable(Table):
    """A table that gives nobody away, together with everything ever published.

    Only the room ``stats`` makes one; only such a table is shown.
    """


@dataclass(frozen=True)
class Headline:
    """A statutory total of a township and a year: signed by the head of the office, or quoted.

    With *is_least* the figure is *value* or more.
    """

    file: str
    line: int
    measure: str
    year: int
    value: int
    is_least: bool
    unit: str
    definition: Text
    source: Text
    signed: Signature | None

    @property
    def text(self) -> str:
        """20件, 95%以上, 0起."""
        return f"{self.value}{self.unit}{'以上' if self.is_least else ''}"

    @property
    def number(self) -> str:
        """What stands for it in a sentence: the unit follows there, unless it is %."""
        if self.unit == "%":
            return self.text
        return f"{'至少' if self.is_least else ''}{self.value}"


@dataclass(frozen=True)
class Released:
    """A released file, as it was read.

    *digest* seals its numbers and *previous*, the digest of the release before it (None for
    the first).
    """

    file: str
    id: str
    issued: datetime.date
    period: Period
    previous: str | None
    digest: str | None
    tables: tuple[Table, ...]
    headlines: tuple[Headline, ...]
    digest_line: int
    previous_line: int

    anchors: ClassVar[tuple[str, ...]] = ()
    """A link can lead to a release, not to a place in it."""

    @property
    def title(self) -> str:
        return f"{self.period}的统计"

    @property
    def url(self) -> str:
        return f"statistics/{self.id}.html"

    @property
    def texts(self) -> tuple[Text, ...]:
        return tuple(text for one in self.headlines for text in (one.definition, one.source))


def shown(value: Value) -> str:
    """What stands in a table's cell."""
    return value.value if isinstance(value, Gap) else str(value)


def figure(
    reference: str, releases: Iterable[Released], tables: Iterable[Table]
) -> Headline | Cell | None:
    """What ``{{ stats:reference }}`` names: RELEASE/MEASURE[/YEAR] or RELEASE/TABLE/LABEL/….

    A measure without a year is of the release's own.  Labels stand in the order of the table's
    dimensions; those left out are 合计.
    """
    name, *path = (part.strip() for part in reference.split("/"))
    if not path:
        return None
    for table in tables:
        if (table.release, table.id) == (name, path[0]) and len(path) <= 1 + len(table.dims):
            return table.cell((*path[1:], *(ALL,) * (1 + len(table.dims) - len(path))))
    for release in releases:
        for one in release.headlines if release.id == name else ():
            own = [one.measure] if one.year == release.period.year else []
            if path in (own, [one.measure, str(one.year)]):
                return one
    return None
