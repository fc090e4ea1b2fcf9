"""The MkDocs plugin: our pages become MkDocs' pages.

In: MkDocs' events.  Out: virtual pages, their HTML and table of contents, the assets.
It only translates; what a page says is made in ``pages``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

# Material prints an English notice about its end of life (2027-05-05, see
# docs/dev/architecture.md) to people who can do nothing about it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from pufa.config import find, packaged
from pufa.edition import Edition, compile_edition
from pufa.findings import Report
from pufa.pages import TocEntry
from pufa.site.assets import assets, pictures, shell


class PufaPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Gives MkDocs the pages of an edition.

    ``pufa build`` sets *edition* and *sheets* (files by URL); under a bare ``mkdocs build``
    the plugin compiles the edition itself, and there are no sheets.  In a preview our pages
    and assets come to MkDocs one by one, when they are asked for.
    """

    edition: Edition | None = None
    sheets: Mapping[str, Path] = {}
    is_preview = False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.edition is None:
            report = Report()
            self.edition = compile_edition(find(Path(config.docs_dir).parent), report)
            if self.edition is None:
                raise PluginError(f"{report.text()}\n{report.counts()}网站未更新。")
        # No index is made only to be named in pages that no cache keeps.
        config.extra["pufa"] = shell(
            self.edition, "" if self.is_preview else self.edition.index.digest
        )
        config.site_name = f"{self.edition.library.office.name}普法"
        self._pages = {source(page.url): page for page in self.edition.pages}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        assert self.edition is not None
        for file in list(files):
            # What Material would have every reader download stays out of the site.
            if file.src_dir != config.docs_dir:
                files.remove(file)
        if files.get_file_from_path("about.md") is None:
            # Every page links to it; an office's own docs/ may lack it.
            about = (packaged() / "docs" / "about.md").read_text("utf-8")
            files.append(File.generated(config, "about.md", content=about))
        if self.is_preview:
            return files
        for path in self._pages:
            file = virtual(path, config)
            files.append(file)
            _Page(None, file, config)
        for path, data in assets(self.edition).items():
            files.append(File.generated(config, path, content=data))
        for path, place in {**pictures(self.edition), **self.sheets}.items():
            files.append(File.generated(config, path, abs_src_path=str(place)))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: object) -> str:
        if ours := self._pages.get(page.file.src_uri):
            page.title = ours.title
            page.meta = dict(ours.meta)
        return markdown

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, **_: object
    ) -> TemplateContext:
        # MkDocs reads all pages before it writes the first; one body at a time is enough.
        if ours := self._pages.get(page.file.src_uri):
            body = ours.body()
            page.content, page.toc = body.html, _toc(body.toc)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, **_: object) -> str:
        # Written, and not needed again: memory does not grow with the number of pages.
        page.content = None
        return output


def source(url: str) -> str:
    """The Markdown file that MkDocs believes the page at *url* to come from."""
    return url.removesuffix(".html") + ".md"


def virtual(path: str, config: MkDocsConfig) -> File:
    """An empty file for MkDocs at *path*; what the page says is ours."""
    return File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)


class _Page(MkDocsPage):
    """MkDocs' page where there is no Markdown to convert."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


def _toc(entries: tuple[TocEntry, ...]) -> TableOfContents:
    top: list[AnchorLink] = []
    for entry in entries:
        link = AnchorLink(entry.text, entry.id, entry.level)
        if entry.level > 2 and top:
            top[-1].children.append(link)
        else:
            top.append(link)
    return TableOfContents(top)
