"""What search is told of each page, and how gladly it shows it.

In: the library.  Out: ``search.Document`` values.
"""

from __future__ import annotations

from collections.abc import Iterator

from pufa.model import (
    Article,
    Bulletin,
    Case,
    Form,
    Library,
    Module,
    Notice,
    Referral,
    Released,
    Term,
)
from pufa.search import Document
from pufa.stats import describe

# An answer written for villagers stands above whatever else has its words.
_VILLAGERS, _MEDIATORS, _REFERRAL, _CASE, _FORM = 1.0, 0.9, 0.7, 0.6, 0.7
_MODULE, _TERM, _BULLETIN, _RELEASE = 0.6, 0.6, 0.6, 0.6


def documents(library: Library) -> Iterator[Document]:
    """Every page that can be found."""
    yield from map(_article, library.articles)
    yield from map(_article, library.cases)
    yield from map(_referral, library.referrals)
    yield from map(_module, library.modules)
    yield from map(_form, library.forms)
    yield from map(_term, library.terms)
    for bulletin in library.bulletins:
        yield _bulletin(bulletin, library)
    for release in library.releases:
        yield _release(release, library)


def _article(article: Article) -> Document:
    is_case = isinstance(article, Case)
    prior = _VILLAGERS if "村民" in article.audience else _MEDIATORS
    return Document(
        url=article.url,
        title=article.title,
        kind="case" if is_case else "article",
        topic=article.topics[0],
        date=article.statute_checked_to,
        summary=article.summary,
        headings=article.text.headings,
        questions=article.questions,
        text=article.text.plain,
        prior=_CASE if is_case else prior,
    )


def _module(module: Module) -> Document:
    """A lesson; its questions are for those who are at it, not for search."""
    return Document(
        url=module.url,
        title=module.title,
        kind="training",
        topic="培训",
        date=module.statute_checked_to,
        summary=module.summary,
        headings=module.text.headings,
        questions=module.competences,
        text=module.text.plain,
        prior=_MODULE,
    )


def _referral(referral: Referral) -> Document:
    return Document(
        url=referral.url,
        title=referral.title,
        kind="referral",
        topic=referral.topic,
        date=None,
        summary=referral.first.plain,
        headings=tuple(route.who for route in referral.routes),
        questions=(),
        text="\n".join(text.plain for text in referral.texts),
        prior=_REFERRAL,
    )


def _form(form: Form) -> Document:
    fields = (field.label for part in form.parts for field in part.fields)
    return Document(
        url=form.url,
        title=form.title,
        kind="form",
        topic="表格",
        date=form.statute_checked_to,
        summary=form.summary,
        headings=tuple(part.title for part in form.parts),
        questions=(),
        text="\n".join((*fields, *(text.plain for text in form.texts))),
        prior=_FORM,
    )


def _term(term: Term) -> Document:
    return Document(
        url=term.url,
        title=term.term,
        kind="glossary",
        topic="词语解释",
        date=None,
        summary=term.meaning.plain,
        headings=(),
        questions=(),
        text=term.meaning.plain,
        prior=_TERM,
    )


def _bulletin(bulletin: Bulletin, library: Library) -> Document:
    notices = [item for item in bulletin.items if isinstance(item, Notice)]
    titles = [notice.title for notice in notices]
    return Document(
        url=bulletin.url,
        title=bulletin.titled(library.office.masthead),
        kind="bulletin",
        topic="简报",
        date=bulletin.date,
        summary="；".join(titles) or bulletin.note or "",
        headings=tuple(titles),
        questions=(),
        text="\n".join(notice.text.plain for notice in notices),
        prior=_BULLETIN,
    )


def _release(release: Released, library: Library) -> Document:
    tables = [table for table in library.tables if table.release == release.id]
    return Document(
        url=release.url,
        title=release.title,
        kind="statistics",
        topic="统计",
        date=release.issued,
        summary="；".join(f"{one.year}年{one.measure}{one.text}" for one in release.headlines),
        headings=tuple(table.title for table in tables),
        questions=(),
        text="\n".join((*map(describe, tables), *(text.plain for text in release.texts))),
        prior=_RELEASE,
    )
