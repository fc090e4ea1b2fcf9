"""An author's text made ready for one page: links, pictures, numbers and wide tables.

In: an element tree and where it will stand.  Out: the same tree, changed.  A link we do
not publish loses its target and keeps its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element

from pufa.media import Prepared
from pufa.model import Library
from pufa.model.links import relative, target
from pufa.text import markup
from pufa.text.markup import Tree


@dataclass(frozen=True)
class Shelf:
    """What every page may refer to: the library, and its pictures by file."""

    library: Library
    pictures: Mapping[str, Prepared]


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


def _fit_picture(picture: Element, file: str, here: str, shelf: Shelf) -> None:
    prepared = shelf.pictures.get(target(file, picture.get("src", "")).file)
    if prepared is None:
        alt = picture.get("alt", "")
        picture.tag = "span"
        picture.attrib.clear()
        picture.text = alt
        return
    picture.set("src", relative(here, f"media/{prepared.name}"))
    picture.set("width", str(prepared.width))
    picture.set("height", str(prepared.height))
    picture.set("loading", "lazy")


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
