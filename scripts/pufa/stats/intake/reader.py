"""A file → ``Ledger``.

Everything wrong with it is found in one run; with any error nothing at all is taken.  No
finding repeats what stands in a cell.
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pufa.findings import Report
from pufa.model import Scheme
from pufa.stats.intake import cells as read
from pufa.stats.intake.columns import (
    ACCEPTED,
    AMOUNT,
    CLOSED,
    FORM,
    NUMBER,
    OUTCOME,
    PARTIES,
    READ,
    REGISTERED,
    REQUIRED,
    TYPE,
    VILLAGE,
    Head,
)
from pufa.stats.intake.faults import Faults, letters, sheet_name
from pufa.stats.intake.rows import is_aside, is_dispute, top
from pufa.stats.intake.sheets import Odd, RefusedError, Row, Sheet, open_sheets
from pufa.stats.ledger import Dispute, Ledger
from pufa.stats.outside import check_outside

ROWS_LIMIT = 300_000
# Sheets of ``pufa stats template`` that hold no disputes.
NOTES, LISTS = "说明", "名单"

_AS_VALUES = "选中这一栏，复制，原处“选择性粘贴”→“数值”，再改对。"
_FILL = {
    REGISTERED: "填上登记的那一天。",
    VILLAGE: "填上村名。",
    TYPE: "填上类型。",
    OUTCOME: "填上结果；还没有结果的，写所里的那一种说法，例如“正在调解”。",
    FORM: "填上形式；没有协议的，也要写明。",
}

T = TypeVar("T")


def read_ledger(path: Path, scheme: Scheme, report: Report, as_of: datetime.date) -> Ledger | None:
    """The ledger in *path*; None, and findings (LED…), where anything in it is wrong.

    Days after *as_of* are wrong.  A ledger in a root or in a Git folder is a ``PufaError``.
    """
    check_outside(path, "台账")
    faults = Faults(path.name)
    intake = _Intake(scheme, as_of, faults)
    try:
        intake.read(open_sheets(path))
    except RefusedError as refused:
        faults.add(refused.code, refused.what, refused.mend)
    found = Report()
    faults.report(found)
    report.extend(found.findings)
    if found.has_errors:
        return None
    return Ledger(tuple(intake.disputes), frozenset(intake.names))


class _Intake:
    """What has been read so far."""

    def __init__(self, scheme: Scheme, as_of: datetime.date, faults: Faults) -> None:
        self._as_of, self._faults = as_of, faults
        self._labels = {
            column: {read.plain(label): label for label in labels}
            for column, labels in (
                (VILLAGE, scheme.villages),
                (TYPE, [label for _, fine in scheme.types for label in fine]),
                (OUTCOME, [label for _, fine in scheme.outcomes for label in fine]),
                (FORM, scheme.forms),
            )
        }
        self._numbers: dict[str, tuple[Sheet, int]] = {}
        self.disputes: list[Dispute] = []
        self.names: set[str] = set()

    def read(self, sheets: list[Sheet]) -> None:
        headless, is_known = [], False
        for sheet in sheets:
            head, is_blank = top(sheet)
            if sheet.name in (NOTES, LISTS) and not (head and REGISTERED in head.places):
                continue
            is_known |= head is not None
            if head is None:
                if not (is_blank or sheet.is_hidden):
                    headless.append(sheet)
            elif not sheet.is_hidden:
                self._read_sheet(sheet, head)
            elif any(is_dispute(row, head) for row in sheet.rows):
                what = "这张工作表是隐藏的，里面有登记。"
                mend = "要算的取消隐藏，不算的删掉，再来一次。"
                self._faults.add("LED013", what, mend, sheet)
        if not is_known:
            what = "没有找到写着栏名的一行。"
            mend = f"登记的上面要有一行栏名：{'、'.join(REQUIRED)}；另外的栏随意。"
            self._faults.add("LED003", what, mend)
            return
        for sheet in headless:
            what = "没有找到栏名（登记日期、村、纠纷类型……），这一张没有读。"
            mend = "里面有登记的，把栏名补上；没有的，不用改。"
            self._faults.add("LED015", what, mend, sheet)

    def _read_sheet(self, sheet: Sheet, head: Head) -> None:
        if not self._check_head(sheet, head):
            return
        rows = [head.row]
        for row in sheet.rows:
            if is_dispute(row, head):
                rows.append(row.number)
                self._check_row(sheet, head, row)
                self._read_row(sheet, head, row)
            elif is_aside(row, head):
                what = "合计、填表人这样的行，没有算进去。"
                mend = "不用改；要是一件纠纷，把登记日期填上。"
                self._faults.add("LED016", what, mend, sheet, row.number)
            if len(self.disputes) > ROWS_LIMIT:
                raise RefusedError("LED002", f"超过 {ROWS_LIMIT:,} 行。", "一年存成一个文件。")
        self._check_layout(sheet, head, sorted(rows))

    def _check_head(self, sheet: Sheet, head: Head) -> bool:
        """Whether the columns are there, each once: LED003, LED004; LED018 for the parties."""
        for name, place in head.twice:
            what = f"“{name}”这一栏有两个，另一个在 {letters(head.places[name])} 栏。"
            mend = "只留一个，或者把不用的那个改个名字。"
            self._faults.add("LED004", what, mend, sheet, head.row, ("", place))
        missing = [name for name in REQUIRED if name not in head.places]
        for name in missing:
            near = head.near.get(name)
            hint = f"{letters(near)} 栏的栏名和它相近，是的话就改成“{name}”。" if near else ""
            what = f"没有“{name}”这一栏。"
            mend = hint or f"添上一栏，栏名写“{name}”。"
            self._faults.add("LED003", what, mend, sheet, head.row)
        for name in PARTIES:
            if name not in head.places:
                what = f"没有“{name}”这一栏，公布以前就查不出文章里有没有他们的姓名。"
                mend = "台账里有的，添上这一栏；姓名只用来查，不存、不印。"
                self._faults.add("LED018", what, mend, sheet, head.row)
        return not missing and not head.twice

    def _check_row(self, sheet: Sheet, head: Head, row: Row) -> None:
        """LED013 for a hidden row, LED017 for one that is longer than its head."""
        if row.is_hidden:
            what = "这一行是隐藏的，或者被筛选掉了。"
            mend = "清除筛选，取消隐藏；不算的行删掉，再来一次。"
            self._faults.add("LED013", what, mend, sheet, row.number)
        if sheet.is_text and max(row.cells) > head.width:
            what = "这一行的格子比栏名多，多半是文字里有逗号。"
            mend = "用 Excel 或 WPS 打开，把这一行对齐，另存为 .xlsx。"
            self._faults.add("LED017", what, mend, sheet, row.number)

    def _read_row(self, sheet: Sheet, head: Head, row: Row) -> None:
        def take(column: str, meaning: Callable[[str], T]) -> T | None:
            """What the cell says; None, and a fault, where it says nothing."""
            place = head.places.get(column)
            cell = row.cells.get(place) if place else None
            fault = None
            if isinstance(cell, Odd):
                what, mend = f"这一格是{cell.value}。", _AS_VALUES
                fault = "LED012", what, mend
            elif cell is not None:
                try:
                    return meaning(cell)
                except read.FlawedError as flaw:
                    fault = flaw.code, flaw.what, flaw.mend
            elif column in REQUIRED:
                fault = "LED008", "这一格是空的。", _FILL[column]
            if fault and place:
                self._faults.add(*fault, sheet, row.number, (column, place))
            return None

        def label(column: str) -> str | None:
            return take(column, lambda text: read.label(text, self._labels[column], column))

        def day(column: str) -> datetime.date | None:
            return take(column, lambda text: read.day(text, sheet.epoch, self._as_of))

        registered, accepted, closed = day(REGISTERED), day(ACCEPTED), day(CLOSED)
        for name, before in ((REGISTERED, registered), (ACCEPTED, accepted)):
            if closed and before and closed < before:
                what, place = f"结案日期早于{name}。", (CLOSED, head.places[CLOSED])
                self._faults.add("LED006", what, "核对这两个日期。", sheet, row.number, place)
                break
        village, kind, outcome, form = map(label, (VILLAGE, TYPE, OUTCOME, FORM))
        amount = take(AMOUNT, lambda text: read.amount(text, head.is_in_wan))
        for party in PARTIES:
            self.names |= take(party, read.people) or set()
        take(NUMBER, lambda text: self._check_number(text, sheet, row.number))
        if registered and village and kind and outcome and form:
            self.disputes.append(
                Dispute(registered, accepted, closed, village, kind, outcome, form, amount)
            )

    def _check_number(self, text: str, sheet: Sheet, row: int) -> None:
        """LED009 for a number that another dispute has."""
        first, number = self._numbers.setdefault(read.plain(text), (sheet, row))
        if (first, number) != (sheet, row):
            there = (
                f"{sheet_name(first)}第 {number} 行" if first is not sheet else f"第 {number} 行"
            )
            what, mend = f"案件编号和{there}的相同。", "同一件只登记一次；不是同一件的，改编号。"
            raise read.FlawedError("LED009", what, mend)

    def _check_layout(self, sheet: Sheet, head: Head, rows: list[int]) -> None:
        """LED014 for hidden columns; LED011 for merges among *rows*, the head and disputes."""
        for name in READ:
            if head.places.get(name) in sheet.hidden:
                what, mend = "这一栏是隐藏的，照样读了。", "不用改；不要这一栏的，删掉。"
                self._faults.add("LED014", what, mend, sheet, 0, (name, head.places[name]))
        for merge in sheet.merges:
            at = bisect.bisect_left(rows, merge.top)
            if at == len(rows) or rows[at] > merge.bottom:
                continue
            for name in READ:
                if merge.left <= head.places.get(name, 0) <= merge.right:
                    what = "合并了格子，不知道每一行各是什么。"
                    mend = "取消合并，每一行都填上；栏名也是一格一个，只占一行。"
                    column = name, head.places[name]
                    self._faults.add("LED011", what, mend, sheet, rows[at], column)
