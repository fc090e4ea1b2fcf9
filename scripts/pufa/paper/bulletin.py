"""A bulletin as an official document (简报): 报头, 报核, 报尾.

In: a ``Bulletin``, the library its items come from, a press.  Out: its PDF.  Refuses
characters that no font has: a finding for each place they stand in, and no PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from pufa.findings import Report
from pufa.media import Prepared
from pufa.model import (
    DRAFT,
    UNKNOWN,
    Article,
    Bulletin,
    Calendar,
    Library,
    Notice,
    Reference,
    Release,
    Signature,
    links,
)
from pufa.paper import days, statistics
from pufa.paper.press import Press, UnprintableError, UnsettableError
from pufa.paper.strings import content, literal
from pufa.paper.typeset import typeset
from pufa.text import han, markup

_CONTENTS_ABOVE = 4  # items
_BLANK_LINES = re.compile(r"\n\s*\n")


def render(
    bulletin: Bulletin,
    library: Library,
    press: Press,
    report: Report,
    pictures: Mapping[str, Prepared],
) -> bytes | None:
    """The PDF of *bulletin*; None, and findings, where it holds what cannot be printed."""
    try:
        return press.pdf(_code(bulletin, library, press, pictures), bulletin.date)
    except UnprintableError as refusal:
        _report(refusal.clusters, bulletin, library, report)
    except UnsettableError:
        report.add(
            bulletin.file,
            0,
            "PAP002",
            f"简报 {bulletin.id} 排不出来。",
            "去掉文章里不寻常的写法（特别大的编号、特别长的表格），再试一次。",
        )
    return None


def _code(
    bulletin: Bulletin, library: Library, press: Press, pictures: Mapping[str, Prepared]
) -> str:
    office, day = library.office, bulletin.date
    issue = f"第{bulletin.number}期（总第{bulletin.total}期）"
    title = f"{office.masthead}{bulletin.year}年{issue}"
    draft = "none" if office.authorized else literal(DRAFT)
    parts = [
        '#import "bulletin.typ": *',
        f"#show: bulletin.with(title: {literal(title)}, author: {literal(office.name)}, "
        f"day: datetime(year: {day.year}, month: {day.month}, day: {day.day}), draft: {draft})",
        "#{",
        _call("masthead", office.masthead, issue, bulletin.issuer, han.date(day)),
    ]
    if note := _paragraphs(bulletin.note or ""):
        parts.append(_call("foreword", *map(han.join_lines, note)))
    if len(bulletin.items) > _CONTENTS_ABOVE:
        parts.append("contents")
    for index, item in enumerate(bulletin.items):
        if isinstance(item, Reference):
            article = library.by_id[item.article]
            parts.append(_head(article.title))
            parts.append(_article(article, library, press, pictures, f"note-{index}"))
        elif isinstance(item, Release):
            release = library.release(item.stats)
            parts += [_head(release.title), statistics.typeset_release(release, library, press)]
        elif isinstance(item, Calendar):
            parts += [_head(item.title), days.typeset_days(library.coming(bulletin, item))]
        else:
            find = partial(_find, press, pictures, bulletin.file)
            tree = markup.fill(markup.parse(item.text.body), library.number)
            parts += [_head(item.title), typeset(tree, find, f"note-{index}")]
    names = (_names(bulletin.report_to), _names(bulletin.send_to))
    signatures = [
        f"{word}：{signature.by}（{han.date(signature.date)}）"
        for word, signature in _signatures(bulletin)
    ]
    parts += [_call("colophon", *names, f"共印{bulletin.copies}份", *signatures), "}"]
    return "\n".join(parts)


def _article(
    article: Article, library: Library, press: Press, pictures: Mapping[str, Prepared], name: str
) -> str:
    find = partial(_find, press, pictures, article.file)
    credit = (
        f"起草：{article.drafted}",
        f"法律条文核对至：{han.date(article.statute_checked_to)}",
        f"审核：{article.reviewed.by if article.reviewed else UNKNOWN}",
    )
    body = typeset(markup.fill(markup.parse(article.text.body), library.number), find, name)
    return "\n".join((_call("summary", article.summary), body, _call("credit", "　".join(credit))))


def _find(press: Press, pictures: Mapping[str, Prepared], file: str, target: str) -> str | None:
    prepared = pictures.get(links.picture(file, target).file)
    return press.picture(prepared) if prepared else None


def _call(function: str, *texts: str) -> str:
    return f"{function}({', '.join(map(content, texts))})"


def _head(title: str) -> str:
    return f"heading(level: 1, {content(title)})"


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in _BLANK_LINES.split(text) if part.strip()]


def _names(names: tuple[str, ...]) -> str:
    return "，".join(names) + "。"


def _signatures(bulletin: Bulletin) -> Iterator[tuple[str, Signature]]:
    if bulletin.signed:
        yield "签发", bulletin.signed
    if bulletin.secrecy_checked:
        yield "保密审查", bulletin.secrecy_checked


def _report(clusters: list[str], bulletin: Bulletin, library: Library, report: Report) -> None:
    for cluster in clusters:
        places = [
            (file, first + offset if first else 0)
            for file, first, text in _words(bulletin, library)
            for offset, line in enumerate(text.split("\n"))
            if cluster in line
        ]
        points = " ".join(f"U+{ord(char):04X}" for char in cluster)
        for file, line in sorted(set(places)) or [(bulletin.file, 0)]:
            report.add(
                file,
                line,
                "PAP001",
                f"“{cluster}”（{points}）没有字体能印出来，简报 {bulletin.id} 没有印成。",
                "换成别的字或者符号；是人名、地名的，请安装有这个字的字体。",
            )


def _words(bulletin: Bulletin, library: Library) -> Iterator[tuple[str, int, str]]:
    """What is printed of each file: the file, the line its text begins on (or 0), the text."""
    office = library.office
    yield "content/office.yml", 0, f"{office.masthead}{office.name}"
    names = (*bulletin.report_to, *bulletin.send_to, bulletin.copies)
    signers = (signature.by for _, signature in _signatures(bulletin))
    yield bulletin.file, 0, "".join((bulletin.issuer, bulletin.note or "", *names, *signers))
    for item in bulletin.items:
        if isinstance(item, Reference):
            article = library.by_id[item.article]
            reviewer = article.reviewed.by if article.reviewed else ""
            yield article.file, article.line("title"), article.title
            yield article.file, article.line("summary"), article.summary
            yield article.file, article.line("drafted"), article.drafted
            yield article.file, article.line("reviewed"), reviewer
            yield article.file, article.text.line, article.text.body
        elif isinstance(item, Notice):
            yield bulletin.file, item.text.line, item.title
            yield bulletin.file, item.text.line, item.text.body
        elif isinstance(item, Release):
            yield from statistics.words(library.release(item.stats), library)
        else:
            yield from days.words(library.coming(bulletin, item))
