"""The county's internal return: complete, stamped, and never in a root or a site."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from ledgers import SCHEME
from openpyxl import load_workbook

from building import make
from paper.sample import OFFICE
from pufa.config import find
from pufa.edition import compile_edition
from pufa.findings import PufaError, Report
from pufa.model import UNKNOWN, Period, Scheme
from pufa.stats.county import Line, county_return, lines
from pufa.stats.ledger import Dispute, Ledger
from pufa.stats.spreadsheet import save_new

TOWN = dataclasses.replace(OFFICE, scheme=SCHEME)
YEAR = Period(2025, "")
DAY = datetime.date(2025, 3, 1)
ONE = Dispute(DAY, None, None, "上河村", "邻里", "调解成功", "书面协议", Decimal("1200.50"))


def ledger(*changes: dict[str, object]) -> Ledger:
    made = [dataclasses.replace(ONE, **change) for change in changes]  # type: ignore[arg-type]
    return Ledger(tuple(made), frozenset(["欧阳示例"]))


LEDGER = ledger(
    {},
    {"amount": None, "outcome": "调解不成功"},
    {"kind": "婚姻家庭", "amount": None},
    {"registered": datetime.date(2025, 8, 1), "outcome": "正在调解", "amount": Decimal(0)},
    {"registered": datetime.date(2024, 12, 31)},
)


def test_the_figures() -> None:
    assert lines(LEDGER, SCHEME, YEAR) == (
        Line("婚姻家庭", 1, 1, None, 1),
        Line("邻里", 3, 2 - 1, Decimal("1200.50"), 1),
        Line("房屋宅基地", 0, 0, Decimal(0), 0),
        Line("其他", 0, 0, Decimal(0), 0),
        Line("合计", 4, 2, Decimal("1200.50"), 2),
    )


def test_a_part_of_a_year() -> None:
    assert lines(LEDGER, SCHEME, Period(2025, "下半年"))[-1].accepted == 1
    assert lines(LEDGER, SCHEME, Period(2025, "第一季度"))[-1].accepted == 3
    with pytest.raises(PufaError, match="2023年"):
        lines(LEDGER, SCHEME, Period(2023, ""))


def test_the_order_is_the_countys() -> None:
    types = (("甲类", ("其他", "自定")), ("乙类", ("物业", "婚姻家庭")))
    scheme = Scheme(SCHEME.villages, (), types, SCHEME.outcomes, SCHEME.forms)
    found = [line.kind for line in lines(LEDGER, scheme, YEAR)]
    assert found == ["婚姻家庭", "物业", "其他", "自定", "合计"]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "报县.xlsx"
    save_new(county_return(LEDGER, TOWN, YEAR), path, "内部表")
    return path


def test_what_the_ledger_lacks_is_to_be_filled_in(sheet: Path) -> None:
    made = load_workbook(sheet).worksheets[0]
    rows = {row[0]: row[1:] for row in made.iter_rows(5, 9, values_only=True)}
    rest = (UNKNOWN,) * 5
    assert rows["婚姻家庭"] == (1, 1, UNKNOWN, UNKNOWN, UNKNOWN, *rest, None)
    assert rows["邻里"] == (3, 1, UNKNOWN, UNKNOWN, 0.12005, *rest, "1件没有写金额")
    assert rows["其他"] == (0, 0, UNKNOWN, UNKNOWN, 0, *rest, None)
    assert rows["合计"][:2] == (4, 2)
    heads = [cell for row in made.iter_rows(3, 4, values_only=True) for cell in row if cell]
    for head in ("受理", "调解成功", "履行", "司法确认", "涉及金额", "来源", "排查", "预防"):
        assert any(cell.startswith(head) for cell in heads), head
    assert {"主动", "申请", "委托移送"} <= {*heads}
    said = "".join(str(cell) for row in made.iter_rows(values_only=True) for cell in row)
    assert "欧阳示例" not in said and "不是0" in said


def test_every_page_is_stamped(sheet: Path) -> None:
    made = load_workbook(sheet).worksheets[0]
    assert len(load_workbook(sheet).worksheets) == 1
    assert made.oddHeader.center.text == "内部资料　不得公开" == made["A1"].value
    assert made.print_title_rows == "$1:$4"
    assert not made.HeaderFooter.differentFirst and not made.HeaderFooter.differentOddEven


def test_the_same_bytes(sheet: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.xlsx"
    save_new(county_return(LEDGER, TOWN, YEAR), other, "内部表")
    assert other.read_bytes() == sheet.read_bytes()


@pytest.mark.parametrize(
    "place",
    ["root", "root/content", "root/content/stats", "root/site", "root/dist", "root/docs",
     "root/.pufa", "root/deep/er", "link", "far/../root", "far/link/site"],
)  # fmt: skip
def test_it_is_not_written_into_a_root(place: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for folder in ("content/stats", "site", "dist", "docs", ".pufa", "deep/er"):
        (root / folder).mkdir(parents=True)
    (tmp_path / "far").mkdir()
    (tmp_path / "link").symlink_to(root / "docs")
    (tmp_path / "far/link").symlink_to(root)
    with pytest.raises(PufaError, match="内部表不能放在"):
        save_new(county_return(LEDGER, TOWN, YEAR), tmp_path / place / "报县.xlsx", "内部表")
    assert not [*root.rglob("*.xlsx")]


def test_it_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "root/content").mkdir(parents=True)
    link = tmp_path / "报县.xlsx"
    link.symlink_to(tmp_path / "root/报县.xlsx")
    with pytest.raises(PufaError):
        save_new(county_return(LEDGER, TOWN, YEAR), link, "内部表")
    assert not (tmp_path / "root/报县.xlsx").exists()


@pytest.mark.parametrize("place", ["content", "content/stats", "content/articles", "docs"])
def test_a_build_refuses_a_root_it_was_carried_into(
    place: str, sheet: Path, tmp_path: Path, portal: Path
) -> None:
    root = tmp_path / "root"
    shutil.copytree(portal / "content", root / "content")
    (root / place).mkdir(parents=True, exist_ok=True)
    shutil.copy(sheet, root / place / sheet.name)
    report = Report()
    assert compile_edition(find(root, datetime.date(2026, 12, 1)), report) is None
    found = [one for one in report.sorted() if one.file == f"{place}/{sheet.name}"]
    assert [one.code for one in found] == ["TXT009" if place == "docs" else "TXT006"]


def test_a_site_holds_none_of_what_lies_beside_it(
    sheet: Path, tmp_path: Path, portal: Path
) -> None:
    root = tmp_path / "root"
    shutil.copytree(portal / "content", root / "content")
    for place in ("", "overrides", "dist", "content/articles/.git"):
        (root / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(sheet, root / place / sheet.name)
    site = make(root)
    assert not [path for path in site.rglob("*") if path.suffix == ".xlsx"]
    data = sheet.read_bytes()
    assert all(data not in path.read_bytes() for path in site.rglob("*") if path.is_file())
