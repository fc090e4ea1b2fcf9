"""Pictures: sizes, formats, metadata off."""

from pufa.media.pictures import SIZE_LIMIT, Prepared, is_picture, prepare
from pufa.media.qr import qr_svg

__all__ = ["SIZE_LIMIT", "Prepared", "is_picture", "prepare", "qr_svg"]
