"""Citations with 《》, and the registry behind them."""

from __future__ import annotations

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
