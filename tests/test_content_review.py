"""What we publish was looked up by two people: docs/dev/content-review*.md says by whom."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from pathlib import Path

from pufa import law
from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Library

ROOT = Path(__file__).parents[1]
_ROW = re.compile(r"^\| ([^|]+?) \| (《.+?》) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.M)

Looked = dict[str, set[tuple[str, int, str]]]


def rows() -> list[tuple[str, ...]]:
    files = sorted((ROOT / "docs/dev").glob("content-review*.md"))
    return [row for file in files for row in _ROW.findall(file.read_text("utf-8"))]


def looked_up() -> Looked:
    found: Looked = defaultdict(set)
    for ident, title, articles, *_ in rows():
        for citation in law.find(f"{title}{articles}"):
            found[ident] |= cited(citation)
    return found


def cited(citation: law.Citation) -> set[tuple[str, int, str]]:
    assert citation.law is not None, citation
    return {(citation.law.id, number, suffix) for number, suffix in citation.articles}


def library() -> Library:
    return load(find(ROOT, datetime.date(2026, 12, 1)), Report())


def test_every_article_of_law_was_looked_up() -> None:
    found = looked_up()
    missing = {
        writing.id: lacking
        for writing in library().writings
        if (
            lacking := {one for c in law.find(writing.basis) if c.law for one in cited(c)}
            - found[writing.id]
        )
    }
    assert missing == {}


def test_so_was_what_scenes_cards_and_procedures_cite() -> None:
    found, ours = looked_up(), library()
    texts = [
        *((f"情景 {scene.id}", scene.texts) for scene in ours.scenes),
        *((f"口袋卡 {card.topic}", card.texts) for card in ours.cards),
        *((f"一图看懂 {flow.id}", flow.texts) for flow in ours.flows),
    ]
    missing = {
        name: lacking
        for name, said in texts
        if (
            lacking := {
                one for text in said for c in law.find(text.plain) if c.law for one in cited(c)
            }
            - found[name]
        )
    }
    assert missing == {}


def test_by_two_people() -> None:
    half = [row for row in rows() if "未核对" in row[5] or not row[4].strip()]
    assert half == []
