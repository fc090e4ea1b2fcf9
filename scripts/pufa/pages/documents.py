"""What search is told of each page, and how gladly it shows it.

In: the library.  Out: ``search.Document`` values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pufa.law import Law
from pufa.model import (
    UNKNOWN,
    Article,
    Bulletin,
    Card,
    Case,
    Flow,
    Form,
    Library,
    Module,
    Notice,
    Question,
    Referral,
    Released,
    Scene,
    Term,
)
from pufa.pages.cited import CitedLaw
from pufa.pages.slices import slices
from pufa.search import Document
from pufa.stats import describe

# An answer written for villagers stands above whatever else has its words.
_VILLAGERS, _MEDIATORS, _REFERRAL, _CASE, _FORM = 1.0, 0.9, 0.7, 0.6, 0.7
_MODULE, _TERM, _BULLETIN, _RELEASE = 0.6, 0.6, 0.6, 0.6
_PEOPLE, _LAW, _QUESTION, _SCENE = 0.8, 0.4, 0.4, 0.4
_CARD, _FLOW = 0.6, 0.6
_NEAR = 10  # articles of law so far apart are about one matter
_TITLE = 40  # characters of a question that stand for it
_MEDIATOR = "调解员"


def documents(library: Library, laws: Iterable[CitedLaw]) -> Iterator[Document]:
    """Every page that can be found, with the articles of law it speaks of: *laws* are all cited."""
    cites: dict[str, list[str]] = {}
    for cited in laws:
        numbers: dict[str, list[int]] = {}
        for place in cited.places:
            numbers.setdefault(place.url, []).append(place.key[0])
        names = {place.key: _asked_for(cited.law, place.key) for place in cited.places}
        for place in cited.places:
            # Who cites an article's neighbours too explains it; another only mentions it.
            near = sum(abs(number - place.key[0]) <= _NEAR for number in numbers[place.url])
            cites.setdefault(place.url, []).extend(names[place.key] * near)
    for one in (*_documents(library), *_laws(laws)):
        yield replace(one, cites=(*one.cites, *cites.get(one.url, ())))


def _documents(library: Library) -> Iterator[Document]:
    yield from map(_article, library.articles)
    yield from map(_article, library.cases)
    yield from map(_referral, library.referrals)
    yield from map(_card, library.cards)
    yield from map(_flow, library.flows)
    for module in library.modules:
        yield _module(module)
        yield from (_question(question, module) for question in module.questions)
    yield from map(_scene, library.scenes)
    yield from _people(library)
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
        readers=article.audience[0] if len(article.audience) == 1 else "",
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
        readers=_MEDIATOR,
    )


def _question(question: Question, module: Module) -> Document:
    stem = " ".join(question.stem.plain.split())
    return Document(
        url=f"{module.url}#{question.id}",
        title=stem if len(stem) <= _TITLE else stem[: _TITLE - 1] + "…",
        kind="question",
        topic=module.title,
        date=question.statute_checked_to,
        summary=question.reason.plain,
        headings=(),
        questions=(),
        text="\n".join((stem, *question.options, question.reason.plain)),
        prior=_QUESTION,
        readers=_MEDIATOR,
    )


def _scene(scene: Scene) -> Document:
    return Document(
        url=scene.url,
        title=scene.title,
        kind="training",
        topic="情景练习",
        date=scene.statute_checked_to,
        summary=scene.summary.plain,
        headings=(),
        questions=(),
        text="\n".join(text.plain for text in scene.texts),
        prior=_SCENE,
        readers=_MEDIATOR,
    )


def _people(library: Library) -> Iterator[Document]:
    """Whom to call: what the page of people shows of each, and no more."""
    office = library.office
    for contact in office.contacts:
        facts = [contact.phone, contact.address, contact.hours]
        yield _whom(f"people.html#contact-{contact.id}", contact.name, facts)
    named = [village for village in office.villages if village.name != UNKNOWN]
    for number, village in enumerate(named, 1):
        facts = [f"{one.name} {one.phone}" for one in village.mediators if one.agreed]
        yield _whom(f"people.html#village-{number}", village.name, ["村调解员", *facts])


def _whom(url: str, title: str, facts: list[str]) -> Document:
    known = "，".join(fact for fact in facts if UNKNOWN not in fact)
    return Document(url, title, "people", "找谁", None, known, (), (), known, prior=_PEOPLE)


def _laws(laws: Iterable[CitedLaw]) -> Iterator[Document]:
    for cited in laws:
        for slice_ in slices(cited.law.url, cited.places):
            articles = [name for place in slice_.items for name in _asked_for(cited.law, place.key)]
            yield Document(
                url=slice_.url,
                title=slice_.titled(cited.law.name),
                kind="law",
                topic="法律",
                date=None,
                summary=f"{cited.law.title}：本站哪些地方引用了哪一条。",
                headings=(),
                questions=(),
                text="\n".join((*cited.law.short, *{place.title: 1 for place in slice_.items})),
                prior=_LAW,
                cites=tuple(dict.fromkeys(articles)),
            )


def _asked_for(law: Law, key: tuple[int, str]) -> list[str]:
    """How people write an article of *law*: 民法典1079."""
    return [f"{name}{key[0]}{key[1]}" for name in sorted({law.name, *law.short})]


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


def _card(card: Card) -> Document:
    return Document(
        url=card.url,
        title=card.title,
        kind="card",
        topic=card.topic,
        date=None,
        summary=card.stop.plain,
        headings=(),
        questions=(),
        text="\n".join(text.plain for text in card.texts),
        prior=_CARD,
        readers=_MEDIATOR,
    )


def _flow(flow: Flow) -> Document:
    labels = tuple(stage.label for stage in flow.stages)
    return Document(
        url=flow.url,
        title=f"一图看懂：{flow.title}",
        kind="flow",
        topic="一图看懂",
        date=None,
        summary=flow.summary.plain,
        headings=labels,
        questions=(),
        text="\n".join(text.plain for text in flow.texts),
        prior=_FLOW,
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
