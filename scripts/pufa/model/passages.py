"""All words of an office that may cite a law, and where each stands.

In: a library.  Out: ``Passage`` values in the order of kinds.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from pufa.model.article import Case
from pufa.model.bulletin import Notice
from pufa.model.library import Library
from pufa.model.text import Text


@dataclass(frozen=True)
class Passage:
    """A *text* of a *kind* (文章, 练习题), under *title*, on our page *url* or a place in it.

    *checked* is the day its law was looked up, where somebody wrote that down.
    """

    kind: str
    title: str
    url: str
    text: Text
    checked: datetime.date | None = None


def passages(library: Library) -> Iterator[Passage]:
    """Everything that may cite a law, page by page."""
    for article in (*library.articles, *library.cases):
        kind = "案例" if isinstance(article, Case) else "文章"
        day = article.statute_checked_to
        summary = Text(article.file, article.line("summary"), article.summary, article.summary)
        yield Passage(kind, article.title, article.url, article.text, day)
        yield Passage(kind, article.title, article.url, summary, day)
    for module in library.modules:
        yield Passage("课", module.title, module.url, module.text, module.statute_checked_to)
        for question in module.questions:
            for text in (question.stem, question.reason):
                day = question.statute_checked_to
                yield Passage("练习题", f"{module.title}（{question.id}）", module.url, text, day)
    for scene in library.scenes:
        for text in scene.texts:
            yield Passage("情景", scene.title, scene.url, text, scene.statute_checked_to)
    for referral in library.referrals:
        for text in referral.texts:
            yield Passage("我该找谁", referral.title, referral.url, text)
    for card in library.cards:
        for text in card.texts:
            yield Passage("口袋卡", card.title, card.url, text)
    for flow in library.flows:
        for text in flow.texts:
            yield Passage("一图看懂", flow.title, flow.url, text)
    for form in library.forms:
        for text in form.texts:
            yield Passage("表格", form.title, form.url, text, form.statute_checked_to)
    masthead = library.office.masthead
    for bulletin in library.bulletins:
        title = bulletin.titled(masthead)
        if bulletin.note:
            note = Text(bulletin.file, 0, bulletin.note, bulletin.note)
            yield Passage("简报", title, bulletin.url, note)
        for item in bulletin.items:
            if isinstance(item, Notice):
                yield Passage("简报", title, bulletin.url, item.text)
    for term in library.terms:
        for text in filter(None, (term.meaning, term.basis)):
            yield Passage("词语", f"词语解释：{term.term}", term.url, text)
    for event in library.events:
        yield Passage("活动", event.title, event.url, event.summary)
    for release in library.releases:
        for text in release.texts:
            yield Passage("统计", release.title, release.url, text)
