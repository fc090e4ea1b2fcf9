"""The first time an explained word stands in a text, it leads to its explanation.

In: an element tree and where it will stand, the words of the glossary.  Out: the same tree,
changed.  Headings, links, code and titles in 《》 stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element

from pufa.model import Term
from pufa.model.links import relative
from pufa.text.markup import Tree

_SHUT = frozenset(("a", "code", "sup", "h1", "h2", "h3", "h4", "h5", "h6", "label"))
# A title is taken whole, so that no word in it is found.
_TITLE = r"《[^》]*》"


def _accidents() -> dict[str, str]:
    """Words in which an explained word stands by accident (``accidents.txt``), by that word."""
    rows = Path(__file__).with_name("accidents.txt").read_text("utf-8").splitlines()
    pairs = (row.split() for row in rows if row and not row.startswith("#"))
    return {term: "|".join(re.escape(word) for word in words) for term, *words in pairs}


class TermLinks:
    """Where the words of the glossary are explained."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._urls = {term.term: term.url for term in terms}
        accidents = [words for term, words in _accidents().items() if term in self._urls]
        names = map(re.escape, sorted(self._urls, key=len, reverse=True))
        self._pattern = re.compile("|".join((_TITLE, *accidents, *names)))

    def link(self, tree: Tree, here: str) -> None:
        """Link the words in *tree*, which will stand on the page *here*, each once."""
        if self._urls:
            self._link(tree, here, set())

    def _link(self, element: Element, here: str, seen: set[str]) -> None:
        if element.tag in _SHUT:
            return
        made, element.text = self._cut(element.text, here, seen)
        place = len(made)
        element[:0] = made
        for child in list(element)[place:]:
            self._link(child, here, seen)
            behind, child.tail = self._cut(child.tail, here, seen)
            at = list(element).index(child) + 1
            element[at:at] = behind

    def _cut(self, text: str | None, here: str, seen: set[str]) -> tuple[list[Element], str | None]:
        """The links in *text*, each with the words behind it, and the words before them all."""
        if not text:
            return [], text
        made: list[Element] = []
        before, last = text, 0
        for found in self._pattern.finditer(text):
            word = found.group()
            if word not in self._urls or word in seen:
                continue
            seen.add(word)
            between = text[last : found.start()]
            if made:
                made[-1].tail = between
            else:
                before = between
            link = Element("a", {"class": "pf-term", "href": relative(here, self._urls[word])})
            link.text = word
            made.append(link)
            last = found.end()
        if made:
            made[-1].tail = text[last:]
        return made, before
