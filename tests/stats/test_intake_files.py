"""Kinds of files: what is read whatever its name says, and what is refused."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from ledgers import book as made_book
from ledgers import grid, read, text

from pufa.findings import PufaError
from pufa.stats.intake.sheets import SIZE_LIMIT
from pufa.stats.intake.workbook import UNPACKED_LIMIT

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Part = Callable[[str, bytes], bytes | None]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return made_book(tmp_path / "l.xlsx", grid())


def packed(path: Path, change: Part, **more: bytes) -> Path:
    """*path* with each part as *change* makes it, left out for None, and *more* parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
        for name, data in more.items():
            new.writestr(name.replace("__", "/"), data)
    path.write_bytes(out.getvalue())
    return path


def keep(name: str, data: bytes) -> bytes:
    return data


def html(*rows: str) -> bytes:
    cells = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<html><body><table border=1>{cells}</table></body></html>".encode("gb18030")


def tds(row: list[str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in row)


@pytest.mark.parametrize("name", ["l.xls", "l.XLSX", "l.csv", "台账"])
def test_a_workbook_under_any_name(name: str, good: Path) -> None:
    ledger, found = read(good.rename(good.with_name(name)))
    assert ledger is not None and found == []


def test_a_text_or_a_page_that_is_called_xls(tmp_path: Path) -> None:
    path = tmp_path / "l.xls"
    path.write_text(text(grid(), "\t"), "gb18030")
    first, found = read(path)
    assert first is not None and found == []
    head, row = grid()
    path.write_bytes(html(f"<th colspan='{len(head)}'>编写的台账</th>", tds(head), tds(row)))
    second, found = read(path)
    assert second == first and found == []


def test_cells_of_a_page_over_two_rows(tmp_path: Path) -> None:
    head, first, second = grid({}, {})
    first = ["上河村" if cell == "上河村" else cell for cell in first]
    del second[4]
    above = tds(first).replace("<td>上河村", "<td rowspan=2>上河村")
    path = tmp_path / "l.xls"
    path.write_bytes(html(tds(head), above, tds(second)))
    ledger, found = read(path)
    assert ledger is None
    assert [(one.code, one.line) for one in found] == [("LED011", 2), ("LED008", 3)]
    assert found[0].what.startswith("第 1 张表，E 栏（村）第 2 行")


REFUSED: list[tuple[str, bytes, str]] = [
    ("l.xlsx", b"", "文件是空的"),
    ("l.csv", b" \r\n\r\n", "文件是空的"),
    ("l.xls", OLE + bytes(600), "旧的 .xls"),
    ("l.xls", b"\x09\x08\x10\x00" + bytes(600), "旧的 .xls"),
    ("l.xlsx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    ("l.xls", b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook "
     b"xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "XML 格式"),
    ("l.xls", b"<html><p>nothing</p></html>", "不是表格文件"),
    ("l.pdf", b"%PDF-1.7\n\x00\x01\xff\xfe", "不是表格文件"),
    ("l.csv", b"\xff\xff\xff", "不是表格文件"),
    ("l.csv", b"\xff\xfea", "不是表格文件"),
    ("l.xlsx", b"PK\x03\x04" + bytes(100), "文件损坏"),
    ("l.csv", text(grid()).encode() + b'"3,2025-03-01\n4', "第 3 行起，英文引号没有成对"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "words"), REFUSED)
def test_what_is_refused(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    ledger, found = read(tmp_path / name)
    assert ledger is None
    assert [one.code for one in found] == ["LED001"] and words in found[0].what


def drop(part: str) -> Part:
    return lambda name, data: None if name == part else data


def swap(part: str, old: bytes, new: bytes) -> Part:
    return lambda name, data: data.replace(old, new) if name == part else data


SHEET, TYPES = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
BOMB = b'<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet'


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (drop("xl/workbook.xml"), "不是 Excel 表格"),
        (drop(TYPES), "不是 Excel 表格"),
        (drop(SHEET), "文件损坏"),
        (drop("xl/_rels/workbook.xml.rels"), "文件损坏"),
        (swap(TYPES, b"sheet.main+xml", b"sheet.macroEnabled.main+xml"), "有宏"),
        (swap(TYPES, b"spreadsheetml", b"wordprocessingml"), "不是 Excel 表格"),
        (swap(SHEET, b"<worksheet", BOMB), "文件损坏"),
        (swap(SHEET, b"</sheetData>", b""), "文件损坏"),
        (swap(SHEET, b"</row>", b"<c/>" * 200_001 + b"</row>"), "文件损坏"),
        (swap("xl/workbook.xml", b"<sheets>", b" " * 5_000_000 + b"<sheets>"), "文件损坏"),
        (swap(SHEET, b'r="2"', b'r="x"'), "文件损坏"),
    ],
)
def test_a_workbook_that_is_none(change: Part, words: str, good: Path) -> None:
    ledger, found = read(packed(good, change))
    assert ledger is None
    assert [one.code for one in found] == ["LED001"] and words in found[0].what


def test_macros_are_refused_under_any_name(good: Path) -> None:
    ledger, found = read(packed(good, keep, xl__vbaProject_bin=b"macro"))
    assert ledger is not None  # a part of that name is none
    with zipfile.ZipFile(good, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    ledger, found = read(good)
    assert ledger is None and "有宏" in found[0].what
    ledger, found = read(good.rename(good.with_name("l.xlsm")))
    assert ledger is None and "可以带宏" in found[0].what


def test_what_unpacks_to_too_much_is_refused(good: Path) -> None:
    zeros = bytes(20_000_000)
    with (
        zipfile.ZipFile(good, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/bomb", "w") as part,
    ):
        for _ in range(UNPACKED_LIMIT // len(zeros)):
            part.write(zeros)
    assert good.stat().st_size < 5_000_000
    ledger, found = read(good)
    assert ledger is None and [one.code for one in found] == ["LED002"]


def test_a_file_that_is_too_big_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "l.xlsx").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    ledger, found = read(tmp_path / "l.xlsx")
    assert ledger is None and [one.code for one in found] == ["LED002"]


def test_rows_and_cells_may_go_without_places(good: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        if name != SHEET:
            return data
        return re.sub(rb' (?:r|spans)="[A-Z]*\d+(?::\d+)?"', b"", data)

    ledger, found = read(packed(good, change))
    assert ledger is not None and found == [] and len(ledger.disputes) == 1


def as_excel_writes(path: Path, *swaps: tuple[str, str]) -> Path:
    """The texts of *path* in a list of their own, where *swaps* are made; places relative."""
    texts: list[str] = []

    def number(match: re.Match[str]) -> str:
        texts.append(match[1])
        return f't="s"><v>{len(texts) - 1}</v>'

    def change(name: str, data: bytes) -> bytes:
        said = data.decode()
        if name == SHEET:
            said = re.sub(r't="inlineStr"><is><t>([^<]*)</t></is>', number, said)
        if name.endswith(".rels"):
            said = said.replace("/xl/worksheets", "worksheets")
        return said.encode()

    packed(path, change)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    listed = f'<sst xmlns="{main}">{"".join(f"<si><t>{one}</t></si>" for one in texts)}</sst>'
    for old, new in swaps:
        assert old in listed
        listed = listed.replace(old, new)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", listed)
    return path


def test_texts_in_a_list_of_their_own(good: Path) -> None:
    plain = read(good)
    village = "&#19978;&#27827;&#26449;"  # 上河村
    ruby = "<r><t>上</t></r><r><t>河村</t></r><rPh sb='0' eb='1'><t>shang</t></rPh>"
    assert read(as_excel_writes(good, (f"<t>{village}</t>", ruby))) == plain


def test_a_list_of_texts_that_is_too_short(good: Path) -> None:
    as_excel_writes(good)
    last = swap(SHEET, b"<v>31</v>", b"<v>99</v>")
    ledger, found = read(packed(good, last))
    assert ledger is None and "文件损坏" in found[0].what


def test_a_strict_workbook(good: Path) -> None:
    plain = read(good)

    def strict(name: str, data: bytes) -> bytes:
        old = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return data.replace(old, b"http://purl.oclc.org/ooxml/spreadsheetml/main")

    assert read(packed(good, strict)) == plain


@pytest.mark.parametrize("seed", range(30))
def test_damage_never_breaks_the_reader(seed: int, good: Path) -> None:
    chance = random.Random(seed)
    if seed % 2:
        data = bytearray(good.read_bytes())
        for _ in range(20):
            data[chance.randrange(len(data))] = chance.randrange(256)
        good.write_bytes(data)
    else:
        parts = ("xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels")
        as_excel_writes(good)
        hurt = chance.choice(parts)

        def change(name: str, data: bytes) -> bytes:
            at = chance.randrange(len(data))
            return data[:at] + chance.randbytes(3) + data[at + 3 :] if name == hurt else data

        packed(good, change)
    ledger, found = read(good)
    assert ledger is not None or found


@pytest.mark.parametrize("place", ["root/l.csv", "root/content/l.csv", "root/site/a/l.csv"])
def test_a_ledger_in_a_root_is_refused(place: str, tmp_path: Path) -> None:
    (tmp_path / "root/content").mkdir(parents=True)
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(grid()), "utf-8")
    with pytest.raises(PufaError, match="资料夹"):
        read(path)


def test_links_do_not_hide_where_a_ledger_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "root/content").mkdir(parents=True)
    inside, outside = tmp_path / "root/l.csv", tmp_path / "l.csv"
    inside.write_text(text(grid()), "utf-8")
    outside.symlink_to(inside)
    with pytest.raises(PufaError):
        read(outside)
    outside.unlink()
    outside.write_text(text(grid()), "utf-8")
    (tmp_path / "root/link.csv").symlink_to(outside)
    with pytest.raises(PufaError):
        read(tmp_path / "root/link.csv")
    assert read(tmp_path / "root/../l.csv")[0] is not None
    monkeypatch.chdir(tmp_path / "root/content")
    assert read(Path("../../l.csv"))[0] is not None
    with pytest.raises(PufaError):
        read(Path("../l.csv"))


def test_a_ledger_kept_by_git_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept/.git").mkdir(parents=True)
    path = tmp_path / "kept/l.csv"
    path.write_text(text(grid()), "utf-8")
    with pytest.raises(PufaError, match="Git"):
        read(path)
