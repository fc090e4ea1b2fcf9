"""A question on its way into or out of a bank: what other programs can know of it.

In: questions.  Out: entries of ``bank.yml``.  What is not known stays empty, so that
``pufa check`` asks for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pufa.model import Kind, Question

_PLAIN = re.compile(r"[a-z0-9-]*", re.ASCII)


@dataclass(frozen=True)
class Draft:
    """A question; *line* is where it stands in the file it comes from.

    It has no ``reviewed``: what has been outside is to be reviewed again.
    """

    line: int
    id: str
    kind: Kind
    module: str
    level: str
    stem: str
    options: tuple[str, ...]
    answer: tuple[str, ...]
    reason: str
    drafted: str
    statute_checked_to: str

    @property
    def said(self) -> tuple[object, ...]:
        """What it asks and answers, whatever it is called."""
        return self.kind, self.stem, self.options, self.answer, self.reason


@dataclass(frozen=True)
class Fault:
    """Why what stands on *line* is no question of ours, and how to mend it."""

    line: int
    what: str
    mend: str
    code: str = "BNK002"


def draft(question: Question) -> Draft:
    return Draft(
        line=question.line,
        id=question.id,
        kind=question.kind,
        module=question.module,
        level=str(question.level),
        stem=question.stem.body,
        options=question.options,
        answer=question.answer,
        reason=question.reason.body,
        drafted=question.drafted,
        statute_checked_to=question.statute_checked_to.isoformat(),
    )


def entries(drafts: Iterable[Draft]) -> str:
    """*drafts* as they stand in a ``bank.yml``."""
    return "\n".join(map(_entry, drafts))


def _entry(one: Draft) -> str:
    lines = [f"- id: {_value(one.id)}", f"  kind: {one.kind}", f"  module: {_value(one.module)}"]
    lines += [f"  level: {_value(one.level)}", f"  stem: {_value(one.stem)}"]
    if one.options:
        lines += ["  options:", *(f"    - {_listed(option)}" for option in one.options)]
    lines.append(f"  answer: [{', '.join(map(_listed, one.answer))}]")
    lines.append(f"  reason: {_value(one.reason)}")
    lines.append(f"  drafted: {_value(one.drafted)}")
    lines.append(f"  statute_checked_to: {_value(one.statute_checked_to)}")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _value(text: str) -> str:
    # JSON is YAML: quotes, colons and line ends stay what they are.
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _listed(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
