"""Which documents hold a term, and how much each says of it.

In: documents as texts with weights, numbered as they come.  Out: the lists of ``Postings``, and the
bytes they are written in.
A term that is one Han character or two is a number while it is counted, so that numpy counts
a document at once; other terms are numbered below 0.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pufa.search.terms import folded
from pufa.text import han

# A list is never longer: what is read of an index does not grow with the site.
POSTINGS = 500
SIZE = 4  # bytes of a posting
DOCUMENTS = 100  # sorted into the lists at once
TOGETHER = 256  # terms written at once

Numbers = NDArray[np.int64]
Texts = Sequence[tuple[int, str]]  # each with the weight of its terms, in tenths

_SECOND = 21  # bits of the second character
_HIGHEST = 255  # tenths that are told apart
_LETTERS = re.compile("[a-z0-9]{1,32}")
_IS_HAN = np.zeros(0x110000, bool)
for _first, _last in han.RANGES:
    _IS_HAN[ord(_first) : ord(_last) + 1] = True


class _Read:
    """The texts of a document joined: its characters, and where and how much they count."""

    def __init__(self, texts: Texts) -> None:
        pieces = [folded(text) for _, text in texts]
        self.text = "\n".join((*pieces, ""))
        raw = self.text.encode("utf-32-le", "surrogatepass")
        self.codes: Numbers = np.frombuffer(raw, np.uint32).astype(np.int64)
        weights = [weight for weight, _ in texts]
        self.weights: Numbers = np.repeat(weights, [len(piece) + 1 for piece in pieces])
        self.single: Numbers = np.flatnonzero(_IS_HAN[self.codes])
        self.pairs: Numbers = self.single[:-1][np.diff(self.single) == 1]

    def letters(self) -> Iterator[tuple[str, int]]:
        """Runs of letters and digits, each with its weight."""
        for match in _LETTERS.finditer(self.text):
            yield match[0], int(self.weights[match.start()])


def length(texts: Texts) -> int:
    """The weight of all terms of a document."""
    read = _Read(texts)
    of_han = read.weights[read.single].sum() + read.weights[read.pairs].sum()
    return int(of_han) + sum(weight for _, weight in read.letters())


class Postings:
    """Lists of documents by term; a posting is document << 8 | score (0-239), in uint32."""

    def __init__(self) -> None:
        self.count = 0
        self._lists: dict[int, bytes] = {}
        self._cut: Counter[int] = Counter()
        self._others: dict[str, int] = {}
        self._keys: list[Numbers] = []
        self._said: list[NDArray[np.uint32]] = []

    def add(self, texts: Texts, named: dict[str, int], hold: float, gain: float) -> None:
        """The next document; *named* are terms that stand in no text, with their tenths.

        *hold* is how much its length holds it back; *gain* is what it could score at most.
        """
        read = _Read(texts)
        codes, weights = read.codes, read.weights
        others = [(self._other(run), weight) for run, weight in read.letters()]
        others += [(self._other(term), tenths) for term, tenths in named.items()]
        keys, of_others = np.array(others, np.int64).reshape(-1, 2).T
        pairs = codes[read.pairs] << _SECOND | codes[read.pairs + 1]
        keys, place = np.unique(
            np.concatenate((codes[read.single], pairs, keys)), return_inverse=True
        )
        said = np.concatenate((weights[read.single], weights[read.pairs], of_others))
        tenths = np.minimum(np.bincount(place, said, len(keys)), _HIGHEST)
        scores = (gain * tenths / (tenths + hold)).astype(np.uint32)
        self._keys.append(keys)
        self._said.append(scores | np.uint32(self.count << 8))
        self.count += 1
        if self.count % DOCUMENTS == 0:
            self._gather(2 * POSTINGS)

    def finish(self) -> int:
        """Sort in what was said last; about how many bytes all entries will take."""
        self._gather(POSTINGS)
        size = 0
        for key, postings in self._lists.items():
            kept = len(postings) // SIZE
            if kept > POSTINGS:
                self._cut[key] += kept - POSTINGS
                self._lists[key] = _best(postings)
                kept = POSTINGS
            # Gaps below 8 take one byte, others mostly two.
            size += 9 + kept * (1 if self.count < 8 * kept else 2)
        return size

    def lists(self) -> Iterator[list[tuple[str, bytes, int]]]:
        """Some terms at a time, each with its best documents and how many it had.

        After :meth:`finish`, once: what was given is forgotten.
        """
        names = {number: term for term, number in self._others.items()}
        keys = sorted(self._lists)
        for at in range(0, len(keys), TOGETHER):
            taken = [(key, self._lists.pop(key)) for key in keys[at : at + TOGETHER]]
            yield [
                (names.get(key) or _term(key), postings, len(postings) // SIZE + self._cut[key])
                for key, postings in taken
            ]

    def _other(self, term: str) -> int:
        return self._others.setdefault(term, -1 - len(self._others))

    def _gather(self, longest: int) -> None:
        """Put what was said since into the lists, and cut those longer than *longest*."""
        if not self._keys:
            return
        keys, said = np.concatenate(self._keys), np.concatenate(self._said)
        self._keys.clear()
        self._said.clear()
        if not len(keys):
            return
        order = np.argsort(keys, kind="stable")
        keys, data = keys[order], said[order].tobytes()
        starts = np.flatnonzero(np.diff(keys, prepend=keys[0] - 1))
        ends = np.append(starts[1:], len(keys))
        for key, start, end in zip(
            keys[starts].tolist(), starts.tolist(), ends.tolist(), strict=True
        ):
            postings = self._lists.get(key, b"") + data[SIZE * start : SIZE * end]
            if len(postings) > SIZE * longest:
                self._cut[key] += len(postings) // SIZE - POSTINGS
                postings = _best(postings)
            self._lists[key] = postings


def bodies(lists: Sequence[bytes]) -> list[bytes]:
    """What the entry of each list holds, all at once; no list is empty.

    A posting is document << 8 | score, documents rising.  What is written of a score (0-239)
    is its upper half, plus one.
    """
    sizes = np.array([len(postings) // SIZE for postings in lists])
    said = np.frombuffer(b"".join(lists), np.uint32).astype(np.int64)
    ends = np.cumsum(sizes)
    documents = said >> 8
    gaps = np.diff(documents, prepend=0)
    gaps[ends - sizes] = documents[ends - sizes]
    values = gaps << 4 | 1 + (said >> 4 & 15)
    lengths = 1 + np.searchsorted((1 << 7, 1 << 14, 1 << 21, 1 << 28), values, side="right")
    after = np.cumsum(lengths)
    written = np.zeros(after[-1], np.uint8)
    for byte in range(int(lengths.max())):
        has = lengths > byte
        more = (lengths[has] > byte + 1) * 128
        written[(after - lengths)[has] + byte] = values[has] >> 7 * byte & 127 | more
    data = written.tobytes()
    edges = [0, *after[ends - 1].tolist()]
    return [data[start:end] for start, end in pairwise(edges)]


def _best(postings: bytes) -> bytes:
    """The POSTINGS with the highest scores, the first documents first among equals."""
    all_of = np.frombuffer(postings, np.uint32)
    order = np.argsort(255 - (all_of & 255), kind="stable")[:POSTINGS]
    return np.sort(all_of[order]).tobytes()


def _term(key: int) -> str:
    first, second = key >> _SECOND, key & (1 << _SECOND) - 1
    return chr(first) + chr(second) if first else chr(second)
