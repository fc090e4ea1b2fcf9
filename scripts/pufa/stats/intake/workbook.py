"""An .xlsx file → sheets, a row at a time.

The parts are read by ourselves: openpyxl shows hidden rows, merged cells and formulas only
when it holds a whole sheet, which for 100,000 rows takes minutes and gigabytes.
"""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import IO, TypeVar
from xml.etree import ElementTree as ET

from pufa.stats.intake.sheets import EXCEL_EPOCH, Cell, Merge, Odd, RefusedError, Row, Sheet

UNPACKED_LIMIT = 400_000_000  # bytes; a ledger of 100,000 disputes has some 80,000,000
_PARTS_LIMIT = 5_000
_SMALL = 5_000_000  # bytes of a part that is held as a whole
_ELEMENTS = 200_000  # of one row or one text: 16,384 cells have some 70,000
_EPOCH_1904 = datetime.date(1904, 1, 1)
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_DAMAGED = RefusedError(
    "LED001", "文件损坏，读不下去。", "用 Excel 或 WPS 打开看看，能打开就另存一份 .xlsx。"
)
_BROKEN = (
    *(ET.ParseError, zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(KeyError, IndexError, ValueError, OverflowError, NotImplementedError, RuntimeError),
)
T = TypeVar("T")


def read_workbook(data: bytes) -> list[Sheet]:
    """The sheets of the workbook that *data* is."""
    return _whole(lambda: _sheets(data))


def _whole(read: Callable[[], T]) -> T:
    try:
        return read()
    except _BROKEN:
        raise _DAMAGED from None


def _sheets(data: bytes) -> list[Sheet]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT or len(parts) > _PARTS_LIMIT:
        mend = "复制台账的格子，在新的工作簿里“粘贴为数值”，另存一份。"
        raise RefusedError("LED002", "文件解开以后太大，不读。", mend)
    names = {part.filename for part in parts}
    _check_kind(archive, names)
    book = _parse(archive, "xl/workbook.xml")
    links = _parse(archive, "xl/_rels/workbook.xml.rels")
    targets = {link.get("Id"): link for link in links}
    properties = next(_named(book, "workbookPr"), None)
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    strings = _strings(archive) if "xl/sharedStrings.xml" in names else []
    sheets = []
    for number, entry in enumerate(_named(book, "sheet"), 1):
        ident = next(value for name, value in entry.items() if name.endswith("}id"))
        link = targets[ident]
        if not link.get("Type", "").endswith("/worksheet"):
            continue
        target = posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
        sheet = Sheet(
            name=entry.get("name", ""),
            number=number,
            is_hidden=entry.get("state", "visible") != "visible",
            epoch=_EPOCH_1904 if is_1904 else EXCEL_EPOCH,
            rows=iter(()),
        )
        sheet.rows = _guarded(_rows(archive, target, strings, sheet))
        sheets.append(sheet)
    return sheets


def _check_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    """Refuse a zip that is no workbook, or one with macros."""
    save = "用 Excel 或 WPS 打开，“另存为”，类型选“Excel 工作簿（*.xlsx）”。"
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise RefusedError("LED001", "文件加了密码，打不开。", "去掉密码，另存一份。")
    if any(name.lower().endswith(("vbaproject.bin", ".bas")) for name in names):
        raise RefusedError("LED001", "台账里有宏，不读。", save)
    kinds = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"macroEnabled" in kinds:
        raise RefusedError("LED001", "台账里有宏，不读。", save)
    if b"spreadsheetml" not in kinds or "xl/workbook.xml" not in names:
        raise RefusedError("LED001", "这不是 Excel 表格。", save)


def _start(archive: zipfile.ZipFile, part: str) -> bytes:
    """The beginning of *part*; a document that defines entities of its own is refused."""
    with archive.open(part) as stream:
        start = stream.read(4096)
    if b"<!DOCTYPE" in start or b"\0" in start:
        raise _DAMAGED
    return start


def _parse(archive: zipfile.ZipFile, part: str) -> ET.Element:
    _start(archive, part)
    if archive.getinfo(part).file_size > _SMALL:
        raise _DAMAGED
    return ET.fromstring(archive.read(part))


def _ends(stream: IO[bytes], whole: str) -> Iterator[ET.Element]:
    """Each element when it ends; those called *whole* are emptied afterwards."""
    count = 0
    for _, element in ET.iterparse(stream):
        yield element
        count += 1
        if element.tag == whole:
            element.clear()
            count = 0
        elif count > _ELEMENTS:
            raise _DAMAGED


def _named(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return element.iter(f"{element.tag.rpartition('}')[0]}}}{name}")


def _space(start: bytes) -> str:
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    space = (
        strict if strict in start else b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    )
    return f"{{{space.decode()}}}"


def _strings(archive: zipfile.ZipFile) -> list[str]:
    part = "xl/sharedStrings.xml"
    space = _space(_start(archive, part))
    found = []
    with archive.open(part) as stream:
        for element in _ends(stream, f"{space}si"):
            if element.tag == f"{space}si":
                found.append(_text(element, space))
    return found


def _text(element: ET.Element, space: str) -> str:
    """All runs of a string, without the readings above them."""
    if len(element) == 1 and element[0].tag == f"{space}t":
        return element[0].text or ""
    runs = [one for one in element if one.tag in (f"{space}t", f"{space}r")]
    return "".join(text.text or "" for run in runs for text in run.iter(f"{space}t"))


def _guarded(rows: Iterator[Row]) -> Iterator[Row]:
    while (row := _whole(lambda: next(rows, None))) is not None:
        yield row


def _rows(archive: zipfile.ZipFile, part: str, strings: list[str], sheet: Sheet) -> Iterator[Row]:
    space = _space(_start(archive, part))
    row_tag, column_tag, merge_tag = f"{space}row", f"{space}col", f"{space}mergeCell"
    number = 0
    with archive.open(part) as stream:
        for element in _ends(stream, row_tag):
            if element.tag == row_tag:
                number = int(element.get("r", number + 1))
                is_hidden = element.get("hidden") in ("1", "true") or element.get("ht") == "0"
                yield Row(number, is_hidden, _cells(element, strings, space))
            elif element.tag == column_tag and element.get("hidden") in ("1", "true"):
                first, last = int(element.get("min", 1)), int(element.get("max", 1))
                sheet.hidden.update(range(first, min(last, 16_384) + 1))
            elif element.tag == merge_tag and (
                match := _REFERENCE.fullmatch(element.get("ref", ""))
            ):
                left, top, right, bottom = match.groups()
                sheet.merges.append(
                    Merge(int(top), int(bottom or top), _column(left), _column(right or left))
                )


def _cells(row: ET.Element, strings: list[str], space: str) -> dict[int, Cell]:
    value_tag, formula_tag, inline_tag = f"{space}v", f"{space}f", f"{space}is"
    found: dict[int, Cell] = {}
    place = 0
    for element in row:
        reference = element.get("r")
        place = _column(reference.rstrip("0123456789")) if reference else place + 1
        kind = element.get("t")
        cell: Cell = ""
        for part in element:
            if part.tag == formula_tag:
                cell = Odd.FORMULA
                break
            if part.tag == value_tag:
                cell = strings[int(part.text or "")] if kind == "s" else part.text or ""
            elif part.tag == inline_tag:
                cell = _text(part, space)
        if kind == "e" and cell is not Odd.FORMULA:
            cell = Odd.ERROR
        if isinstance(cell, Odd) or cell.strip():
            found[place] = cell
    return found


@cache
def _column(letters: str) -> int:
    """A → 1, AB → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
