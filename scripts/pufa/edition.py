"""The spine: load, check, derive, compile.  It writes nothing but pictures it keeps ready.

In: the office's root.  Out: an ``Edition``, or None where the report holds errors.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pufa import stats
from pufa.checks import check
from pufa.config import Config
from pufa.findings import Report
from pufa.load import Memory, load
from pufa.media import Prepared, prepare
from pufa.model import DRAFT, Library, links

if TYPE_CHECKING:
    # A sheet needs neither pages nor an index, nor the libraries they bring.
    from pufa import search
    from pufa.pages import Cited, Page

_SECTIONS = (
    ("home", "首页", "index.html"),
    ("topics", "按事情找", "topics/index.html"),
    ("people", "找谁", "people.html"),
    ("training", "培训", "training/index.html"),
    ("more", "更多", "more.html"),
)


@dataclass(frozen=True)
class Edition:
    """Everything a publisher needs; nothing in it is read from ``content/`` again."""

    config: Config
    library: Library
    pictures: dict[str, Prepared]

    @cached_property
    def cited(self) -> Cited:
        """What cites which law, page by page."""
        from pufa.pages import cited_laws

        return cited_laws(self.library)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Compiled when they are first asked for: a check may do without."""
        from pufa.pages import compose

        return tuple(compose(self.library, self.pictures, self.cited))

    @cached_property
    def index(self) -> search.Index:
        """Made when it is first asked for: a preview may do without."""
        from pufa import search
        from pufa.pages import documents
        from pufa.search.index import build

        words = search.merged(self.library.synonyms)
        return build(documents(self.library, self.cited.laws), words)

    @cached_property
    def shell(self) -> dict[str, object]:
        """What every page's frame shows: plain values, so that any renderer can be given them."""
        office = self.library.office
        made = {page.url for page in self.pages}
        return {
            "office": office.name,
            "region": office.region,
            "draft": "" if office.authorized else DRAFT,
            "icp": office.filing.icp,
            "police": office.filing.police,
            "gov_code": office.filing.gov_code,
            "sections": [
                {"id": key, "title": title, "url": url}
                for key, title, url in _SECTIONS
                if url in made
            ],
        }


def compile_edition(config: Config, report: Report, memory: Memory | None = None) -> Edition | None:
    """The edition of the content in *config*'s root; None where *report* has errors.

    What *memory* holds of files that have not changed is not read again.
    """
    library = load(config, report, memory)
    check(library, config, report)
    library = replace(library, tables=stats.accept(library.releases, report))
    if report.has_errors:
        return None
    return Edition(config=config, library=library, pictures=_pictures(library, config))


def _pictures(library: Library, config: Config) -> dict[str, Prepared]:
    """The pictures of all texts, by their file in ``content/``."""
    files = {
        links.picture(text.file, picture.target).file
        for text in library.texts
        for picture in text.pictures
    }
    made = {file: prepare(config.root / file, config.pictures) for file in sorted(files)}
    return {file: picture for file, picture in made.items() if isinstance(picture, Prepared)}
