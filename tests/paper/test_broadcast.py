"""大喇叭广播稿: what is read, in which time, and what the sheet shows."""

from __future__ import annotations

import re
from dataclasses import replace

import ink
import pytest
import sample

from pufa.findings import PufaError, Report
from pufa.model import DRAFT, Article, Case, Contact, Library
from pufa.paper import Shop, script
from pufa.paper.press import Press

BODY = """打头的一句。

## 为什么

不急的一句。又一句。

## 怎么办

1. 还款看第2条。借2人3.5万元，2026年3月1日还。
2. 打12348。

| 事 | 钱 |
|---|---|
| 调解 | 不收 |

## 法律依据

- 《中华人民共和国民法典》第675条：还款的期限。
"""
PHONE = Contact("office", "青禾镇司法所", "0400-5550101", "示例路1号", "工作日", None)
ARTICLE = sample.article(BODY)
OFFICE = replace(sample.OFFICE, contacts=(PHONE,))
LIBRARY = sample.library(ARTICLE, office=OFFICE)


def made(
    press: Press, article: Article = ARTICLE, minutes: int | None = None, library: Library = LIBRARY
) -> tuple[bytes, str]:
    report = Report()
    pair = Shop(library, {}, press, report).broadcast(article, minutes)
    assert pair is not None, report.text()
    return pair


def longer(sentences: int) -> Article:
    """The article with a section of so many sentences, 22 characters (6 seconds) each."""
    many = "这是一句二十二个字的话用来把时间念满再念满了。" * sentences
    return sample.article(BODY.replace("不急的一句。", many))


def test_all_is_read_in_order() -> None:
    assert script.write(ARTICLE, LIBRARY).lines == (
        "乡亲们，这里是青禾镇司法所，现在讲一讲法律。今天说的是：",
        "邻居排水起了纠纷怎么办。",
        "简单说：先看现场，再商量。",
        "打头的一句。",
        "下面说：为什么。",
        "不急的一句。又一句。",
        "下面说：怎么办。",
        "第一，还款看第二条。借两人三万五千元，二〇二六年三月一日还。",
        "第二，打幺二三四八。",
        "下面这张表，先说事，再说钱：",
        "调解：钱，不收。",
        "下面说：法律依据。",
        "《中华人民共和国民法典》第六百七十五条：还款的期限。",
        "还不清楚的，打电话问一问。",
        "青禾镇司法所的电话：零四零零，五五五零幺零幺。",
        "法律咨询热线：幺二三四八。有人动手、有危险，先打幺幺零。",
        "今天就讲到这里，谢谢大家。",
    )


def test_what_has_room_is_not_cut() -> None:
    whole = script.write(ARTICLE, LIBRARY)
    assert script.write(ARTICLE, LIBRARY, 2) == whole and whole.length < 2 * script.PACE
    assert whole.left_out == ()


@pytest.mark.parametrize("minutes", [1, 2, 3, 5])
def test_whole_sentences_are_cut_the_least_important_first(minutes: int) -> None:
    whole = script.write(longer(60), LIBRARY)
    cut = script.write(longer(60), LIBRARY, minutes)
    assert minutes * script.PACE - 60 < cut.length <= minutes * script.PACE
    assert cut.lines[:4] == whole.lines[:4] and cut.lines[-4:] == whole.lines[-4:]
    assert "没有讲完的，可以来问。" in cut.lines
    assert not any(line.endswith("：") for line in cut.lines[4:-1] if line in whole.lines[-7:-4])
    read = "".join(cut.lines)
    if minutes > 1:
        assert "调解：钱，不收。" in read and "第二，打幺二三四八。" in read
        assert read.index("用来把时间念满") < read.index("第一，还款看第二条")
    assert "法律依据" not in read and "又一句" not in read
    assert "“法律依据”整段" in cut.left_out
    assert any(re.fullmatch("“为什么”(?:整段|的后 \\d+ 句)", one) for one in cut.left_out)
    for line in cut.lines[4:-5]:
        assert any(full.startswith(line) for full in whole.lines)


def test_an_end_that_leads_to_nothing_is_not_read() -> None:
    body = f"## 怎么办\n\n{'念满这一句话的字。' * 9}\n\n这些都要带：\n\n- {'很长的一项' * 60}。"
    cut = script.write(sample.article(body), LIBRARY, 1)
    assert "这些都要带：" not in cut.lines and "“怎么办”的后 2 句" in cut.left_out


def test_the_authors_short_text_is_read_where_time_is_short() -> None:
    article = replace(ARTICLE, short="作者的短文，2人看。")
    cut = script.write(article, LIBRARY, 1)
    assert "作者的短文，两人看。" in cut.lines and "打头的一句。" not in cut.lines
    assert cut.left_out == ("念的是作者写的短文，不是网页上的全文",)
    assert "打头的一句。" in script.write(article, LIBRARY).lines


def test_minutes_that_cannot_be_kept_are_refused() -> None:
    article = replace(ARTICLE, summary="很长的答案。" * 60)
    with pytest.raises(PufaError, match="1 分钟念不完") as refusal:
        script.write(article, LIBRARY, 1)
    least = int(refusal.value.mend.split("至少给 ")[1].split()[0])
    assert script.write(article, LIBRARY, least).length <= least * script.PACE


@pytest.mark.parametrize(
    ("length", "said"), [(220, "约1分钟"), (221, "约1分10秒"), (110, "约0分30秒"), (440, "约2分钟")]
)
def test_time_is_told_by_the_pace(length: int, said: str) -> None:
    assert script.Script(("字" * length + "，。",), ()).duration == said


def test_a_story_says_what_it_is() -> None:
    fields = {name: getattr(ARTICLE, name) for name in Article.__dataclass_fields__}
    assert "这是一个故事，编写的示例。" in script.write(Case(**fields, consent=None), LIBRARY).lines


# The sheet


def test_the_sheet_has_every_word_in_large_type(press: Press) -> None:
    pdf, text = made(press)
    glyphs = ink.glyphs(pdf)
    large = "".join(glyph.char for glyph in glyphs if glyph.size >= 18)
    whole = script.write(ARTICLE, LIBRARY)
    for line in whole.lines:
        assert "".join(line.split()) in large
        assert line in re.sub(r"\[[^\]]+\]", "", text)
    for said in (
        f"共{whole.length}字，{whole.duration}（每分钟220字）",
        "法律条文核对至：2026年6月3日",
    ):
        assert said in ink.text(pdf) and said in text


def test_odd_readings_are_marked_where_they_stand(press: Press) -> None:
    pdf, text = made(press)
    assert "还[huán]款看第二条" in text and "还不清楚" in text
    glyphs = ink.glyphs(pdf)
    marks = "".join(glyph.char for glyph in glyphs if 8 < glyph.size < 10)
    assert marks.count("huán") == text.count("[huán]") > 0
    place = next(n for n, one in enumerate(glyphs) if one.char == "h" and 8 < one.size < 10)
    first, last, below = glyphs[place], glyphs[place + 3], glyphs[place + 4]
    assert below.char == "还" and 14 < below.y - first.y < 22
    assert abs((first.x + last.right) / 2 - (below.x + below.right) / 2) < 2


def test_what_is_left_out_is_on_the_sheet(press: Press) -> None:
    pdf, text = made(press, longer(60), 2)
    said = "“法律依据”整段"
    assert said in text.split("\n\n")[0] and said in ink.text(pdf)
    assert "没有念的" not in made(press)[1]


def test_a_draft_and_a_missing_phone_are_told(press: Press) -> None:
    assert DRAFT not in made(press)[1]
    office = replace(OFFICE, authorized=None, contacts=(replace(PHONE, phone="待填写"),))
    pdf, text = made(press, library=replace(LIBRARY, office=office))
    assert text.startswith(DRAFT) and DRAFT in ink.text(pdf)
    assert "电话待填写，填好以后" in text and "的电话：" not in text


def test_the_same_content_gives_the_same_bytes(press: Press) -> None:
    assert made(press) == made(press)


def test_what_cannot_be_printed_is_a_finding(press: Press) -> None:
    report = Report()
    article = replace(ARTICLE, title="标题\ue123")
    assert Shop(LIBRARY, {}, press, report).broadcast(article, None) is None
    assert [one.code for one in report.findings] == ["PAP001"]
