"""The words of the site, for pinyin and for characters mistaken for others of one sound.

In: documents, village words.  Out: what the browser decodes with: words by how common they
are, characters by syllable, traditional characters with what they are written as here.

A word is what stands together more often than chance has it and is not a piece of a longer
one.  Only so much text is read that a large site costs little more than a middling one.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pufa.text import han, syllables

if TYPE_CHECKING:
    from pufa.search.document import Document

WORDS = 6000
LONGEST = 5
SAMPLE = 250_000  # characters that are read, shared out among the documents
TITLE = 40  # and at least so many of each, and of what it is asked
FREQUENT = 2  # times a word must stand in the text
PIECE = 0.75  # a word is a piece of a longer one that has this share of it
CHANCE = 4.0  # how much more often than by chance its parts stand together
ASKED = 3  # a title or a question counts so many times as much as other text

_RUN = re.compile(f"[{han.HAN}]{{2,}}")
_CHAR = re.compile(f"[{han.HAN}]")
_NO_START = frozenset("的了吗呢啊吧呀嘛和与及或而其之于")
_NO_END = frozenset("的吗呢啊吧呀嘛和与及或而其之于把被将从")
_NUMBER = re.compile("第|[零一二三四五六七八九十百千万]{2}")
_TRADITIONAL = Path(__file__).with_name("traditional.txt")


def lexicon(
    documents: Sequence[Document], synonyms: Mapping[str, tuple[str, ...]]
) -> dict[str, object]:
    """What ``pufa.lexicon`` is given in the browser.

    ``words``: [cost, words with spaces between], a cost being -2 log2 of a word's share;
    ``chars``: syllables, each with its characters, the commonest here first; ``old``: pairs
    of a traditional character and today's.
    """
    counts = _words(documents)
    named = chain(synonyms, *synonyms.values())
    terms = (one.title for one in documents if one.kind == "glossary")
    for word in chain(named, terms):
        if _RUN.fullmatch(word):
            counts[word] = max(counts.get(word, 0), FREQUENT)
    total = sum(counts.values()) or 1
    levels: dict[int, list[str]] = {}
    common: Counter[str] = Counter()
    for word, count in counts.items():
        levels.setdefault(round(2 * math.log2(total / count)), []).append(word)
        for char in word:
            common[char] += count
    return {
        "words": [[cost, " ".join(sorted(words))] for cost, words in sorted(levels.items())],
        "chars": " ".join(
            syllable + "".join(sorted(chars, key=lambda char: (-common[char], char)))
            for syllable, chars in sorted(syllables.characters(counts).items())
        ),
        "old": "".join(
            pair for pair in _TRADITIONAL.read_text("utf-8").split() if pair[1] in common
        ),
    }


def _words(documents: Sequence[Document]) -> dict[str, int]:
    """The best words of the text with how often they stand in it."""
    share = max(TITLE, SAMPLE // max(1, len(documents)))
    asked = ("\n".join((one.title, *one.questions, *one.headings))[:share] for one in documents)
    told = (f"{one.summary}\n{one.text[:share]}"[:share] for one in documents)
    first = "\n".join(asked)
    text = "\n".join((first, *told))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.int32)
    times = np.where(np.arange(len(codes)) < len(first), np.int8(ASKED), np.int8(1))
    chars, which = np.unique(codes, return_inverse=True)
    counts = np.bincount(which, times).astype(int)
    found = {
        char: count
        for char, count in zip(map(chr, chars.tolist()), counts.tolist(), strict=True)
        if _CHAR.match(char)
    }
    size = sum(found.values()) or 1
    # Which frequent string of the length before begins at each place; -1 where none does.
    is_frequent = (counts >= FREQUENT) & np.array([chr(one) in found for one in chars], bool)
    begun = np.where(is_frequent[which], which, -1).astype(np.int32)
    held: dict[str, int] = {}  # words of the length before: what is longer has its say first
    best: list[tuple[int, str]] = []
    for length in range(2, LONGEST + 2):
        # What holds something rare is rare: it is not even counted.
        places = np.flatnonzero((begun[:-1] >= 0) & (begun[1:] >= 0))
        keys = begun[places].astype(np.int64) << 21 | codes[places + length - 1]
        _, at_first, which = np.unique(keys, return_index=True, return_inverse=True)
        counts = np.bincount(which, times[places]).astype(int)
        begun[:] = -1
        begun[places] = np.where(counts[which] >= FREQUENT, which, -1)
        often = counts >= FREQUENT
        starts = places[at_first[often]].tolist()
        frequent = {
            text[at : at + length]: count
            for at, count in zip(starts, counts[often].tolist(), strict=True)
        }
        pieces = {
            part
            for word, count in frequent.items()
            for part in (word[1:], word[:-1])
            if part in held and count >= PIECE * held[part]
        }
        kept = ((count * len(word), word) for word, count in held.items() if word not in pieces)
        best = heapq.nlargest(WORDS, chain(best, kept))
        if length <= LONGEST:
            found.update(frequent)
            held = {
                word: count
                for word, count in frequent.items()
                if word[0] not in _NO_START
                and word[-1] not in _NO_END
                and not _NUMBER.search(word)
                and _holds(word, found, size)
            }
    return {word: found[word] for _, word in best}


def _holds(word: str, found: Mapping[str, int], size: int) -> bool:
    """Whether the parts of *word*, wherever it is cut, stand together by more than chance."""
    together = found[word] * size
    return all(
        together >= CHANCE * found[word[:cut]] * found[word[cut:]] for cut in range(1, len(word))
    )
