"""我该找谁: for a kind of dispute, the ways it can be settled, and whom to call for each."""

from __future__ import annotations

from dataclasses import dataclass

from pufa.model.text import Text


@dataclass(frozen=True)
class Route:
    """One way: 人民调解, 行政, 仲裁, 法院 or 公安.

    *contact* is the id of a contact of the office, or a hotline's number.
    """

    kind: str
    who: str
    what: Text
    deadline: Text | None
    cost: str | None
    contact: str
    basis: tuple[Text, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.what, *filter(None, (self.deadline,)), *self.basis)


@dataclass(frozen=True)
class Referral:
    """The routes for disputes of a *topic* (its name), and what to do *first*."""

    id: str
    topic: str
    first: Text
    routes: tuple[Route, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.first, *(text for route in self.routes for text in route.texts))

    @property
    def title(self) -> str:
        return f"{self.topic}：该找谁"

    @property
    def url(self) -> str:
        return f"referrals/{self.id}.html"
