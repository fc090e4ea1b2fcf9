"""Pictures: sizes, formats, metadata off; QR codes."""

from pufa.media.cache import clear
from pufa.media.encode import File, clean
from pufa.media.flat import flattened
from pufa.media.pictures import SIZE_LIMIT, prepare, prepare_all
from pufa.media.prepared import Prepared, Refusal, Version
from pufa.media.qr import qr_drawing, qr_svg

__all__ = [
    "SIZE_LIMIT",
    "File",
    "Prepared",
    "Refusal",
    "Version",
    "clean",
    "clear",
    "flattened",
    "prepare",
    "prepare_all",
    "qr_drawing",
    "qr_svg",
]
