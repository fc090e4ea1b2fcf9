"""What a village word is said to mean stands on some page."""

from __future__ import annotations

from pufa.findings import Report
from pufa.model import Library


def check_synonyms(library: Library, report: Report) -> None:
    """Finds LST005: a word that leads nowhere."""
    if not library.synonyms:
        return
    written = [text.plain for text in library.texts]
    written += [f"{writing.title}\n{writing.summary}" for writing in library.writings]
    written += [term.term for term in library.terms]
    for synonym in library.synonyms:
        for word in synonym.means:
            if not any(word in text for text in written):
                what = f"“{synonym.word}”要查“{word}”，可是哪一页都没有“{word}”。"
                mend = "换成文章里用的词。"
                report.add("content/synonyms.yml", synonym.line, "LST005", what, mend)
