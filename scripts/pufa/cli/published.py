"""stats attack, stats export: what was published, judged and handed on; no ledger is needed."""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys
from pathlib import Path

import click

from pufa.checks.articles import check_articles
from pufa.checks.bulletins import check_bulletins
from pufa.cli import options
from pufa.config import Config
from pufa.findings import ERRORS, PufaError, Report
from pufa.load import load
from pufa.model import Library
from pufa.stats import accept
from pufa.stats.export import as_csv, as_json
from pufa.stats.survey import Survey, survey

_NOT_COVERED = (
    "没有查的：本来就知道一些事的人（当事人、几个人凑在一起），琢磨某一格为什么不显示的人，"
    "别处公开过、没有登记的数，文章里用话讲的事情，数字统计得准不准。"
)


@click.command()
@options.root
@options.as_of
@options.form
def attack(root: Path, as_of: datetime.datetime | None, form: str) -> None:
    """替外人算一遍：公布过的数放在一起，能不能算出不显示的。"""
    library, report = published(options.config(root, as_of))
    counts = survey(library)
    if form == "json":
        value = dataclasses.asdict(counts) | json.loads(report.json())
        click.echo(json.dumps(value, ensure_ascii=False, indent=1))
    elif not library.releases and not report.has_errors:
        click.echo("content/stats/ 里还没有公布过的统计，没有什么可查的。")
    else:
        click.echo("\n".join(_told(library, counts, report)))
    if report.has_errors:
        raise click.exceptions.Exit(ERRORS)


@click.command()
@click.argument("names", metavar="[统计…]", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv"]),
    default="json",
    help="json 给程序用，csv 用 Excel、WPS 打开。",
)
@options.root
@options.as_of
def export(names: tuple[str, ...], form: str, root: Path, as_of: datetime.datetime | None) -> None:
    """把公布过的表给别的程序：几份统计，不写就是全部。"""
    library, report = published(options.config(root, as_of))
    if report.has_errors:
        click.echo(f"{report.errors()}\n{report.counts()}没有导出。", err=True)
        raise click.exceptions.Exit(ERRORS)
    known = {release.id: release for release in library.releases}
    for name in names:
        if name not in known:
            listed = "、".join(known) or "（还没有）"
            raise PufaError(f"没有“{name[:40]}”这份公布过的统计。", f"现有：{listed}。")
    chosen = [known[name] for name in dict.fromkeys(names or known)]
    tables = library.tables
    text = as_csv(chosen, tables) if form == "csv" else as_json(chosen, tables)
    # The very bytes that lie beside the release's page, whatever the console's encoding.
    sys.stdout.buffer.write(text.encode())


def published(config: Config) -> tuple[Library, Report]:
    """The library with the tables that may be shown, and all that was found of its statistics."""
    found = Report()
    library = load(config, found)
    check_articles(library, found)
    check_bulletins(library, found)
    if not any(one.file.startswith("content/stats/") for one in found.findings):
        # With a release that cannot be read, nobody knows what is known.
        library = dataclasses.replace(library, tables=accept(library.releases, found))
    report = Report()
    report.extend(
        one
        for one in found.findings
        if one.file.startswith("content/stats/") or one.code == "REF002"
    )
    return library, report


def _told(library: Library, counts: Survey, report: Report) -> list[str]:
    names = "、".join(release.id for release in library.releases) or "（都有错误）"
    lines = [
        f"公布过的统计 {counts.releases} 份：{names}",
        f"核心数字 {counts.headlines} 个，引用的 {counts.quoted} 个；"
        f"文章、简报里用到统计的 {counts.uses} 处。",
    ]
    if report.has_errors:
        ending = "不能公布；网站也不会更新。"
        return [*lines, report.text(), f"{report.counts()}{ending}"]
    if not counts.tables:
        return [*lines, "只有核心数字，没有表，也就没有不显示的数可查。"]
    return [
        *lines,
        f"表 {counts.tables} 张：写出来的数 {counts.printed} 个，百分比 {counts.shares} 个，"
        f"不显示的（＊）{counts.hidden} 格，未收集的 {counts.uncollected} 格。",
        "只凭这些数，一年一年地放在一起推算：",
        "  每一个 ＊ 都可能是 0，也都可能是 5 或者更多。",
        "  没有哪一个村、哪一类能算出一定是 1 到 4 件；不到 20 件的，算不出全是同一种。",
        "没有算出不该知道的。",
        _NOT_COVERED,
    ]
