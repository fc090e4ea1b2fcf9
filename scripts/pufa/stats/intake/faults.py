"""What is wrong with a ledger, gathered: the same fault in many rows is one finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pufa.findings import Report
from pufa.stats.intake.sheets import Sheet

_RANGES = 12  # that one finding names

# The name of a sheet is shown only if no person's name can be in it.
_TELLS_NOBODY = re.compile(
    r"[\dA-Za-z年月季度上下半全第一二三四台账登记汇总表明细调解纠纷案件._ -]*"
)


class Faults:
    """Faults of one file; ``report`` turns them into findings."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._rows: dict[tuple[str, str, str, str, str], list[int]] = {}

    def add(
        self,
        code: str,
        what: str,
        mend: str,
        sheet: Sheet | None = None,
        row: int = 0,
        column: tuple[str, int] | None = None,
    ) -> None:
        """*column*: its name and number; *row* 0 is the sheet as a whole."""
        table, place = sheet_name(sheet) if sheet else "", ""
        if column:
            name, number = column
            place = f"{letters(number)} 栏（{name}）" if name else f"{letters(number)} 栏"
        self._rows.setdefault((table, place, code, what, mend), []).append(row)

    def report(self, report: Report) -> None:
        for (table, column, code, what, mend), rows in self._rows.items():
            place = "，".join(filter(None, (table, f"{column}{spans(rows)}")))
            said = f"{place}：{what}" if place else what
            report.add(self._file, min(rows), code, said, mend)


def sheet_name(sheet: Sheet) -> str:
    """What a finding calls *sheet*; nothing where a file has one sheet only."""
    if sheet.name is None:
        return "" if sheet.is_text else f"第 {sheet.number} 张表"
    name = f"“{sheet.name}”" if _TELLS_NOBODY.fullmatch(sheet.name) else f"（第 {sheet.number} 张）"
    return f"工作表{name}"


def letters(number: int) -> str:
    """1 → A, 28 → AB."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def spans(rows: Sequence[int]) -> str:
    """``第 3、5—9 行``; nothing for the sheet as a whole."""
    numbers = sorted(set(rows) - {0})
    if not numbers:
        return ""
    ranges = list(_ranges(numbers))
    shown = "、".join(f"{a}" if a == b else f"{a}—{b}" for a, b in ranges[:_RANGES])
    more = f"等 {len(numbers)} 行" if len(ranges) > _RANGES else "行"
    return f"第 {shown} {more}"


def _ranges(numbers: Iterable[int]) -> Iterable[tuple[int, int]]:
    first = last = 0
    for number in numbers:
        if first and number == last + 1:
            last = number
            continue
        if first:
            yield first, last
        first = last = number
    yield first, last
