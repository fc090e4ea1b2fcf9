"""Where a link written in a content file leads.

In: the file it stands in (relative to the root) and its target as written.  Out: ``Target``.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

_OUTSIDE = frozenset(("http", "https", "tel", "mailto"))


@dataclass(frozen=True)
class Target:
    """A *file* of ``content/`` (relative to the root) with an *anchor*, or what else it is.

    ``refused`` is a scheme we do not publish (``javascript:``, ``data:``, ``file:`` …);
    ``stray`` leads out of ``content/``.
    """

    kind: Literal["file", "outside", "refused", "stray"]
    file: str = ""
    anchor: str = ""


def target(file: str, href: str) -> Target:
    """What the link *href* in *file* names."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return Target("refused")
    if parts.scheme:
        return Target("outside" if parts.scheme.lower() in _OUTSIDE else "refused")
    if parts.netloc or "\\" in href:
        return Target("refused")
    anchor = unquote(parts.fragment)
    if not parts.path:
        return Target("file", file, anchor)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
    if parts.path.startswith("/") or not path.startswith("content/"):
        return Target("stray", path, anchor)
    return Target("file", path, anchor)


def picture(file: str, src: str) -> Target:
    """What the picture *src* in *file* names; a # is part of its name (1#楼.jpg)."""
    return target(file, src.replace("#", "%23"))


def relative(here: str, there: str) -> str:
    """The relative URL from page *here* to *there* (both relative to the site's root)."""
    folders, parts = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(folders), len(parts) - 1) and folders[shared] == parts[shared]:
        shared += 1
    return "/".join([".."] * (len(folders) - shared) + parts[shared:])
