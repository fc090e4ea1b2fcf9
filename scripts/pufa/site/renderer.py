"""MkDocs made ready for an edition, to render all of it or a page at a time.

In: an edition.  Out: MkDocs' settings, with our plugin and the shell's templates in them.
Refuses an office's own ``mkdocs.yml`` and templates where they are wrong.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.pages import TemplateError
from pufa.site.plugin import PufaPlugin


def configure(
    edition: Edition, sheets: Mapping[str, Path], folder: Path, *, is_preview: bool = False
) -> MkDocsConfig:
    """Settings to render *edition* into *folder*; in a preview, page by page as asked for."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    ours = edition.config
    try:
        settings = load_config(
            config_file=str(ours.mkdocs_file), docs_dir=str(ours.docs), site_dir=str(folder)
        )
    except MkDocsException as error:
        raise PufaError("mkdocs.yml 读不懂。", "改回原样，或者删掉它，用自带的那一份。") from error
    if "pufa" not in settings.plugins:
        raise PufaError("mkdocs.yml 里没有 pufa 插件。", "在 plugins 下面加一行：- pufa")
    # An office may override one template; the packaged ones stand behind it.
    dirs = [str(overrides) for overrides in ours.overrides]
    settings.theme.dirs[:] = [*dirs, *(path for path in settings.theme.dirs if path not in dirs)]
    plugin = cast(PufaPlugin, settings.plugins["pufa"])
    plugin.edition, plugin.sheets, plugin.is_preview = edition, sheets, is_preview
    settings.site_url = edition.library.office.site_url
    return settings


@contextmanager
def templates_judged() -> Iterator[None]:
    """Whatever is wrong with a template becomes a sentence for the office."""
    try:
        yield
    except TemplateError as error:
        raise PufaError(
            f"overrides/ 里的模板有错：{error}", "改好它，或者删掉，用自带的模板。"
        ) from error
