"""A Word document becomes an article: nothing lost in silence, nothing opened that harms."""

from __future__ import annotations

import json
import random
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import written
from PIL import Image

from building import AS_OF, files
from pufa.config import Config, find
from pufa.desk import bring_article
from pufa.findings import PufaError, Report
from pufa.load import load
from pufa.paper import articles, word
from pufa.text import markup
from pufa.text.flaws import flaws

ROOT = Path(__file__).parents[2]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "content").mkdir()
    return find(tmp_path, AS_OF)


def brought(config: Config, path: Path) -> tuple[str, str, Report]:
    """The front matter and the body of the article *path* became, and what was said."""
    report = Report()
    made, _ = bring_article(config, path, "邻里", report)
    _, front, body = made.read_text("utf-8").split("---\n", 2)
    assert not flaws(body)
    return front, body.strip(), report


def facts(tree: markup.Tree) -> tuple[object, ...]:
    headings = [(one.level, one.text) for one in markup.headings(tree)]
    tables = [
        [[markup.plain(cell).strip() for cell in row] for row in table.iter("tr")]
        for table in tree.iter("table")
    ]
    return headings, tables, "".join(markup.plain(tree).split())


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests/portal"], ids=["ours", "portal"])
def test_what_goes_out_comes_back_whole(root: Path, config: Config) -> None:
    library = load(find(root, AS_OF), Report())
    chosen = sorted(library.by_id.values(), key=lambda one: one.id)
    for article in chosen[:: 9 if root == ROOT else 2]:
        path = config.root / f"{article.id}.docx"
        # Pictures need an office's cache; their words stand in for them here.
        path.write_bytes(word.article(article, library, {}))
        front, body, report = brought(config, path)
        tree = articles.tree(article.text.body, library)
        for picture in list(tree.iter("img")):
            picture.tag, picture.text = "span", picture.get("alt")
        assert facts(markup.parse(body)) == facts(tree), article.id
        assert report.findings == []
        assert f"title: {json.dumps(article.title, ensure_ascii=False)}" in front
        assert f"summary: {json.dumps(article.summary, ensure_ascii=False)}" in front
        assert f"statute_checked_to: {article.statute_checked_to}" in front
        assert "reviewed" not in front


BODY = """先看[法律](https://example.org/law?a=1&b=2)怎么说[^1]，**要紧**，*楷体*，`代码`。

## 怎么办

1. 拍照
2. 找人

- 甲
    - 甲之一
- [ ] 身份证

> 引用的话

---

!!! warning "先打110"
    有人动手。

!!! tip
    - 一
    - 二

3. 接着

[^1]: 注文在这里"""


def test_our_own_documents_keep_every_mark(config: Config) -> None:
    library = load(find(ROOT / "tests/portal", AS_OF), Report())
    article = next(iter(library.by_id.values()))
    article = replace(article, text=replace(article.text, body=BODY))
    path = config.root / "a.docx"
    path.write_bytes(word.article(article, library, {}))
    _, body, report = brought(config, path)
    assert body == BODY
    assert report.findings == []


def test_headings_numbers_and_indents_by_hand(config: Config) -> None:
    document = written.titled("冬季用火用电")
    document.add_paragraph("　　天冷了，先看这几样。")
    written.bold(document, "一、炉子")
    written.bold(document, "（一）烟囱")
    written.bold(document, "1.检查")
    document.add_paragraph("1. 先看")
    document.add_paragraph("2．再修")
    document.add_paragraph("二、这是一句没有加粗的话。")
    _, body, report = brought(config, written.saved(document, config.root))
    assert body.split("\n\n") == [
        "天冷了，先看这几样。",
        "## 一、炉子",
        "### （一）烟囱",
        "#### 1.检查",
        "1. 先看\n2. 再修",
        "二、这是一句没有加粗的话。",
    ]
    assert report.findings == []


def test_words_headings_count_from_the_title(config: Config) -> None:
    document = docx.Document()
    document.add_heading("养狗要拴绳", 0)
    document.add_heading("为什么", 1)
    document.add_heading("咬了人", 2)
    front, body, _ = brought(config, written.saved(document, config.root))
    assert 'title: "养狗要拴绳"' in front and "id: yang-gou-yao-shuan-sheng" in front
    assert body == "## 为什么\n\n### 咬了人"


def test_what_only_the_office_knows_is_left(config: Config) -> None:
    document = docx.Document()
    document.add_paragraph("没有标题的一段话，说的是村里的事，后面还有很长很长的话。")
    front, _, _ = brought(config, written.saved(document, config.root, "村规.docx"))
    assert 'title: "村规"' in front and 'drafted: "待填写"' in front
    assert "statute_checked_to: 待填写" in front and f"date: {AS_OF}" in front


def test_lists_go_on_where_they_went_on(config: Config) -> None:
    document = docx.Document()
    for words, style in (
        *(("甲", "List Bullet"), ("乙", "List Bullet 2")),
        *(("子", "List Number"), ("丑", "List Number"), ("插话", None), ("寅", "List Number")),
    ):
        document.add_paragraph(words, style=style)
    _, body, _ = brought(config, written.saved(document, config.root))
    assert "1. 子\n2. 丑\n\n插话\n\n3. 寅" in body and body.startswith("- 甲")


def test_a_list_does_not_begin_deep(config: Config) -> None:
    document = docx.Document()
    for words, level in (("子", 0), ("丑", 1), ("插话", None), ("寅", 1), ("卯", 2)):
        paragraph = document.add_paragraph(words)
        if level is not None:
            xml = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
            written.put(paragraph, f"<w:pPr>{xml}</w:pPr>")
    path = written.saved(document, config.root)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
        for level in range(3)
    )
    more = f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'
    more += '<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num></w:numbering>'
    written.changed(path, "word/numbering.xml", b"</w:numbering>", more.encode())
    _, body, _ = brought(config, path)
    assert body == "- 子\n    - 丑\n\n插话\n\n- 寅\n    - 卯"


def test_words_own_numbers_are_kept_as_words(config: Config) -> None:
    document = docx.Document()
    for words in ("总则", "分则"):
        document.add_paragraph(words, style="List Number")
    path = written.saved(document, config.root)
    with zipfile.ZipFile(path) as archive:
        numbering = archive.read("word/numbering.xml")
    said = numbering.replace(b'w:val="decimal"', b'w:val="chineseCountingThousand"')
    said = said.replace(b'w:val="%1."', 'w:val="第%1条　"'.encode())
    written.changed(path, "word/numbering.xml", b"", said)
    _, body, _ = brought(config, path)
    assert body == "第一条 总则\n\n第二条 分则".replace("条 ", "条　")


def test_pictures_lose_what_they_tell_and_keep_their_captions(config: Config) -> None:
    document = docx.Document()
    document.add_picture(written.photograph())
    document.add_paragraph("图1 烟囱要伸出屋檐")
    _, body, report = brought(config, written.saved(document, config.root))
    (picture,) = (path for path in config.root.rglob("*") if path.suffix in (".jpg", ".png"))
    assert body == f"![图1 烟囱要伸出屋檐]({picture.name})\n\n图1 烟囱要伸出屋檐"
    with Image.open(picture) as image:
        assert not image.getexif() and not image.info.get("comment")
    assert b"TAKEN-BY" not in picture.read_bytes()
    assert report.findings == []


@pytest.mark.parametrize(
    ("alt", "kept"),
    [
        ("屋后的排水沟", "屋后的排水沟"),
        ("C:\\Users\\某某\\沟.jpg", "待填写"),
        ("IMG_2044", "待填写"),
        ("", "待填写"),
    ],
)
def test_alt_text_is_kept_unless_it_is_a_file_name(alt: str, kept: str, config: Config) -> None:
    document = docx.Document()
    shape = document.add_picture(written.photograph())
    shape._inline.docPr.set("descr", alt)
    _, body, _ = brought(config, written.saved(document, config.root))
    assert body.startswith(f"![{kept}](")


def test_a_caption_below_a_table_moves_above(config: Config) -> None:
    document = docx.Document()
    document.add_table(2, 2).cell(0, 0).text = "事|项"
    document.add_paragraph("表1 谁来管")
    _, body, _ = brought(config, written.saved(document, config.root))
    assert body.startswith("表1 谁来管\n\n| 事\\|项 |  |\n|---|---|\n")


LOSSES = [
    ('<w:ins w:id="1"><w:r><w:t>新字</w:t></w:r></w:ins>', "新字", "IMP002", "修订里新加的字"),
    ('<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>', "", "IMP001", "删去的字"),
    ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b", "IMP002", "公式"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", "", "IMP001", "隐藏的字"),
    ("<w:r><w:rPr><w:strike/></w:rPr><w:t>划</w:t></w:r>", "划", "IMP002", "划掉的字"),
    ("<w:r><w:object><v:shape/></w:object></w:r>", "", "IMP001", "嵌入的对象"),
    (
        "<w:r><w:ruby><w:rt><w:r><w:t>zhé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>喆</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>",
        "喆（zhé）",
        "IMP002",
        "注音",
    ),
    (
        "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></w:pict></w:r>",
        "\n\n框里",
        "IMP002",
        "文本框",
    ),
]


@pytest.mark.parametrize(("xml", "kept", "code", "said"), LOSSES)
def test_what_cannot_be_kept_is_found(
    xml: str, kept: str, code: str, said: str, config: Config
) -> None:
    document = docx.Document()
    document.add_paragraph("第一段")
    written.put(document.add_paragraph("第二段"), xml)
    _, body, report = brought(config, written.saved(document, config.root))
    assert body == f"第一段\n\n第二段{kept}"
    (finding,) = report.findings
    assert (finding.code, finding.line) == (code, 2) and said in finding.what


def test_what_is_wrong_in_a_note_is_said_of_the_note(config: Config) -> None:
    library = load(find(ROOT / "tests/portal", AS_OF), Report())
    article = next(iter(library.by_id.values()))
    article = replace(article, text=replace(article.text, body="字[^1]\n\n[^1]: 注文在这里"))
    path = config.root / "a.docx"
    path.write_bytes(word.article(article, library, {}))
    hidden = '<w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">注文'.encode()
    written.changed(path, "word/footnotes.xml", '<w:t xml:space="preserve">注文'.encode(), hidden)
    _, _, report = brought(config, path)
    assert [one.what for one in report.findings] == ["脚注“注文在这里”：隐藏的字，没有带过来。"]


def test_headers_are_said_and_page_numbers_are_not(config: Config) -> None:
    document = docx.Document()
    document.add_paragraph("字")
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    assert brought(config, written.saved(document, config.root))[2].findings == []
    document.sections[0].header.paragraphs[0].text = "内部资料"
    report = brought(config, written.saved(document, config.root, "另.docx"))[2]
    assert [one.code for one in report.findings] == ["IMP001"]


def test_merged_cells_are_taken_apart(config: Config) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for number, cell in enumerate(table._cells):
        cell.text = str(number)
    table.cell(1, 0).merge(table.cell(2, 0)).text = "上下"
    _, body, report = brought(config, written.saved(document, config.root))
    assert body.split("\n")[2:] == ["| 上下 | 3 |", "| 上下 | 5 |"]
    assert [one.code for one in report.findings] == ["IMP002"]


PIECES = (
    *("甲", "乙，", " ", "#", "-", "*", "_", "`", "[", "]", "(x)", "<b>", "&lt;", "|", "\\", ">"),
    *(
        "1. ",
        "12.",
        "{{ stats:a/b }}",
        "!!! note",
        "！！！",
        "＃",
        "｜",
        "[^1]",
        "】(a)",
        "---",
        "+ ",
    ),
    *(
        "http://x.cn/a",
        "\u3000",
        "é",
        "𠀀",
        "~",
        "$",
        "=",
        "**",
        "__",
        "![",
        "](",
        "【",
        "（a.md）",
    ),
)


def test_no_word_is_changed_whatever_it_looks_like(config: Config) -> None:
    chance = random.Random(3)
    document = docx.Document()
    document.add_paragraph("标题。")
    lines: list[str] = []
    for _ in range(400):
        lines.append("字" + "".join(chance.choices(PIECES, k=chance.randint(1, 9))))
        lines.append("".join(chance.choices(PIECES, k=chance.randint(1, 9))))
    for line in lines:
        paragraph = document.add_paragraph()
        middle = chance.randint(0, len(line))
        paragraph.add_run(line[:middle]).bold = chance.random() < 0.3
        paragraph.add_run(line[middle:])
    report = Report()
    path, _ = bring_article(config, written.saved(document, config.root), "邻里", report)
    body = path.read_text("utf-8").split("---\n", 2)[2]
    assert not flaws(body)
    shown = "".join(markup.plain(markup.parse(body)).split())
    table = str.maketrans({"！": "!", "＃": "#", "｜": "|"})
    plain = "".join("".join(lines).split()).translate(table)
    assert _without_marks(shown.translate(table)) == _without_marks("标题。" + plain)


def _without_marks(text: str) -> str:
    """*text* without what may become a rule or the number of an item."""
    return "".join(char for char in text if char not in "-.0123456789．")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = b"<a>" + b" " * 17_000_000 + b"</a>"


def plain(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("字")
    return written.saved(document, folder)


Make = Callable[[Path], Path]


def overwrite(data: bytes) -> Make:
    def make(folder: Path) -> Path:
        path = folder / "原稿.docx"
        path.write_bytes(data)
        return path

    return make


def with_part(name: str, data: bytes) -> Make:
    return lambda folder: written.changed(plain(folder), name, b"", data)


def cut_short(folder: Path) -> Path:
    path = plain(folder)
    path.write_bytes(path.read_bytes()[:-400])
    return path


def damaged(folder: Path) -> Path:
    path = plain(folder)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("word/document.xml").header_offset
    data[start + 60 : start + 90] = bytes(30)
    path.write_bytes(bytes(data))
    return path


def too_big(folder: Path) -> Path:
    path = folder / "原稿.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(200_000_001)
    return path


def lying(folder: Path) -> Path:
    """An archive that says of a part that it is small."""
    path = with_part("word/document.xml", BOMB)(folder)
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<L", len(BOMB)), struct.pack("<L", 900)))
    return path


DEEP = (
    f'<w:document xmlns:w="{written.W}"><w:body>{"<w:sdt><w:sdtContent>" * 6000}'
    f"{'</w:sdtContent></w:sdt>' * 6000}</w:body></w:document>"
)
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
HOSTILE: dict[str, tuple[Make, str]] = {
    "password": (overwrite(OLE + "EncryptedPackage".encode("utf-16-le")), "密码"),
    "doc": (overwrite(OLE), "旧格式"),
    "rtf": (overwrite(b"{\\rtf1 a}"), "RTF"),
    "empty": (overwrite(b""), "不是 Word"),
    "text": (overwrite("一段话".encode()), "不是 Word"),
    "truncated": (cut_short, "坏了"),
    "damaged": (damaged, "坏了"),
    "no archive": (overwrite(b"PK\x03\x04" + bytes(90)), "坏了"),
    "macros": (with_part("word/vbaProject.bin", b"x"), "宏"),
    "bomb": (with_part("word/document.xml", BOMB), "大得不正常"),
    "lying bomb": (lying, "坏了"),
    "definitions": (with_part("word/document.xml", DOCTYPE), "定义"),
    "no xml": (with_part("word/document.xml", b"<w:document"), "坏了"),
    "no body": (with_part("word/document.xml", b"<a/>"), "坏了"),
    "deep": (with_part("word/document.xml", DEEP.encode()), "坏了"),
    "spreadsheet": (with_part("[Content_Types].xml", b"<Types/>"), "不是 Word"),
    "too big": (too_big, "200 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_safe_is_not_opened(name: str, config: Config) -> None:
    make, said = HOSTILE[name]
    path = make(config.root)
    report = Report()
    with pytest.raises(PufaError, match=said):
        bring_article(config, path, "邻里", report)
    assert report.findings == [] and list(config.content.rglob("*")) == []


def test_a_document_that_was_cut_anywhere_is_a_sentence(config: Config) -> None:
    whole = plain(config.root)
    with zipfile.ZipFile(whole) as archive:
        xml = archive.read("word/document.xml")
    chance = random.Random(5)
    for number in range(20):
        start = chance.randrange(len(xml))
        broken = xml[:start] + xml[start + chance.randint(1, 200) :]
        path = config.root / f"{number}.docx"
        path.write_bytes(whole.read_bytes())
        written.changed(path, "word/document.xml", b"", broken)
        try:
            bring_article(config, path, "邻里", Report())
        except PufaError:
            continue


def test_nothing_is_written_over(config: Config) -> None:
    document = docx.Document()
    document.add_heading("同名", 0)
    document.add_picture(written.photograph())
    path = written.saved(document, config.root)
    bring_article(config, path, "邻里", Report())
    before = files(config.content)
    with pytest.raises(PufaError, match="已经有这个文件"):
        bring_article(config, path, "邻里", Report())
    assert files(config.content) == before


def test_a_topic_there_is_not_is_refused(config: Config) -> None:
    with pytest.raises(PufaError, match="主题"):
        bring_article(config, plain(config.root), "没有这个", Report())
