"""What a good ledger becomes, however the office keeps it."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledgers import AS_OF, GOOD, HEAD, SCHEME, book, grid, read, text
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pufa.stats.intake.cells import amount, people
from pufa.stats.intake.columns import find_head, standard
from pufa.stats.ledger import Dispute, Ledger

DAY = datetime.date(2025, 3, 1)
DISPUTE = Dispute(
    registered=DAY,
    accepted=DAY,
    closed=datetime.date(2025, 3, 20),
    village="上河村",
    kind="邻里",
    outcome="调解成功",
    form="书面协议",
    amount=Decimal("1200.00"),
)
LEDGER = Ledger((DISPUTE,), frozenset(["欧阳示例", "司马编写", "诸葛虚构"]))


def clean(path: Path) -> Ledger:
    ledger, found = read(path)
    assert found == [] and ledger is not None
    return ledger


def test_a_workbook(tmp_path: Path) -> None:
    assert clean(book(tmp_path / "l.xlsx", grid())) == LEDGER


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text(separator: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(text(grid(), separator).encode(encoding))
    assert clean(path) == LEDGER


@pytest.mark.parametrize(
    "day",
    [
        *("2025-03-01", "2025-3-1", "2025/3/1", "2025.3.1", "2025.03.01", "20250301", "45717"),
        *("2025年3月1日", "2025年03月01日", " 2025 年 3 月 1 日 ", "２０２５－０３－０１"),
        *("2025-03-01 10:30", "2025-03-01T10:30:00", "2025/3/1 0:00", "2025年3月1号", "2025。3。1"),
        *("45717.4375", "'2025-03-01", 45717, 20250301, datetime.datetime(2025, 3, 1, 9)),
        datetime.date(2025, 3, 1),
    ],
)
def test_days(day: Any, tmp_path: Path) -> None:
    (one,) = clean(book(tmp_path / "l.xlsx", grid({"登记日期": day}))).disputes
    assert one.registered == DAY


def test_days_of_a_workbook_from_an_old_mac(tmp_path: Path) -> None:
    def change(made: Workbook) -> None:
        made.epoch = CALENDAR_MAC_1904

    rows = grid({"登记日期": datetime.date(2025, 3, 1), "受理日期": 45717 - 1462})
    (one,) = clean(book(tmp_path / "l.xlsx", rows, change)).disputes
    assert one.registered == one.accepted == DAY


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        *(("1200", "1200"), ("1,200", "1200"), ("1200元", "1200"), ("¥1,234,567.5", "1234567.5")),
        *(("1.2万", "12000"), ("1.2 万元", "12000"), ("0", "0"), ("１２００", "1200")),
        *(("1234.0999999999999", "1234.1"), ("1E3", "1000"), ("人民币500元", "500")),
    ],
)
def test_amounts(written: str, yuan: str) -> None:
    assert amount(written, False) == Decimal(yuan)


def test_amounts_under_a_head_of_wan() -> None:
    head = find_head(1, dict(enumerate(["登记日期", "村", "纠纷类型", "涉案金额（万元）"], 1)))
    assert head is not None and head.is_in_wan
    assert amount("1.5", True) == 15_000 and amount("300元", True) == 300
    assert [amount(nothing, True) for nothing in ("无", "—", "/", "-")] == [None] * 4


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        *(("欧阳示例", {"欧阳示例"}), ("张 某甲", {"张某甲"}), ("赵　某", {"赵某"})),
        *(("甲某、乙某", {"甲某", "乙某"}), ("甲某；乙某\n丙某", {"甲某", "乙某", "丙某"})),
        *(
            ("甲某某 乙某某", {"甲某某", "乙某某"}),
            ("甲某某等3人", {"甲某某"}),
            ("甲某等", {"甲某"}),
        ),
        *(("甲某（法定代表人）", {"甲某"}), ("某某合作社", {"某某合作社"}), ("不详", set())),
        *(("无", set()), ("—", set()), ("同上", set()), ("甲某/乙某", {"甲某", "乙某"})),
    ],
)
def test_names(cell: str, names: set[str]) -> None:
    assert people(cell) == names


def test_other_spellings_in_any_order_among_other_columns(tmp_path: Path) -> None:
    spelled = {
        "序号": 1, "金额(元)": 1200, "结果": "调解成功", "村居": "上河村", "*登记时间": "2025.3.1",
        "类型": "邻 里", "受理时间": "2025-3-1", "办结时间": "2025-3-20", "形式": "书面协议",
        "甲方": "欧阳示例", "乙方": "司马编写、诸葛虚构", "经过": "不读", "文书卷号": "不读",
    }  # fmt: skip
    assert clean(book(tmp_path / "l.xlsx", [list(spelled), list(spelled.values())])) == LEDGER


def test_what_may_be_blank(tmp_path: Path) -> None:
    blank = dict.fromkeys(("案件编号", "受理日期", "结案日期", "涉案金额", "申请人"))
    (one,) = clean(book(tmp_path / "l.xlsx", grid(blank))).disputes
    assert (one.accepted, one.closed, one.amount) == (None, None, None)


def test_titles_blank_rows_several_sheets_and_years(tmp_path: Path) -> None:
    def change(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet.insert_rows(1, 2)
        sheet["A1"], sheet["A2"] = "编写的台账", "单位：示例镇"
        sheet.merge_cells("A1:P1")
        sheet.insert_rows(5, 3)
        other = made.create_sheet("2024年")
        for row in grid({"案件编号": "2024-1", "登记日期": "2024-12-31"}):
            other.append(row)
        made.create_sheet("空白")
        hidden = made.create_sheet("说明文字")
        hidden["A1"] = "没有登记"
        hidden.sheet_state = "hidden"

    ledger = clean(book(tmp_path / "l.xlsx", grid({}, {"登记日期": "2023-5-1"}), change))
    assert [one.registered.year for one in ledger.disputes] == [2025, 2023, 2024]


def test_formulas_in_columns_nobody_reads_and_below_the_disputes(tmp_path: Path) -> None:
    rows = grid()
    rows[0].append("天数")
    rows[1].append("=D2-B2")
    rows += [["=ROW()"], ["=ROW()"]]
    assert clean(book(tmp_path / "l.xlsx", rows)) == LEDGER


def test_heads() -> None:
    assert find_head(1, dict(enumerate(standard(), 1))) is not None
    assert find_head(1, dict(enumerate(GOOD.values(), 1))) is None


@pytest.mark.parametrize("seed", range(6))
def test_what_is_written_is_read(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    rows, disputes, names = [], [], set()
    for number in range(chance.randint(1, 60)):
        registered = datetime.date(2020, 1, 1) + datetime.timedelta(chance.randrange(2000))
        closed = registered + datetime.timedelta(chance.randrange(60))
        dispute = Dispute(
            registered=registered,
            accepted=chance.choice((None, registered)),
            closed=chance.choice((None, closed)),
            village=chance.choice(SCHEME.villages),
            kind=chance.choice([label for _, fine in SCHEME.types for label in fine]),
            outcome=chance.choice([label for _, fine in SCHEME.outcomes for label in fine]),
            form=chance.choice(SCHEME.forms),
            amount=chance.choice((None, Decimal(chance.randrange(10**8)) / 100)),
        )
        name = "".join(chance.choices("甲乙丙丁戊己庚辛", k=3))
        values: tuple[Any, ...] = tuple(vars(dispute).values())
        rows.append([f"{seed}-{number}", *values, name])
        disputes.append(dispute)
        names.add(name)
    head = ["案件编号", "登记日期", "受理日期", "结案日期", "村", "纠纷类型", "调解结果"]
    head += ["协议形式", "涉案金额", "申请人"]
    order = chance.sample(range(len(head)), len(head))
    made = [["被申请人", *(row[place] for place in order)] for row in [head, *rows]]
    for row in made[1:]:
        row[0] = "甲甲甲"
    names.add("甲甲甲")
    assert clean(book(tmp_path / "l.xlsx", made)) == Ledger(tuple(disputes), frozenset(names))
    (tmp_path / "l.csv").write_text(text(made), "gb18030")
    assert clean(tmp_path / "l.csv") == Ledger(tuple(disputes), frozenset(names))
    assert max(one.registered for one in disputes) < AS_OF and set(head) < {*HEAD}
