"""Word documents as people write them, made by hand for tests of the import."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def titled(title: str) -> Document:
    """A document whose title is only centred and large."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(title)
    run.bold, run.font.size = True, Pt(22)
    return document


def bold(document: Document, words: str) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(words).bold = True
    return paragraph


def put(paragraph: Paragraph, xml: str) -> None:
    """Append *xml*, whose prefix ``w`` is known."""
    head, _, rest = xml.partition(" ") if " " in xml.partition(">")[0] else xml.partition(">")
    joint = " " if " " in xml.partition(">")[0] else ">"
    names = f' xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    names += ' xmlns:v="urn:schemas-microsoft-com:vml"'
    paragraph._p.append(parse_xml(f"{head}{names}{joint}{rest}"))


def photograph() -> io.BytesIO:
    """A picture that tells who took it."""
    data = io.BytesIO()
    image = Image.effect_noise((640, 320), 90).convert("RGB")
    image.save(data, "JPEG", comment=b"TAKEN-BY-SOMEBODY")
    data.seek(0)
    return data


def saved(document: Document, folder: Path, name: str = "原稿.docx") -> Path:
    path = folder / name
    document.save(str(path))
    return path


def changed(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """*path* with *new* for *old* in one of its parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts.get(part, b"").replace(old, new) if old else new
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path
