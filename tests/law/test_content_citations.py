"""What we publish cites laws that are known, in force, and have that many articles."""

from __future__ import annotations

import datetime
from pathlib import Path

from pufa import law
from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Notice

ROOT = Path(__file__).parents[2]


def test_every_citation_of_the_real_content() -> None:
    library = load(find(ROOT, datetime.date(2026, 12, 1)), Report())
    texts = [(article.file, article.text) for article in library.articles]
    for bulletin in library.bulletins:
        texts += [(bulletin.file, item.text) for item in bulletin.items if isinstance(item, Notice)]
    found = 0
    for file, text in texts:
        for citation in law.find(text):
            found += 1
            assert citation.law is not None, (file, citation.text)
            assert citation.law.status == "现行", (file, citation.text)
            assert max(citation.articles)[0] <= citation.law.articles, (file, citation.text)
    assert found > 50
