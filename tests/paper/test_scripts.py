"""Any text an author can type prints as typed, or is a finding that names it."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from dataclasses import replace

import ink
import pypdfium2
import sample

from pufa.findings import Report
from pufa.paper import bulletin, fonts
from pufa.paper.press import Press
from pufa.paper.strings import literal

NAMES = "喆堃玥璟镕赟祎"
EXTENSION_B = "𠀀𠮷𪚥"
RANGES = (
    *((0x21, 0x7E), (0xA1, 0x24F), (0x370, 0x3FF), (0x400, 0x45F), (0x2010, 0x2027)),
    *((0x2030, 0x205E), (0x2070, 0x23FF), (0x2460, 0x27BF), (0x3001, 0x30FF), (0x3400, 0x9FFF)),
    *((0xE000, 0xE00F), (0xFF01, 0xFF5E), (0x1F300, 0x1F64F), (0x20000, 0x2A6DF)),
)


def printed(press: Press, text: str) -> bytes | set[str]:
    """The PDF of a bulletin that says *text*; or what of it findings name."""
    report = Report()
    issue = sample.bulletin(sample.notice(text, "好"))
    pdf = bulletin.render(issue, sample.library(), press, report, {})
    if pdf is not None:
        assert report.findings == []
        return pdf
    assert {finding.code for finding in report.findings} == {"PAP001"}
    return {finding.what.split("”（")[0].removeprefix("“") for finding in report.findings}


def visible(text: str) -> Counter[str]:
    """Its characters, those that are one to a reader as one."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isprintable())


def test_whatever_is_typed_prints_or_is_found(press: Press) -> None:
    chance = random.Random(1911)
    refused = 0
    for _ in range(25):
        chars = [chr(chance.randint(*chance.choice(RANGES))) for _ in range(60)]
        text = "".join(char for char in chars if unicodedata.category(char)[0] in "LNPSC")
        made = printed(press, text)
        if isinstance(made, set):
            refused += len(made)
            assert made and all(cluster in text for cluster in made)
            for cluster in made:
                text = text.replace(cluster, "")
            made = printed(press, text)
        assert isinstance(made, bytes), made
        assert not visible(text) - visible(ink.text(made)), text
    assert refused > 25


def test_rare_characters_of_names_print(press: Press) -> None:
    made = printed(press, NAMES)
    assert isinstance(made, bytes) and ink.text(made).count(NAMES) == 1


def test_extension_b_prints_or_is_found(press: Press) -> None:
    made = printed(press, EXTENSION_B)
    if isinstance(made, bytes):
        assert EXTENSION_B in ink.text(made)
    else:
        assert made <= set(EXTENSION_B)


# The Mongolian script: its letters join, so each has a shape of its own by its place.

WORD = "ᠮᠣᠩᠭᠣᠯ"


def test_mongolian_joins_in_the_masthead() -> None:
    faces = fonts.resolve()
    assert "Noto Sans Mongolian" in faces.others or "Mongolian Baiti" in faces.others
    office = replace(sample.OFFICE, masthead=WORD)
    with Press(faces) as press:
        job = bulletin.job(sample.bulletin(), sample.library(office=office), press, {})
        pdf = press.pdf(job.code, job.day)
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("RGB")
    head = page.crop((0, 0, page.width, round(80 * ink.MM * 2)))
    red = head.split()[1].point(lambda value: 255 if value < 128 else 0)
    box = red.getbbox()
    assert box is not None
    word = red.crop(box)
    columns = [word.crop((x, 0, x + 1, word.height)).getbbox() for x in range(word.width)]
    assert word.width > word.height and all(columns)


def test_its_vowel_separator_is_no_mere_format_character() -> None:
    assert literal("ᠮ\u180eᠠ\u200b") == '"ᠮ\u180eᠠ"'
