"""paper: one sheet at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pufa import paper as press
from pufa.cli import options
from pufa.edition import Edition, compile_edition
from pufa.findings import ERRORS, PufaError, Report
from pufa.model import Bulletin


@click.group()
def paper() -> None:
    """打印用的 PDF，能填的 Word 表格。"""


@paper.command()
@click.argument("issue", metavar="年-期")
@options.root
def bulletin(issue: str, root: Path) -> None:
    """一期简报，例如 pufa paper bulletin 2026-1。"""
    config = options.config(root)
    report = Report()
    edition = compile_edition(config, report)
    sheets = None
    if edition is not None:
        issues = edition.library.bulletins
        wanted = [one for one in issues if one.id == issue]
        if not wanted:
            known = "、".join(one.id for one in issues) or "（还没有）"
            raise PufaError(f"没有 {issue} 这一期简报。", f"现有：{known}。")
        sheets = set_sheets(wanted, edition, report)
    if not sheets:
        click.echo(report.errors())
        click.echo(report.counts())
        raise click.exceptions.Exit(ERRORS)
    for url, data in sheets.items():
        click.echo(f"已生成：{press.save(config, url, data)}")


def set_sheets(bulletins: Sequence[Bulletin], edition: Edition, report: Report) -> dict[str, bytes]:
    """Set bulletins; say which fonts had to stand in for the right ones."""
    if not bulletins:
        return {}
    _say_stand_ins()
    return press.sheets(bulletins, edition.library, edition.pictures, report)


@paper.command()
@click.argument("ident", metavar="表格")
@click.option("--docx", "is_word", is_flag=True, help="做成能在 Word、WPS 里填的 .docx。")
@options.root
def form(ident: str, is_word: bool, root: Path) -> None:
    """一份空白表格，例如 pufa paper form application。"""
    config = options.config(root)
    report = Report()
    edition = compile_edition(config, report)
    data = None
    if edition is not None:
        known = {one.id: one for one in edition.library.forms}
        if ident not in known:
            names = "、".join(f"{one.id}（{one.title}）" for one in known.values()) or "（还没有）"
            raise PufaError(f"没有 {ident} 这份表格。", f"现有：{names}。")
        if is_word:
            data = press.form_document(known[ident], edition.library)
        else:
            _say_stand_ins()
            data = press.form_sheet(known[ident], edition.library, report)
    if data is None:
        click.echo(report.errors())
        click.echo(report.counts())
        raise click.exceptions.Exit(ERRORS)
    url = f"forms/{ident}.{'docx' if is_word else 'pdf'}"
    click.echo(f"已生成：{press.save(config, url, data)}")


def _say_stand_ins() -> None:
    for face in press.fonts.resolve().stand_ins:
        click.echo(f"字体　{face}", err=True)


@paper.command()
def fonts() -> None:
    """各种字体用的是哪一种。"""
    click.echo(press.fonts.resolve().text())
