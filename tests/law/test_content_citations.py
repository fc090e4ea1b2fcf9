"""What we publish cites laws that are known, in force, and have that many articles."""

from __future__ import annotations

import datetime
from pathlib import Path

from pufa import law
from pufa.config import find
from pufa.findings import Report
from pufa.load import load

ROOT = Path(__file__).parents[2]


def test_every_citation_of_the_real_content() -> None:
    library = load(find(ROOT, datetime.date(2026, 12, 1)), Report())
    found = 0
    for text in library.texts:
        for citation in law.find(text.plain):
            found += 1
            assert citation.law is not None, (text.file, citation.text)
            assert citation.law.status == "现行", (text.file, citation.text)
            assert max(citation.articles)[0] <= citation.law.articles, (text.file, citation.text)
    assert found > 50
