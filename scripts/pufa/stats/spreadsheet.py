"""A workbook made by us → bytes, the same for the same workbook; bytes → a new file."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pufa.findings import PufaError
from pufa.stats.outside import check_outside

INTERNAL = "内部资料　不得公开"

_LINE = Side(style="thin")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
BOLD, LARGE = Font(bold=True), Font(bold=True, size=14)
RED = Font(bold=True, color="C00000", size=14)
SHADE = PatternFill("solid", fgColor="E7E6E6")

_DAY = datetime.datetime(2000, 1, 1)  # of every workbook: bytes do not depend on the clock


def stamp(sheet: Worksheet, rows: str) -> None:
    """On A4 across, each page says that it is internal, and repeats *rows*."""
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.center.text, header.center.size = INTERNAL, 14
    footer.center.text = "第 &P 页，共 &N 页"
    sheet.oddHeader, sheet.oddFooter = header, footer
    sheet.print_title_rows = rows
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def new_book(author: str) -> Workbook:
    book = Workbook()
    book.properties.creator = author
    book.properties.created = _DAY
    return book


def check_new(path: Path, name: str) -> None:
    """Refuse *path* (of what *name* says) where something is, or where it might be published."""
    check_outside(path, name)
    if path.suffix.lower() != ".xlsx":
        raise PufaError(f"文件名要以 .xlsx 结尾：{path.name}", "换一个文件名。")
    if path.exists() or path.is_symlink():
        raise PufaError(f"已经有 {path} 这个文件，没有动它。", "换一个文件名，或者先把它移走。")


def save_new(book: Workbook, path: Path, name: str) -> None:
    check_new(path, name)
    path.write_bytes(_bytes(book))


def _bytes(book: Workbook) -> bytes:
    written, packed = io.BytesIO(), io.BytesIO()
    book.save(written)
    # openpyxl writes the time of saving into every entry and into one part.
    modified = f"{book.properties.modified:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = data.replace(modified, f"{_DAY:%Y-%m-%dT%H:%M:%SZ}".encode())
            entry = zipfile.ZipInfo(name)  # of 1980-01-01
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return packed.getvalue()
