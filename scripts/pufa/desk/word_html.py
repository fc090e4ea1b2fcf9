"""A Word document as an element tree of HTML, by mammoth.

In: an ``Archive``.  Out: ``Reading``: the tree, its pictures, the outline; ``Losses`` for
what is not in it.  Mammoth is given a document that was made plain, in which every picture
is only its name.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import mammoth

from pufa.desk.archive import Archive
from pufa.desk.losses import Losses
from pufa.desk.word_outline import Outline, outline
from pufa.desk.word_styles import Numbering, Styles, W
from pufa.desk.word_text import make_plain, text_of
from pufa.model import DRAFT

_MARKS = (Path(__file__).parent / "templates" / "numbering.xml").read_text("utf-8")
_STYLES = "\n".join(
    (
        *(f"p.pufaHeading{level} => h{level}:fresh" for level in range(2, 7)),
        "p.pufaQuote => blockquote > p:fresh",
        "p.pufaRule => p.rule:fresh",
        *(
            f"p.pufa{kind} => p.{kind.lower()}:fresh"
            for kind in ("Note", "Tip", "Warning", "Example")
        ),
        "r[style-name='Emphasis'] => em",
        "r[style-name='HTML Code'] => code",
    )
)


@dataclass(frozen=True)
class Reading:
    """A document that was read; a picture's ``src`` is the name of its part."""

    tree: Element
    outline: Outline


def read(archive: Archive, losses: Losses) -> Reading:
    """What *archive* says."""
    root = archive.tree(archive.main)
    body = None if root is None else root.find(f"{W}body")
    if root is None or body is None:
        raise ValueError("a document without a body")
    styles = Styles(archive.tree(_beside(archive, "styles.xml")))
    numbering = Numbering(archive.tree(_beside(archive, "numbering.xml")), styles)
    make_plain(body, losses)
    found = outline(body, styles, numbering, losses)
    changed = {archive.main: root, _beside(archive, "styles.xml"): styles.of_characters()}
    losses.at(0, "")
    for name in ("footnotes.xml", "endnotes.xml"):
        part = _beside(archive, name)
        if (notes := archive.tree(part)) is not None:
            for note in notes:
                make_plain(note, losses, is_note=True)
            changed[part] = notes
    losses.at(0, "")
    _find_margins(archive, losses)
    html = mammoth.convert_to_html(
        _packed(archive, changed),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(_named),
    ).value
    tree = ElementTree.fromstring(f"<div>{html}</div>")
    counts = iter(found.counts)
    for item in (item for ol in tree.iter("ol") for item in ol.findall("li")):
        if not item.get("id", "").startswith(("footnote", "endnote")):
            item.set("value", "")
    for item in tree.iter("li"):
        if item.get("value") == "":
            item.set("value", str(next(counts, 1)))
    return Reading(tree, found)


def _named(image: mammoth.documents.Image) -> dict[str, str]:
    with image.open() as part:
        return {"src": part.read().decode()}


def _beside(archive: Archive, name: str) -> str:
    return posixpath.join(posixpath.dirname(archive.main), name)


def _find_margins(archive: Archive, losses: Losses) -> None:
    """Headers and footers with more in them than a page number."""
    folder = posixpath.dirname(archive.main)
    for name in sorted(archive.names):
        if name.startswith((f"{folder}/header", f"{folder}/footer")) and name.endswith(".xml"):
            tree = archive.tree(name)
            words = "" if tree is None else text_of(tree).strip()
            if words != DRAFT and any(char.isalpha() for char in words.replace("PAGE", "")):
                losses.lost("页眉、页脚里的字没有带过来。", "要印的，写在正文里。")


def _packed(archive: Archive, changed: dict[str, Element]) -> io.BytesIO:
    """A document of the parts in *changed*, with our lists, and names instead of pictures."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in archive.names:
            if name in changed:
                file.writestr(name, ElementTree.tostring(changed[name], encoding="utf-8"))
            elif name == _beside(archive, "numbering.xml"):
                file.writestr(name, _MARKS)
            elif name.endswith((".xml", ".rels")):
                file.writestr(name, archive.read(name) or b"")
            else:
                file.writestr(name, name.encode())
    return out
