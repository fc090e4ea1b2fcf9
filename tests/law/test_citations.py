"""Citations with 《》, and the registry behind them."""

from __future__ import annotations

import datetime

import pytest

from pufa import law


@pytest.mark.parametrize(
    ("text", "ident", "articles"),
    [
        ("《民法典》第一千零七十七条", "minfadian", (1077,)),
        ("《中华人民共和国民法典》第1079条第三款第（二）项", "minfadian", (1079,)),
        ("《民法典》第一百条至第一百零三条规定", "minfadian", (100, 101, 102, 103)),
        ("《民法典》（2020年公布）第10、12条", "minfadian", (10, 12)),
        ("《民诉法》第205条、第206条和第一百八十七条", "minsu", (205, 206, 187)),
        (
            "《最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（一）》第五条",
            "j-hunyin1",
            (5,),
        ),
        ("《婚姻法》第三十二条", "x-hunyin", (32,)),
        ("《民法典》 第 290 条", "minfadian", (290,)),
    ],
)
def test_found(text: str, ident: str, articles: tuple[int, ...]) -> None:
    (citation,) = law.find(f"前面{text}。")
    assert citation.law is not None
    assert (citation.law.id, citation.articles) == (ident, tuple((n, "") for n in articles))
    assert f"前面{text}。"[citation.start : citation.end] == citation.text


def test_a_list_ends_where_the_sentence_goes_on() -> None:
    (citation,) = law.find("《民法典》第六百七十五条，第三条建议是先要钱")
    assert citation.articles == ((675, ""),)


def test_a_suffix_is_another_article() -> None:
    (citation,) = law.find("《刑法》第二百七十六条之一、第二百七十七条")
    assert citation.articles == ((276, "之一"), (277, ""))


@pytest.mark.parametrize("text", ["《民法典》第1条至第9000条", "《民法典》第99999999条"])
def test_no_list_without_end(text: str) -> None:
    (citation,) = law.find(text)
    assert len(citation.articles) <= 2


def test_an_unknown_law_is_not_guessed() -> None:
    (citation,) = law.find("《没有这部法》第三条")
    assert citation.law is None and citation.title == "没有这部法"


@pytest.mark.parametrize("text", ["第三条建议", "合同第五条", "《民法典》说得好", "《借条》"])
def test_silent(text: str) -> None:
    assert law.find(text) == []


def test_the_registry_is_whole() -> None:
    laws = law.registry().laws
    known = {one.id for one in laws}
    assert len(laws) == len(known) == 158
    for one in laws:
        assert (one.status == "已废止") == (one.repealed_on is not None)
        assert one.replaced_by is None or one.replaced_by in known
        assert one.articles > 0


def test_the_dates_of_the_registry() -> None:
    for one in law.registry().laws:
        newest = one.editions[-1]
        assert (newest.date, newest.articles) == (one.edition, one.articles), one.id
        assert newest.effective == one.effective, one.id
        dates = [edition.date for edition in one.editions]
        assert dates == sorted(set(dates)), one.id
        for day in (*dates, one.adopted, one.effective, one.repealed_on):
            assert day is None or datetime.date.fromisoformat(day).isoformat() == day, one.id
        # The last day in the wording of a law may be that of its first text: not this one's.
        assert one.adopted is None or one.adopted <= one.edition, one.id
        for edition in one.editions:
            assert edition.effective is None or edition.effective >= edition.date, one.id


def test_what_the_registry_knows_of_a_law() -> None:
    police = law.registry().named("治安管理处罚法")
    assert police is not None
    assert (police.issuer, police.adopted, police.effective) == (
        "全国人民代表大会常务委员会",
        "2005-08-28",
        "2026-01-01",
    )
    assert police.editions == (
        law.Edition("2012-10-26", "2013-01-01", 119),
        law.Edition("2025-06-27", "2026-01-01", 144),
    )


def test_a_date_nobody_verified_is_left_out() -> None:
    villages = law.registry().named("村民委员会组织法")
    assert villages is not None and villages.effective is None
