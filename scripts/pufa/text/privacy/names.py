"""Names of people.

In: flat text.  Out: spans.  The model says how much it doubts that something is a name, the
words around it how much doubt it may leave.  What was found once is looked for in the whole
text.  Without the model only what a field says (姓名：…) is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pufa.text.privacy import candidates, context, recogniser, spared
from pufa.text.privacy.candidates import Candidate
from pufa.text.privacy.datum import Span
from pufa.text.privacy.recogniser import Doubts

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]*")

Place = tuple[int, int]


def find(text: str) -> list[Span]:
    """Every name of a person in *text*, each wherever it stands."""
    known = spared.find(text)
    sentences = [(one.start(), one.group(0)) for one in _SENTENCE.finditer(text)]
    asked = [(first, one) for first, one in sentences if candidates.is_worth_asking(one)]
    doubts = recogniser.doubts([one for _, one in asked])
    found: list[Place] = []
    for number, (first, sentence) in enumerate(asked):
        here = [(a - first, b - first) for a, b in known if first <= a < first + len(sentence)]
        names = _names(sentence, doubts[number], here) if doubts else _fields(sentence, here)
        found += ((first + a, first + b) for a, b in names)
    found += _again(text, found)
    return [Span(start, end, "NAME") for start, end in sorted(found)]


def _names(sentence: str, doubts: Doubts, known: list[Place]) -> Iterable[Place]:
    rated = sorted(one for one in candidates.find(sentence, doubts) if not _is_known(one, known))
    names: list[Place] = []
    for _ in range(2):  # what stands beside a name is judged again
        for one in rated:
            is_apart = all(one.end <= start or end <= one.start for start, end in names)
            if is_apart and one.doubt <= context.allowance(sentence, one, names):
                names.append((one.start, one.end))
        if not names:
            break
    return names


def _is_known(one: Candidate, known: Iterable[Place]) -> bool:
    """Whether *one* is spared, begins in a spared word, or is one and something more."""
    return any(
        (first <= one.start and one.end <= last)
        or first < one.start < last
        or (first == one.start < last < one.end and (one.doubt > 0.4 or one.end > last + 1))
        for first, last in known
    )


def _fields(sentence: str, known: list[Place]) -> Iterator[Place]:
    for start, _, end in candidates.surnamed(sentence):
        is_spared = any(first <= start and end <= last for first, last in known)
        if context.is_field(sentence, start, end) and not is_spared:
            yield start, end


def _again(text: str, found: list[Place]) -> Iterator[Place]:
    """Where else the names of *found* stand.  What may be a word too is not looked for: 耿直."""
    taken = {place for start, end in found for place in range(start, end)}
    names = {text[start:end] for start, end in found}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if len(name) > 2 and not spared.is_ordinary(name):
            for again in re.finditer(re.escape(name), text):
                if taken.isdisjoint(range(*again.span())):
                    taken.update(range(*again.span()))
                    yield again.span()
