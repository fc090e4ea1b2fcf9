"""A table in plain words: one sentence for readers, a whole description for who cannot see.

In: tables that may be shown.  Out: Chinese sentences, made of published numbers alone.
"""

from __future__ import annotations

from pufa.model import Cell, Gap, SafeTable
from pufa.model.statistics import ALL


def sentence(table: SafeTable) -> str:
    """What the chart shows, the largest number, the total, how much is not shown."""
    parts = []
    is_summed = len(table.dims) > 1 and ALL in table.columns
    inner = [cell for cell in table.cells if ALL not in cell.labels]
    highest = max((cell.value for cell in inner if isinstance(cell.value, int)), default=None)
    if highest is not None:
        names = [_name(cell) for cell in inner if cell.value == highest]
        verb = "都是" if len(names) > 1 else "是"
        parts.append(f"公布的数里，{'、'.join(names)}最多，{verb}{highest}件")
    if table.total and isinstance(table.total.value, int):
        parts.append(f"合计{table.total.value}件")
    for gap in Gap:
        if count := sum(cell.value is gap for cell in table.cells):
            parts.append(f"有{count}格{gap.words}")
    drawn = f"图上画的是每个{table.dims[0]}的合计。" if is_summed else ""
    return f"{drawn}{'；'.join(parts)}。"


def describe(table: SafeTable) -> str:
    """Every cell in words."""
    cells = "；".join(f"{_name(cell)}{_amount(cell)}" for cell in table.cells)
    return f"{table.title}：{cells}。"


def _name(cell: Cell) -> str:
    return "的".join(cell.labels)


def _amount(cell: Cell) -> str:
    return cell.value.words if isinstance(cell.value, Gap) else f"{cell.value}件"
