"""Pictures: sizes, formats, metadata off."""

from pufa.media.pictures import SIZE_LIMIT, Prepared, is_picture, prepare

__all__ = ["SIZE_LIMIT", "Prepared", "is_picture", "prepare"]
