"""The spine: load, check, derive, compile.  It writes nothing.

In: the office's root.  Out: an ``Edition``, or None where the report holds errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pufa import search, stats
from pufa.checks import check
from pufa.config import Config
from pufa.findings import Report
from pufa.load import load
from pufa.media import Prepared, prepare
from pufa.model import DRAFT, Library, Notice
from pufa.model.links import target
from pufa.pages import Page, compose

# An article written for villagers stands above a bulletin that merely mentions its words.
_PRIOR_ARTICLE, _PRIOR_BULLETIN, _PRIOR_RELEASE = 1.0, 0.6, 0.6

_SECTIONS = (
    ("home", "首页", "index.html"),
    ("topics", "按事情找", "topics/index.html"),
    ("people", "找谁", "people.html"),
    ("bulletins", "简报", "bulletins/index.html"),
    ("laws", "法律", "laws/index.html"),
)


@dataclass(frozen=True)
class Edition:
    """Everything a publisher needs; nothing in it is read from ``content/`` again."""

    config: Config
    library: Library
    pictures: dict[str, Prepared]
    pages: tuple[Page, ...]
    index: search.Index

    @cached_property
    def shell(self) -> dict[str, object]:
        """What every page's frame shows: plain values, so that any renderer can be given them."""
        office = self.library.office
        return {
            "office": office.name,
            "region": office.region,
            "draft": "" if office.authorized else DRAFT,
            "icp": office.filing.icp,
            "police": office.filing.police,
            "gov_code": office.filing.gov_code,
            "sections": [{"id": key, "title": title, "url": url} for key, title, url in _SECTIONS],
        }


def compile_edition(config: Config, report: Report) -> Edition | None:
    """The edition of the content in *config*'s root; None where *report* has errors."""
    library = load(config, report)
    check(library, config, report)
    library = replace(library, tables=stats.accept(library.releases, report))
    if report.has_errors:
        return None
    pictures = _pictures(library, config)
    return Edition(
        config=config,
        library=library,
        pictures=pictures,
        pages=tuple(compose(library, pictures)),
        index=search.build(_documents(library)),
    )


def _pictures(library: Library, config: Config) -> dict[str, Prepared]:
    """The pictures of all texts, by their file in ``content/``."""
    files = {
        target(text.file, picture.target).file
        for text in library.texts
        for picture in text.pictures
    }
    prepared = {file: prepare(config.root / file) for file in sorted(files)}
    return {file: picture for file, picture in prepared.items() if picture}


def _documents(library: Library) -> Iterator[search.Document]:
    for article in library.articles:
        yield search.Document(
            url=article.url,
            title=article.title,
            kind="article",
            topic=article.topics[0],
            date=article.statute_checked_to,
            summary=article.summary,
            headings=article.text.headings,
            questions=article.questions,
            text=article.text.plain,
            prior=_PRIOR_ARTICLE,
        )
    for bulletin in library.bulletins:
        notices = [item for item in bulletin.items if isinstance(item, Notice)]
        titles = [notice.title for notice in notices]
        yield search.Document(
            url=bulletin.url,
            title=f"{library.office.masthead}{bulletin.year}年第{bulletin.number}期",
            kind="bulletin",
            topic="简报",
            date=bulletin.date,
            summary="；".join(titles) or bulletin.note or "",
            headings=tuple(titles),
            questions=(),
            text="\n".join(notice.text.plain for notice in notices),
            prior=_PRIOR_BULLETIN,
        )
    for release in library.releases:
        tables = [table for table in library.tables if table.release == release.id]
        yield search.Document(
            url=release.url,
            title=release.title,
            kind="statistics",
            topic="统计",
            date=release.issued,
            summary="；".join(f"{one.measure}{one.text}" for one in release.headlines),
            headings=tuple(table.title for table in tables),
            questions=(),
            text="\n".join((*map(stats.describe, tables), *(one.body for one in release.texts))),
            prior=_PRIOR_RELEASE,
        )
