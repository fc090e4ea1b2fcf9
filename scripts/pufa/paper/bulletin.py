"""A bulletin as an official document (简报): 报头, 报核, 报尾.

In: a ``Bulletin``, the library its items come from, a press.  Out: its PDF.  Refuses
characters that no font has: a finding for each place they stand in, and no PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pufa.findings import Report
from pufa.media import Prepared
from pufa.model import (
    Article,
    Bulletin,
    Calendar,
    Library,
    Notice,
    Reference,
    Release,
    Signature,
)
from pufa.paper import articles, days, printing, statistics
from pufa.paper.press import Press
from pufa.paper.printing import Job, Words
from pufa.paper.strings import call, head
from pufa.paper.typeset import typeset
from pufa.text import han

CONTENTS_ABOVE = 4  # items
_BLANK_LINES = re.compile(r"\n\s*\n")


def render(
    bulletin: Bulletin,
    library: Library,
    press: Press,
    report: Report,
    pictures: Mapping[str, Prepared],
) -> bytes | None:
    """The PDF of *bulletin*; None, and findings, where it holds what cannot be printed."""
    return printing.run(job(bulletin, library, press, pictures), press, report)


def job(
    bulletin: Bulletin,
    library: Library,
    press: Press,
    pictures: Mapping[str, Prepared],
    is_four: bool = False,
) -> Job:
    """*bulletin*, ready for the press, on four pages or eight, and so on, where *is_four*."""
    issue = issue_of(bulletin)
    return Job(
        name=f"简报 {bulletin.id}",
        file=bulletin.file,
        title=f"{library.office.masthead}{bulletin.year}年{issue}",
        office=library.office,
        day=bulletin.date,
        template="bulletin",
        body=_body(bulletin, issue, library, press, pictures, is_four),
        words=tuple(_words(bulletin, library)),
    )


def article_job(
    article: Article, library: Library, press: Press, pictures: Mapping[str, Prepared]
) -> Job:
    """*article* alone, on the same page, ready for the press."""
    return Job(
        name=article.title,
        file=article.file,
        title=article.title,
        office=library.office,
        day=article.date,
        template="bulletin",
        body=f"{head(article.title)}\n{_article(article, library, press, pictures, 'note')}",
        words=tuple(articles.words(article)),
    )


def _body(
    bulletin: Bulletin,
    issue: str,
    library: Library,
    press: Press,
    pictures: Mapping[str, Prepared],
    is_four: bool,
) -> str:
    masthead = library.office.masthead
    parts = [call("masthead", masthead, issue, bulletin.issuer, han.date(bulletin.date))]
    if note := notes_of(bulletin):
        parts.append(call("foreword", *note))
    if len(bulletin.items) > CONTENTS_ABOVE:
        parts.append("contents")
    for index, item in enumerate(bulletin.items):
        if isinstance(item, Reference):
            article = library.by_id[item.article]
            parts.append(head(article.title))
            parts.append(_article(article, library, press, pictures, f"note-{index}"))
        elif isinstance(item, Release):
            release = library.release(item.stats)
            parts += [head(release.title), statistics.typeset_release(release, library, press)]
        elif isinstance(item, Calendar):
            parts += [head(item.title), days.typeset_days(library.coming(bulletin, item))]
        else:
            find = articles.finder(press, pictures, bulletin.file)
            tree = articles.tree(item.text.body, library)
            parts += [head(item.title), typeset(tree, find, f"note-{index}")]
    names = (_names(bulletin.report_to), _names(bulletin.send_to))
    signed = [
        f"{word}：{signature.by}（{han.date(signature.date)}）"
        for word, signature in signatures(bulletin)
    ]
    colophon = "colophon.with(is-four: true)" if is_four else "colophon"
    parts.append(call(colophon, *names, f"共印{bulletin.copies}份", *signed))
    return "\n".join(parts)


def _article(
    article: Article, library: Library, press: Press, pictures: Mapping[str, Prepared], name: str
) -> str:
    find = articles.finder(press, pictures, article.file)
    body = typeset(articles.tree(article.text.body, library), find, name)
    return "\n".join(
        (call("summary", article.summary), body, call("credit", articles.credit(article)))
    )


def issue_of(bulletin: Bulletin) -> str:
    """Which one it is: 第3期（总第9期）."""
    return f"第{bulletin.number}期（总第{bulletin.total}期）"


def notes_of(bulletin: Bulletin) -> list[str]:
    """The paragraphs of its 按语."""
    parts = _BLANK_LINES.split(bulletin.note or "")
    return [han.join_lines(part.strip()) for part in parts if part.strip()]


def _names(names: tuple[str, ...]) -> str:
    return "，".join(names) + "。"


def signatures(bulletin: Bulletin) -> Iterator[tuple[str, Signature]]:
    """Who signed for what."""
    if bulletin.signed:
        yield "签发", bulletin.signed
    if bulletin.secrecy_checked:
        yield "保密审查", bulletin.secrecy_checked


def _words(bulletin: Bulletin, library: Library) -> Iterator[Words]:
    office = library.office
    yield "content/office.yml", 0, f"{office.masthead}{office.name}"
    names = (*bulletin.report_to, *bulletin.send_to, bulletin.copies)
    signers = (signature.by for _, signature in signatures(bulletin))
    yield bulletin.file, 0, "".join((bulletin.issuer, bulletin.note or "", *names, *signers))
    for item in bulletin.items:
        if isinstance(item, Reference):
            yield from articles.words(library.by_id[item.article])
        elif isinstance(item, Notice):
            yield bulletin.file, item.text.line, item.title
            yield bulletin.file, item.text.line, item.text.body
        elif isinstance(item, Release):
            yield from statistics.words(library.release(item.stats), library)
        else:
            yield from days.words(library.coming(bulletin, item))
