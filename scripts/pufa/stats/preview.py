"""A proposal in plain Chinese, for the one who holds the ledger: never for the public.

In: a ``Proposal``.  Out: lines of text: what will be printed, what is hidden and why, what was
coarsened, what each hidden cell costs.
"""

from __future__ import annotations

from collections.abc import Iterator

from pufa.model import Gap, Table
from pufa.model.statistics import ALL, FEW, MONTH, SMALL, shown
from pufa.stats.outsider import Outsider
from pufa.stats.plan import Draft
from pufa.stats.release import Proposal
from pufa.stats.tally import Count

_EXPLAINED = 40  # hidden numbers whose cost is worked out


def preview(proposal: Proposal) -> Iterator[str]:
    """What the command shows."""
    released = proposal.released
    yield f"{released.id}：{released.period}，台账里算进来的 {proposal.total} 件。"
    yield from _late(proposal)
    for one in released.headlines:
        yield f"核心数字：{one.year}年{one.measure} {one.text}"
    yield from _size(proposal)
    for table in released.tables:
        yield ""
        yield from _table(table)
    yield ""
    yield from _steps(proposal)
    yield from _hidden(proposal)
    yield from _sum(proposal)


def _late(proposal: Proposal) -> Iterator[str]:
    if proposal.settled.carried:
        yield f"其中 {proposal.settled.carried} 件是往年公布以后补登的，算在这一年1月。"
    if proposal.settled.late:
        yield (
            f"另有 {proposal.settled.late} 件登记在已经公布过的月份里、当时没有算进去，"
            "不改已公布的数，算到下一年。核心数字里的“受理”也要这样数。"
        )


def _size(proposal: Proposal) -> Iterator[str]:
    """Of a small township little can be said: it is said well."""
    if proposal.total < SMALL:
        yield f"不到{SMALL}件，一张表也不公布，总数也不公布。所长签了字的核心数字照常公布。"
    elif proposal.total < FEW:
        yield f"不到{FEW}件，只公布总数和一个栏目的表，不作村和类型的交叉。"
    elif not proposal.released.tables:
        yield "怎样合并都能推算出个别人家的事，所以一张表也不公布。"
    if proposal.total < 2 * FEW:
        yield (
            "件数少的镇，几乎每一格都是一户人家；少公布不是工作没做。"
            "成绩可以用核心数字说：全年受理多少件、成功率多少、没有民转刑，由所长核对签字。"
        )


def _table(table: Table) -> Iterator[str]:
    yield f"表 {table.id}　{table.title}"
    rows = table.rows
    width = max(len(label) for label in (*table.labels(0), table.dims[0]))
    yield "　".join((table.dims[0].ljust(width, "　"), *table.columns))
    for label, cells in rows:
        values = (
            shown(cell.value).rjust(len(column) + 1)
            for cell, column in zip(cells, table.columns, strict=True)
        )
        yield "　".join((label.ljust(width, "　"), *values))


def _steps(proposal: Proposal) -> Iterator[str]:
    if proposal.steps:
        yield "合并和取消的："
    for step in proposal.steps:
        after = f"改成“{_named(step.after)}”" if step.after else "不公布"
        yield f"· 表 {step.before.id}“{_named(step.before)}”：{step.why}，{after}。"


def _named(draft: Draft) -> str:
    return f"{draft.title}（{'×'.join(str(len(axis.groups)) for axis in draft.axes)}）"


def _hidden(proposal: Proposal) -> Iterator[str]:
    """Each hidden number: why, and what it would give away."""
    problem, pattern = proposal.problem, proposal.pattern
    if not problem or not pattern or not pattern.hidden:
        return
    yield "不显示的（＊）："
    outsider = Outsider(problem)
    outsider.is_safe(pattern.hidden)
    explained = 0
    for at, one in enumerate(problem.numbers):
        if not pattern.hidden >> at & 1:
            continue
        cells = "，".join(f"{ident} {_label(labels)}" for ident, labels in one.places)
        if one.is_secret:
            reason = f"少于{SMALL}件" if one.value < SMALL else "以前公布时没有显示"
            yield f"· {cells}：{reason}。"
            continue
        reason = "防止推算"
        if explained < _EXPLAINED:
            explained += 1
            given = [t.count for t, _ in outsider.failing(pattern.hidden & ~(1 << at), 2)]
            if given:
                reason += "，印出来就能算出" + "、".join(
                    f"“{_words(each, proposal)}”" for each in dict.fromkeys(given)
                )
        yield f"· {cells}：{one.value}件，{reason}。"


def _label(labels: tuple[str, ...]) -> str:
    return "·".join(labels)


def _words(one: Count, proposal: Proposal) -> str:
    """The labels that *one* counts, by the names tables have for them."""
    names = {
        (axis.dim, frozenset(fine)): name
        for table in proposal.drafts
        for axis in table.axes
        for name, fine in axis.groups
    }
    period = frozenset(proposal.released.period.months)
    parts = []
    for dim, labels in one.kept:
        if dim == MONTH and labels == period:
            continue
        few = sorted(labels)
        plain = "、".join(few[:2]) + ("等" if len(few) > 2 else "")
        parts.append(names.get((dim, labels), plain))
    return "·".join(parts) or ALL


def _sum(proposal: Proposal) -> Iterator[str]:
    cells = [cell for table in proposal.released.tables for cell in table.cells]
    hidden = sum(cell.value is Gap.HIDDEN for cell in cells)
    small = sum(len(one.places) for one in proposal.hidden if one.is_secret)
    yield (
        f"共印出 {len(cells) - hidden} 个数，隐去 {hidden} 格："
        f"{small} 格少于{SMALL}件，{hidden - small} 格为防止推算。"
    )
    if proposal.pattern and hidden and not proposal.pattern.is_optimal:
        yield f"（最少要隐去 {proposal.pattern.bound} 格；没有算出更好的办法。）"
