"""A bar chart of a table, as SVG of our own: small, readable in black and white, without styles.

In: a table that may be shown, or bars.  Out: SVG for a page or a sheet; its words are escaped.
What is hidden is drawn as hidden, a hatched outline of one width with ＊, never as a bar of
nothing; of what was not collected, or never published, only the words stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from pufa.model import Cell, Gap, SafeTable
from pufa.model.statistics import ALL, Value, shown
from pufa.stats.words import sentence

WIDTH = 324  # the text of a page on a phone of 360 px
_SIZE = 18  # of letters
_PITCH, _BAR = 34, 16
_LONGEST = 8  # characters of a label
_NUMBER = 56  # room for a number after the longest bar
_HATCH = 48


class Bar(NamedTuple):
    """A bar, and the *words* at its end; None is a value that was never published."""

    label: str
    value: Value | None
    words: str


def chart(table: SafeTable) -> str:
    """Bars for the labels of the first dimension, or for every cell where those have no sums."""
    drawn = [Bar(_label(cell), cell.value, shown(cell.value)) for cell in _cells(table)]
    return bars(table.title, sentence(table), drawn)


def bars(title: str, description: str, drawn: Sequence[Bar]) -> str:
    """A bar a line."""
    left = min(_LONGEST, max((len(bar.label) for bar in drawn), default=0)) * _SIZE + 8
    highest = max((bar.value for bar in drawn if isinstance(bar.value, int)), default=0) or 1
    room = max([_NUMBER, *(_width(bar.words) for bar in drawn if isinstance(bar.value, int))])
    height = _PITCH * len(drawn)
    parts = [
        f'<svg class="pf-chart" role="img" xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
        f'height="{height}" viewBox="0 0 {WIDTH} {height}" font-size="{_SIZE}" '
        f'fill="currentColor"><title>{escape(title)}</title>'
        f"<desc>{escape(description)}</desc>"
        f'<path d="M{left} 0v{height}" stroke="currentColor"/>'
    ]
    for number, bar in enumerate(drawn):
        top = number * _PITCH + (_PITCH - _BAR) // 2
        parts.append(f'<text y="{top + 15}">{escape(_short(bar.label))}</text>')
        width = 0
        if isinstance(bar.value, int):
            width = round((WIDTH - left - room) * bar.value / highest)
            parts.append(f'<rect x="{left}" y="{top}" width="{width}" height="{_BAR}"/>')
        elif bar.value is Gap.HIDDEN:
            width = _HATCH
            parts.append(_hatched(left, top))
        parts.append(f'<text x="{left + width + 6}" y="{top + 15}">{escape(bar.words)}</text>')
    return "".join((*parts, "</svg>"))


def _cells(table: SafeTable) -> list[Cell]:
    """The cells a bar stands for."""
    sums = [cell for cell in table.cells if cell.labels[0] != ALL and {*cell.labels[1:]} <= {ALL}]
    return sums or [cell for cell in table.cells if ALL not in cell.labels]


def _label(cell: Cell) -> str:
    return "·".join(label for label in cell.labels if label != ALL)


def _width(words: str) -> int:
    """The room that *words* and the space before them need."""
    return 6 + sum(_SIZE if ord(char) > 0x2000 else 10 for char in words)


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"


def _hatched(left: int, top: int) -> str:
    lines = "".join(
        f"M{left + x} {top + _BAR}l{_BAR}-{_BAR}" for x in range(0, _HATCH - _BAR + 1, 8)
    )
    outline = f"M{left} {top}h{_HATCH}v{_BAR}h-{_HATCH}z"
    return f'<path d="{outline}{lines}" fill="none" stroke="currentColor"/>'
