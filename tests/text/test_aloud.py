"""Texts as they are read aloud: lists counted, tables told, nothing of the page lost."""

from __future__ import annotations

from pufa.text import markup
from pufa.text.aloud import sentences, speeches

BODY = """先说一句。[^1]看[这一篇](甲.md)，[网](https://a.cn)。

![水沟](a.png)

## 怎么办？

1. **留证据**，拍下来。

    - 内一
    - 内二

2. **调解**；不收费

- [ ] 身份证

### 小标题

| 事情 | 多少钱 | 谁出 |
|---|---|---|
| 调解 | 0元 | |
| 起诉 | 50元[^2] | 2人各一半。 |

!!! warning "先去医院"
    别的以后再说。

> 引一句

## 空的

[^1]: 脚注一。
[^2]: 脚注二
[^3]: 没人提的
"""


def test_every_kind_of_block_is_said() -> None:
    found = speeches(markup.parse(BODY))
    assert [(one.heading, one.lines) for one in found] == [
        ("", ["先说一句。看这一篇，网。", "补充一句：脚注一。", "图上是：水沟。"]),
        (
            "怎么办？",
            [
                "第一，留证据，拍下来。",
                "一是，内一。",
                "二是，内二。",
                "第二，调解；不收费。",
                "身份证。",
                "小标题。",
                "下面这张表，先说事情，再说多少钱、谁出：",
                "调解：多少钱，零元。",
                "起诉：多少钱，五十元；谁出，两人各一半。",
                "补充一句：脚注二。",
                "先去医院。",
                "别的以后再说。",
                "引一句。",
            ],
        ),
        ("空的", ["补充一句：没人提的。"]),
    ]


def test_a_list_goes_on_where_it_began() -> None:
    (only,) = speeches(markup.parse("3. 丙\n4. 丁"))
    assert only.lines == ["第三，丙。", "第四，丁。"]


def test_a_text_without_words_says_nothing() -> None:
    assert speeches(markup.parse("")) == []
    assert speeches(markup.parse("---\n\n\u3000")) == []


def test_sentences_end_behind_their_quotes() -> None:
    line = "他说：“不行。”就走了！后来呢？没有了"
    assert sentences(line) == ["他说：“不行。”", "就走了！", "后来呢？", "没有了"]
    assert "".join(sentences(line)) == line
