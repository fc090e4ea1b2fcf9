"""Citations in text become links to the law's own page, at its article.

In: an element tree or plain words, where they will stand, the laws with a page.  Out: the
tree, changed; HTML.  Headings, links and code stay as they are; so does a citation that
was wrong on the day the registry was checked (no clock decides what is written).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element

import jinja2
from markupsafe import Markup, escape

from pufa import law
from pufa.model.links import relative
from pufa.pages.cited import CitedLaw
from pufa.pages.slices import slices
from pufa.text.markup import Tree

_HOLDERS = frozenset(("p", "li", "td", "th", "dd"))
_INLINE = frozenset(("strong", "em", "b", "i", "del", "span", "label"))
_SHUT = frozenset(("a", "code", "sup"))


@dataclass(frozen=True)
class _Slot:
    """A piece of text of a block: *owner*'s own, or the one behind it in *parent*."""

    owner: Element
    parent: Element | None
    text: str
    is_open: bool


class LawLinks:
    """Where the articles of cited laws stand on our site."""

    def __init__(self, cited: Iterable[CitedLaw], known: law.Registry) -> None:
        self._known = known
        self._day = datetime.date.fromisoformat(known.checked_to)
        self._urls: dict[tuple[law.Law, tuple[int, str]], str] = {}
        for one in cited:
            # An article cited by more pages than fit on one stands on several; the first counts.
            for slice_ in slices(one.law.url, one.places):
                for place in slice_.items:
                    anchor = quote(f"a{place.key[0]}{place.key[1]}")
                    self._urls.setdefault((one.law, place.key), f"{slice_.url}#{anchor}")

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and address of every citation in *text* that can be a link."""
        for one in law.find(text, self._known):
            if one.law is None or not one.articles:
                continue
            url = self._urls.get((one.law, one.articles[0]))
            if url and law.judge(one, self._known, self._day).verdict == "valid":
                yield one.start, one.end, url

    def link(self, tree: Tree, here: str) -> None:
        """Link the citations in *tree*, which will stand on the page *here*."""
        for block in list(tree.iter()):
            # No article of law is without 条; looking for it is quicker than for a citation.
            if block.tag in _HOLDERS and "条" in "".join(block.itertext()):
                _link_block(list(_slots(block)), here, self)

    def html(self, text: str, here: str) -> Markup:
        """Plain *text* as HTML with its citations linked."""
        html, last = Markup(), 0
        for start, end, url in self.find(text):
            html += escape(text[last:start])
            html += Markup('<a href="{}">{}</a>').format(relative(here, url), text[start:end])
            last = end
        return html + escape(text[last:])


@jinja2.pass_context
def cited(context: jinja2.runtime.Context, text: str) -> Markup:
    """The filter ``cited``: words with their citations linked, where the page has *law_links*."""
    links = context.get("law_links")
    return links.html(text, context["here"]) if links else escape(text)


def _slots(element: Element, is_open: bool = True) -> Iterator[_Slot]:
    """The text of a block in order, without that of blocks in it."""
    yield _Slot(element, None, element.text or "", is_open)
    for child in element:
        if child.tag in _INLINE or child.tag in _SHUT:
            yield from _slots(child, is_open and child.tag not in _SHUT)
        else:
            yield _Slot(child, None, "\n\n", False)
        yield _Slot(child, element, child.tail or "", is_open)


def _link_block(slots: list[_Slot], here: str, links: LawLinks) -> None:
    starts = [0]
    for slot in slots:
        starts.append(starts[-1] + len(slot.text))
    found: dict[int, list[tuple[int, int, str]]] = {}
    for start, end, url in links.find("".join(slot.text for slot in slots)):
        # A citation may go through 《》 in bold: the piece with its article is the link.
        at = next(at for at in range(len(slots)) if starts[at] < end <= starts[at + 1])
        piece = max(start, starts[at]) - starts[at], end - starts[at], relative(here, url)
        if slots[at].is_open:
            found.setdefault(at, []).append(piece)
    for at in sorted(found, reverse=True):
        _cut(slots[at], found[at])


def _cut(slot: _Slot, pieces: list[tuple[int, int, str]]) -> None:
    """Make links of *pieces* of *slot*'s text."""
    made: list[Element] = []
    for number, (start, end, url) in enumerate(pieces):
        link = Element("a", {"href": url})
        link.text = slot.text[start:end]
        after = pieces[number + 1][0] if number + 1 < len(pieces) else len(slot.text)
        link.tail = slot.text[end:after]
        made.append(link)
    before = slot.text[: pieces[0][0]]
    if slot.parent is None:
        slot.owner.text = before
        slot.owner[:0] = made
    else:
        slot.owner.tail = before
        place = list(slot.parent).index(slot.owner) + 1
        slot.parent[place:place] = made
