"""A drawn page becomes a small PNG: few colours, nothing empty below.

In: a PNG.  Out: a PNG with a palette, the same bytes for the same picture.
"""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from pufa.media.encode import File

_COLOURS = 64  # enough for the edges of type; what has photographs takes all a palette holds
_MARGIN = 54  # px, below the last line


def flattened(png: bytes) -> File:
    """The drawing in *png* with a palette, cut below its last line."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        image = opened.convert("RGB")
    white = Image.new("RGB", image.size, "white")
    box = ImageChops.difference(image, white).getbbox()
    bottom = box[3] if box else 0
    image = image.crop((0, 0, image.width, min(image.height, bottom + _MARGIN)))
    is_drawn = image.getcolors(_COLOURS**2) is not None
    flat = image.quantize(
        _COLOURS if is_drawn else 256,
        method=Image.Quantize.FASTOCTREE,
        dither=Image.Dither.NONE,
    )
    # The method mixes white with what is nearly white.
    flat.putpalette([255 if part > 250 else part for part in flat.getpalette() or ()])
    out = io.BytesIO()
    flat.save(out, "PNG", optimize=True)
    return File(out.getvalue(), "png", flat.width, flat.height)
