"""Lists cut into pages, so that no page's size grows with the number of pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PER_PAGE = 20
T = TypeVar("T")


@dataclass(frozen=True)
class Slice(Generic[T]):
    """Page *number* of *count* of a list at *first*."""

    first: str
    number: int
    count: int
    items: Sequence[T]

    def url_of(self, number: int) -> str:
        # An id has no dot in it, so no page of another hub can have this name.
        return self.first if number == 1 else self.first.replace(".html", f".{number}.html")

    @property
    def url(self) -> str:
        return self.url_of(self.number)

    def titled(self, title: str) -> str:
        return title if self.number == 1 else f"{title}（第{self.number}页）"


def slices(url: str, items: Sequence[T]) -> Iterator[Slice[T]]:
    """Cut *items* into pages, the first of them at *url*."""
    count = max(1, -(-len(items) // PER_PAGE))
    for number in range(1, count + 1):
        part = items[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield Slice(url, number, count, part)
