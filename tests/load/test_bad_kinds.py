"""Cases, forms and lists: what an office gets wrong in them is found, with its line, at once."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.load.lists import is_isbn
from pufa.model import Library

BASE = Path(__file__).parents[1] / "findings" / "base"
AS_OF = datetime.date(2026, 12, 1)

CASE = """\
---
id: two-yards
title: 两家院子
summary: 商量出怎么修沟。
topics: [邻里]
audience: [村民]
composed: true
date: 2026-01-12
drafted: 示例编写人
statute_checked_to: 2026-06-03
reviewed: {by: 示例所长, date: 2026-03-01}
---

张某和李某甲是邻居。（编写的示例）

## 法律依据

- 《中华人民共和国民法典》第二百九十条：排水要尊重水自然流的方向。
"""
FORM = """\
id: application
title: 申请书
summary: 想调解的人填
basis: [《中华人民共和国人民调解法》第十七条]
drafted: 示例编写人
statute_checked_to: 2026-06-03
parts:
  - title: 申请人
    fields:
      - {name: who, label: 姓名, kind: text}
"""
TERM = "- term: 甲\n  meaning: 乙\n"
EVENT = "- id: fair\n  title: 赶集\n  start: 2026-12-04\n  summary: 讲法律\n"
BOOK = "- title: 甲\n  author: 乙\n  publisher: 丙\n  year: 2020\n  place: 丁\n"

CASE_FILE, FORM_FILE = "cases/2026/两家院子.md", "forms/application.yml"
UNTIL = "composed: true"
FIELD = "{name: who, label: 姓名, kind: text}"
CHOICE = "{name: sex, label: 性别, kind: choice, options: [%s]}"


def loaded(tmp_path: Path, files: dict[str, str]) -> tuple[Library, list[tuple[int, str]]]:
    """The library of the base with *files* in it, and the lines and codes found in them."""
    root = tmp_path / "root"
    shutil.copytree(BASE, root)
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    report = Report()
    library = load(find(root, AS_OF), report)
    ours = [one for one in report.sorted() if one.file.removeprefix("content/") in files]
    return library, [(one.line, one.code) for one in ours]


def case(new: str) -> tuple[str, str]:
    return CASE_FILE, CASE.replace(UNTIL, new)


def form(old: str, new: str) -> tuple[str, str]:
    assert old in FORM
    return FORM_FILE, FORM.replace(old, new)


def event(old: str, new: str) -> tuple[str, str]:
    assert old in EVENT
    return "events.yml", EVENT.replace(old, new)


def book(more: str) -> tuple[str, str]:
    return "books.yml", BOOK + more


@pytest.mark.parametrize(
    ("file", "found"),
    [
        # cases
        ((CASE_FILE, CASE), []),
        (case("consent: {kind: 书面, date: 2026-01-01}"), []),
        (case("lang: zh-CN"), [(2, "CAS001")]),
        (case("composed: false"), [(7, "CAS001")]),
        (case(f"{UNTIL}\nconsent: {{kind: 书面, date: 2026-01-01}}"), [(8, "CAS001")]),
        (case("composed: 是的"), [(7, "CAS001"), (7, "FLD003")]),
        (case("consent: 书面"), [(7, "FLD003")]),
        (case("consent: {kind: 书面}"), [(7, "FLD001")]),
        (case("consent: {kind: 待填写, date: 2026-01-01}"), [(7, "FLD012")]),
        (case("consent: {kind: 书面, date: 2027-01-01}"), [(7, "FLD011")]),
        (case("composd: true"), [(2, "CAS001"), (7, "FLD002")]),
        (("cases/两家院子.md", CASE), [(0, "TXT006")]),
        (("cases/2026/邻里/两家院子.md", CASE), [(0, "TXT006")]),
        (("articles/邻里/两家院子.md", CASE), [(7, "FLD002")]),
        ((CASE_FILE, CASE.replace("two-yards", "drain")), [(2, "FLD010")]),
        ((CASE_FILE, CASE.replace("邻里]", "邻居]")), [(5, "FLD006")]),
        # forms
        ((FORM_FILE, FORM), []),
        (form("[《中华人民共和国人民调解法》第十七条]", "《民法典》第一条"), []),
        (form("basis", "bases"), [(1, "FLD001"), (4, "FLD002")]),
        (form("parts:", "part:"), [(1, "FLD001"), (7, "FLD002")]),
        (form("id: application", "id: 申请书"), [(1, "FLD004")]),
        (form("2026-06-03", "2027-06-03"), [(6, "FLD011")]),
        (form("parts:", "intro: 待填写\nparts:"), [(7, "FLD012")]),
        (form("申请书", "申请书 #一式两份"), [(2, "FLD014")]),
        (form(f"    fields:\n      - {FIELD}\n", ""), [(8, "FRM001")]),
        (form(FIELD, "姓名"), [(10, "FLD003")]),
        (form(FIELD, f"{FIELD}\n      - {FIELD}"), [(8, "FLD010")]),
        (form("name: who", "name: 姓名"), [(10, "FLD004")]),
        (form("label", "lable"), [(10, "FLD001"), (10, "FLD002")]),
        (form("kind: text", "kind: txt"), [(10, "FLD006")]),
        (form("kind: text", "kind: long, lines: 0"), [(10, "FLD003")]),
        (form("kind: text", "kind: long, lines: 500"), [(10, "FLD003")]),
        (form("kind: text", "kind: text, options: [男, 女]"), [(10, "FRM001")]),
        (form(FIELD, CHOICE % "男, 女"), []),
        (form(FIELD, CHOICE % "男"), [(10, "FRM001")]),
        (form(FIELD, CHOICE % "男, 男"), [(10, "FRM001")]),
        (("forms/调解/a.yml", FORM), [(0, "TXT006")]),
        # words
        (("synonyms.yml", "- {word: 退亲, means: [彩礼, '110']}\n"), []),
        (("synonyms.yml", "- {word: 退亲}\n"), []),
        (("synonyms.yml", "- {word: 亲, means: [彩礼]}\n"), [(1, "LST004")]),
        (("synonyms.yml", "- {word: 退亲, means: [彩 礼]}\n"), [(1, "LST004")]),
        (("synonyms.yml", "- {word: 退亲, mean: [彩礼]}\n"), [(1, "FLD002")]),
        (("synonyms.yml", "- {means: [彩礼]}\n"), [(1, "FLD001")]),
        (("synonyms.yml", "- {word: 退亲}\n- {word: 退亲}\n"), [(2, "FLD010")]),
        (("synonyms.yml", "退亲: 彩礼\n"), [(1, "FLD003")]),
        (("glossary.yml", TERM), []),
        (("glossary.yml", ""), []),
        (("glossary.yml", "# 还没有\n"), []),
        (("glossary.yml", "[]\n"), []),
        (("glossary.yml", "term: 甲\nmeaning: 乙\n"), [(1, "FLD003")]),
        (("glossary.yml", "- 甲\n- 乙\n"), [(1, "FLD003"), (2, "FLD003")]),
        (("glossary.yml", "- term: 甲\n"), [(1, "FLD001")]),
        (("glossary.yml", "- term: 甲\n  meaning: 待填写\n"), [(2, "FLD012")]),
        (("glossary.yml", TERM + TERM), [(3, "FLD010")]),
        (("glossary.yml", TERM + TERM.replace("甲", "甲 乙") + TERM.replace("甲", "甲-乙")),
         [(5, "FLD010")]),
        (("glossary.yml", f"{TERM}  see: [丙]\n"), [(1, "LST001")]),
        (("glossary.yml", f"{TERM}  basis: [《民法典》第一条]\n"), [(3, "FLD003")]),
        (("glossary.yml", TERM.replace("乙", "乙 #丙")), [(2, "FLD014")]),
        (("glossary.yml", TERM.replace("term:", "term：")), [(1, "YML001")]),
        (("glossary.yaml", TERM), [(0, "TXT006")]),
        # events
        (("events.yml", EVENT), []),
        (("events.yml", EVENT + EVENT), [(5, "FLD010")]),
        (event("2026-12-04", "2026-02-30"), [(3, "FLD005")]),
        (event("2026-12-04", "0226-12-04"), [(3, "FLD005")]),
        (event("2026-12-04", "待填写"), [(3, "FLD012")]),
        (event("fair", "赶集"), [(1, "FLD004")]),
        (event("summary", "end: 2026-12-03\n  summary"), [(4, "LST002")]),
        (event("summary", "end: 下周\n  summary"), [(4, "FLD005")]),
        (event("summary", "time: 上午\n  summary"), [(4, "FLD003")]),
        (event("summary", "time: 25:00\n  summary"), [(4, "FLD003")]),
        (event("summary", "time: 9：00\n  summary"), []),
        (event("summary", "place: 待填写\n  summary"), [(4, "OFF002")]),
        (event("start", "date"), [(1, "FLD001"), (3, "FLD002")]),
        # books
        (("books.yml", BOOK), []),
        (book("  isbn: 978-0-00-000001-9\n"), []),
        (book("  isbn: 978-0-00-000001-8\n"), [(6, "LST003")]),
        (book("  isbn: 待填写\n"), [(6, "OFF002")]),
        (("books.yml", "- title: 甲\n"), [(1, "OFF002")] * 3),
        (("books.yml", "- author: 甲\n"), [(1, "FLD001"), (1, "OFF002"), (1, "OFF002")]),
        (("books.yml", BOOK.replace("2020", "待填写")), [(4, "OFF002")]),
        (("books.yml", BOOK.replace("2020", "2020年")), [(4, "FLD003")]),
        (("books.yml", BOOK.replace("2020", "20")), [(4, "FLD003")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_on_its_line(
    file: tuple[str, str], found: list[tuple[int, str]], tmp_path: Path
) -> None:
    assert loaded(tmp_path, dict([file]))[1] == found


def test_all_in_one_run(tmp_path: Path) -> None:
    """Whatever is wrong with a case is said at once, its consent too."""
    text = CASE.replace(UNTIL, "composed: false").replace("title: 两家院子\n", "")
    assert {code for _, code in loaded(tmp_path, {CASE_FILE: text})[1]} == {"CAS001", "FLD001"}


def test_one_bad_row_does_not_hide_the_others(tmp_path: Path) -> None:
    files = {"glossary.yml": f"- term: 坏\n{TERM}", "events.yml": f"- id: x\n{EVENT}"}
    library, _ = loaded(tmp_path, files)
    assert [term.term for term in library.terms] == ["甲"]
    assert [one.id for one in library.events] == ["fair"]


def test_fields_come_through(portal: Path) -> None:
    library = load(find(portal, AS_OF), Report())
    case = library.cases[0]
    assert case.is_composed and case.url == "cases/shiqiao-paishuigou.html"
    form = next(one for one in library.forms if one.id == "application")
    kinds = {field.kind for part in form.parts for field in part.fields}
    assert kinds == {"text", "long", "date", "money", "choice", "sign"}
    first = library.events[0]
    assert (first.id, first.time, first.end) == ("spring-fair-2026", "09:00", None)
    assert library.books[1].year is None and library.books[1].author == "待填写"


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("978-0-00-000001-9", True),
        ("9780000000019", True),
        ("ISBN 978—0—00—000001—9", True),
        ("９７８００００００００１９", True),
        ("0-8044-2957-X", True),
        ("0-8044-2957-0", False),
        ("978-0-00-000001", False),
        ("9790000000019", False),
        ("书背后的号码", False),
    ],
)
def test_isbn(text: str, is_right: bool) -> None:
    assert is_isbn(text) == is_right
