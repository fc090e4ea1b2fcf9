"""Links that lead out of a package become words.

In: the body of a page, as ``pages`` wrote it.  Out: the same body; what led to a page or a
file that is not in the package, or to another host, stands there as text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Set
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit


def kept_inside(html: str, here: str, urls: Set[str]) -> str:
    """*html* of the page at *here*, with the links that lead to *urls*, to itself, or dial."""
    parser = _Links(here, urls)
    parser.feed(html)
    parser.close()
    return "".join(parser.out)


class _Links(HTMLParser):
    """Writes what it reads, byte for byte, but for links."""

    def __init__(self, here: str, urls: Set[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._here, self._urls = here, urls
        self._is_cut = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href and not self._is_inside(href):
            self._is_cut = True
            self.out.append("<span>")
        else:
            self.out.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        is_cut = tag == "a" and self._is_cut
        self.out.append("</span>" if is_cut else f"</{tag}>")
        if is_cut:
            self._is_cut = False

    def handle_data(self, data: str) -> None:
        self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def _is_inside(self, href: str) -> bool:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return parts.scheme == "tel"
        path = posixpath.join(posixpath.dirname(self._here), unquote(parts.path))
        return not parts.path or posixpath.normpath(path) in self._urls
