"""The rules of publication that can be judged from one release, or from headlines alone.

In: releases.  Out: findings.  That hidden cells stay hidden is for the attacker to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from pufa.findings import Report
from pufa.model import Headline, Released, Table
from pufa.model.statistics import ALL, CASES, FEW, RATE, SMALL, TEN, TENS


def check_rules(releases: Sequence[Released], report: Report) -> None:
    """Finds STA006, STA007, STA014, STA018, STA021."""
    headlines = [headline for release in releases for headline in release.headlines]
    for release in releases:
        for table in release.tables:
            _check_counts(table, report)
            _check_shares(table, report)
            _check_size(table, release.period.year, headlines, report)
    _check_headlines(headlines, report)


def _check_counts(table: Table, report: Report) -> None:
    """STA006: what is under 5 is hidden, and zeros with it."""
    for cell in table.cells:
        if isinstance(cell.value, int) and cell.value < SMALL:
            what = f"表 {table.id} 的“{'、'.join(cell.labels)}”一格少于{SMALL}件，不能公布。"
            mend = f"写 value: null（网页上显示＊）；{SMALL}件以下的都不显示，没有（0件）的也一样。"
            report.add(table.file, cell.line, "STA006", what, mend)


def _check_shares(table: Table, report: Report) -> None:
    """STA007: a rate has both its parts printed, and a whole of 20 or more."""
    for share in table.shares:
        part, whole = table.cell(share.labels), table.cell(share.of)
        numbers = [cell.value for cell in (part, whole) if cell and isinstance(cell.value, int)]
        if len(numbers) < 2:
            what, mend = "这个比例的两个数没有都公布。", "两个数都在表里写出来，或者删掉这个比例。"
        elif numbers[1] < FEW:
            what = f"这个比例的分母不到{FEW}件。"
            mend = "删掉这个比例，只写件数。"
        elif share.percent != (200 * numbers[0] + numbers[1]) // (2 * numbers[1]):
            what, mend = "这个比例和表里的两个数对不上。", "按表里的数重算，四舍五入到整数百分比。"
        else:
            continue
        report.add(table.file, share.line, "STA007", what, mend)


def _check_size(table: Table, year: int, headlines: list[Headline], report: Report) -> None:
    """STA018: of fewer than 20 cases only the total and tables of one dimension are shown."""
    totals = [one.value for one in headlines if (one.measure, one.year) == (CASES, year)]
    total = table.cell((ALL,) * len(table.dims))
    if total and isinstance(total.value, int):
        totals.append(total.value)
    if len(table.dims) > 1 and min(totals, default=FEW) < FEW:
        what = f"全部不到{FEW}件，不能公布两个栏目的表（{table.id}）。"
        report.add(
            table.file, table.line, "STA018", what, "改成只有一个栏目的表，或者不公布这张表。"
        )


def _check_headlines(headlines: list[Headline], report: Report) -> None:
    """STA014: a figure stated twice, differently; STA007: a rate of too few cases;
    STA021: too few people of 社区矫正 or 安置帮教.
    """
    stated: dict[tuple[str, int], Headline] = {}
    for one in headlines:
        first = stated.setdefault((one.measure, one.year), one)
        if (first.value, first.is_least, first.unit) != (one.value, one.is_least, one.unit):
            place = f"{first.file} 第 {first.line} 行"
            what = f"{one.year}年的“{one.measure}”和 {place}写的不一样。"
            report.add(one.file, one.line, "STA014", what, "查对以后，只用对的那一个。")
    for one in headlines:
        if one.measure in TENS and one.value < TEN:
            what = f"“{one.measure}”不到{TEN}人，不能公布。"
            mend = f"删掉这一条；全镇{TEN}人以上才公布总数，不分村、罪名、年龄。"
            report.add(one.file, one.line, "STA021", what, mend)
        cases = stated.get((CASES, one.year))
        if one.measure == RATE and (cases is None or cases.value < FEW):
            what = f"{one.year}年的成功率没有同年的受理件数，或者受理不到{FEW}件。"
            mend = f"同一年的“{CASES}”也写上；不到{FEW}件的，只写件数，不写成功率。"
            report.add(one.file, one.line, "STA007", what, mend)
