"""Word documents: the page of GB/T 9704, real styles and notes, every word as it was typed."""

from __future__ import annotations

import datetime
import io
import random
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
import sample
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from test_fuzz import MARKS

from building import AS_OF
from pufa.config import find
from pufa.edition import compile_edition
from pufa.findings import Report
from pufa.media import Prepared
from pufa.model import DRAFT, Library, Release
from pufa.paper import statistics, word
from pufa.paper.press import Press
from pufa.paper.strings import visible
from pufa.stats import describe
from pufa.text import markup
from pufa.text.flaws import flaws

BODY = """先看[法律](https://example.org/law?a=1&b=2)怎么说[^1]。

## 怎么办

1. **拍照**，记下日子；
2. 找`调解员`。

    接着的一段。

5. *再去*法院。

- 甲
    - 甲之一
- [ ] 身份证
- [x] 照片

> 引用的话

!!! warning "先打110"
    有人动手。

### 花多少钱

| 事 | 钱 |
|---|---:|
| 调解 | 0 |

[^1]: 注文在这里，见[网页](http://example.org/)。
"""


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def notice(body: str, *, is_draft: bool = False, items: int = 1) -> bytes:
    library = sample.library(office=sample.DRAFT_OFFICE if is_draft else sample.OFFICE)
    issue = sample.bulletin(*(sample.notice(f"标题{one}", body) for one in range(items)))
    return word.bulletin(issue, library, {}, drawn)


def part(data: bytes, name: str) -> BaseOxmlElement:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root: BaseOxmlElement = docx.oxml.parse_xml(archive.read(f"word/{name}.xml"))
        return root


def drawn(svg: str) -> bytes:
    raise AssertionError("nothing to draw")


def said(element: BaseOxmlElement) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def words(data: bytes) -> str:
    return said(part(data, "document")) + said(part(data, "footnotes"))


def test_the_page_has_22_lines_of_28_characters() -> None:
    section = opened(notice(BODY)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(one.mm) for one in margins] == [37, 28, 26, 35]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None and grid.get(qn("w:type")) == "lines"
    pitch = int(grid.get(qn("w:linePitch")))
    area = 16838 - 2098 - 1984
    assert area // pitch == 22 and area - 22 * pitch < 20
    default = part(notice(BODY), "styles").find(f"{qn('w:docDefaults')}//{qn('w:rPr')}")
    assert default is not None
    size = int(default.find(qn("w:sz")).get(qn("w:val"))) / 2
    spacing = int(default.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert size == 16 and (11906 - 1587 - 1474) / 20 // (size + spacing) == 28


def test_numbers_stand_outside_and_the_draft_says_so() -> None:
    for is_draft, stamp in ((False, ""), (True, DRAFT)):
        section = opened(notice(BODY, is_draft=is_draft)).sections[0]
        for header in (section.header, section.even_page_header):
            assert header.paragraphs[0].text == stamp
        sides = [
            one.paragraphs[0]._p.find(f"{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val"))
            for one in (section.footer, section.even_page_footer)
        ]
        assert sides == ["right", "left"]
        assert said(section.footer.paragraphs[0]._p) == "— 1 —"
    assert opened(notice(BODY)).settings.odd_and_even_pages_header_footer


def test_styles_are_words_own() -> None:
    document = opened(notice(BODY))
    styled = [(one.style.name, one.text) for one in document.paragraphs if one.style]
    assert ("Title", "青禾司法简报") in styled
    assert ("Heading 1", "标题0") in styled
    assert [one for one in styled if one[0] in ("Heading 2", "Heading 3")] == [
        ("Heading 2", "怎么办"),
        ("Heading 3", "花多少钱"),
    ]
    assert ("Quote", "引用的话") in styled
    assert ("Body Text", "□ 身份证") in styled and ("Body Text", "√ 照片") in styled


def test_lists_are_lists_and_begin_where_they_say() -> None:
    document = opened(notice(BODY))
    marks = {
        one.text: (number.ilvl.val, number.numId.val)
        for one in document.paragraphs
        if one._p.pPr is not None and (number := one._p.pPr.numPr) is not None
    }
    assert marks["甲"] == (0, 1) and marks["甲之一"] == (1, 1)
    assert marks["拍照，记下日子；"][1] == marks["找调解员。"][1] > 1
    assert "接着的一段。" not in marks
    starts = part(notice("7. 甲\n8. 乙"), "numbering").iter(qn("w:startOverride"))
    assert [one.get(qn("w:val")) for one in starts] == ["7"]


def test_a_table_has_a_head_that_is_repeated() -> None:
    document = opened(notice(BODY))
    note, table, imprint = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["事", "钱"],
        ["调解", "0"],
    ]
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
    assert heads[0] is not None and heads[1] is None
    assert [one.text for one in note.cell(0, 0).paragraphs] == ["先打110", "有人动手。"]
    assert "共印60份" in imprint.cell(1, 0).text


def test_footnotes_and_links_are_real() -> None:
    data = notice(BODY)
    notes = [one for one in part(data, "footnotes") if one.get(qn("w:type")) is None]
    assert [said(one).strip() for one in notes] == ["注文在这里，见网页。"]
    references = list(part(data, "document").iter(qn("w:footnoteReference")))
    assert [one.get(qn("w:id")) for one in references] == [notes[0].get(qn("w:id"))]
    document = opened(data)
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert targets == ["https://example.org/law?a=1&b=2"]


def test_contents_where_there_are_more_than_four_items() -> None:
    assert "目　录" not in words(notice("字"))
    document = opened(notice("字", items=5))
    listed = [one.text for one in document.paragraphs if one.style and one.style.name == "toc 1"]
    assert [line.split("\t")[0] for line in listed] == [f"标题{one}" for one in range(5)]


def test_the_same_bytes_with_the_day_of_the_content() -> None:
    data = notice(BODY)
    assert data == notice(BODY)
    about = opened(data).core_properties
    assert about.created == about.modified == datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
    assert about.author == "青禾镇司法所" and about.language == "zh-CN"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


@pytest.fixture(scope="module")
def township(portal: Path) -> tuple[Library, dict[str, Prepared]]:
    edition = compile_edition(find(portal, AS_OF), Report())
    assert edition is not None
    return edition.library, edition.pictures


def test_a_picture_has_its_alt_text(township: tuple[Library, dict[str, Prepared]]) -> None:
    library, pictures = township
    article = library.by_id["linli-paishui"]
    alts = {picture.alt for picture in article.text.pictures}
    document = opened(word.article(article, library, pictures))
    shown = [one._inline.docPr.get("descr") for one in document.inline_shapes]
    assert shown and set(shown) == alts


def test_statistics_are_tables_with_what_is_hidden_hidden(
    township: tuple[Library, dict[str, Prepared]], press: Press
) -> None:
    library, pictures = township
    release = library.release(library.tables[0].release)
    issue = sample.bulletin(Release(release.id, 1))
    document = opened(word.bulletin(issue, library, pictures, press.shot))
    tables = [(tree, one) for tree, one in statistics.blocks(release, library) if one]
    alts = [one._inline.docPr.get("descr") for one in document.inline_shapes]
    assert alts == [visible(describe(one)) for _, one in tables]
    shown = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    for tree, _ in tables:
        for row in tree.iter("tr"):
            assert [cell.text or "" for cell in row] in shown


def test_no_character_is_lost_or_changed() -> None:
    chance = random.Random(11)
    planes = [(0x20, 0x2FF), (0x2000, 0x2FFF), (0x3000, 0x9FFF), (0xF900, 0xFFEF)]
    planes += [(0x1F300, 0x1F6FF), (0x20000, 0x2A6DF)]
    for _ in range(150):
        start, end = chance.choice(planes)
        title = "".join(chr(chance.randint(start, end)) for _ in range(chance.randint(1, 60)))
        if not visible(title).strip() or any(unicodedata.category(one) == "Cs" for one in title):
            continue
        article = sample.article("字", title=title)
        document = opened(word.article(article, sample.library(article), {}))
        assert document.paragraphs[0].text == visible(title)


def test_what_xml_cannot_hold_is_dropped() -> None:
    article = sample.article("字", title="甲\ufffe乙\uffff\x01丙\ud800")
    document = opened(word.article(article, sample.library(article), {}))
    assert document.paragraphs[0].text == "甲乙丙"


def test_every_text_is_in_it_as_typed() -> None:
    chance = random.Random(7)
    for _ in range(200):
        text = "".join(chance.choices(MARKS, k=chance.randint(3, 30)))
        if any(flaw.kind == "nesting" for flaw in flaws(text)):
            continue
        tree = markup.parse(text)
        shown = visible("".join(_shown(tree)))
        missing = Counter(re.sub(r"\s", "", shown)) - Counter(words(notice(text)))
        assert not missing, (text, missing)


def _shown(element: ElementTree.Element) -> list[str]:
    """The words of *element* that a reader sees, notes included, marks of notes left out."""
    if element.tag == "sup" or "footnote-backref" in element.get("class", ""):
        return []
    out = [element.text or "", element.get("alt", "")]
    for child in element:
        out += [*_shown(child), child.tail or ""]
    return out
