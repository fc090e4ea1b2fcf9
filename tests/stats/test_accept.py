"""Only what withstands everything becomes a table that may be shown."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tables import DAY, headline, release, table

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Gap, Released, SafeTable
from pufa.model.statistics import ALL
from pufa.stats import accept
from pufa.stats.seal import digest

CODE = Path(__file__).parents[2] / "scripts" / "pufa"
GOOD = table(["村"], {("甲村",): 40, ("乙村",): Gap.HIDDEN, ("丙村",): Gap.HIDDEN, (ALL,): 70})


def sealed(one: Released) -> Released:
    return replace(one, digest=digest(one))


def refused(*releases: Released) -> set[str]:
    report = Report()
    assert accept(releases, report) == ()
    return {finding.code for finding in report.findings}


def test_only_this_room_makes_a_safe_table() -> None:
    makers = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*.py")
        if re.search(r"(?<!class )\bSafeTable\(|replace\(\w*table", path.read_text("utf-8"))
    }
    assert makers == {"stats/accept.py"}


def test_what_withstands_is_accepted_as_it_is() -> None:
    report = Report()
    (safe,) = accept([sealed(release(GOOD))], report)
    assert report.findings == []
    assert isinstance(safe, SafeTable) and vars(safe) == vars(GOOD)


def test_one_bad_release_refuses_all() -> None:
    kinds = {("邻里",): 30, ("合同",): Gap.HIDDEN, (ALL,): 70}
    other = table(["纠纷类型"], kinds, release="b")
    first = sealed(release(GOOD, issued=DAY - datetime.timedelta(30)))
    later = sealed(replace(release(other, ident="b"), previous=first.digest))
    assert refused(first, later) == {"STA016"}


def test_a_headline_that_opens_a_table_is_named_as_the_cause() -> None:
    out = table(["调解结果"], dict.fromkeys([("成功",), ("其他",), (ALL,)], Gap.HIDDEN))
    told = [headline("受理", 20), headline("调解成功率", 95, "%", is_least=True)]
    report = Report()
    accept([sealed(release(out, headlines=told))], report)
    assert {one.code for one in report.findings} == {"STA016"}
    said = [one.what for one in report.sorted()]
    # The cell is named; that at most one failed is not.
    assert any("“其他”" in what for what in said)
    assert all("核心数字" in what and not re.search(r"\d", what.replace("T1", "")) for what in said)


def test_figures_of_2012_alone_are_no_attack_on_anybody() -> None:
    root = CODE.parents[1]
    report = Report()
    library = load(find(root, datetime.date(2026, 12, 1)), report)
    (told,) = [one for one in library.releases if one.id == "2012"]
    stated = {(one.measure, one.text) for one in told.headlines}
    assert stated == {
        ("受理", "20件"),
        ("调解成功率", "95%以上"),
        ("因调处不当引起的民转刑", "0件"),
        ("群体性越级上访", "0起"),
        ("重新犯罪", "0人"),
    }
    # Nobody here may sign for the office.
    assert all(one.signed is None and "核实" in one.source.body for one in told.headlines)
    found = Report()
    accept(library.releases, found)
    assert found.findings == []


def test_a_table_beside_the_figures_of_2012_would_give_somebody_away() -> None:
    told = [headline("受理", 20), headline("调解成功率", 95, "%", is_least=True)]
    by_village = table(["村"], {("甲村",): 9, ("乙村",): 11, (ALL,): 20})
    by_outcome = table(["调解结果"], {("成功",): 20, ("其他",): Gap.HIDDEN, (ALL,): 20}, ident="T2")
    assert refused(sealed(release(by_village, by_outcome, headlines=told))) == {"STA016"}
    # All twenty succeeded: then the nine of one village did too.
    only = replace(by_outcome, cells=(by_outcome.cells[0],))
    rated = release(by_village, only, headlines=told)
    assert refused(sealed(rated)) == {"STA019"}


@pytest.mark.parametrize("hide", [False, True])
def test_half_a_year_gives_away_the_other_half(hide: bool) -> None:
    year = table(["村"], {("甲村",): 40, ("乙村",): 30, (ALL,): 70})
    cells = {("甲村",): 25, ("乙村",): Gap.HIDDEN if hide else 27}
    months = tuple(f"{number}月" for number in range(1, 7))
    half = table(["村"], cells, release="h1", months=months)
    first = sealed(release(half, ident="h1", part="上半年", issued=DAY - datetime.timedelta(180)))
    second = sealed(replace(release(year), previous=first.digest))
    report = Report()
    accept([first, second], report)
    assert {one.code for one in report.findings} == (set() if hide else {"STA017"})


def test_numbers_are_sealed_and_words_are_not() -> None:
    one = release(GOOD, headlines=[headline("受理", 70)])
    assert digest(replace(one, tables=(replace(GOOD, title="别的题目"),))) == digest(one)
    changed = [
        replace(one, previous="a" * 64),
        replace(one, headlines=(headline("受理", 71),)),
        replace(one, headlines=(headline("受理", 70, is_least=True),)),
        replace(one, tables=(replace(GOOD, cells=GOOD.cells[:-1]),)),
        replace(one, tables=(replace(GOOD, dims=("月份",)),)),
    ]
    seals = {digest(each) for each in (one, *changed)}
    assert len(seals) == 1 + len(changed)


def test_zero_hidden_and_not_collected_are_sealed_apart() -> None:
    values = (0, Gap.HIDDEN, Gap.UNCOLLECTED)
    seals = {digest(release(table(["村"], {("甲村",): value}))) for value in values}
    assert len(seals) == 3
