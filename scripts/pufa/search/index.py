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

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from pufa.search.document import Document, Index
from pufa.search.lexicon import lexicon
from pufa.search.postings import Postings, Texts, bodies, length
from pufa.search.shards import (
    block_script,
    entry,
    lexicon_script,
    note,
    shard_of,
    shard_script,
)
from pufa.search.terms import pairs

SHARD = 4096
BLOCK = 8
SUMMARY = 90

# Weights of fields, in tenths: whole numbers add up the same in any order.  A question counts as
# a heading does: ours were written for one page each (measured: tests/bench/search.py).
TITLE, SUMMED_UP, HEADING, QUESTION, BODY = 30, 20, 15, 15, 10

# BM25: how soon a repeated term stops counting, how much a long document is held back.
K, B = 0.9, 0.2

# Keys of terms that no text has: an article of law that is cited, words a bigram belongs to.
CITED, MEANT = "§", "="

# A term's weight is its idf in steps of 1/20, so that a million documents fit into a byte.
WEIGHT = 20


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
    lengths = [length(_texts(document)) for document in ordered]
    mean = sum(lengths) / max(1, len(lengths)) or 1
    highest = max((document.prior for document in ordered), default=1)
    postings = Postings()
    rows = [_row(document) for document in ordered]
    only = _only(ordered)
    ordered.reverse()
    for size in lengths:
        document = ordered.pop()  # what is counted is not held any longer
        hold = K * (1 - B + B * size / mean) * 10
        postings.add(_texts(document), _named(document), hold, 240 * document.prior / highest)
    for first, second in pairwise(sorted(row[0] for row in rows)):
        if first == second:
            raise ValueError(f"two documents have the URL {first}")
    shards = _shards(postings, synonyms)
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


def _texts(document: Document) -> Texts:
    """The texts of *document*, each with the weight of its terms."""
    return (
        (BODY, document.text),
        (TITLE, document.title),
        (SUMMED_UP, document.summary),
        (HEADING, "\n".join(document.headings)),
        (QUESTION, "\n".join(document.questions)),
    )


def _named(document: Document) -> dict[str, int]:
    """The articles of law that *document* cites, as terms."""
    return {CITED + cite: BODY * times for cite, times in Counter(document.cites).items()}


def _row(document: Document) -> tuple[str, ...]:
    summary = document.summary or " ".join(document.text[: 2 * SUMMARY].split())
    if len(summary) > SUMMARY:
        summary = summary[: SUMMARY - 1] + "…"
    date = document.date.isoformat() if document.date else ""
    return (document.url, document.title, document.kind, document.topic, date, summary)


def _shards(postings: Postings, synonyms: Mapping[str, tuple[str, ...]]) -> list[bytearray]:
    """The entries of all terms, shared out; *postings* are used up."""
    shards = [bytearray() for _ in range(max(1, round(postings.finish() / SHARD)))]
    count = postings.count
    for some in postings.lists():
        written = bodies([taken for _, taken, _ in some])
        for (term, _, times), body in zip(some, written, strict=True):
            idf = math.log(1 + (count - times + 0.5) / (times + 0.5))
            weight = max(1, min(255, round(WEIGHT * idf)))
            shards[shard_of(term, len(shards))] += entry(term, weight, body)
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
