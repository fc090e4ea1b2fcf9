"""Citations are found as people write them, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from pufa import law


def one(text: str) -> law.Citation:
    (citation,) = law.find(text)
    return citation


def numbers(citation: law.Citation) -> list[str]:
    return [f"{number}{suffix}" for number, suffix in citation.articles]


@pytest.mark.parametrize(
    ("text", "ident", "articles"),
    [
        ("《民法典》第一千零七十七条", "minfadian", ["1077"]),
        ("《中华人民共和国民法典》第1079条第三款第（二）项", "minfadian", ["1079"]),
        ("《民法典》第一百条至第一百零三条规定", "minfadian", ["100", "101", "102", "103"]),
        ("《民法典》（2020年公布）第10、12条", "minfadian", ["10", "12"]),
        ("《民法典》 第 290 条", "minfadian", ["290"]),
        ("民法典1165条", "minfadian", ["1165"]),
        ("民法典总则编第三章第五十七条", "minfadian", ["57"]),
        ("《婚姻法》第三十二条", "x-hunyin", ["32"]),
        ("刑法第二百七十六条之一", "xingfa", ["276之一"]),
        (
            "《最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（一）》第五条",
            "j-hunyin1",
            ["5"],
        ),
        ("婚姻家庭编司法解释二第五条", "j-hunyin2", ["5"]),
        ("最高法民间借贷司法解释第25条", "j-minjian-jiedai", ["25"]),
        ("《土地管理法》实施条例第三十四条", "tudi-guanli-tiaoli", ["34"]),
    ],
)
def test_found(text: str, ident: str, articles: list[str]) -> None:
    citation = one(f"前面{text}。")
    assert citation.law is not None
    assert (citation.law.id, numbers(citation)) == (ident, articles)
    assert f"前面{text}。"[citation.start : citation.end] == citation.text


def test_several_share_one_title() -> None:
    found = law.find("《民诉法》第205条、第206条第二款和第一百八十七条第（一）项")
    assert [(numbers(each), each.paragraph, each.item) for each in found] == [
        (["205"], None, None),
        (["206"], 2, None),
        (["187"], None, 1),
    ]
    assert {each.law and each.law.id for each in found} == {"minsu"}
    assert [each.text for each in found][1] == "第206条第二款"


def test_paragraphs_of_one_article_are_citations_of_their_own() -> None:
    found = law.find("刑法第二百三十四条第1款和第2款")
    assert [(numbers(each), each.paragraph) for each in found] == [(["234"], 1), (["234"], 2)]


def test_a_number_alone_belongs_to_the_law_before_it() -> None:
    first, second = law.find("《民法典》第1077条规定了冷静期，登记看第1078条。")
    assert first.law is second.law is not None
    # Not across a bracket that has closed: what follows may be of the law the page is about.
    assert len(law.find("不得泄露（《民法典》第1032条）。调解员要守秘密（第十五条）。")) == 1


def test_a_list_ends_where_the_sentence_goes_on() -> None:
    assert numbers(one("《民法典》第六百七十五条，第三条建议是先要钱")) == ["675"]
    assert numbers(one("按《民法典》第五百七十七条，再看合同第七条、第八条。")) == ["577"]


@pytest.mark.parametrize("text", ["《民法典》第1条至第9000条", "《民法典》第99999999条"])
def test_no_list_without_end(text: str) -> None:
    assert len(one(text).articles) <= 2


def test_an_unknown_law_is_not_guessed() -> None:
    citation = one("《没有这部法》第三条")
    assert citation.law is None and citation.title == "没有这部法"
    # A local regulation is not the law of the same name.
    assert one("按阜新市信访条例第八条办").title == "阜新市信访条例"
    assert one("《辽宁省法律援助条例》第八条").law is None
    # Nor is a law in the middle of a longer title.
    assert one("辽宁省实施《中华人民共和国水法》办法第三十条").law is None


def test_a_name_given_in_the_text_counts_from_there_on() -> None:
    title = "《最高人民法院关于民事诉讼证据的若干规定》（以下简称《解释》）"
    text = f"《解释》第一条。{title}第二条，《解释》第三条"
    before, given, after = law.find(text)
    assert before.law is None
    assert given.law is after.law is not None and given.law.id == "j-zhengju"


@pytest.mark.parametrize(
    "text",
    [
        "第三条建议",
        "合同第五条",
        "调解协议书第一条、第二条",
        "《上河村村规民约》第五条",
        "《上河村财务管理办法》第三条",
        "《民法典》说得好",
        "《借条》",
        "德国民法典第八百二十三条",
        "中华人民共和国人民调解法\n第一条 为了完善人民调解制度",
        "前款没还清",
        "村里修了十条路，第三条通到砖厂",
    ],
)
def test_silent(text: str) -> None:
    assert law.find(text) == []


@pytest.mark.parametrize(
    "text",
    ["本法第十五条", "该条第三款", "前款规定", "前两款规定的", "本条例第三条", "同法第六十七条"],
)
def test_relative(text: str) -> None:
    citation = one(f"《民法典》说得好。依照{text}处理")
    assert citation.is_relative and citation.law is None and citation.text in text


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("见《民法典》[^1]第一千零七十七条。", "《民法典》[^1]第一千零七十七条"),
        ("见《民法典》①第1077条。", "《民法典》①第1077条"),
        ("见**《民法典》第1077条**。", "《民法典》第1077条"),
        ("见《民法典》第一千\n零七十七条。", "《民法典》第一千\n零七十七条"),
        ("见[《民法典》](a.md)第1077条。", "《民法典》](a.md)第1077条"),
        ("法条链接：《民法典》\n第一千零七十七条　自婚姻登记", "《民法典》\n第一千零七十七条"),
        ("| 《民法典》 | 第1077条 |", "《民法典》 | 第1077条"),
    ],
)
def test_broken_by_marks_and_line_ends(text: str, cited: str) -> None:
    citation = one(text)
    assert citation.text == cited and numbers(citation) == ["1077"]


def test_where_it_stands() -> None:
    text = "第一行\n见《民法典》第1077条。"
    citation = one(text)
    assert (citation.line, citation.column) == (2, 1)
    assert text.split("\n")[1][1:] == f"{citation.text}。"


def test_a_broken_line_does_not_join_blocks() -> None:
    assert law.find("说到民法典\n\n第三条是规矩") == []
    assert law.find("- 民法典\n- 第三条 规矩") == []
