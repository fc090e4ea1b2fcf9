"""A Word file as an archive: what can be opened without harm, and nothing else.

In: a path.  Out: an ``Archive``.  Refuses, with a sentence, what is broken, locked with a
password, of another kind, carries macros, or would grow without end when it is unpacked.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from pufa.findings import PufaError

FILE_LIMIT = 200_000_000  # bytes
_XML_LIMIT = 16_000_000  # bytes, unpacked: our own limit for text is 2 MB
_FILES = 5000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DOCUMENT = "/officeDocument"
_STRICT = b"http://purl.oclc.org/ooxml/"
# Definitions in a document are how XML of a few lines grows to gigabytes.
_DEFINITIONS = tuple(
    word.encode(code)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for code in ("ascii", "utf-16-le", "utf-16-be")
)

_SAVE_AS = "用 Word 或 WPS 打开它，“另存为”，类型选“Word 文档（.docx）”，再试一次。"
_BROKEN = PufaError("这个文件坏了，或者没有复制完整。", "重新复制一遍；还不行，" + _SAVE_AS)

Tree = ElementTree.Element


@dataclass(frozen=True)
class Archive:
    """An open .docx; *main* is the part with the text."""

    file: zipfile.ZipFile
    main: str

    @property
    def names(self) -> list[str]:
        return self.file.namelist()

    def read(self, name: str, limit: int = _XML_LIMIT) -> bytes | None:
        """The bytes of a part; None where there is none, or more than *limit* of them."""
        try:
            entry = self.file.getinfo(name)
        except KeyError:
            return None
        if entry.file_size > limit:
            return None
        try:
            # The library hands out no more than the size it was told.
            return self.file.read(entry)
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise _BROKEN from error

    def tree(self, name: str) -> Tree | None:
        """A part as an element tree; None where there is none."""
        data = self.read(name)
        if data is None:
            return None
        if any(word in data for word in _DEFINITIONS):
            raise PufaError("这个文件里有不该有的定义，没有打开。", _SAVE_AS)
        if _STRICT in data:
            raise PufaError("这个文件是“严格的 Open XML”格式，不能导入。", _SAVE_AS)
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise _BROKEN from error


@contextmanager
def open_word(path: Path) -> Iterator[Archive]:
    """The archive in *path*."""
    _refuse(path)
    try:
        file = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _BROKEN from error
    with file:
        _weigh(file)
        yield Archive(file, _main(file))


def _refuse(path: Path) -> None:
    """Refuse what is seen before it is unpacked."""
    if not path.is_file():
        raise PufaError(
            f"没有这个文件：{path.name}", "写对文件名；文件名里有空格的，放进英文引号。"
        )
    if path.stat().st_size > FILE_LIMIT:
        raise PufaError(
            "文件超过 200 MB，不能导入。", "在 Word 里“压缩图片”，或者分成几个文件，再试一次。"
        )
    with path.open("rb") as file:
        data = file.read(8)
    if data.startswith(_OLE):
        if _has(path, _LOCKED):
            raise PufaError(
                "这个文件设了密码，打不开。", "在 Word 里去掉密码，另存一份，再试一次。"
            )
        raise PufaError("这是旧格式的文件（.doc、.wps），不能导入。", _SAVE_AS)
    if data.startswith(b"{\\rtf"):
        raise PufaError("这是 RTF 文件，不是 .docx。", _SAVE_AS)
    if not data.startswith(b"PK"):
        raise PufaError("这不是 Word 文档（.docx）。", _SAVE_AS)


def _has(path: Path, word: bytes) -> bool:
    before = b""
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            if word in before + block:
                return True
            before = block[-len(word) :]
    return False


def _weigh(file: zipfile.ZipFile) -> None:
    """Refuse an archive that would grow without end, or that runs programs."""
    entries = file.infolist()
    names = [entry.filename for entry in entries]
    xml = [entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    is_bomb = len(names) > _FILES or max(xml, default=0) > _XML_LIMIT or sum(xml) > 4 * _XML_LIMIT
    if is_bomb or len(set(names)) < len(names):
        raise PufaError("这个文件解开以后大得不正常，没有打开。", _SAVE_AS)
    if any(entry.flag_bits & 1 for entry in entries):
        raise PufaError("这个文件设了密码，打不开。", "去掉密码，另存一份，再试一次。")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise PufaError("这个文件里有宏（能自己运行的程序），没有打开。", _SAVE_AS)


def _main(file: zipfile.ZipFile) -> str:
    """The part with the text."""
    archive = Archive(file, "")
    lead = archive.tree("_rels/.rels")
    for row in () if lead is None else lead:
        if row.get("Type", "").endswith(_DOCUMENT):
            name = row.get("Target", "").lstrip("/")
            kinds = archive.tree("[Content_Types].xml")
            rows = () if kinds is None else kinds
            kind = next(
                (r.get("ContentType", "") for r in rows if r.get("PartName") == f"/{name}"), ""
            )
            if "macroEnabled" in kind:
                raise PufaError("这是带宏的文件（.docm），没有打开。", _SAVE_AS)
            if "wordprocessingml" in kind and name in file.namelist():
                return name
    raise PufaError("这不是 Word 文档（.docx），可能是表格、幻灯片或者别的压缩包。", _SAVE_AS)
