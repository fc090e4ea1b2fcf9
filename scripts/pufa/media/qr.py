"""QR codes (ISO/IEC 18004) as small SVGs, black on white, without style attributes."""

from __future__ import annotations

import segno


def qr_svg(text: str) -> str:
    """An ``svg`` element of the code of *text*, which takes the size it is given.

    Error correction M: a printed code may be folded or stained.
    """
    code = segno.make_qr(text, error="m", boost_error=False)
    return code.svg_inline(
        border=4, omitsize=True, lineclass=None, svgclass="pf-qr", light="#fff", dark="#000"
    )
