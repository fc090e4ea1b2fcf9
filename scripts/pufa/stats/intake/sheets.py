"""A file of any kind → sheets of rows.

In: a path.  Out: ``Sheet``s, whose rows are read one by one.  Refuses what is no
spreadsheet, what a password or a macro is in, what is too big or unpacks to too much.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

SIZE_LIMIT = 50_000_000  # bytes of a file
EXCEL_EPOCH = datetime.date(1899, 12, 30)
_SAVE_AS = "用 Excel 或 WPS 打开，“另存为”，类型选“Excel 工作簿（*.xlsx）”。"


class Odd(Enum):
    """What stands in a cell that says nothing by itself."""

    FORMULA = "公式"
    ERROR = "错误值"


Cell = str | Odd


class Row(NamedTuple):
    """*cells*: by number of column, from 1, as they are written; the blank ones left out."""

    number: int
    is_hidden: bool
    cells: dict[int, Cell]


class Merge(NamedTuple):
    """The first and last row and column of cells merged into one."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass
class Sheet:
    """*rows* can be read once; *hidden* columns and *merges* are whole when it has been.

    Serial numbers of days count from *epoch*.  Of text files *name* is None; with *is_text*
    a row can be longer than its head by mistake.
    """

    name: str | None
    number: int
    is_hidden: bool
    epoch: datetime.date
    rows: Iterator[Row]
    is_text: bool = False
    hidden: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)


class RefusedError(Exception):
    """A file that cannot be taken in: the code, *what* is wrong, how to *mend* it."""

    def __init__(self, code: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.code, self.what, self.mend = code, what, mend


def open_sheets(path: Path) -> list[Sheet]:
    """The sheets of the file, by what is in it, whatever its name says."""
    from pufa.stats.intake.plain import read_html, read_text
    from pufa.stats.intake.workbook import read_workbook

    size = path.stat().st_size
    if size > SIZE_LIMIT:
        what = f"文件太大（{size / 1e6:.0f} MB，上限 {SIZE_LIMIT // 1_000_000} MB）。"
        mend = "删掉台账里的图片和别的工作表；还是太大的，一年存成一个文件。"
        raise RefusedError("LED002", what, mend)
    data = path.read_bytes()
    if not data.strip():
        raise RefusedError("LED001", "文件是空的。", "打 pufa stats template 得一份空白台账。")
    if path.suffix.lower() in (".xlsm", ".xltm", ".xlsb", ".xla", ".xlam"):
        raise RefusedError("LED001", "这种文件可以带宏，不读。", _SAVE_AS)
    if data.startswith(b"PK"):
        return read_workbook(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedError(
                "LED001", "台账加了密码，打不开。", "在 Excel 或 WPS 里去掉密码，另存一份。"
            )
        raise RefusedError("LED001", "这是旧的 .xls（或者 .et）格式，读不了。", _SAVE_AS)
    if data.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02")):
        raise RefusedError("LED001", "这是旧的 .xls（或者 .et）格式，读不了。", _SAVE_AS)
    start = data[:2000].lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise RefusedError("LED001", "这是 XML 格式的表格，读不了。", _SAVE_AS)
    if start.startswith(b"<"):
        return read_html(data)
    return read_text(data)
