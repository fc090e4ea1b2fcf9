"""An author's text made ready for one page: links, pictures, numbers and wide tables.

In: an element tree and where it will stand.  Out: the same tree, changed.  A link we do
not publish loses its target and keeps its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from pufa.media import Prepared
from pufa.model import Library
from pufa.model.links import picture, relative, target
from pufa.pages.citing import LawLinks
from pufa.pages.glossing import TermLinks
from pufa.text import markup
from pufa.text.markup import Tree

# How wide a picture stands: the column of overrides/css (44rem of 18 px, less its margins).
_SIZES = "(min-width: 792px) 756px, calc(100vw - 36px)"


@dataclass(frozen=True)
class Shelf:
    """What every page may refer to: the library, pictures by file, where laws and words stand."""

    library: Library
    pictures: Mapping[str, Prepared]
    law_links: LawLinks
    term_links: TermLinks


def fit(tree: Tree, file: str, here: str, shelf: Shelf) -> Tree:
    """Fit *tree*, written in *file*, to the page at *here*."""
    markup.fill(tree, shelf.library.number)
    for element in list(tree.iter()):
        match element.tag:
            case "a":
                _fit_link(element, file, here, shelf)
            case "img":
                _fit_picture(element, file, here, shelf)
            case _:
                _wrap_tables(element)
    shelf.law_links.link(tree, here)
    return tree


def demote(tree: Tree, prefix: str) -> Tree:
    """One heading level down, ids and footnotes made unlike those of other texts on the page."""
    for element in tree.iter():
        if element.tag in ("h1", "h2", "h3", "h4", "h5"):
            element.tag = f"h{int(element.tag[1]) + 1}"
        if name := element.get("id"):
            element.set("id", f"{prefix}-{name}")
        if element.get("href", "").startswith("#"):
            element.set("href", f"#{prefix}-{element.get('href', '')[1:]}")
    return tree


def toc(tree: Tree) -> list[markup.Heading]:
    return [heading for heading in markup.headings(tree) if heading.level <= 3]


def _fit_link(link: Element, file: str, here: str, shelf: Shelf) -> None:
    if "footnote" in link.get("class", ""):
        return
    there = target(file, link.get("href", ""))
    if there.kind == "outside":
        link.set("rel", "noopener noreferrer")
    elif there.kind == "file" and (there.file == file or there.file in shelf.library.by_file):
        url = "" if there.file == file else relative(here, shelf.library.by_file[there.file].url)
        link.set("href", url + (f"#{quote(there.anchor)}" if there.anchor else ""))
    else:
        link.tag = "span"
        link.attrib.clear()


def _fit_picture(element: Element, file: str, here: str, shelf: Shelf) -> None:
    """Turn an ``img`` into a ``picture`` of which a phone takes the size it needs."""
    written = dict(element.attrib)
    element.attrib.clear()
    prepared = shelf.pictures.get(picture(file, written.get("src", "")).file)
    if prepared is None:
        element.tag = "span"
        element.text = written.get("alt", "")
        return
    element.tag = "picture"
    sizes = ", ".join(f"{relative(here, one.url)} {one.width}w" for one in prepared.webp)
    SubElement(element, "source", {"type": "image/webp", "srcset": sizes, "sizes": _SIZES})
    place = {
        "src": relative(here, prepared.fallback.url),
        # Known before it comes, so that no text jumps; all sizes have the same shape.
        "width": str(prepared.width),
        "height": str(prepared.height),
        "loading": "lazy",
        "decoding": "async",
    }
    SubElement(element, "img", {**written, **place})


def _wrap_tables(parent: Element) -> None:
    for index, child in enumerate(list(parent)):
        if child.tag == "table" and parent.get("class") != "pf-scroll":
            # Wide tables move sideways in their own frame, reachable by keyboard.
            frame = Element(
                "div",
                {"class": "pf-scroll", "tabindex": "0", "role": "region", "aria-label": "表格"},
            )
            frame.tail, child.tail = child.tail, None
            parent[index] = frame
            frame.append(child)
