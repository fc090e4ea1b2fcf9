"""How many paragraphs (款) and items (项) an article of a law's current text has.

In: ``structure.txt`` beside this file, counted from the texts the registry was checked with.
Out: ``Shape`` values; None for a law whose text was not counted.

A line holds a law's id and its articles in order (a line that begins with a space goes on).
``2`` has two paragraphs; ``2:0.3`` has three items in the second; ``x12`` is twelve such
articles; ``+`` is an article inserted behind the one before (之一, 之二); ``-`` was deleted;
``?`` could not be counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SUFFIXES = "一二三四五六七八九"


@dataclass(frozen=True)
class Shape:
    """An article: the number of items in each of its paragraphs; None if it was not counted."""

    items: tuple[int, ...] | None

    def has(self, paragraph: int | None, item: int | None) -> bool:
        """Whether it has that paragraph and item, as far as we know."""
        if self.items is None:
            return True
        if paragraph is not None and not 1 <= paragraph <= len(self.items):
            return False
        if item is None:
            return True
        counts = self.items if paragraph is None else self.items[paragraph - 1 : paragraph]
        return 1 <= item <= max(counts)

    @property
    def text(self) -> str:
        """How many it has, in words."""
        counts = self.items or ()
        each = "、".join(
            f"第{number}款{count}项" for number, count in enumerate(counts, 1) if count
        )
        items = f"（{each}）" if each else "，没有分项"
        return f"这一条共{len(counts)}款{items}"


Shapes = dict[tuple[int, str], Shape | None]


@cache
def shapes(law: str) -> Shapes | None:
    """The articles of the law of that id by number and suffix; None stands for a deleted one."""
    line = _lines().get(law)
    return None if line is None else _parse(line)


@cache
def _lines() -> dict[str, str]:
    text = Path(__file__).with_name("structure.txt").read_text("utf-8")
    lines = text.replace("\n ", " ").splitlines()
    return dict(line.split(" ", 1) for line in lines if not line.startswith("#"))


def _parse(line: str) -> Shapes:
    found: Shapes = {}
    number = inserted = 0
    for token in line.split():
        shape, _, times = token.partition("x")
        for _ in range(int(times or 1)):
            if shape.startswith("+"):
                inserted += 1
                found[number, f"之{_SUFFIXES[inserted - 1]}"] = _shape(shape[1:])
            else:
                number, inserted = number + 1, 0
                found[number, ""] = _shape(shape)
    return found


@cache
def _shape(token: str) -> Shape | None:
    if token == "-":
        return None
    if token == "?":
        return Shape(None)
    paragraphs, _, items = token.partition(":")
    counts = [int(count) for count in items.split(".")] if items else []
    return Shape((*counts, *(0,) * (int(paragraphs) - len(counts))))
