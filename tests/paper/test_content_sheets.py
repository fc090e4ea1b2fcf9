"""Our own articles on paper: every word, little ink."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import ink
import pypdfium2
import pytest
from PIL import ImageStat

from pufa.config import find
from pufa.findings import PufaError, Report
from pufa.load import load
from pufa.model import Library
from pufa.paper import Shop, articles, script, shop
from pufa.text import markup

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(find(ROOT, datetime.date(2026, 12, 1)), Report())


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
        for line in markup.plain(articles.steps(articles.tree(one.text.body, library))).split("\n"):
            # A note may stand in the middle of a long line.
            for start in range(0, len(bare(line)), 24):
                piece = bare(line)[start : start + 6]
                assert piece in text, (one.id, piece)
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


def test_most_articles_fit_a_leaflet_whole(open_shop: Shop, library: Library) -> None:
    some = library.articles[::12]
    fitting = 0
    for one in some:
        try:
            pdf = open_shop.leaflet(one)
        except PufaError as refusal:
            assert "写不下" in refusal.what
            continue
        assert pdf is not None, open_shop.report.text()
        fitting += 1
        text = ink.text(pdf)
        for line in markup.plain(articles.tree(one.text.body, library)).split("\n"):
            for start in range(0, len(bare(line)), 24):
                assert bare(line)[start : start + 6] in text, (one.id, line)
    assert fitting >= len(some) - 2
