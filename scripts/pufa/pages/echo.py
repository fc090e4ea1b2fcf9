"""HTML that is written as it is read: what changes something of a finished body begins here.

In: HTML, as ``pages`` wrote it.  Out: the same, byte for byte, until a method is overridden.
"""

from __future__ import annotations

from html.parser import HTMLParser


class Echo(HTMLParser):
    """Reads HTML and writes it again."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._parts: list[str] = []

    def of(self, html: str) -> str:
        """What is written of *html*."""
        self.feed(html)
        self.close()
        return "".join(self._parts)

    def write(self, text: str) -> None:
        self._parts.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.write(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.write(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.write(data)

    def handle_entityref(self, name: str) -> None:
        self.write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.write(f"&#{name};")
