"""Links that lead out of a package become words.

In: the body of a page, as ``pages`` wrote it.  Out: the same body; what led to a page or a
file that is not in the package, or to another host, stands there as text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Set
from urllib.parse import unquote, urlsplit

from pufa.pages.echo import Echo


def kept_inside(html: str, here: str, urls: Set[str]) -> str:
    """*html* of the page at *here*, with the links that lead to *urls*, to itself, or dial."""
    return _Links(here, urls).of(html)


class _Links(Echo):
    """Writes what it reads, but for links."""

    def __init__(self, here: str, urls: Set[str]) -> None:
        super().__init__()
        self._here, self._urls = here, urls
        self._is_cut = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href and not self._is_inside(href):
            self._is_cut = True
            self.write("<span>")
        else:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        is_cut = tag == "a" and self._is_cut
        super().handle_endtag("span" if is_cut else tag)
        if is_cut:
            self._is_cut = False

    def _is_inside(self, href: str) -> bool:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return parts.scheme == "tel"
        path = posixpath.join(posixpath.dirname(self._here), unquote(parts.path))
        return not parts.path or posixpath.normpath(path) in self._urls
