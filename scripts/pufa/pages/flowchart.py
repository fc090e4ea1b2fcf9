"""A procedure as SVG of our own: boxes from top to bottom, ways out at the right.

In: a ``Flow``.  Out: SVG without styles that takes the colour of the text, so that it serves
in the dark and on black-and-white paper; its words are escaped.  The page has the same as a
list, for who cannot see it.
"""

from __future__ import annotations

import re
from html import escape

from pufa.model import Exit, Flow

WIDTH = 324  # the text of a page on a phone of 360 px
_SIZE = 18  # of letters
_LINE = 24
_PAD = 8
_MAIN, _SIDE = 196, 100  # widths of the boxes; between them is the arrow
_GAP = 40  # between two boxes, with the arrow and its condition
_CLOSING = "，。、；：）？！"  # never at the head of a line
_PIECE = re.compile(r"[!-~]+|.")


def flowchart(flow: Flow) -> str:
    parts, top = [], 1
    for number, stage in enumerate(flow.stages):
        label = _wrapped(f"{number + 1}．{stage.label}", _MAIN)
        side = _side(stage.out)
        height = max(len(label), len(side)) * _LINE + 2 * _PAD
        parts.append(_box(0, top, _MAIN, height, label))
        if side:
            middle = top + height // 2
            parts.append(_arrow(f"M{_MAIN} {middle}H{WIDTH - _SIDE - 7}", middle, is_down=False))
            parts.append(_box(WIDTH - _SIDE, top, _SIDE, height, side, is_dashed=True))
        top += height
        if number + 1 < len(flow.stages):
            parts.append(_arrow(f"M{_MAIN // 2} {top}v{_GAP - 7}", top + _GAP, is_down=True))
            if stage.onward:
                place = f'x="{_MAIN // 2 + 10}" y="{top + _GAP // 2 + 6}"'
                parts.append(f"<text {place}>{escape(stage.onward)}</text>")
            top += _GAP
    height = top + 1
    return (
        f'<svg class="pf-flow" role="img" aria-labelledby="{flow.id}-title {flow.id}-desc" '
        f'xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-size="{_SIZE}" fill="currentColor">'
        f'<title id="{flow.id}-title">{escape(flow.title)}</title>'
        f'<desc id="{flow.id}-desc">{escape(flow.summary.plain)}图里的每一步，下面都有文字。</desc>'
        f"{''.join(parts)}</svg>"
    )


def _side(out: Exit | None) -> list[str]:
    return [*_wrapped(f"{out.when}：", _SIDE), *_wrapped(out.to, _SIDE)] if out else []


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of *text* in a box of *width*; a number is not broken, its signs are half as wide."""
    room = (width - 2 * _PAD) / _SIZE
    lines, used = [""], 0.0
    for piece in _PIECE.findall(text):
        wide = 0.55 * len(piece) if piece.isascii() else 1.0
        if used + wide > room and piece not in _CLOSING:
            lines.append("")
            used = 0.0
        lines[-1] += piece
        used += wide
    return lines


def _box(
    left: int, top: int, width: int, height: int, lines: list[str], *, is_dashed: bool = False
) -> str:
    dashes = ' stroke-dasharray="6 4"' if is_dashed else ""
    first = top + (height - len(lines) * _LINE) // 2 + _SIZE
    words = "".join(
        f'<text x="{left + _PAD}" y="{first + number * _LINE}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    return (
        f'<rect x="{left + 1}" y="{top}" width="{width - 2}" height="{height}" rx="6" '
        f'fill="none" stroke="currentColor" stroke-width="1.5"{dashes}/>{words}'
    )


def _arrow(path: str, end: int, *, is_down: bool) -> str:
    """A line and its head, whose point is at *end*: below, or at the box on the right."""
    head = f"M{_MAIN // 2} {end}l-5-9h10z" if is_down else f"M{WIDTH - _SIDE} {end}l-9-5v10z"
    return f'<path d="{path}" fill="none" stroke="currentColor"/><path d="{head}"/>'
