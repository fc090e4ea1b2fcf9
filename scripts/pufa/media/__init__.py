"""Pictures: sizes, formats, metadata off; QR codes."""

from pufa.media.cache import clear
from pufa.media.flat import flattened
from pufa.media.pictures import SIZE_LIMIT, prepare, prepare_all
from pufa.media.prepared import Prepared, Refusal, Version
from pufa.media.qr import qr_drawing, qr_svg

__all__ = [
    "SIZE_LIMIT",
    "Prepared",
    "Refusal",
    "Version",
    "clear",
    "flattened",
    "prepare",
    "prepare_all",
    "qr_drawing",
    "qr_svg",
]
