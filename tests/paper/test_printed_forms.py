"""A blank form on paper and in Word: everything it asks, room to answer, nothing else."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import ink
import pypdf
import pytest
import sample

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import DRAFT, Field, Form, Part, Text
from pufa.paper import form_word, forms
from pufa.paper.press import Press

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = "#let $x$ *a* _b_ @c <d> \\e ~f [g] //h /*i*/ `j` \"k\" 'l' =m -n +o ^p &q {r}"

# The file set of a mediation, and two checklists.
IDS = (
    *("file-cover", "file-contents", "application", "register", "rights-notice", "inquiry"),
    *("mediation-record", "agreement", "oral-agreement", "follow-up", "failure-notice"),
    *("proxy", "performance", "statement", "confirmation", "file-back"),
    *("correction-file", "release-file"),
)


def field(kind: Any, label: str, **changes: Any) -> Field:
    made = Field(f"f-{label}", label, kind, (), 3, None)
    return replace(made, **changes)


def text(words: str) -> Text:
    return Text("content/forms/a.yml", 1, words, words)


def form(*fields: Field, **changes: Any) -> Form:
    made = Form(
        *("content/forms/a.yml", "a", "表", "给谁用", (text("《民法典》第一条"),), "示例编写人"),
        statute_checked_to=datetime.date(2026, 6, 3),
        intro=text("先说一句。"),
        parts=(Part("一栏", "提示", fields),),
        closing=text("最后一句。"),
    )
    return replace(made, **changes)


EVERY = form(
    field("text", "姓名", hint="写本名"),
    field("choice", "性别", options=("男", "女")),
    field("date", "日期"),
    field("money", "金额"),
    field("long", "经过", lines=4),
    field("check", "材料", options=("借条", "照片"), warning=text("先问法院。")),
    field("table", "目录", columns=("名称", "页号"), lines=5),
    field("sign", "调解员签名"),
    field("date", "签名日期"),
    field("sign", "委员会印章"),
)


def printed(press: Press, one: Form, draft: bool = False) -> bytes:
    report = Report()
    office = sample.DRAFT_OFFICE if draft else sample.OFFICE
    pdf = forms.render(one, office, press, report)
    assert pdf is not None, report.text()
    return pdf


@pytest.fixture(scope="module")
def real() -> dict[str, Form]:
    library = load(find(ROOT, datetime.date(2026, 12, 1)), Report())
    return {one.id: one for one in library.forms}


def test_the_whole_file_is_there(real: dict[str, Form]) -> None:
    assert set(real) >= set(IDS)


def test_every_word_of_every_form_is_printed(press: Press, real: dict[str, Form]) -> None:
    for one in real.values():
        pdf = printed(press, one, draft=True)
        # A broken line is no space.
        found = ink.text(pdf)
        for part in one.parts:
            assert squeezed(part.title) in found
            for each in part.fields:
                for words in (each.label, each.hint or "", *each.options, *each.columns):
                    assert squeezed(words) in found, (one.id, words)
        pages = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
        assert found.count(squeezed(DRAFT)) == pages <= 3, one.id


def squeezed(words: str) -> str:
    return "".join(words.split())


def test_a_sheet_is_archival_accessible_and_the_same_twice(press: Press) -> None:
    pdf = printed(press, EVERY)
    assert printed(press, EVERY) == pdf
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    xmp = reader.root_object["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp and "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert reader.metadata is not None and reader.metadata.title == "表"
    assert reader.metadata.author == "青禾镇司法所"
    assert "样稿" not in ink.text(pdf) and "盖章处" in ink.text(pdf)


def test_the_margin_for_binding_stays_free(press: Press) -> None:
    glyphs = ink.glyphs(printed(press, EVERY))
    assert min(glyph.x for glyph in glyphs) > 29.5 * ink.MM
    assert max(glyph.right for glyph in glyphs) < 190.5 * ink.MM


def test_there_is_a_ruling_for_every_line(press: Press) -> None:
    def rulings(lines: int) -> int:
        image = ink.picture(printed(press, form(field("long", "经过", lines=lines))))
        left, right = round(35 * ink.MM), round(185 * ink.MM)
        full = [
            all(image.getpixel((x, y))[0] < 200 for x in range(left, right, 5))  # type: ignore[index]
            for y in range(image.height)
        ]
        return sum(now and not before for before, now in pairwise(full))

    assert [rulings(4), rulings(9)] == [4, 9]


def test_short_fields_share_a_row_and_a_signature_has_its_date() -> None:
    def shown(one: Form) -> list[list[str]]:
        return [[each.label for each in row] for row in forms.rows(one.parts[0])]

    assert shown(EVERY) == [
        ["姓名", "性别"],
        ["日期"],
        *(["金额"], ["经过"], ["材料"], ["目录"]),
        ["调解员签名", "签名日期"],
        ["委员会印章"],
    ]
    home = form(field("text", "住址"), field("sign", "签名"), field("text", "姓名"))
    assert shown(home) == [["住址"], ["签名"], ["姓名"]]


def test_marks_come_out_verbatim_in_both(press: Press) -> None:
    one = form(field("check", MARKS, options=(MARKS,), warning=text(MARKS)), title=MARKS)
    marks = squeezed(MARKS)
    assert ink.text(printed(press, one)).count(marks) == 4
    words = "".join(ElementTree.fromstring(part(form_word.render(one, sample.OFFICE))).itertext())
    assert squeezed(words).count(marks) == 4


def test_a_character_without_a_font_is_a_finding(press: Press) -> None:
    report = Report()
    assert forms.render(form(field("text", "😀")), sample.OFFICE, press, report) is None
    assert [(one.code, one.file) for one in report.sorted()] == [("PAP001", "content/forms/a.yml")]


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def controls(data: bytes) -> list[tuple[str, set[str]]]:
    """Every content control: what it is called, and the names in its properties."""
    found = []
    for control in ElementTree.fromstring(part(data)).iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        assert properties is not None
        alias = properties.find(f"{W}alias")
        assert alias is not None
        found.append((alias.get(f"{W}val", ""), {one.tag.split("}")[1] for one in properties}))
    return found


def test_word_has_a_control_for_all_that_is_typed() -> None:
    found = controls(form_word.render(EVERY, sample.OFFICE))
    kinds = {name: kinds & {"text", "date", "dropDownList", "checkbox"} for name, kinds in found}
    assert kinds == {
        "一栏：姓名": {"text"},
        "一栏：性别": {"dropDownList"},
        "一栏：日期": {"date"},
        "一栏：金额": {"text"},
        "一栏：金额，大写": {"text"},
        "一栏：经过": {"text"},
        "一栏：材料，借条": {"checkbox"},
        "一栏：材料，照片": {"checkbox"},
        **{
            f"一栏：{name}，第{row}行": {"text"} for name in ("名称", "页号") for row in range(1, 6)
        },
        "一栏：签名日期": {"date"},
    }


def test_word_opens_it_and_finds_every_word(real: dict[str, Form]) -> None:
    for one in real.values():
        data = form_word.render(one, sample.DRAFT_OFFICE)
        document = docx.Document(io.BytesIO(data))
        section = document.sections[0]
        assert section.header.paragraphs[0].text == DRAFT
        assert section.page_width is not None and round(section.page_width.mm) == 210
        assert section.left_margin is not None and round(section.left_margin.mm) == 30
        words = squeezed("".join(ElementTree.fromstring(part(data)).itertext()))
        assert squeezed(one.title) in words
        for each in (each for each in one.fields if each.kind != "table"):
            assert squeezed(each.label) in words, (one.id, each.label)
        assert document.core_properties.author == sample.OFFICE.name


def test_word_gets_the_same_bytes_and_no_machine() -> None:
    first, second = (form_word.render(EVERY, sample.OFFICE) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "python-docx" not in part(first, "docProps/core.xml").decode()
    assert DRAFT not in part(first).decode()


def test_a_long_hint_leaves_the_line_to_write_on(press: Press) -> None:
    hint = "一般是当事人住所地或者调解组织所在地的基层人民法院"
    found = ink.glyphs(printed(press, form(field("text", "哪个法院", hint=hint))))
    label, words = (next(g for g in found if g.char == char) for char in ("哪", "般"))
    assert words.y > label.y + 10
