"""A form as a Word document, each field a content control to fill in.

In: a ``Form`` and the office.  Out: the bytes of a .docx, the same for the same form.  What
is to be signed, sealed or thumb-printed stays empty: that is done on paper.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from pufa.model import DRAFT, Field, Form, Office, Part
from pufa.paper.forms import is_seal, paragraphs, rows

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SONG, _HEI, _TITLE = "仿宋", "黑体", "方正小标宋简体"
_WIDTHS = (36, 46, 30, 48)  # mm, of the names and the controls of a row
_HAND = Mm(9)
_ASK = "点这里填写"


def render(form: Form, office: Office) -> bytes:
    """The .docx of *form*."""
    document = docx.Document()
    _set_page(document, "" if office.authorized else DRAFT)
    _style(document)
    _describe(document, form, office)
    _words(document.add_paragraph(style="Title"), form.title)
    for line in paragraphs(form.intro):
        _said(document, line)
    for part in form.parts:
        _words(document.add_paragraph(style="Heading 2"), part.title)
        if part.note:
            note = _words(document.add_paragraph(), part.note)
            note.runs[0].font.size = Pt(11)
            note.paragraph_format.keep_with_next = True
        _table(document, part)
    for line in paragraphs(form.closing):
        _said(document, line)
    out = io.BytesIO()
    document.save(out)
    return _settled(out.getvalue())


def _set_page(document: Document, draft: str) -> None:
    """A4, with a margin for binding; the notice of a draft above every page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    if draft:
        header = section.header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _words(header, draft)


def _style(document: Document) -> None:
    for name, family, size in (
        ("Normal", _SONG, 13),
        ("Title", _TITLE, 22),
        ("Heading 2", _HEI, 14),
    ):
        style = document.styles[name]
        font = style.font
        font.name, font.size, font.bold = family, Pt(size), False
        font.color.rgb = None
        fonts = style.element.rPr.rFonts
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{script}"), family)
    title = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:eastAsia"), "zh-CN")


def _describe(document: Document, form: Form, office: Office) -> None:
    about = document.core_properties
    day = form.statute_checked_to
    about.title, about.author, about.language = form.title, office.name, "zh-CN"
    about.comments = about.keywords = ""
    about.created = about.modified = datetime.datetime(day.year, day.month, day.day)


def _words(paragraph: Paragraph, text: str) -> Paragraph:
    """Write *text* into *paragraph*, without what XML cannot hold."""
    paragraph.add_run("".join(char for char in text if char.isprintable()))
    return paragraph


def _said(document: Document, line: str) -> None:
    paragraph = _words(document.add_paragraph(), line)
    paragraph.paragraph_format.first_line_indent = Pt(26)
    paragraph.paragraph_format.space_before = Pt(6)


def _table(document: Document, part: Part) -> None:
    """A row for each row of the sheet: a name and its control, once or twice."""
    table = None
    for fields in rows(part):
        if fields[0].kind == "table":
            _grid(document, fields[0], part.title)
            table = None
            continue
        if table is None:
            table = document.add_table(0, len(_WIDTHS), style="Table Grid")
            for column, width in zip(table.columns, _WIDTHS, strict=True):
                column.width = Mm(width)
        row = table.add_row()
        cells = row.cells
        if len(fields) == 1:
            cells[1].merge(cells[3])
        for field, name, place in zip(fields, cells[::2], cells[1::2], strict=False):
            _words(name.paragraphs[0], field.label)
            _fill(place, field, part.title)
        for cell, width in zip(row._tr.tc_lst, _WIDTHS, strict=False):
            cell.width = Mm(sum(_WIDTHS[1:]) if cell.grid_span == 3 else width)
        _settle(row)


def _settle(row: _Row) -> None:
    """As high as a pen needs, on one page, its words in the middle."""
    row.height, row.height_rule = _HAND, WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for paragraph in cell.paragraphs:
            spacing = paragraph.paragraph_format
            spacing.space_before = Pt(2)
            spacing.space_after = spacing.space_after or Pt(2)


def _fill(cell: _Cell, field: Field, part: str) -> None:
    """The control of *field* in *cell*; *part* goes into its name, for a screen reader."""
    first = cell.paragraphs[0]
    name = f"{part}：{field.label}"
    match field.kind:
        case "choice":
            items = "".join(
                f"<w:listItem w:displayText={quoteattr(one)} w:value={quoteattr(one)}/>"
                for one in field.options
            )
            _control(first, name, f"<w:dropDownList>{items}</w:dropDownList>", "点这里选一项")
        case "check":
            for number, option in enumerate(field.options):
                line = first if number == 0 else cell.add_paragraph()
                box = (
                    f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="0"/>'
                    '<w14:checkedState w14:val="2611" w14:font="MS Gothic"/>'
                    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
                )
                _control(line, f"{name}，{option}", box, "☐", is_asked=False)
                _words(line, f" {option}")
            if field.warning:
                _words(cell.add_paragraph(), field.warning.plain)
        case "date":
            kind = '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/></w:date>'
            _control(first, name, kind, "点这里选日期")
        case "money":
            _control(first, name, "<w:text/>", _ASK)
            _words(first, " 元，大写：人民币")
            _control(first, f"{name}，大写", "<w:text/>", _ASK)
        case "sign":
            first.paragraph_format.space_after = Mm(26 if is_seal(field) else 8)
        case _:
            lines = ' w:multiLine="1"' if field.kind == "long" else ""
            _control(first, name, f"<w:text{lines}/>", field.hint or _ASK)
            if field.kind == "long":
                first.paragraph_format.space_after = Pt(13 * (field.lines - 1))


def _grid(document: Document, field: Field, part: str) -> None:
    """A table to fill in: as many rows as on paper, numbered."""
    grid = document.add_table(0, len(field.columns) + 1, style="Table Grid")
    for number in range(field.lines + 1):
        row = grid.add_row()
        for column, (cell, title) in enumerate(
            zip(row.cells, ("序号", *field.columns), strict=True)
        ):
            place = cell.paragraphs[0]
            if number == 0:
                _words(place, title)
            elif column == 0:
                _words(place, str(number))
            else:
                _control(place, f"{part}：{title}，第{number}行", "<w:text/>", "　")
        _settle(row)


def _control(
    paragraph: Paragraph, name: str, kind: str, shown: str, *, is_asked: bool = True
) -> None:
    """Add a content control called *name*, of *kind*; *shown* stands in it until it is filled."""
    clean = "".join(char for char in shown if char.isprintable())
    asked = "<w:showingPlcHdr/>" if is_asked else ""
    grey = '<w:rPr><w:color w:val="595959"/></w:rPr>' if is_asked else ""
    paragraph._p.append(
        parse_xml(
            f'<w:sdt xmlns:w="{_W}"><w:sdtPr><w:alias w:val={quoteattr(name[:64])}/>{asked}{kind}'
            f'</w:sdtPr><w:sdtContent><w:r>{grey}<w:t xml:space="preserve">{escape(clean)}</w:t>'
            "</w:r></w:sdtContent></w:sdt>"
        )
    )


def _settled(data: bytes) -> bytes:
    """The same archive without the time it was written at."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)  # of 1980-01-01
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
