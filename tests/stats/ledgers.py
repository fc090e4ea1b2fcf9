"""Ledgers to read: one good dispute, and what a test changes of it."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from pufa.findings import Finding, Report
from pufa.model import Scheme
from pufa.stats.intake import read_ledger
from pufa.stats.ledger import Ledger

AS_OF = datetime.date(2026, 3, 1)
SCHEME = Scheme(
    villages=("上河村", "下河村", "石桥村"),
    areas=(("东片", ("上河村", "下河村")), ("西片", ("石桥村",))),
    types=(("家事类", ("婚姻家庭",)), ("邻里类", ("邻里", "房屋宅基地")), ("其他", ("其他",))),
    outcomes=(("成功", ("调解成功",)), ("其他", ("调解不成功", "当事人撤回", "正在调解"))),
    forms=("书面协议", "口头协议", "无协议"),
)
# Nobody's: the number has a wrong checksum, the phone is of no network.
PERSON = {
    "申请人": "欧阳示例",
    "申请人身份证号": "000000190001010000",
    "申请人电话": "10000000001",
    "被申请人": "司马编写、诸葛虚构",
    "被申请人身份证号": "000000190001020000",
    "被申请人电话": "10000000002",
    "调解员": "公孙模拟",
}
GOOD = {
    "案件编号": "2025-001",
    "登记日期": "2025-03-01",
    "受理日期": "2025-03-01",
    "结案日期": "2025-03-20",
    "村": "上河村",
    "纠纷类型": "邻里",
    **PERSON,
    "调解结果": "调解成功",
    "协议形式": "书面协议",
    "涉案金额": "1200",
}
HEAD = tuple(GOOD)
Grid = list[list[Any]]


def grid(*changes: Mapping[str, Any], head: Sequence[str] = HEAD) -> Grid:
    """A head, and a good dispute with each of *changes*; numbers of their own."""
    rows = [
        {**GOOD, "案件编号": f"2025-{number:03}", **change}
        for number, change in enumerate(changes or ({},), 1)
    ]
    return [list(head), *([row.get(name) for name in head] for row in rows)]


def text(rows: Grid, separator: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def book(path: Path, rows: Grid, change: Callable[[Workbook], None] | None = None) -> Path:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "台账"
    for row in rows:
        sheet.append(row)
    if change:
        change(made)
    made.save(path)
    return path


def read(path: Path, scheme: Scheme = SCHEME) -> tuple[Ledger | None, list[Finding]]:
    report = Report()
    ledger = read_ledger(path, scheme, report, AS_OF)
    return ledger, report.sorted()
