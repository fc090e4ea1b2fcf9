"""An edition becomes ``site/``: MkDocs writes beside it, then the two change places.

In: an edition and the sheets that stand beside its pages.  Out: ``site/``.  A build that
fails or is killed leaves the old site, or its whole copy for the next command to restore.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, time
from pathlib import Path

from filelock import FileLock, Timeout

from pufa.config import Config
from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.site.headers import write_server_files


@contextmanager
def locked(config: Config) -> Iterator[None]:
    """Hold the root for one writer; put back a site that an earlier one was killed over."""
    try:
        config.state.mkdir(exist_ok=True)
        lock = FileLock(config.state / "lock")
        lock.acquire(timeout=0)
    except Timeout:
        raise PufaError("另一个生成程序正在运行。", "等它结束再试。") from None
    except OSError:
        raise PufaError(
            f"文件夹不能写入：{config.root}", "检查磁盘是否写保护、有没有权限、有没有空间。"
        ) from None
    try:
        _restore(config)
        yield
    finally:
        lock.release()


def build_site(edition: Edition, sheets: Mapping[str, Path]) -> None:
    """Write the site of *edition*; call it under :func:`locked`."""
    staging = edition.config.state / "staging"
    try:
        shutil.rmtree(staging, ignore_errors=True)
        render(edition, sheets, staging)
        _swap(edition.config, staging)
        write_server_files(edition.config.dist / "server")
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        _restore(edition.config)
        raise PufaError(
            f"网站写不进去（{error.strerror or '写入失败'}），原来的网站没有动。",
            "检查磁盘空间和写入权限，再试一次。",
        ) from error


def render(edition: Edition, sheets: Mapping[str, Path], folder: Path) -> None:
    """Let MkDocs write the pages of *edition* into *folder*."""
    # Commands that make no site need this module's lock, and not MkDocs.
    from mkdocs.commands.build import build as mkdocs_build

    from pufa.site.renderer import configure, templates_judged

    config = configure(edition, sheets, folder)
    newest = datetime.combine(edition.library.newest, time(), UTC)
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(newest.timestamp()))
    try:
        with templates_judged():
            mkdocs_build(config)
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def recover(config: Config) -> None:
    """Put back a site that a killed build left beside its place, unless one is running now."""
    if (config.state / "old").exists():
        with suppress(PufaError), locked(config):
            pass


def _swap(config: Config, staging: Path) -> None:
    old = config.state / "old"
    shutil.rmtree(old, ignore_errors=True)
    if config.site.exists():
        config.site.rename(old)
    staging.rename(config.site)
    shutil.rmtree(old, ignore_errors=True)


def _restore(config: Config) -> None:
    """Killed between the two renames: the old site is whole, and comes back."""
    old = config.state / "old"
    if old.exists() and not config.site.exists():
        old.rename(config.site)
