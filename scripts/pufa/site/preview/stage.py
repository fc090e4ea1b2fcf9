"""An edition a page at a time: the same HTML as in the built site, made when asked for.

In: an edition, URLs relative to the site's root.  Out: HTML or bytes, None where there is
nothing.  Refuses an office's own ``mkdocs.yml`` or templates that are wrong.
"""

from __future__ import annotations

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from pufa.edition import Edition
from pufa.site.assets import FOLDERS, pictures
from pufa.site.plugin import source, virtual
from pufa.site.renderer import configure, templates_judged


class Stage:
    """*edition* as MkDocs would render it (``mkdocs.commands.build.build``), page by page."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        config = configure(edition, {}, edition.config.site, is_preview=True)
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = config.plugins.on_files(get_files(config), config=config)
        set_exclusions(files, config)
        self._config, self._files = config, files
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)
        self._written = {
            file.dest_uri: file
            for file in files
            if file.inclusion.value > InclusionLevel.DRAFT.value
        }
        self._made = {page.url for page in edition.pages}
        self._pictures = pictures(edition)
        self._folders: dict[str, dict[str, bytes]] = {}
        # What is wrong in the shell shows before the pages of before are given up; what is
        # right stays with this edition, whatever becomes of the files.
        self._folder("assets")
        self.page("index.html")

    def page(self, url: str) -> str | None:
        """The HTML of the page at *url*."""
        if url in self._made:
            file = virtual(source(url), self._config)
        elif url in self._written and self._written[url].is_documentation_page():
            file = self._written[url]
        else:
            return None
        return self._render(file)

    def missing(self, url: str) -> str:
        """What stands at *url*, where no page is."""
        # Only its depth matters: links in it lead to the root from there.
        here = virtual("-/" * url.count("/") + "404.md", self._config)
        return self._show(MkDocsPage(None, here, self._config), "404.html")

    def file(self, url: str) -> bytes | None:
        """The bytes of the file at *url* that is no page."""
        if url in self._pictures:
            return self._pictures[url].read_bytes()
        if url in self._written:
            return self._written[url].content_bytes
        return self._folder(url.rpartition("/")[0].partition("/")[0]).get(url)

    def _folder(self, name: str) -> dict[str, bytes]:
        if name in FOLDERS and name not in self._folders:
            self._folders[name] = FOLDERS[name](self.edition)
        return self._folders.get(name, {})

    def _render(self, file: File) -> str:
        config, files, plugins = self._config, self._files, self._config.plugins
        page = plugins.on_pre_page(MkDocsPage(None, file, config), config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        page.render(config, files)
        page.content = plugins.on_page_content(
            page.content or "", page=page, config=config, files=files
        )
        return self._show(page, str(page.meta.get("template", "main.html")))

    def _show(self, page: MkDocsPage, template: str) -> str:
        config, plugins = self._config, self._config.plugins
        context = get_context(self._nav, self._files, config, page)
        context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        with templates_judged():
            html = self._env.get_template(template).render(context)
        return plugins.on_post_page(html, page=page, config=config)
