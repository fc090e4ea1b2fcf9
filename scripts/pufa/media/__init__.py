"""Pictures: sizes, formats, metadata off."""

from pufa.media.cache import clear
from pufa.media.pictures import SIZE_LIMIT, prepare, prepare_all
from pufa.media.prepared import Prepared, Refusal, Version

__all__ = ["SIZE_LIMIT", "Prepared", "Refusal", "Version", "clear", "prepare", "prepare_all"]
