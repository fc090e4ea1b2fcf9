"""Documents into the files of a static index, which a phone asks for a few KB at a time.

In: documents, in any order.  Out: an ``Index``: files under a folder named by their digest,
and the few facts the engine must know.  Same documents, same bytes.  Refuses two documents
with one URL.

The score is BM25 over weighted fields, times the document's prior; what a document adds
to it is folded into four bits (its impact), what a term adds into a byte (its weight).
No list is longer than POSTINGS, so that a query costs the same in a large site as in a
small one.
"""

from __future__ import annotations

import datetime
import hashlib
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pufa.search.lexicon import lexicon
from pufa.search.shards import block_script, entry, lexicon_script, note, shard_of, shard_script
from pufa.search.terms import pairs, runs

POSTINGS = 500
SHARD = 4096
BLOCK = 8
SUMMARY = 90

# Weights of fields, in tenths: whole numbers add up the same in any order.
TITLE, SUMMED_UP, HEADING, QUESTION, BODY = 40, 20, 15, 3, 10

# BM25: how soon a repeated term stops counting, how much a long document is held back.
K, B = 0.9, 0.6

# Keys of terms that no text has: an article of law that is cited, words a bigram belongs to.
CITED, MEANT = "§", "="

# A term's weight is its idf in steps of 1/20, so that a million documents fit into a byte.
WEIGHT = 20


@dataclass(frozen=True, slots=True)
class Document:
    """One page to be found; *url* is relative to the root of the site.

    *prior*, above 0, says how much rather we show it than another that matches as well.
    *readers* is the audience it is only for, "" for everybody.  *cites* are the articles of
    law it speaks of, each as often as it does, as people write them: 民法典1079.
    """

    url: str
    title: str
    kind: str
    topic: str
    date: datetime.date | None
    summary: str
    headings: tuple[str, ...]
    questions: tuple[str, ...]
    text: str
    prior: float = 1.0
    readers: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Index:
    """All files, by path relative to the root of the site; *meta* is what the engine opens."""

    digest: str
    files: dict[str, bytes]
    meta: dict[str, object]


@dataclass
class _Corpus:
    """What is kept of the documents, numbered as they come.

    A posting is document << 8 | score (0-239).  *cut* counts what long lists have lost.
    """

    rows: list[tuple[str, ...]] = field(default_factory=list)
    postings: dict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    cut: Counter[str] = field(default_factory=Counter)

    def add(self, document: Document, hold: float, gain: float) -> None:
        """Take *document*; *hold* is how much its length holds it back."""
        scores = [int(gain * tenths / (tenths + hold)) for tenths in range(256)]
        shifted = len(self.rows) << 8
        postings = self.postings
        for term, tenths in _frequencies(document).items():
            postings[term].append(shifted | scores[tenths if tenths < 256 else 255])
        self.rows.append(_row(document))
        if len(self.rows) % POSTINGS == 0:
            self.shorten()

    def shorten(self) -> None:
        """Leave no list longer than POSTINGS."""
        for term, postings in self.postings.items():
            if len(postings) > POSTINGS:
                self.cut[term] += len(postings) - POSTINGS
                postings[:] = array("I", _best(postings))


def _best(postings: Sequence[int]) -> list[int]:
    """The POSTINGS with the highest scores, the first documents first among equals."""
    return sorted(sorted(postings, key=lambda posting: -(posting & 255))[:POSTINGS])


def build(
    documents: Iterable[Document], synonyms: Mapping[str, tuple[str, ...]] | None = None
) -> Index:
    """The index of *documents*; *synonyms* are village words and what they mean here."""
    synonyms = synonyms or {}
    # By kind and readers, so that these are ranges of numbers; then by topic, so that what is
    # found together often lies in one block.
    ordered = sorted(documents, key=lambda one: (one.kind, one.readers, one.topic, one.url))
    # Before the postings are there: what it counts takes as much room as they do.
    words = lexicon(ordered, synonyms)
    lengths = [_length(document) for document in ordered]
    mean = sum(lengths) / max(1, len(lengths)) or 1
    highest = max((document.prior for document in ordered), default=1)
    corpus = _Corpus()
    for document, length in zip(ordered, lengths, strict=True):
        hold = K * (1 - B + B * length / mean) * 10
        corpus.add(document, hold, 240 * document.prior / highest)
    corpus.shorten()
    rows = corpus.rows
    for first, second in pairwise(sorted(row[0] for row in rows)):
        if first == second:
            raise ValueError(f"two documents have the URL {first}")
    only = _only(ordered)
    del ordered
    shards = _shards(corpus, synonyms)
    files = {f"s{number}.js": shard_script(number, data) for number, data in enumerate(shards)}
    for number, start in enumerate(range(0, len(rows), BLOCK)):
        files[f"d{number}.js"] = block_script(number, rows[start : start + BLOCK])
    files["lexicon.js"] = lexicon_script(words)
    digest = _digest(files)
    folder = f"search/{digest}"
    return Index(
        digest,
        {f"{folder}/{name}": script for name, script in files.items()},
        {
            "folder": folder,
            "shards": len(shards),
            "documents": len(rows),
            "kinds": _kinds(rows),
            "only": only,
            "block": BLOCK,
        },
    )


def _fields(document: Document) -> tuple[tuple[int, str], ...]:
    """The texts of *document*, each with the weight of its terms."""
    return (
        (BODY, document.text),
        (TITLE, document.title),
        (SUMMED_UP, document.summary),
        (HEADING, "\n".join(document.headings)),
        (QUESTION, "\n".join(document.questions)),
    )


def _length(document: Document) -> int:
    """The sum of all :func:`_frequencies`: a run of n characters has n terms and n - 1 pairs."""
    return sum(
        weight * sum([1 if run.isascii() else 2 * len(run) - 1 for run in runs(text)])
        for weight, text in _fields(document)
    )


def _frequencies(document: Document) -> dict[str, int]:
    """How often each term occurs, weighted by field; every Han character is a term too."""
    (weight, text), *others = _fields(document)
    frequencies = {term: weight * times for term, times in Counter(_terms(text)).items()}
    for weight, text in others:
        for term, times in Counter(_terms(text)).items():
            frequencies[term] = frequencies.get(term, 0) + weight * times
    for cite, times in Counter(document.cites).items():
        frequencies[CITED + cite] = BODY * times
    return frequencies


def _terms(text: str) -> list[str]:
    found: list[str] = []
    for run in runs(text):
        if run.isascii():
            found.append(run)
        else:
            found += run
            found += pairs(run)
    return found


def _row(document: Document) -> tuple[str, ...]:
    summary = document.summary or " ".join(document.text[: 2 * SUMMARY].split())
    if len(summary) > SUMMARY:
        summary = summary[: SUMMARY - 1] + "…"
    date = document.date.isoformat() if document.date else ""
    return (document.url, document.title, document.kind, document.topic, date, summary)


def _shards(corpus: _Corpus, synonyms: Mapping[str, tuple[str, ...]]) -> list[bytearray]:
    """The entries of all terms, shared out.

    Takes the corpus apart as it goes, to hold nothing twice.
    """
    count = len(corpus.rows)
    shards = [bytearray() for _ in range(max(1, round(_size(corpus) / SHARD)))]
    for term in sorted(corpus.postings):
        postings = corpus.postings.pop(term)
        times = len(postings) + corpus.cut[term]
        idf = math.log(1 + (count - times + 0.5) / (times + 0.5))
        weight = max(1, min(255, round(WEIGHT * idf)))
        shards[shard_of(term, len(shards))] += entry(term, weight, postings)
    for key, words in sorted(_notes(synonyms).items()):
        shards[shard_of(key, len(shards))] += note(MEANT + key, ";".join(words))
    return shards


def _notes(synonyms: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """What stands beside each bigram of a village word: word=meaning,meaning.

    Beside each, because a query may ask for any of them; it never asks for more because of it.
    """
    notes: dict[str, list[str]] = {}
    for word, means in sorted(synonyms.items()):
        if means:
            for pair in sorted(set(pairs(word))):
                notes.setdefault(pair, []).append(f"{word}={','.join(means)}")
    return notes


def _only(documents: Iterable[Document]) -> dict[str, list[list[int]]]:
    """The ranges of numbers that are for one audience alone."""
    ranges: dict[str, list[list[int]]] = {}
    for number, document in enumerate(documents):
        if not document.readers:
            continue
        found = ranges.setdefault(document.readers, [])
        if found and found[-1][1] == number:
            found[-1][1] += 1
        else:
            found.append([number, number + 1])
    return ranges


def _size(corpus: _Corpus) -> int:
    """About how many bytes all entries will take: gaps below 8 take one, others mostly two."""
    size = 0
    for term, postings in corpus.postings.items():
        kept = len(postings)
        size += len(term.encode()) + 3 + kept * (1 if len(corpus.rows) < 8 * kept else 2)
    return size


def _kinds(rows: list[tuple[str, ...]]) -> dict[str, list[int]]:
    """The first number of each kind and the one after its last."""
    ranges: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        ranges.setdefault(row[2], [number, number])[1] = number + 1
    return ranges


def _digest(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name} {len(files[name])}\n".encode())
        digest.update(files[name])
    return digest.hexdigest()[:10]
