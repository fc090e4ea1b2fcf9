"""The dialect: what is in it, what is escaped, what is refused."""

from __future__ import annotations

import random
from html.parser import HTMLParser

import pytest

from pufa.text import markup
from pufa.text.flaws import flaws


def html(source: str) -> str:
    return markup.inner_html(markup.parse(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("一**粗**二*斜*三", "<p>一<strong>粗</strong>二<em>斜</em>三</p>"),
        ("## 怎么 办", '<h2 id="怎么-办">怎么 办</h2>'),
        ("1. 甲\n2. 乙\n    - 丙", "<ol><li>甲</li><li>乙<ul><li>丙</li></ul></li></ol>"),
        ("> 引用", "<blockquote><p>引用</p></blockquote>"),
        ("[文](../甲/乙.md#丙)", '<p><a href="../甲/乙.md#丙">文</a></p>'),
        ("a_b_c 3 < 5 & 6", "<p>a_b_c 3 &lt; 5 &amp; 6</p>"),
        ("`a < b & c`", "<p><code>a &lt; b &amp; c</code></p>"),
        ("    缩进不是代码", "<p>缩进不是代码</p>"),
    ],
)
def test_dialect(source: str, expected: str) -> None:
    assert html(source) == expected


def test_line_ends_between_han_are_no_spaces() -> None:
    assert html("第一行\n第二行，\nabc\ndef") == "<p>第一行第二行，abc\ndef</p>"


def test_tasks_are_boxes() -> None:
    text = html("- [ ] 身份证 **原件**\n- [x] 户口本\n- 平常的")
    assert text.count('<input type="checkbox">') == 1
    assert text.count('checked="checked"') == 1
    assert "<label>" in text and "<li>平常的</li>" in text


def test_tables_have_scope_and_no_inline_style() -> None:
    text = html("| 甲 | 乙 |\n|:-:|--:|\n| 1 | 2 |")
    assert '<th scope="col" class="pf-center">甲</th>' in text
    assert '<td class="pf-right">2</td>' in text
    assert "style" not in text and "align" not in text


@pytest.mark.parametrize("kind", markup.NOTES)
def test_notes(kind: str) -> None:
    tree = markup.parse(f'!!! {kind} "标题"\n    内容\n\n    - 一')
    note = tree.find("aside")
    assert note is not None and note.get("data-kind") == kind
    assert markup.plain(note) == "标题\n内容\n一\n"
    assert markup.NOTES[kind] in html(f"!!! {kind}\n    内容")


def test_footnotes_point_both_ways() -> None:
    text = html("正文[^1]\n\n[^1]: 注文")
    assert 'href="#fn:1"' in text and 'id="fn:1"' in text
    assert 'href="#fnref:1"' in text and "↩" in text
    assert markup.plain(markup.parse("正文[^1]\n\n[^1]: 注文")).startswith("正文\n")


def test_statistics_references() -> None:
    assert markup.stats(markup.parse("共{{ stats:2025年报/T1/合计 }}件")) == ["2025年报/T1/合计"]


def test_same_heading_twice_gets_two_ids() -> None:
    ids = [heading.id for heading in markup.headings(markup.parse("## 甲\n\n## 甲"))]
    assert ids == ["甲", "甲-2"]


def test_cut_section_ends_at_the_next_heading() -> None:
    tree = markup.parse("前\n\n## 法律依据\n\n- 一\n\n### 小\n\n二\n\n## 后\n\n三[^1]\n\n[^1]: 注")
    section = markup.cut_section(tree, "法律依据")
    assert [block.tag for block in section] == ["ul", "h3", "p"]
    assert "法律依据" not in markup.plain(tree) and "三" in markup.plain(tree)


class _Reader(HTMLParser):
    """What a browser would see as tags."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


def test_no_author_writes_html() -> None:
    marks = [
        "<script>",
        "</p>",
        "&lt;",
        '"',
        "'",
        "<img src=x onerror=y>",
        "](",
        "[a",
        "*",
        "`",
        "_",
    ]
    marks += [
        "\n",
        "| ",
        "- ",
        "!!! note",
        "    ",
        "[^1]",
        "{{ stats:",
        "}}",
        "\\",
        "<",
        ">",
        "# ",
        "好",
    ]
    chance = random.Random(7)
    for _ in range(4000):
        source = "".join(chance.choices(marks, k=14))
        if any(flaw.kind == "nesting" for flaw in flaws(source)):
            continue
        tree = markup.parse(source)
        tags = {element.tag for element in tree.iter()}
        assert not tags & {"script", "style", "iframe"}
        names = {name for element in tree.iter() for name in element.attrib}
        assert not any(name.startswith("on") or name == "style" for name in names)
        text = markup.html(tree)
        assert "\x02" not in text
        reader = _Reader()
        reader.feed(text)
        assert reader.tags == [element.tag for element in tree.iter()]


def test_simple_prose_comes_out_as_the_library_would_make_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pieces = ["甲", "乙丙。", "，丁", "`", "*", "_", "[", "](", ")", "<https://a.b>", "\\", "  \n"]
    pieces += ["&", "!", "{{ stats:", "}}", "\n", "\n\n", "- ", "| a | b |\n|---|---|\n| "]
    pieces += ["[^1]", "[^1]: ", "**", "**", "**戊**", "**己庚**", " ", "- [ ] "]
    draw = random.Random(3)
    sources = ["".join(draw.choices(pieces, k=draw.randint(1, 20))) for _ in range(800)]
    ours = [html(source) for source in sources]
    whole = markup._dialect()
    whole.treeprocessors.deregister("simple")
    whole.parser.blockprocessors.deregister("prose")
    monkeypatch.setattr(markup, "_MARKDOWN", whole)
    assert ours == [html(source) for source in sources]
