"""Our own articles on paper: every word, little ink."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path

import ink
import pypdf
import pypdfium2
import pytest
from PIL import ImageStat

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Library
from pufa.paper import Shop, articles, script, sheets, shop
from pufa.text import markup
from pufa.text.markup import Tree

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(find(ROOT, datetime.date(2026, 12, 1)), Report())


@pytest.fixture(scope="module")
def made(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every sheet of our own content: no character lacks a glyph."""
    report = Report()
    printed = sheets(library, {}, report, tmp_path_factory.mktemp("sheets"))
    assert not report.findings, report.text()
    return {url: place.read_bytes() for url, place in printed.items()}


@pytest.fixture(scope="module")
def open_shop(library: Library) -> Iterator[Shop]:
    with shop(library, {}, Report()) as opened:
        yield opened


def bare(text: str) -> str:
    return "".join(text.split())


def test_a_newsletter_of_everything_loses_nothing_and_takes_little_ink(
    open_shop: Shop, library: Library
) -> None:
    pdf = open_shop.newsletter(library.articles, False)
    assert pdf is not None, open_shop.report.text()
    # Without what runs at the head and the foot of every page.
    text = "".join(glyph.char for glyph in ink.glyphs(pdf) if glyph.size != 12)
    for one in library.articles:
        assert bare(one.title) in text
        assert missing(articles.steps(articles.tree(one.text.body, library)), text) == [], one.id
    for page in pypdfium2.PdfDocument(pdf):
        mean = ImageStat.Stat(page.render(scale=0.5).to_pil().convert("L")).mean[0]
        assert 1 - mean / 255 <= 0.12


def test_a_broadcast_of_everything_loses_nothing_but_pointers(library: Library) -> None:
    for one in library.by_id.values():
        said = "".join(script.write(one, library).lines)
        plain = markup.plain(articles.tree(one.text.body, library)).replace("↩", "")
        # What only points elsewhere, and the shapes of figures, are not said as they are written.
        for piece in re.findall(
            "[\u4e00-\u9fff]{3,}", re.sub("（(?:见|另见|略)[^）]*）", "", plain)
        ):
            assert piece in said, (one.id, piece)
        assert not re.search(r"[\d%（）()/@#*_|□]", said), one.id
        short = script.write(one, library, 3)
        assert short.length <= 3 * script.PACE and short.lines[-1] == "今天就讲到这里，谢谢大家。"


def missing(source: Tree, text: str) -> list[str]:
    """Pieces of *source* that *text* has not; a note may stand in the middle of a long line."""
    lines = map(bare, markup.plain(source).split("\n"))
    pieces = (line[at : at + 6] for line in lines for at in range(0, len(line), 24))
    return [piece for piece in pieces if piece not in text]


def test_every_article_loses_nothing(made: dict[str, bytes], library: Library) -> None:
    whole = 0
    for one in library.articles:
        if one.pdf_url is None:
            continue
        pdf = made[one.pdf_url]
        text = ink.text(pdf)
        tree = articles.tree(one.text.body, library)
        is_leaflet = pypdfium2.PdfDocument(pdf)[0].get_width() > 600
        lost = missing(tree if is_leaflet else articles.steps(tree), text)
        whole += is_leaflet and not lost
        if lost and one.short:
            lost = missing(markup.parse(one.short), text)
        assert lost == [], one.id
    assert whole > 0.85 * len(library.articles)


def test_posters_have_what_their_authors_shortened(
    made: dict[str, bytes], library: Library
) -> None:
    short = [one for one in library.articles if one.short and one.poster_url]
    assert len(short) >= 10
    for one in short:
        assert one.poster_url and one.short
        found = ink.glyphs(made[one.poster_url])
        text = "".join(glyph.char for glyph in found)
        assert missing(markup.parse(one.short), text) == [], one.id
        assert sum(glyph.size >= 18 for glyph in found) > 0.7 * len(found)


def test_bulletins_keep_to_the_grid(made: dict[str, bytes], library: Library) -> None:
    for issue in library.bulletins:
        found = ink.glyphs(made[issue.pdf_url])
        lines, full = ink.lines(found), ink.full(found)
        assert sum(ink.off_grid(line) < 1 for line in lines) >= 0.98 * len(lines), issue.id
        assert sum(map(ink.is_flush, full)) >= 0.98 * len(full), issue.id
        assert abs(min(line[0].x for line in lines) - ink.LEFT) < ink.MM
        assert max(line[-1].right for line in lines) < ink.RIGHT + ink.MM
        for line in full:
            assert line[-1].char not in ink.OPENING, issue.id
        for line in lines:
            assert line[0].char not in ink.CLOSING or line[0].x > ink.LEFT + 6, issue.id


def test_every_sheet_is_small_archival_and_accessible(made: dict[str, bytes]) -> None:
    assert len(made) > 120
    for url, data in made.items():
        assert len(data) <= 300_000, (url, len(data))
        if url.endswith(".pdf"):
            reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
            xmp = reader.root_object["/Metadata"].get_data().decode()
            assert "<pdfaid:part>2</pdfaid:part>" in xmp, url
            assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp, url
            assert "<pdfuaid:part>1</pdfuaid:part>" in xmp, url
