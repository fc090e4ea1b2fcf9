"""The registry is whole; its dates follow each other; titles are known in all spellings."""

from __future__ import annotations

import datetime

import pytest

from pufa import law
from pufa.law.structure import Shape, shapes
from pufa.law.words import others

# Known only from the last article of what replaced them.
BY_NAME = 13


def named(title: str) -> law.Law:
    found = law.registry().named(title)
    assert found is not None, title
    return found


def test_the_registry_is_whole() -> None:
    laws = law.registry().laws
    known = {one.id for one in laws}
    assert len(laws) == len(known) == 158 + BY_NAME
    assert sum(not one.editions for one in laws) == BY_NAME
    for one in laws:
        assert (one.status == "已废止") == (one.repealed_on is not None)
        assert one.replaced_by is None or one.replaced_by in known
        assert one.editions or (one.repealed_on and one.replaced_by)
        assert all(edition.articles > 0 for edition in one.editions)


def test_no_title_means_two_laws() -> None:
    owners: dict[str, str] = {}
    for one in law.registry().laws:
        for name in (one.title, *one.short):
            assert owners.setdefault(name, one.id) == one.id, name
            assert named(name) is one
    assert not others() & {*law.registry().names}


def test_the_dates_of_the_registry() -> None:
    for one in law.registry().laws:
        dates = [edition.date for edition in one.editions]
        assert dates == sorted(set(dates)), one.id
        since = [edition.since for edition in one.editions]
        assert since == sorted(set(since)), one.id
        for day in (*dates, *since, one.adopted, one.effective, one.repealed_on):
            assert day is None or datetime.date.fromisoformat(day).isoformat() == day, one.id
        # The last day in the wording of a law may be that of its first text: not this one's.
        assert not (one.adopted and one.edition) or one.adopted <= one.edition, one.id
        for edition in one.editions:
            assert edition.date <= edition.since, one.id
            assert edition.effective in (None, edition.since), one.id


def test_what_the_registry_knows_of_a_law() -> None:
    police = named("治安管理处罚法")
    assert (police.issuer, police.adopted, police.effective) == (
        "全国人民代表大会常务委员会",
        "2005-08-28",
        "2026-01-01",
    )
    assert [(one.date, one.effective, one.articles) for one in police.editions] == [
        ("2012-10-26", "2013-01-01", 119),
        ("2025-06-27", "2026-01-01", 144),
    ]


def test_a_date_nobody_verified_is_not_shown_but_judged_by() -> None:
    villages = named("村民委员会组织法")
    assert villages.effective is None
    assert villages.editions[-1].since == "2026-01-01"


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("2010-01-01", "2012-10-26"),  # the oldest we know
        ("2025-12-31", "2012-10-26"),
        ("2026-01-01", "2025-06-27"),
    ],
)
def test_the_text_of_a_day(day: str, date: str) -> None:
    text = named("治安管理处罚法").at(datetime.date.fromisoformat(day))
    assert text is not None and text.date == date


@pytest.mark.parametrize(
    "title",
    [
        "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
        "最高人民法院关于适用〈民法典〉婚姻家庭编的解释(一)",
        "关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
        "民法典婚姻家庭编解释（一）",
        "婚姻家庭编司法解释一",
        "最高法婚姻家庭编解释（一）",
    ],
)
def test_the_spellings_of_an_interpretation(title: str) -> None:
    assert named(title).id == "j-hunyin1"


def test_numbers_that_moved_lead_to_articles_there_are() -> None:
    known = law.registry()
    for one in known.laws:
        for moved in one.moved:
            other = known.by_id[one.replaced_by or ""]
            assert moved.old <= (one.articles or 0)
            assert all(number <= (other.articles or 0) for number in moved.new)
        for row in one.renumbered:
            dates = [edition.date for edition in one.editions]
            assert not row.is_verified or row.edition in dates[:-1]
            assert all(number <= (one.articles or 0) for number in row.new)


def test_every_text_was_counted() -> None:
    for one in law.registry().laws:
        known = shapes(one.id)
        if not one.editions:
            assert known is None
            continue
        assert known is not None
        assert max(number for number, _ in known) == one.articles, one.id


def test_paragraphs_and_items() -> None:
    code = shapes("minfadian")
    assert code is not None
    divorce = code[1079, ""]
    assert divorce == Shape((0, 0, 5, 0, 0))
    assert divorce.has(3, 5) and divorce.has(5, None) and divorce.has(None, 5)
    assert not divorce.has(3, 6) and not divorce.has(2, 1) and not divorce.has(6, None)
    crimes = shapes("xingfa")
    assert crimes is not None and crimes[199, ""] is None  # deleted
    assert crimes[276, "之一"] == Shape((0, 0, 0)) and (276, "之二") not in crimes
    assert Shape(None).has(9, 9)  # what was not counted is not judged
