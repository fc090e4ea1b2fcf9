"""What of a Word document cannot be kept: findings with their places.

In: where the reading stands.  Out: findings whose line is the number of the paragraph.  The
first words of the paragraph say which one it is, without private data.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pufa.findings import Report
from pufa.text import privacy

_FIRST = 12  # characters

_AS_IT_IS = "看一看导入的文章，要的话手工补上。"


@dataclass
class Losses:
    """Findings about *file*; ``at`` says of which paragraph they are."""

    file: str
    report: Report
    number: int = 0
    _words: str = ""
    _place: str = ""
    _texts: dict[int, str] = field(default_factory=dict)
    _seen: set[tuple[int, str]] = field(default_factory=set)

    def at(self, number: int, words: str | None = None) -> None:
        """Stand at a paragraph, whose *words* are remembered; 0 is a note, or no place at all."""
        if words is not None:
            self._texts[number] = " ".join(words.split())
        self.number, self._words, self._place = number, self._texts.get(number, ""), ""

    def lost(self, what: str, mend: str = _AS_IT_IS) -> None:
        """*what* is not in the article."""
        self._add("IMP001", what, mend)

    def changed(self, what: str, mend: str = _AS_IT_IS) -> None:
        """*what* is in the article in another form."""
        self._add("IMP002", what, mend)

    def _add(self, code: str, what: str, mend: str) -> None:
        if (self.number, what) in self._seen:
            return
        self._seen.add((self.number, what))
        if not self._place:
            words = _covered(self._words)
            quoted = f"“{words}”" if words else ""
            if self.number or words:
                self._place = f"{f'第{self.number}段' if self.number else '脚注'}{quoted}："
        self.report.add(self.file, self.number, code, f"{self._place}{what}", mend)


def _covered(words: str) -> str:
    """The first of *words*, with stars over private data."""
    letters = list(words)
    for datum in privacy.find(privacy.plain(words[:200])):
        letters[datum.start : datum.end] = "＊" * (datum.end - datum.start)
    first = "".join(letters[:_FIRST])
    return first + "…" if len(words) > _FIRST else first
