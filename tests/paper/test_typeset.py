"""Whatever an author writes comes out on paper as text: all of it, and nothing acts."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from xml.etree.ElementTree import Element, SubElement

import ink
import pytest

from pufa.paper.press import Press
from pufa.paper.strings import content, literal
from pufa.paper.typeset import typeset
from pufa.text import markup

MARKS = """# $ * _ @ < > \\ ~ [ ] // /* */ ` " ' = - + ^ & { } ; : | % ! ? , . ( )
-- --- ... \\u{41} #let"""
EVERYTHING = """
开头一段有**粗体**、*强调*、`代码 #x`，还有[站内](别的.md)、[站外](https://example.org/页?a=1)和
<https://example.org/>，第二行。脚注在这里[^1]，又一次[^1]，还有一个[^长名]。

## 二级标题[^2]

#### 跳级的标题

1. 第一
2. 第二
    - 里面的点
        - 再里面

            这一项有第二段
3. 第三

- [ ] 没有办的
- [x] 办好了的
- 平常的

10. 从十开始
11. 十一

> 引一句话。
>
> > 里面还引。

| 左 | 中 | 右 |
|:---|:--:|---:|
| 一 | **二** | 3 |
| 甲[^2] | | 很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的一格 |

!!! warning "自己的题目"
    里面一段。

    - 里面的列表

!!! note
    没有题目的。

第一行\x20\x20
第二行

* * *

数字：{{ stats:2026/一/二 }}。名字：喆堃玥璟镕。

[^1]: 第一个脚注有 #标记 和 $式子$。
[^2]: 第二个。

    它有第二段。
[^长名]: 长名的。
[^没用]: 没有人提到的脚注。
"""


def print_blocks(press: Press, code: str) -> bytes:
    head = (
        '#import "bulletin.typ": *\n#show: bulletin.with(title: "题", author: "人", '
        "day: datetime(year: 2026, month: 3, day: 2), draft: none)\n"
    )
    body = f'#{{\nheading(level: 1, "题")\n{code}\n}}'
    return press.pdf(head + body, datetime.date(2026, 3, 2))


def print_markdown(press: Press, source: str) -> bytes:
    return print_blocks(press, typeset(markup.parse(source), lambda target: None, "n"))


def bare(text: str) -> str:
    return "".join(text.split())


def tree(text: str) -> Element:
    """*text*, unread by Markdown, in every place that holds an author's words."""
    root = Element("div")
    SubElement(root, "h2").text = text
    paragraph = SubElement(root, "p")
    paragraph.text = text
    for tag in ("strong", "em", "code"):
        SubElement(paragraph, tag).text = text
    SubElement(paragraph, "a", {"href": "other.md"}).text = text
    for kind in ("ul", "ol"):
        SubElement(SubElement(root, kind), "li").text = text
    table = SubElement(root, "table")
    SubElement(SubElement(table, "tr"), "th").text = text
    SubElement(SubElement(table, "tr"), "td").text = text
    note = SubElement(root, "aside", {"class": "pf-note"})
    SubElement(note, "p", {"class": "pf-note-title"}).text = text
    SubElement(note, "p").text = text
    SubElement(SubElement(root, "blockquote"), "p").text = text
    SubElement(SubElement(root, "p"), "img", {"src": "none.png", "alt": text})
    return root


@pytest.mark.parametrize("mark", MARKS.split())
def test_no_mark_acts(press: Press, mark: str) -> None:
    text = f"甲{mark}乙{mark}"
    pdf = print_blocks(press, typeset(tree(text), lambda target: None, "n"))
    assert ink.text(pdf).count(bare(text)) == 14


def test_marks_in_any_order_come_out(press: Press) -> None:
    chance = random.Random(20260302)
    alphabet = [*MARKS.split(), "字", "a", "1", " "]
    texts = ["".join(chance.choices(alphabet, k=chance.randint(1, 40))) for _ in range(60)]
    code = "\n".join(f"par({content('始' + text + '终')})" for text in texts)
    printed = Counter(ink.text(print_blocks(press, code)))
    assert not Counter(bare("".join(texts))) - printed


def test_strings_hold_no_line_ends_and_nothing_invisible() -> None:
    assert literal('a"b\\c') == '"a\\"b\\\\c"'
    assert literal("a\n\tb\u2028c") == '"a b c"'
    assert literal("a\ufeff\u200b\u00ad\x07b\u202e") == '"ab"'
    assert literal("　　全角") == '"　　全角"'


def test_everything_of_the_dialect_is_on_the_paper(press: Press) -> None:
    root = markup.parse(EVERYTHING)
    notes = next(part for part in root if part.get("class") == "footnote")
    expected = markup.plain(root).replace("↩", "") + markup.plain(notes).replace("↩", "")
    printed = ink.text(print_markdown(press, EVERYTHING))
    assert not Counter(set(bare(expected))) - Counter(set(printed))
    for block in root:
        if block.tag in ("h2", "h4", "ul", "blockquote", "aside"):
            for line in markup.plain(block).strip().split("\n"):
                assert bare(line) in printed
    assert "站外（https://example.org/页?a=1）" in printed
    assert printed.count("https://example.org/，") == 1
    assert "站内、" in printed
    assert "没有人提到的脚注" in printed
    assert "第一个脚注有#标记和$式子$" in printed
    assert printed.count("[1]") == 3  # two marks and the note
    assert "10.从十开始" in printed and "3.第三" in printed
    assert "□没有办的" in printed and "□√办好了的" in printed


def test_no_character_is_lost(press: Press) -> None:
    chance = random.Random(7)
    words = ["普法", "（一）", "2026年", "ABC", "“话”", "——", "……", "《法》", "100.5%", "a-b_c"]
    blocks = ["".join(chance.choices(words, k=chance.randint(1, 120))) for _ in range(40)]
    source = "\n\n".join(text.replace("_", "\\_") for text in blocks)
    expected = Counter(bare(markup.plain(markup.parse(source))))
    assert not expected - Counter(ink.text(print_markdown(press, source)))


@pytest.mark.parametrize("text", ["x" * 400, "https://example.org/" + "a/" * 300, "！" * 200])
def test_runs_without_a_place_to_break_stay_on_the_page(press: Press, text: str) -> None:
    pdf = print_blocks(press, f"par({content(text)})")
    glyphs = [glyph for glyph in ink.glyphs(pdf) if glyph.size == 16]
    assert len(glyphs) == len(text)
    assert max(glyph.right for glyph in glyphs) < ink.RIGHT + ink.MM


def test_a_table_repeats_its_head_and_loses_no_row(press: Press) -> None:
    rows = "".join(f"| 第{number}行 | {'字' * (number % 40)} |\n" for number in range(60))
    pdf = print_markdown(press, f"| 表头甲 | 表头乙 |\n|---|---|\n{rows}")
    printed = ink.text(pdf)
    assert printed.count("表头甲") == ink.glyphs(pdf)[-1].page
    assert all(f"第{number}行" in printed for number in range(60))


def test_a_cell_longer_than_a_page_goes_on_over_the_page(press: Press) -> None:
    printed = ink.text(print_markdown(press, f"| 甲 | 乙 |\n|---|---|\n| {'长' * 2000} | 短 |"))
    assert printed.count("长") == 2000


def test_a_footnote_in_a_table_head_prints(press: Press) -> None:
    rows = "| 一 | 二 |\n" * 40
    printed = ink.text(print_markdown(press, f"| 甲[^1] | 乙 |\n|---|---|\n{rows}\n[^1]: 注释。"))
    assert printed.count("注释。") == 1


def nested(mark: str) -> str:
    """A block in a block in a block, as deep as the dialect goes."""
    return "\n".join("    " * depth + mark.format(f"第{depth}层") for depth in range(30))


@pytest.mark.parametrize("mark", ["- {}", "1. {}\n", '!!! note "{}"\n'])
def test_deep_nesting_prints_to_its_bottom(press: Press, mark: str) -> None:
    pdf = print_markdown(press, nested(mark))
    assert "第29层" in ink.text(pdf)
    assert max(glyph.right for glyph in ink.glyphs(pdf)) < ink.RIGHT + ink.MM


def test_deep_quotations_print_to_their_bottom(press: Press) -> None:
    assert "最里面" in ink.text(print_markdown(press, "> " * 30 + "最里面"))
