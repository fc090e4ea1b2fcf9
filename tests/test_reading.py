"""Bytes to text as Windows leaves them; YAML with lines, and without what explodes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pufa.findings import Report
from pufa.reading import Mapping, Scalar, Sequence, decode, read_text, read_yaml

TEXT = "第一行\n第二行：喆"


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (TEXT.encode(), set()),
        (b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(), set()),
        (TEXT.encode("utf-16"), set()),
        (TEXT.encode("gb18030"), {"TXT002"}),
        (TEXT.replace("\n", "\r").encode(), set()),
    ],
)
def test_decode(data: bytes, codes: set[str]) -> None:
    report = Report()
    assert decode(data, "a.md", report) == TEXT
    assert {finding.code for finding in report.findings} == codes


@pytest.mark.parametrize("data", [b"\xff\x00\x81\xff", b"a\0b", b"\xff\xfe\x00"])
def test_no_text(data: bytes) -> None:
    report = Report()
    assert decode(data, "a.md", report) is None
    assert [finding.code for finding in report.findings] == ["TXT003"]


def test_a_link_out_of_the_root_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("秘密")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.md").symlink_to(tmp_path / "secret")
    report = Report()
    assert read_text(root / "a.md", root, report) is None
    assert report.findings[0].code == "TXT005" and "秘密" not in report.text()


def node(text: str) -> tuple[object, list[str]]:
    report = Report()
    return read_yaml(text, "a.yml", report), [finding.code for finding in report.findings]


def test_scalars_stay_what_was_written() -> None:
    root, codes = node('phone: 0418-1234\nno: NO\ndate: 2026-02-30\nx: "~"\nempty:\n')
    assert isinstance(root, Mapping) and codes == []
    texts = {name: one.text for name, one in root.entries.items() if isinstance(one, Scalar)}
    assert texts == {"phone": "0418-1234", "no": "NO", "date": "2026-02-30", "x": "~", "empty": ""}
    assert root.key_lines["date"] == 3
    empty, quoted = root.entries["empty"], root.entries["x"]
    assert isinstance(empty, Scalar) and empty.is_empty
    assert isinstance(quoted, Scalar) and not quoted.is_empty


def test_blocks_and_lists_have_lines() -> None:
    root, _ = node("a:\n  - 一\n  - 二\nb: |\n  文\n")
    assert isinstance(root, Mapping)
    items, block = root.entries["a"], root.entries["b"]
    assert isinstance(items, Sequence) and [one.line for one in items.items] == [2, 3]
    assert isinstance(block, Scalar) and block.is_block and block.line == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [1", "YML001"),
        ("a: 1\n\tb: 2", "YML001"),
        ('a: "x', "YML001"),
        ("a: \x07", "YML001"),
        ("? [a]\n: 1", "YML001"),
        ("[" * 40 + "]" * 40, "YML001"),
        ("a: 1\n---\nb: 2", "YML001"),
        ("a: 1\na: 2", "YML002"),
        ("a: &x 1", "YML003"),
        ("a: *x", "YML003"),
        ("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "YML003"),
        ("a: !!python/object:os.system x", "YML004"),
        ("a: !local x", "YML004"),
        ("a: !!binary x", "YML004"),
    ],
)
def test_refused(text: str, code: str) -> None:
    assert node(text)[1] == [code]


def test_a_line_out_of_place_is_found_where_it_stands() -> None:
    report = Report()
    text = "items:\n  - title: a\n    text: |\n      one\n    two\n  # note\n  - {article: b}\n"
    assert read_yaml(text, "f", report) is None
    assert [finding.line for finding in report.findings] == [5]


def test_an_empty_document_is_an_empty_mapping() -> None:
    assert node("") == (Mapping({}, {}, 1), [])
    assert node("# 只有说明\n")[1] == []
