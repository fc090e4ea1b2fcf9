"""paper: one sheet at a time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from pufa import paper as press
from pufa.checks import check
from pufa.cli import options
from pufa.config import Config
from pufa.findings import ERRORS, PufaError, Report
from pufa.load import load
from pufa.model import Bulletin, Library


@click.group()
def paper() -> None:
    """打印用的 PDF。"""


@paper.command()
@click.argument("issue", metavar="年-期")
@options.root
def bulletin(issue: str, root: Path) -> None:
    """一期简报，例如 pufa paper bulletin 2026-1。"""
    config = options.config(root)
    report = Report()
    library = load(config, report)
    check(library, config, report)
    wanted = [one for one in library.bulletins if one.id == issue]
    if not wanted and not report.has_errors:
        raise PufaError(
            f"没有 {issue} 这一期简报。",
            f"现有：{'、'.join(one.id for one in library.bulletins) or '（还没有）'}。",
        )
    sheets = {} if report.has_errors else set_sheets(wanted, library, config, report)
    if report.has_errors:
        click.echo(report.text())
        click.echo(report.counts())
        raise click.exceptions.Exit(ERRORS)
    for url, data in sheets.items():
        click.echo(f"已生成：{press.save(config, url, data)}")


def set_sheets(
    bulletins: Iterable[Bulletin], library: Library, config: Config, report: Report
) -> dict[str, bytes]:
    """Set bulletins; say which fonts had to stand in for the right ones."""
    for face in press.fonts.resolve().stand_ins:
        click.echo(f"字体　{face}", err=True)
    return press.sheets(bulletins, library, config.root, report)


@paper.command()
def fonts() -> None:
    """各种字体用的是哪一种。"""
    click.echo(press.fonts.resolve().text())
