"""Text with separators, and tables of HTML (what many programs call .xls) → sheets."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser

from pufa.reading import raw_text
from pufa.stats.intake.sheets import EXCEL_EPOCH, Cell, Merge, RefusedError, Row, Sheet

_WIDEST = 1_000  # columns one cell of HTML may span


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else GB18030."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        text = raw_text(data)
    except UnicodeDecodeError:
        text = None
    if text is None or "\0" in text:
        what, mend = "这不是表格文件。", "台账要是 .xlsx 或 .csv。"
        raise RefusedError("LED001", what, mend)
    return text


def read_text(data: bytes) -> list[Sheet]:
    """The one sheet of a text with commas, tabs or semicolons."""
    text = _decoded(data)
    start = text[:20_000]
    separator = max(",\t;", key=start.count)
    rows = _text_rows(text, separator)
    return [Sheet(None, 1, False, EXCEL_EPOCH, rows, is_text=True)]


def _text_rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            kept: dict[int, Cell] = {
                place: cell for place, cell in enumerate(cells, 1) if cell.strip()
            }
            yield Row(number, False, kept)
    except csv.Error:
        what = f"第 {number + 1} 行起，英文引号没有成对，后面的读不下去。"
        mend = "用 Excel 或 WPS 打开检查这一行，另存为 .xlsx。"
        raise RefusedError("LED001", what, mend) from None


def read_html(data: bytes) -> list[Sheet]:
    """A sheet for each table."""
    reader = _Tables()
    reader.feed(_decoded(data))
    reader.close()
    if not reader.sheets:
        raise RefusedError("LED001", "这不是表格文件。", "台账要是 .xlsx 或 .csv。")
    for sheet, rows in zip(reader.sheets, reader.rows, strict=True):
        sheet.rows = iter(rows)
    return reader.sheets


class _Tables(HTMLParser):
    """Rows of cells; a cell over several rows or columns stands in the first, and is a merge."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self.rows: list[list[Row]] = []
        self._text: list[str] | None = None
        self._place = 0
        self._taken: dict[int, int] = {}  # columns that a cell above still covers, to which row

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self.sheets.append(Sheet(None, len(self.sheets) + 1, False, EXCEL_EPOCH, iter(())))
            self.rows.append([])
            self._taken = {}
        elif tag == "tr" and self.rows:
            self._end_cell()
            rows = self.rows[-1]
            rows.append(Row(len(rows) + 1, False, {}))
            self._place = 0
        elif tag in ("td", "th") and self.rows and self.rows[-1]:
            self._end_cell()
            self._start_cell(dict(attrs))
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def _start_cell(self, attrs: dict[str, str | None]) -> None:
        row = self.rows[-1][-1].number
        self._place += 1
        while self._taken.get(self._place, 0) >= row:
            self._place += 1
        wide, high = _span(attrs.get("colspan")), _span(attrs.get("rowspan"))
        if wide > 1 or high > 1:
            last = self._place + wide - 1
            self.sheets[-1].merges.append(Merge(row, row + high - 1, self._place, last))
            self._taken |= dict.fromkeys(range(self._place, last + 1), row + high - 1)
        self._text = []

    def _end_cell(self) -> None:
        if self._text is not None and (text := "".join(self._text)).strip():
            self.rows[-1][-1].cells[self._place] = text.strip()
        self._text = None

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


def _span(text: str | None) -> int:
    text = (text or "1").strip()
    return min(max(int(text), 1), _WIDEST) if text.isascii() and text.isdigit() else 1
