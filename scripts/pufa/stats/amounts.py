"""The amount in dispute of a whole township and year: a headline, and when it may be told.

In: headlines, the ledger.  Refuses with a ``PufaError`` an amount that the ledger does not have,
or that gives one dispute away: of fewer than 10, more than half of it one dispute's, or so that
the second largest could reckon the largest to within 20 % (the p % rule).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pufa.findings import PufaError
from pufa.model import Headline
from pufa.model.statistics import AMOUNT
from pufa.stats.ledger import Ledger

_FEWEST, _LARGEST, _NEAR = 10, Decimal("0.5"), Decimal("0.2")
_UNIT = 10_000  # 万元


def check_amounts(headlines: Sequence[Headline], ledger: Ledger) -> None:
    """Judge every signed amount among *headlines*."""
    for one in headlines:
        if one.measure == AMOUNT and one.signed:
            _check(one, ledger)


def _check(one: Headline, ledger: Ledger) -> None:
    amounts = sorted(
        (
            each.amount
            for each in ledger.disputes
            if each.registered.year == one.year and each.amount
        ),
        reverse=True,
    )
    total = sum(amounts, Decimal(0))
    told = Decimal(one.value) * _UNIT
    what = ""
    if len(amounts) < _FEWEST:
        what = f"写了金额的不到{_FEWEST}件"
    elif amounts[0] > _LARGEST * total:
        what = "一件的金额占了一半以上"
    elif total - amounts[0] - amounts[1] < _NEAR * amounts[0]:
        what = "金额第二大的那一家，能算出最大的那一家大约是多少"
    if what:
        raise PufaError(f"{one.year}年的“{AMOUNT}”：{what}，不能公布。", "删掉这一条核心数字。")
    is_right = told <= total if one.is_least else abs(total - told) <= Decimal(_UNIT) / 2
    if not is_right:
        what = f"{one.year}年的“{AMOUNT}”和台账里的合计对不上。"
        raise PufaError(what, "按台账合计，四舍五入到万元。")
