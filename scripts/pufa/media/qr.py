"""QR codes (ISO/IEC 18004) as small SVGs, black on white, without style attributes."""

from __future__ import annotations

import io

import segno


def qr_svg(text: str) -> str:
    """An ``svg`` element of the code of *text*, which takes the size it is given."""
    return _code(text).svg_inline(
        border=4, omitsize=True, lineclass=None, svgclass="pf-qr", light="#fff", dark="#000"
    )


def qr_drawing(text: str) -> str:
    """The same code as an SVG of its own, for print."""
    drawing = io.BytesIO()
    _code(text).save(
        drawing, kind="svg", xmldecl=False, border=4, lineclass=None, svgclass=None, light="#fff"
    )
    return drawing.getvalue().decode()


def _code(text: str) -> segno.QRCode:
    # Error correction M: a printed code may be folded or stained.
    return segno.make_qr(text, error="m", boost_error=False)
