"""A picture made fit to publish, as values; or why it is not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# locked: cannot be opened; unknown: no picture of a kind we read; huge: too many pixels.
Refusal = Literal["locked", "unknown", "damaged", "huge", "heic", "svg"]

# What an original tells beside the picture: where it was taken, and who took it.
Trace = Literal["position", "person"]


@dataclass(frozen=True)
class Version:
    """One file of a picture: it lies at *path*, named by its bytes; sizes in px."""

    path: Path
    width: int
    height: int

    @property
    def url(self) -> str:
        return f"media/{self.path.name}"


@dataclass(frozen=True)
class Prepared:
    """A picture to publish: upright, metadata off; *key* names its original.

    *webp* are its sizes for the page, widest last; *fallback* is the one for browsers without
    WebP, *paper* the one that is printed (JPEG, or PNG where it is a drawing).
    *traces* and *is_moving* tell what the original had that these have not.
    """

    key: str
    webp: tuple[Version, ...]
    fallback: Version
    paper: Version
    traces: tuple[Trace, ...]
    is_moving: bool

    @property
    def width(self) -> int:
        return self.webp[-1].width

    @property
    def height(self) -> int:
        return self.webp[-1].height

    @property
    def published(self) -> tuple[Version, ...]:
        """What a site needs of it."""
        return (*self.webp, self.fallback)

    @property
    def files(self) -> tuple[Version, ...]:
        return (*self.published, self.paper)
