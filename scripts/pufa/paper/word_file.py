"""A Word document as a file: its parts, what leads from one to another, the same bytes always.

In: the body, notes and pictures as WordprocessingML (ECMA-376, part 1).  Out: the bytes of a
.docx.  The parts that do not change (styles, settings, marks of lists) lie in word_parts/.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from pufa.paper.strings import visible

_PARTS = Path(__file__).parent / "word_parts"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header.xml": f"{_WORD}.header+xml",
    "word/footer-odd.xml": f"{_WORD}.footer+xml",
    "word/footer-even.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
# A4 with the margins of GB/T 9704-2012: 22 lines of 579 twentieths of a point.
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
    'w:left="1587" w:header="1134" w:footer="1446" w:gutter="0"/>'
    '<w:docGrid w:type="lines" w:linePitch="579"/>'
)


def text(written: str) -> str:
    """*written* as the text of an element, without what cannot be seen or XML cannot hold."""
    return escape(_legal(written))


def attribute(written: str) -> str:
    """*written* as an attribute's value, in quotes."""
    return quoteattr(_legal(written))


def _legal(written: str) -> str:
    return visible(written).translate({0xFFFE: None, 0xFFFF: None})


@dataclass
class Relations:
    """Where a part leads, by the ids its XML names."""

    rows: list[str] = field(default_factory=list)

    def add(self, kind: str, target: str, *, is_outside: bool = False) -> str:
        ident = f"rId{len(self.rows) + 1}"
        mode = ' TargetMode="External"' if is_outside else ""
        self.rows.append(
            f'<Relationship Id="{ident}" Type="{_OFFICE}/relationships/{kind}" '
            f"Target={attribute(target)}{mode}/>"
        )
        return ident

    def xml(self) -> str:
        rows = "".join(self.rows)
        return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


@dataclass(frozen=True)
class About:
    """What the document says of itself; *draft* stands above every page, unless it is empty."""

    title: str
    author: str
    day: datetime.date
    draft: str


@dataclass
class Parts:
    """What is collected while the body is written."""

    relations: Relations = field(default_factory=Relations)
    note_relations: Relations = field(default_factory=Relations)
    notes: list[str] = field(default_factory=list)
    starts: list[tuple[int, int]] = field(default_factory=list)
    """Of each numbered list: its level, and its first number."""
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Pictures by their names: the id that leads there, and the bytes."""
    shown: int = 0
    """How many times a picture has been shown."""

    def picture(self, name: str, data: bytes) -> str:
        """The id of a picture, whose *name* says what it is."""
        if name not in self.pictures:
            ident = self.relations.add("image", f"media/{name}")
            self.pictures[name] = (ident, data)
        return self.pictures[name][0]

    def numbers(self, level: int, start: int) -> int:
        """The id of a new numbered list."""
        self.starts.append((level, start))
        return len(self.starts) + 1  # 1 are the dots


def pack(body: str, parts: Parts, about: About) -> bytes:
    """The .docx with *body*."""
    lead = parts.relations
    for name in ("styles", "settings", "numbering", "footnotes"):
        lead.add(name, f"{name}.xml")
    header = lead.add("header", "header.xml")
    odd, even = (lead.add("footer", f"footer-{side}.xml") for side in ("odd", "even"))
    references = "".join(
        f'<w:{kind}Reference w:type="{side}" r:id="{ident}"/>'
        for kind, side, ident in (
            ("header", "default", header),
            ("header", "even", header),
            ("footer", "default", odd),
            ("footer", "even", even),
        )
    )
    document = f"<w:body>{body}<w:sectPr>{references}{_PAGE}</w:sectPr></w:body>"
    draft = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_run(about.draft)}</w:p>'
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _root_relations(),
        "docProps/core.xml": _core(about),
        "word/document.xml": _part("document", document),
        "word/_rels/document.xml.rels": lead.xml(),
        "word/styles.xml": _given("styles"),
        "word/settings.xml": _given("settings"),
        "word/numbering.xml": _numbering(parts.starts),
        "word/footnotes.xml": _part("footnotes", _SEPARATORS + "".join(parts.notes)),
        "word/_rels/footnotes.xml.rels": parts.note_relations.xml(),
        "word/header.xml": _part("hdr", draft),
        "word/footer-odd.xml": _part("ftr", _page_number("right")),
        "word/footer-even.xml": _part("ftr", _page_number("left")),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in files.items():
            _add(archive, name, xml.encode())
        for name, (_, data) in sorted(parts.pictures.items()):
            _add(archive, f"word/media/{name}", data)
    return out.getvalue()


_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{ident}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for ident, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name)  # of 1980-01-01
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _given(name: str) -> str:
    return (_PARTS / f"{name}.xml").read_text("utf-8")


def _part(root: str, inside: str) -> str:
    return f"{_XML}<w:{root} {_NAMES}>{inside}</w:{root}>"


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text(words)}</w:t></w:r>'


def _page_number(side: str) -> str:
    """— 1 —, on the outer side of the page."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{side}"/></w:pPr>{_run("— ")}'
        f'<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>{_run(" —")}</w:p>'
    )


def _numbering(starts: list[tuple[int, int]]) -> str:
    lists = "".join(
        f'<w:num w:numId="{ident}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for ident, (level, start) in enumerate(starts, 2)
    )
    return _given("numbering").replace("</w:numbering>", f"{lists}</w:numbering>")


def _content_types(parts: Parts) -> str:
    kinds = {Path(name).suffix[1:] for name in parts.pictures}
    rows = [
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        *(
            f'<Default Extension="{kind}" ContentType="image/{kind.replace("jpg", "jpeg")}"/>'
            for kind in sorted(kinds)
        ),
        *(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _KINDS.items()),
    ]
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{"".join(rows)}</Types>'


def _root_relations() -> str:
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" '
        f'Target="word/document.xml"/><Relationship Id="rId2" '
        f'Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def _core(about: About) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{about.day.isoformat()}T00:00:00Z<'
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(about.title)}</dc:title><dc:creator>{text(about.author)}</dc:creator>"
        f"<dc:description>{text(about.draft)}</dc:description><dc:language>zh-CN</dc:language>"
        f"<dcterms:created {moment}/dcterms:created><dcterms:modified {moment}/dcterms:modified>"
        "</cp:coreProperties>"
    )
