"""stats: a ledger to keep, the release made of it, the county's sheet from it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pufa.cli import options
from pufa.config import Config
from pufa.findings import ERRORS, PufaError, Report
from pufa.load.office import load_office
from pufa.model import Office, Period
from pufa.stats.intake import read_ledger
from pufa.stats.ledger import Ledger

LEDGER = click.argument(
    "file", metavar="台账", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)


@click.group()
def stats() -> None:
    """统计：空白台账，可以公布的表，报县的内部表。"""


@stats.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="文件.xlsx",
    help="写到哪里（默认：资料夹旁边的 台账.xlsx）。",
)
@options.root
def template(out: Path | None, root: Path) -> None:
    """一份空白台账，村、类型、结果、形式都能点着选。"""
    from pufa.stats.spreadsheet import save_new  # brings openpyxl, which takes half a second
    from pufa.stats.template import blank_ledger

    config = options.config(root)
    path = out or config.root.parent / "台账.xlsx"
    save_new(blank_ledger(office(config)), path, "台账")
    click.echo(f"空白台账：{path}")


@stats.command()
@LEDGER
@click.option(
    "--release",
    "name",
    required=True,
    metavar="名字",
    help="这一份统计叫什么，开头是时间：2025年报、2025上半年。",
)
@click.option(
    "--headlines",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="文件.yml",
    help="核心数字（headlines，所长签字）和别处公开过的（quoted）。",
)
@click.option(
    "--issued", type=options.DAY, metavar="日期", help="公布的日期（默认今天），例如 2026-01-20。"
)
@click.option("--write", is_flag=True, help="写进 content/stats/；不写这一项只是预览。")
@options.root
@options.as_of
@options.form
def release(
    file: Path,
    name: str,
    headlines: Path | None,
    issued: datetime.datetime | None,
    write: bool,
    root: Path,
    as_of: datetime.datetime | None,
    form: str,
) -> None:
    """从台账做出可以公布的表：先预览，看过再加 --write。"""
    from pufa.stats.draft import prepare  # brings numpy, which takes a tenth of a second

    config = options.config(root, as_of)
    with nothing_told():
        draft = prepare(config, name, headlines, issued.date() if issued else config.as_of)
        found = Report()
        ledger = read_ledger(file, office(config).scheme, found, config.as_of)
        proposal = None
        if ledger:
            proposal, said = draft.of(ledger)
            found.extend(said.findings)
        if form == "json":
            click.echo(found.json())
        else:
            click.echo("\n".join(draft.preview(proposal) if proposal else ()))
            if found.findings:
                click.echo(f"{found.text()}\n{found.counts()}")
        if proposal is None or found.has_errors:
            raise click.exceptions.Exit(ERRORS)
        if write:
            click.echo(
                f"已写好：{draft.write(proposal).relative_to(config.root)}", err=form == "json"
            )
        elif form == "text":
            click.echo("这是预览，什么也没有写。看过没有问题，同样的命令后面加上 --write。")


@stats.command(name="return")
@LEDGER
@click.option(
    "--period", required=True, metavar="时间", help="2025、2025上半年、2025第一季度这样。"
)
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="文件.xlsx",
    help="写到哪里；不能在资料夹里。",
)
@options.root
@options.as_of
@options.form
def county(
    file: Path, period: str, out: Path, root: Path, as_of: datetime.datetime | None, form: str
) -> None:
    """报县的内部表：一类一行，台账里有的数都写上。不得公开。"""
    from pufa.stats.county import county_return
    from pufa.stats.spreadsheet import check_new, save_new

    check_new(out, "内部表")
    when = Period.read(period)
    if when is None:
        mend = "写成 2025、2025上半年、2025第一季度这样。"
        raise PufaError(f"“{period[:20]}”不是一段统计时间。", mend)
    config = options.config(root, as_of)
    whose = office(config)
    with nothing_told():
        ledger = take_in(file, whose, config, form)
        save_new(county_return(ledger, whose, when), out, "内部表")
    if form == "text":
        click.echo(f"已写好：{out}（内部资料，不得公开）。还是“待填写”的，照实补上。")


@contextmanager
def nothing_told() -> Iterator[None]:
    """Of an error of ours only its kind and place reach the file that is sent to be mended.

    What it says might be of the ledger.
    """
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort, PufaError, OSError):
        raise
    except Exception as error:
        bare = LedgerError(type(error).__name__)
        raise bare.with_traceback(error.__traceback__) from None


class LedgerError(Exception):
    """A bug met with a ledger in hand; says nothing of it."""


def office(config: Config) -> Office:
    """The office, if its labels can be relied on."""
    report = Report()
    found = load_office(config, report)
    if found is None or report.has_errors:
        raise PufaError("content/office.yml 有错误。", "先打 pufa check，改好再来。")
    if not found.scheme.villages:
        raise PufaError("content/office.yml 里还没有村名。", "在 villages 下面写上各村。")
    return found


def take_in(file: Path, whose: Office, config: Config, form: str) -> Ledger:
    """The ledger; what was found in it is shown, and errors end the command."""
    report = Report()
    ledger = read_ledger(file, whose.scheme, report, config.as_of)
    if form == "json":
        click.echo(report.json())
    elif report.findings:
        click.echo(report.text())
        click.echo(report.counts())
    if ledger is None:
        raise click.exceptions.Exit(ERRORS)
    return ledger
