"""What we publish cites laws that are known, in force, and have that article and paragraph."""

from __future__ import annotations

import datetime
from pathlib import Path

from pufa import law
from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import passages

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 12, 1)


def test_every_citation_of_the_real_content() -> None:
    library = load(find(ROOT, DAY), Report())
    found = 0
    for passage in passages(library):
        for citation in law.find(passage.text.body, library.laws):
            judgement = law.judge(citation, library.laws, DAY)
            where = passage.text.file, citation.text
            if not citation.is_relative and not judgement.is_history:
                found += 1
                assert (judgement.verdict, judgement.doubt) == ("valid", None), where
    assert found > 500


def test_marks_hide_nothing() -> None:
    """What is found in an author's Markdown is what is found in the words a reader sees."""
    library = load(find(ROOT, DAY), Report())
    for passage in passages(library):
        body, plain = (
            [(one.title, one.articles, one.paragraph, one.item) for one in law.find(text)]
            for text in (passage.text.body, passage.text.plain)
        )
        assert sorted(map(str, body)) == sorted(map(str, plain)), passage.text.file
