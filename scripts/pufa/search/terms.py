"""The analyser: text, of a document or of a query, into search terms.

In: any text.  Out: its terms in order: Han text as overlapping bigrams, a Han character
that stands alone as itself, Latin letters and digits a run at a time.  Refuses nothing;
any other character only separates.

overrides/js/search-engine.js has the same rule; tests/search/test_client.py holds the two
together.
"""

from __future__ import annotations

import re
import unicodedata
from operator import add

from pufa.text import han

# Full-width letters and digits; the radicals and compatibility ideographs that stand for
# Han characters in text copied out of PDF files.  Unicode never changes these mappings.
_FOLDED = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFF10, 0xFF5B))
_FOLD = {
    code: unicodedata.normalize("NFKC", chr(code)).lower()
    for codes in (range(ord("A"), ord("Z") + 1), *_FOLDED)
    for code in codes
}
_TO_FOLD = re.compile(f"[{''.join(map(re.escape, map(chr, _FOLD)))}]")
_RUN = re.compile(f"[{han.HAN}]+|[a-z0-9]{{1,32}}")


def runs(text: str) -> list[str]:
    """The unbroken pieces of *text*, each Han throughout or ``[a-z0-9]`` throughout."""
    return _RUN.findall(folded(text))


def folded(text: str) -> str:
    """*text* with one form of each letter, digit and Han character; as long as it was."""
    return _TO_FOLD.sub(lambda match: _FOLD[ord(match[0])], text)


def pairs(run: str) -> list[str]:
    """The bigrams of a Han run."""
    return list(map(add, run, run[1:]))


def terms(text: str) -> list[str]:
    """The terms of *text*, repeated as often as they occur."""
    found: list[str] = []
    for run in runs(text):
        found += [run] if run.isascii() or len(run) == 1 else pairs(run)
    return found
