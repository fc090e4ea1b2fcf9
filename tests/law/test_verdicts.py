"""What a citation is worth depends on the day, the text it names and what the sentence tells."""

from __future__ import annotations

import datetime

import pytest

from pufa import law

DAY = datetime.date(2026, 11, 23)


def judge(text: str, day: datetime.date = DAY) -> law.Judgement:
    known = law.registry()
    return law.judge(law.find(text)[0], known, day)


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("《民法典》第1077条", "valid", None),
        ("《婚姻法》第三十二条", "repealed", "《中华人民共和国民法典》第一千零七十九条"),
        ("《民法通则》第八十三条", "repealed", "第二百八十八条"),
        ("《婚姻法》第五十条", "repealed", "改引《中华人民共和国民法典》，在里面查"),
        ("海洋环境保护法第三条", "repealed", "《中华人民共和国生态环境法典》"),
        # Through what came between: 经济合同法, 合同法, 民法典.
        ("经济合同法第三条", "repealed", "《中华人民共和国民法典》"),
        ("《刑法》第一百九十九条", "no_such_article", "没有第一百九十九条"),
        ("《刑法》第二百七十六条之二", "no_such_article", "没有第二百七十六条之二"),
        ("《民法典》第1261条", "no_such_article", "共1260条"),
        ("《民法典》第1250条至第1261条", "no_such_article", "共1260条"),
        ("《民法典》第1079条第六款", "no_such_paragraph", "共5款（第3款5项）"),
        ("《民法典》第1079条第一、六款", "no_such_paragraph", "共5款"),
        ("民诉法解释第552条", "superseded_edition", "2020年文本"),
        ("《婚因法》第三条", "unknown_law", "是不是《中华人民共和国婚姻法》"),
        ("《辽宁省法律援助条例》第三条", "unknown_law", "content/laws.yml"),
        ("《保险法》第十六条", "unknown_law", "content/laws.yml"),
        ("本法第三条", "relative", None),
        ("法律援助条例第十条", "valid", "不宜再引用"),
        ("《律师法》（2030年修正）第四十条", "valid", "没有2030年的文本"),
    ],
)
def test_verdicts(text: str, verdict: str, says: str | None) -> None:
    found = judge(text)
    assert found.verdict == verdict
    assert says is None if found.suggestion is None else says and says in found.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "2021年修正的《中华人民共和国民事诉讼法》第二百零一条",
        "《民事诉讼法》（2021年修正）第201条",
        "《民事诉讼法（2021年修正）》第201条",
        "二〇二一年《民事诉讼法》第201条",
        "依照《民事诉讼法》第201条申请司法确认",
        "依照《民事诉讼法》第二百零一条、第二百零二条申请司法确认",
    ],
)
def test_an_older_text_leads_to_the_new_number(text: str) -> None:
    found = judge(text)
    assert (found.verdict, found.is_exact, found.is_history) == ("superseded_edition", True, False)
    assert found.suggestion is not None and "第二百零五条" in found.suggestion


def test_what_is_not_known_exactly_is_said_so() -> None:
    for text in (
        "《民事诉讼法》第194条申请司法确认",  # a number nobody verified
        "2004年修正的《土地管理法》第62条",  # an edition we do not have
        "旧《民诉法》第195条",
    ):
        found = judge(text)
        assert found.verdict == "superseded_edition" and not found.is_exact, text


@pytest.mark.parametrize(
    "text",
    [
        "2023年修正的《民事诉讼法》第205条",
        "1994年通过的《劳动法》第五十条",
        "2020年5月28日通过的《民法典》第1042条",
        "《民事诉讼法》第201条讲的是恢复行为能力",
        "治安管理处罚法第四十三条和第五十一条，一条管高空抛物，一条管殴打他人",
    ],
)
def test_the_current_text_stays_valid(text: str) -> None:
    assert judge(text).verdict == "valid"


@pytest.mark.parametrize(
    ("text", "day", "verdict"),
    [
        ("《婚姻法》第三十二条", "2020-12-31", "valid"),
        ("《婚姻法》第三十二条", "2021-01-01", "repealed"),
        ("《噪声污染防治法》第八十二条", "2026-08-14", "valid"),
        ("《噪声污染防治法》第八十二条", "2026-08-15", "repealed"),
        ("《民事诉讼法》第201条申请司法确认", "2023-12-31", "valid"),
        ("《民事诉讼法》第201条申请司法确认", "2024-01-01", "superseded_edition"),
        ("《治安管理处罚法》第一百四十条", "2025-12-31", "no_such_article"),
        ("《治安管理处罚法》第一百四十条", "2026-01-01", "valid"),
        ("劳动争议解释（一）第三十二条第一款", "2025-08-31", "valid"),
        ("劳动争议解释（一）第三十二条第一款", "2025-09-01", "repealed"),
        ("劳动争议解释（一）第三十二条第二款", "2025-09-01", "valid"),
    ],
)
def test_judged_as_of_the_day(text: str, day: str, verdict: str) -> None:
    assert judge(text, datetime.date.fromisoformat(day)).verdict == verdict


def test_a_law_to_come_is_told() -> None:
    found = judge("生态环境法典第十五条", datetime.date(2026, 8, 14))
    assert found.doubt == "future" and "2026年8月15日" in (found.suggestion or "")


@pytest.mark.parametrize(
    ("text", "is_history"),
    [
        ("当时有效的《合同法》第五十二条", True),
        ("原《合同法》第五十二条", True),
        ("《合同法》第五十二条已废止", True),
        ("修正前的《民事诉讼法》第195条", True),
        ("合同失效的，照《合同法》第五十二条", False),
        ("当时签的合同，依《合同法》第五十二条无效", False),
    ],
)
def test_history(text: str, is_history: bool) -> None:
    assert judge(text).is_history == is_history
