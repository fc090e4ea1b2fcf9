"""A bar chart of a table, as SVG of our own: small, readable in black and white, without styles.

In: a table that may be shown.  Out: SVG for a page or a sheet; its words are escaped.  What is
hidden is drawn as hidden, a hatched outline of one width with ＊, never as a bar of nothing.
"""

from __future__ import annotations

from html import escape

from pufa.model import Cell, Gap, SafeTable
from pufa.model.statistics import ALL, shown
from pufa.stats.words import sentence

WIDTH = 324  # the text of a page on a phone of 360 px
_SIZE = 18  # of letters
_PITCH, _BAR = 34, 16
_LONGEST = 8  # characters of a label
_NUMBER = 56  # room for a number after the longest bar
_HATCH = 48


def chart(table: SafeTable) -> str:
    """Bars for the labels of the first dimension, or for every cell where those have no sums."""
    cells = _bars(table)
    left = min(_LONGEST, max((len(_label(cell)) for cell in cells), default=0)) * _SIZE + 8
    highest = max((cell.value for cell in cells if isinstance(cell.value, int)), default=1)
    height = _PITCH * len(cells)
    parts = [
        f'<svg class="pf-chart" role="img" xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
        f'height="{height}" viewBox="0 0 {WIDTH} {height}" font-size="{_SIZE}" '
        f'fill="currentColor"><title>{escape(table.title)}</title>'
        f"<desc>{escape(sentence(table))}</desc>"
        f'<path d="M{left} 0v{height}" stroke="currentColor"/>'
    ]
    for number, cell in enumerate(cells):
        top = number * _PITCH + (_PITCH - _BAR) // 2
        parts.append(f'<text y="{top + 15}">{escape(_short(_label(cell)))}</text>')
        if isinstance(cell.value, int):
            width = round((WIDTH - left - _NUMBER) * cell.value / highest)
            parts.append(f'<rect x="{left}" y="{top}" width="{width}" height="{_BAR}"/>')
        elif cell.value is Gap.HIDDEN:
            width = _HATCH
            parts.append(_hatched(left, top))
        else:
            width = 0
        parts.append(f'<text x="{left + width + 6}" y="{top + 15}">{shown(cell.value)}</text>')
    return "".join((*parts, "</svg>"))


def _bars(table: SafeTable) -> list[Cell]:
    """The cells a bar stands for."""
    sums = [cell for cell in table.cells if cell.labels[0] != ALL and {*cell.labels[1:]} <= {ALL}]
    return sums or [cell for cell in table.cells if ALL not in cell.labels]


def _label(cell: Cell) -> str:
    return "·".join(label for label in cell.labels if label != ALL)


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"


def _hatched(left: int, top: int) -> str:
    lines = "".join(
        f"M{left + x} {top + _BAR}l{_BAR}-{_BAR}" for x in range(0, _HATCH - _BAR + 1, 8)
    )
    outline = f"M{left} {top}h{_HATCH}v{_BAR}h-{_HATCH}z"
    return f'<path d="{outline}{lines}" fill="none" stroke="currentColor"/>'
