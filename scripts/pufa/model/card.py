"""调解员口袋卡: what a mediator needs tonight for a kind of dispute, on one page."""

from __future__ import annotations

from dataclasses import dataclass

from pufa.model.text import Text


@dataclass(frozen=True)
class Card:
    """For disputes of a *topic* (its name).

    *stop* says when not to mediate; *opening* and *calming* are words to say; *forms* are ids
    of forms; *laws* name an article and what it means.
    """

    id: str
    topic: str
    stop: Text
    steps: tuple[Text, ...]
    opening: tuple[Text, ...]
    calming: tuple[Text, ...]
    forms: tuple[str, ...]
    laws: tuple[Text, ...]
    deadline: Text

    @property
    def texts(self) -> tuple[Text, ...]:
        words = (*self.steps, *self.opening, *self.calming)
        return (self.stop, *words, *self.laws, self.deadline)

    @property
    def title(self) -> str:
        return f"{self.topic}：调解员口袋卡"

    @property
    def url(self) -> str:
        return f"cards/{self.id}.html"
