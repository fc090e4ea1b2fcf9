"""A ledger becomes a release: the rules of publication, one by one, and the attacker over all."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables import headline

from pufa.findings import PufaError, Report
from pufa.model import Gap, Headline, Period, Released
from pufa.model.scheme import Scheme
from pufa.stats.accept import accept
from pufa.stats.amounts import check_amounts
from pufa.stats.late import settle
from pufa.stats.ledger import Dispute, Ledger
from pufa.stats.preview import preview
from pufa.stats.release import HIDDEN, Proposal, propose
from townships import ledger, scheme

SMALL = Scheme(
    ("甲村", "乙村", "丙村"),
    (),
    (("家事类", ("婚姻",)), ("邻里类", ("邻里",))),
    (("成功", ("调解成功",)), ("其他", ("未成",))),
    ("书面协议", "口头协议"),
)
YEAR, HALF = Period(2025, ""), Period(2025, "上半年")
DAY, EARLY = datetime.date(2026, 1, 20), datetime.date(2025, 7, 20)


def dispute(
    village: str, kind: str, outcome: str = "调解成功", form: str = "书面协议", month: int = 3
) -> Dispute:
    day = datetime.date(2025, month, 1)
    return Dispute(day, day, None, village, kind, outcome, form, None)


def book(disputes: Iterable[Dispute]) -> Ledger:
    return Ledger(tuple(disputes), frozenset())


def yearly(
    of: Ledger,
    scheme: Scheme = SMALL,
    before: Sequence[Released] = (),
    headlines: Sequence[Headline] = (),
    name: str = "2025年报",
    period: Period = YEAR,
    issued: datetime.date = DAY,
) -> Proposal:
    return propose(of, scheme, name, period, issued, before, headlines)


def judged(*releases: Released) -> list[str]:
    report = Report()
    tables = accept(releases, report)
    assert bool(tables) == any(one.tables for one in releases) or report.findings
    return [str(one) for one in report.sorted()]


def township(seed: int, size: int, success: float = 0.9) -> tuple[Ledger, Scheme]:
    chance = random.Random(seed)
    of = scheme(chance.randint(5, 10), chance.choice((0, 3)))
    return ledger(chance, of, {2025: size}, success), of


def check(proposal: Proposal, tally: Counter[tuple[str, ...]]) -> None:
    """Every number printed is the ledger's own, and no small one is."""
    values = {
        place: one
        for one in (proposal.problem.numbers if proposal.problem else ())
        for place in one.places
    }
    for table in proposal.released.tables:
        hidden = 0
        for cell in table.cells:
            number = values[table.id, cell.labels]
            assert number.value == number.count.of(tally)
            if isinstance(cell.value, int):
                assert cell.value == number.value >= 5
            hidden += cell.value is Gap.HIDDEN
        assert hidden <= HIDDEN * len(table.cells)


@pytest.mark.parametrize(("seed", "size"), [(1, 30), (2, 90), (3, 150)])
def test_a_release_withstands_the_attack_and_says_the_truth(seed: int, size: int) -> None:
    of, labels = township(seed, size)
    proposal = yearly(of, labels)
    assert proposal.total == size
    assert judged(proposal.released) == []
    check(proposal, proposal.settled.tally)
    assert proposal.pattern is None or proposal.pattern.is_optimal


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.builds(
            dispute,
            st.sampled_from(SMALL.villages),
            st.sampled_from(("婚姻", "邻里")),
            st.sampled_from(("调解成功", "调解成功", "未成")),
            st.sampled_from(SMALL.forms),
            st.integers(1, 12),
        ),
        max_size=80,
    )
)
def test_any_ledger_half_a_year_and_the_year(disputes: list[Dispute]) -> None:
    half = book(one for one in disputes if one.registered.month <= 6)
    first = yearly(half, name="2025上半年", period=HALF, issued=EARLY)
    assert judged(first.released) == []
    check(first, first.settled.tally)
    try:
        second = yearly(book(disputes), before=[first.released])
    except PufaError:
        return  # nothing can be added: that is said, and nothing is published
    assert judged(first.released, second.released) == []
    check(second, second.settled.tally)


def test_the_same_ledger_gives_the_same_release_in_any_order() -> None:
    of, labels = township(4, 80)
    shuffled = list(of.disputes)
    random.Random(0).shuffle(shuffled)
    assert yearly(of, labels).released == yearly(book(shuffled), labels).released


def test_a_dispute_more_or_less_may_change_what_is_hidden_but_nothing_is_added() -> None:
    of, labels = township(5, 80)
    one = yearly(of, labels).released
    with pytest.raises(PufaError):
        # What was published is gone from the ledger.
        yearly(book(of.disputes[:40]), labels, [one], name="2025年报补")


# Small townships


def test_under_five_nothing_is_shown_not_even_the_total() -> None:
    assert yearly(book([dispute("甲村", "婚姻")] * 4)).released.tables == ()


def test_under_twenty_only_tables_of_one_dimension() -> None:
    proposal = yearly(book([dispute("甲村", "婚姻")] * 9 + [dispute("乙村", "邻里", month=8)] * 10))
    tables = proposal.released.tables
    assert tables and all(len(table.dims) == 1 for table in tables)
    assert {table.total.value for table in tables if table.total} == {19}


def test_of_a_small_township_it_is_said_well() -> None:
    said = "\n".join(preview(yearly(of_2012())))
    assert "件数少的镇，几乎每一格都是一户人家" in said and "核心数字" in said
    said = "\n".join(preview(yearly(book([dispute("甲村", "婚姻")] * 4))))
    assert "一张表也不公布，总数也不公布" in said
    assert "几乎每一格" not in "\n".join(preview(yearly(*township(1, 60))))


def test_where_no_table_is_left_there_is_the_total() -> None:
    # One case of everything: whatever is coarsened shows a family.
    of = [
        dispute(v, k, o, f, m)
        for v, k, o, f, m in zip(
            ("甲村", "乙村", "丙村", "甲村", "乙村", "丙村"),
            ("婚姻", "邻里") * 3,
            ("调解成功",) * 4 + ("未成",) * 2,
            SMALL.forms * 3,
            (1, 3, 5, 7, 9, 11),
            strict=True,
        )
    ]
    tables = yearly(book(of)).released.tables
    assert [(table.id, [cell.value for cell in table.cells]) for table in tables] == [("T0", [6])]


# Headlines


def of_2012() -> Ledger:
    """20 cases, 95 % of them or more settled: the figures of 2012."""
    disputes = [dispute("甲村", "婚姻", month=1 + n % 12) for n in range(9)]
    disputes += [dispute("乙村", "邻里", form="口头协议", month=1 + n % 12) for n in range(10)]
    return book([*disputes, dispute("丙村", "婚姻", "未成", "口头协议", 12)])


def test_headlines_are_known_and_the_tables_they_break_are_not_published() -> None:
    told = (headline("受理", 20), headline("调解成功率", 95, "%", is_least=True))
    told += (headline("因调处不当引起的民转刑", 0, "件"),)
    proposal = yearly(of_2012(), headlines=told)
    assert judged(proposal.released) == []
    dims = [dim for table in proposal.released.tables for dim in table.dims]
    assert dims and "调解结果" not in dims
    assert [step.after for step in proposal.steps if step.before.id == "T7"] == [None]


def test_a_headline_that_the_ledger_contradicts_is_refused() -> None:
    with pytest.raises(PufaError, match="核心数字"):
        yearly(of_2012(), headlines=(headline("受理", 21),))


@pytest.mark.parametrize(
    ("measure", "value", "codes"),
    [
        ("社区矫正", 10, []),
        ("社区矫正", 9, ["STA021"]),
        ("安置帮教", 0, ["STA021"]),
    ],
)
def test_people_are_counted_from_ten_on(measure: str, value: int, codes: list[str]) -> None:
    proposal = yearly(of_2012())
    of = replace(proposal.released, headlines=(headline(measure, value, "人"),), digest=None)
    found = [one for one in judged(of) if "STA011" not in one]
    assert [one.split()[2] for one in found] == codes


# What is frozen


def test_late_cases_count_in_the_next_year() -> None:
    of, labels = township(6, 120)
    half = [one for one in of.disputes if one.registered.month <= 6]
    first = yearly(book(half), labels, name="2025上半年", period=HALF, issued=EARLY).released
    late = [replace(half[0], village=half[7].village), replace(half[3])]
    proposal = yearly(book([*of.disputes, *late]), labels, [first])
    assert (proposal.settled.late, proposal.total) == (2, 120)
    assert judged(first, proposal.released) == []
    after = [replace(one, registered=one.registered.replace(year=2026)) for one in of.disputes]
    releases = [first, proposal.released]
    settled = settle(book([*of.disputes, *late, *after]), 2026, releases, labels)
    assert (settled.carried, settled.tally.total()) == (2, 122)


def test_rates_are_whole_percents_with_both_numbers_printed() -> None:
    of, labels = township(7, 150)
    shares = [(t, s) for t in yearly(of, labels).released.tables for s in t.shares]
    assert shares
    for table, share in shares:
        part, whole = table.cell(share.labels), table.cell(share.of)
        assert part and whole and isinstance(part.value, int) and isinstance(whole.value, int)
        assert whole.value >= 20 and abs(share.percent - 100 * part.value / whole.value) <= 0.5


def test_zeros_are_hidden_like_every_small_count() -> None:
    labels = scheme(6, 0)
    of = ledger(random.Random(8), replace(labels, villages=labels.villages[:-1]), {2025: 100})
    table = next(one for one in yearly(of, labels).released.tables if one.dims == ("村",))
    empty = table.cell((labels.villages[-1],))
    assert empty and empty.value is Gap.HIDDEN
    assert sum(cell.value is Gap.HIDDEN for cell in table.cells) > 1


# Amounts


def paid(*thousands: int) -> Ledger:
    """Disputes of so many thousand 元 each."""
    some = dispute("甲村", "婚姻")
    return book(replace(some, amount=Decimal(1_000 * each)) for each in thousands)


@pytest.mark.parametrize(
    ("of", "value", "why"),
    [
        (paid(*[30] * 10), 30, None),
        (paid(*[30] * 9), 27, "不到10件"),
        (paid(200, *[10] * 11), 31, "一半以上"),
        # 100 + 90 + 10: who has 90 knows the other has at most 110.
        (paid(100, 90, *[1] * 10), 20, "第二大"),
        (paid(*[30] * 10), 31, "对不上"),
    ],
)
def test_amounts_are_of_ten_and_more_and_of_nobody(of: Ledger, value: int, why: str | None) -> None:
    told = (headline("涉及金额", value, "万元"),)
    if why is None:
        check_amounts(told, of)
    else:
        with pytest.raises(PufaError, match=why):
            check_amounts(told, of)
