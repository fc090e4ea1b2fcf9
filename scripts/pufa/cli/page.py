"""page: one page to send in a group, or to paste into a 公众号; into dist/pages/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from pufa import paper
from pufa.cli import options
from pufa.cli.paper import article_of, refuse
from pufa.config import Config
from pufa.edition import Edition, compile_edition
from pufa.findings import Report
from pufa.pages.wechat import picture_name, post
from pufa.site.single import find_page, single

Files = dict[str, bytes]


@click.command()
@click.argument("ident", metavar="编号")
@click.option("--single", "kind", flag_value="single", help="一个文件，发到群里，点开就看。")
@click.option("--wechat", "kind", flag_value="wechat", help="粘贴到公众号编辑器里的网页。")
@click.option("--picture", "kind", flag_value="picture", help="长图，发到群里、朋友圈。")
@options.root
def page(ident: str, kind: str | None, root: Path) -> None:
    """一页网页做成能发出去的样子：--single、--wechat、--picture 选一个。"""
    if kind is None:
        raise click.UsageError("写明做成哪一种：--single、--wechat 或者 --picture。")
    config, report = options.config(root), Report()
    edition = compile_edition(config, report)
    files = None if edition is None else _KINDS[kind](ident, edition, report)
    if files is None:
        refuse(report)
    for name, data in files.items():
        click.echo(f"已生成：{_save(config, name, data)}")


def _single(ident: str, edition: Edition, report: Report) -> Files:
    html = single(edition, find_page(edition, ident))
    return {f"{_plain(ident)}.html": html.encode()}


def _wechat(ident: str, edition: Edition, report: Report) -> Files:
    article = article_of(ident, edition.library)
    name = f"{article.id}-wechat"
    made = post(article, edition.library, edition.pictures, name)
    click.echo(f"标题：{article.title}\n摘要：{article.summary}")
    # A mark of its own at the beginning: no browser then takes the file for anything but UTF-8.
    files = {f"{name}.html": made.html.encode("utf-8-sig")}
    for number, prepared in enumerate(made.pictures, 1):
        files[picture_name(name, number, prepared)] = prepared.fallback.path.read_bytes()
    return files


def _picture(ident: str, edition: Edition, report: Report) -> Files | None:
    article = article_of(ident, edition.library)
    with paper.shop(edition.library, edition.pictures, report) as shop:
        made = shop.scroll(article)
    if made is None:
        return None
    many = len(made) > 1
    return {
        f"{article.id}{f'-{number}' if many else ''}.png": data
        for number, data in enumerate(made, 1)
    }


_KINDS: dict[str, Callable[[str, Edition, Report], Files | None]] = {
    "single": _single,
    "wechat": _wechat,
    "picture": _picture,
}


def _plain(ident: str) -> str:
    return ident.replace("/", "-")


def _save(config: Config, name: str, data: bytes) -> Path:
    return paper.write(config.dist / "pages" / name, data)
