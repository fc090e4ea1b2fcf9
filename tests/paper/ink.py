"""What stands where on the pages of a PDF: for tests of print."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from PIL import Image
from pypdfium2 import raw

MM = 72 / 25.4
TOP, LEFT, RIGHT = 37 * MM, 28 * MM, 184 * MM
BOTTOM, PITCH = 262 * MM, 225 * MM / 22
OPENING, CLOSING = "（《〈“‘【〔「『", "，。、；：？！）》〉”’】〕」』"


@dataclass(frozen=True)
class Glyph:
    """A character: its origin and the right end of its ink, in pt from the page's corner."""

    page: int
    char: str
    x: float
    y: float
    right: float
    size: float


def glyphs(pdf: bytes) -> list[Glyph]:
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        height = page.get_height()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(text.count_chars()):
            # PDFium takes a hyphen at a line's end for a division of a word.
            char = chr(raw.FPDFText_GetUnicode(text, index)).replace("\x02", "-")
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            right = text.get_charbox(index)[2]
            size = round(raw.FPDFText_GetFontSize(text, index), 1)
            if char.strip():
                found.append(Glyph(number, char, x.value, height - y.value, right, size))
    document.close()
    return found


def lines(found: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs of 三号, what a bulletin's text is set in, a line each, from left to right."""
    rows: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in found:
        if glyph.size == 16 and LEFT - 5 < glyph.x < RIGHT + 5:
            rows[glyph.page, round(glyph.y)].append(glyph)
    return [sorted(rows[key], key=lambda glyph: glyph.x) for key in sorted(rows)]


def off_grid(line: list[Glyph]) -> float:
    """How far, in pt, a line stands from the nearest line of the grid."""
    place = (line[0].y - TOP - 0.88 * 16) / PITCH
    return abs(place - round(place)) * PITCH


def full(found: list[Glyph]) -> list[list[Glyph]]:
    """The lines that the next one continues: it begins at the margin, one pitch below."""
    rows = lines(found)
    return [
        line
        for line, following in pairwise(rows)
        if abs(following[0].x - LEFT) < 6
        and line[0].page == following[0].page
        and abs(following[0].y - line[0].y - PITCH) < 1
    ]


def is_flush(line: list[Glyph]) -> bool:
    """Does the line end at the margin?  A closing mark at its end may have lost half its width."""
    last = line[-1]
    if last.char.isascii():
        return abs(last.right - RIGHT) < 2
    ends = (last.x + 16, last.x + 8) if last.char in CLOSING else (last.x + 16,)
    return any(abs(end - RIGHT) < 1 for end in ends)


def picture(pdf: bytes) -> Image.Image:
    """The first page, at 72 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    image: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return image


def text(pdf: bytes) -> str:
    """All text, without anything that is blank."""
    return "".join(glyph.char for glyph in glyphs(pdf))
