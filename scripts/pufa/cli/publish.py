"""build, serve, check, tree: content in, site and sheets out."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from pathlib import Path

import click

from pufa import media, paper
from pufa.checks import Unchanged
from pufa.cli import options
from pufa.cli.paper import set_sheets
from pufa.config import Config
from pufa.edition import Edition, compile_edition
from pufa.findings import ERRORS, Report
from pufa.site.build import build_site, locked


@click.command()
@options.root
@options.as_of
def build(root: Path, as_of: datetime.datetime | None) -> None:
    """检查内容，生成网站（site/）和印件（dist/paper/）。"""
    config = options.config(root, as_of)
    start = time.monotonic()
    with locked(config):
        made = _make(config)
        if made is None:
            raise click.exceptions.Exit(ERRORS)
        edition, sheets = made
        _say("生成网页…")
        build_site(edition, sheets)
        for url, place in sheets.items():
            paper.save(config, url, place.read_bytes())
        paper.clear(config, sheets)
        media.clear(config.pictures, edition.pictures.values())
    click.echo(
        f"网站已生成：{config.site}（{len(edition.pages)} 页，印件 {len(sheets)} 份，"
        f"{time.monotonic() - start:.1f} 秒）"
    )


@click.command()
@options.root
@options.as_of
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="端口。"
)
def serve(root: Path, as_of: datetime.datetime | None, port: int) -> None:
    """在本机预览，内容一改就更新。"""
    from pufa.site import preview  # brings MkDocs, as building does

    config = options.config(root, as_of)
    _say("读取、检查内容…")
    preview.serve(config, port, _sheet, _show, click.echo)


@click.command()
@options.root
@options.as_of
@options.form
def check(root: Path, as_of: datetime.datetime | None, form: str) -> None:
    """只检查，列出全部错误和提醒。"""
    config = options.config(root, as_of)
    if form == "text":
        _say("读取、检查内容…")
    unchanged = Unchanged(config, paper.fonts.resolve().fingerprint())
    report = unchanged.recall()
    if report is None:
        report = _check(config)
        unchanged.keep(report)
    if form == "json":
        click.echo(report.json())
    else:
        if report.findings:
            click.echo(report.text())
        click.echo(report.counts())
    if report.has_errors:
        raise click.exceptions.Exit(ERRORS)


@click.command()
@click.argument("folder", metavar="文件夹", type=click.Path(file_okay=False, path_type=Path))
@options.root
@options.as_of
def tree(folder: Path, root: Path, as_of: datetime.datetime | None) -> None:
    """把编好的网页写成文件（须是新文件夹），供别的程序使用。"""
    from pufa.site.tree import write_tree  # brings pages, which other commands need not

    config = options.config(root, as_of)
    report = Report()
    edition = compile_edition(config, report)
    _show(report)
    if edition is None:
        raise click.exceptions.Exit(ERRORS)
    sheets = set_sheets(edition, report)
    click.echo(f"已写入 {folder}（{write_tree(edition, sheets, folder)} 页）。")


def _check(config: Config) -> Report:
    report = Report()
    edition = compile_edition(config, report)
    if edition is not None:
        # Whether every character can be printed shows only when it is set.
        paper.check_sheets(edition.library, edition.pictures, report, config.sheets)
    return report


def _make(config: Config) -> tuple[Edition, Mapping[str, Path]] | None:
    """Compile the edition and set its sheets; None, with the findings shown, on errors."""
    report = Report()
    _say("读取、检查内容…")
    edition = compile_edition(config, report)
    sheets = None
    if edition is not None:
        _say("排印简报、表格、传单…")
        sheets = set_sheets(edition, report)
    _show(report)
    return None if edition is None or sheets is None or report.has_errors else (edition, sheets)


def _sheet(edition: Edition, url: str, report: Report) -> bytes | None:
    made = paper.sheets(edition.library, edition.pictures, report, edition.config.sheets, url)
    return made[url].read_bytes() if url in made else None


def _show(report: Report) -> None:
    """Errors in full; notices are many on a new site, so only their number."""
    if report.has_errors:
        click.echo(report.errors())
        click.echo(f"{report.counts()}网站未更新。")
    elif report.findings:
        click.echo(f"{report.counts()}看详情：pufa check")


def _say(text: str) -> None:
    click.echo(text, err=True)
