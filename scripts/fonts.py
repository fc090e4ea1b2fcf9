"""Fonts for print, made light: their outlines on a coarser grid, without hints for screens.

    python scripts/fonts.py FOLDER FONT…

In: OpenType fonts with PostScript outlines.  Out: FOLDER/<name>.otf of each, with the same
characters, widths and names.  The free 仿宋 has 240 points a character, and is two thirds of
a bulletin's bytes; on a grid of 1/250 em it is one third less, and no point of 三号 moves by
more than 0.03 pt, a quarter of a printer's dot.  Of a collection it takes the face for
simplified Chinese, and of that the characters of GBK.
"""

from __future__ import annotations

import sys
from multiprocessing import Pool
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection, TTFont

GRID = 250  # units an em
# The other tables are for hints, vertical text and features that no sheet uses.
KEPT = ("head", "hhea", "maxp", "OS/2", "name", "cmap", "post", "CFF ", "hmtx")
HEIGHTS = {
    "head": ("xMin", "yMin", "xMax", "yMax"),
    "hhea": ("ascent", "descent", "lineGap", "advanceWidthMax", "xMaxExtent"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
    "post": ("underlinePosition", "underlineThickness"),
}


def main() -> None:
    folder, *names = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    with Pool(2) as pool:
        pool.starmap(write, [(name, folder) for name in names], chunksize=1)


def write(path: Path, folder: Path) -> None:
    """Write the light font of *path* into *folder*, whole or not at all."""
    font = light(opened(path))
    fresh = folder / f"{path.stem}.new"
    font.save(fresh)
    fresh.replace(fresh.with_suffix(".otf"))


def opened(path: Path) -> TTFont:
    if path.suffix != ".ttc":
        return TTFont(path)
    faces = TTCollection(path).fonts
    return next(face for face in faces if " SC" in face["name"].getBestFamilyName())


def light(font: TTFont) -> TTFont:
    """*font* itself, changed."""
    scale = GRID / font["head"].unitsPerEm
    outlines, old = font.getGlyphSet(), font["hmtx"].metrics
    is_large = len(outlines) > 20_000
    characters = {
        code: name for code, name in font.getBestCmap().items() if not is_large or is_gbk(chr(code))
    }
    names = [".notdef", *dict.fromkeys(characters.values())]
    metrics = {name: tuple(round(value * scale) for value in old[name]) for name in names}
    drawn = {}
    for name in names:
        width = metrics[name][0]
        pen = T2CharStringPen(None if width == GRID else width, None)
        outlines[name].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        drawn[name] = pen.getCharString()
    for table, fields in HEIGHTS.items():
        for field in fields:
            setattr(font[table], field, round(getattr(font[table], field) * scale))
    ps_name = font["name"].getDebugName(6)
    for table in set(font.keys()) - {*KEPT, "GlyphOrder"}:
        del font[table]
    builder = FontBuilder(font=font)
    font["head"].unitsPerEm = GRID
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(characters)
    builder.setupHorizontalMetrics(metrics)
    builder.setupCFF(ps_name, {}, drawn, {"defaultWidthX": GRID, "nominalWidthX": 0})
    return font


def is_gbk(char: str) -> bool:
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
