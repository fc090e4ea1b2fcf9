"""paper: one sheet at a time, into dist/paper/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

from pufa import paper as press
from pufa.cli import options
from pufa.edition import Edition, compile_edition
from pufa.findings import ERRORS, PufaError, Report
from pufa.load.fields import nearest
from pufa.model import Article, Library, Topic
from pufa.paper import Shop

_LONGEST_NAME = 3  # ids


@click.group()
def paper() -> None:
    """打印用的 PDF，能改、能填的 Word 文档。"""


_BOOKLET = click.option("--booklet", is_flag=True, help="拼成对折的小册子，用 A3 纸印。")
_WORD = click.option("--docx", "is_word", is_flag=True, help="做成能在 Word、WPS 里改的 .docx。")


@paper.command()
@click.argument("issue", metavar="年-期")
@_BOOKLET
@click.option("--four", is_flag=True, help="补空白页，页数凑成四的倍数。")
@_WORD
@options.root
def bulletin(issue: str, booklet: bool, four: bool, is_word: bool, root: Path) -> None:
    """一期简报，例如 pufa paper bulletin 2026-1。"""
    if booklet and is_word:
        raise PufaError("Word 文档不能拼成小册子。", "--booklet 和 --docx 只写一个。")

    def make(shop: Shop) -> bytes | None:
        issues = shop.library.bulletins
        wanted = next((one for one in issues if one.id == issue), None)
        if wanted is None:
            known = "、".join(one.id for one in issues) or "（还没有）"
            raise PufaError(f"没有 {issue} 这一期简报。", f"现有：{known}。")
        return shop.bulletin_document(wanted) if is_word else shop.bulletin(wanted, booklet, four)

    name = f"booklets/bulletin-{issue}" if booklet else f"bulletins/{issue}"
    _print(name, make, root, "docx" if is_word else "pdf")


@paper.command()
@click.argument("ident", metavar="编号")
@_WORD
@options.root
def article(ident: str, is_word: bool, root: Path) -> None:
    """一篇文章或者案例，照公文的样子排。"""

    def make(shop: Shop) -> bytes | None:
        one = article_of(ident, shop.library)
        return shop.article_document(one) if is_word else shop.article(one)

    _print(f"articles/{ident}", make, root, "docx" if is_word else "pdf")


@paper.command()
@click.argument("ident", metavar="表格")
@click.option("--docx", "is_word", is_flag=True, help="做成能在 Word、WPS 里填的 .docx。")
@options.root
def form(ident: str, is_word: bool, root: Path) -> None:
    """一份空白表格，例如 pufa paper form application。"""

    def make(shop: Shop) -> bytes | None:
        known = {one.id: one for one in shop.library.forms}
        if ident not in known:
            names = "、".join(f"{one.id}（{one.title}）" for one in known.values()) or "（还没有）"
            raise PufaError(f"没有 {ident} 这份表格。", f"现有：{names}。")
        return shop.form_document(known[ident]) if is_word else shop.form(known[ident])

    _print(f"forms/{ident}", make, root, "docx" if is_word else "pdf")


@paper.command()
@click.argument("ids", metavar="编号…", nargs=-1, required=True)
@_BOOKLET
@options.root
def newsletter(ids: tuple[str, ...], booklet: bool, root: Path) -> None:
    """普法明白纸：大字，一篇一块，写几篇文章或者一个主题的编号。"""

    def make(shop: Shop) -> bytes | None:
        stories: dict[str, Article] = {}
        for ident in ids:
            one = _named(ident, shop.library)
            listed = _villagers(one, shop.library) if isinstance(one, Topic) else [one]
            stories |= {story.id: story for story in listed}
        return shop.newsletter(list(stories.values()), booklet)

    more = f"-{len(ids)}" if len(ids) > _LONGEST_NAME else ""
    name = "-".join(ids[:_LONGEST_NAME]) + more
    _print(f"booklets/newsletter-{name}" if booklet else f"newsletters/{name}", make, root)


@paper.command()
@click.argument("ident", metavar="编号")
@options.root
def leaflet(ident: str, root: Path) -> None:
    """一篇文章的三折页：A4，双面，沿短线折。"""
    _print(f"leaflets/{ident}", lambda shop: shop.leaflet(article_of(ident, shop.library)), root)


@paper.command()
@click.argument("ident", metavar="编号")
@click.option("--tiled", is_flag=True, help="分成四张 A4，裁开拼成一大张。")
@options.root
def poster(ident: str, tiled: bool, root: Path) -> None:
    """一篇文章的海报：A3。"""
    _print(
        f"posters/{ident}{'-tiled' if tiled else ''}",
        lambda shop: shop.poster(article_of(ident, shop.library), tiled),
        root,
    )


@paper.command()
@click.argument("ident", metavar="编号")
@click.option("--minutes", type=click.IntRange(1, 60), help="最多念几分钟；不写就是全文。")
@options.root
def broadcast(ident: str, minutes: int | None, root: Path) -> None:
    """大喇叭广播稿：照着念的大字稿（PDF）和同样的文字（.txt）。"""

    def make(shop: Shop) -> dict[str, bytes] | None:
        made = shop.broadcast(article_of(ident, shop.library), minutes)
        return made and {"pdf": made[0], "txt": made[1].encode("utf-8-sig")}

    print_all(f"broadcasts/{ident}", make, root)


@paper.command()
@click.argument("ident", metavar="[编号]", required=False)
@options.root
def bookplates(ident: str | None, root: Path) -> None:
    """二维码书标：一张 A4 上 24 个；不写编号，就是 books.yml 里每本书一个。"""

    def make(shop: Shop) -> bytes | None:
        if ident is None and not shop.library.books:
            raise PufaError("content/books.yml 里还没有书。", "先登记书，或者写文章、主题的编号。")
        return shop.bookplates(None if ident is None else _named(ident, shop.library))

    _print(f"bookplates/{ident or 'books'}", make, root)


@paper.command()
@click.argument("year", metavar="年", type=click.IntRange(1900, 2099))
@options.root
def report(year: int, root: Path) -> None:
    """报镇政府的一年报告：公布过的数字、和往年比、文章和简报有多少。"""
    _print(f"reports/{year}", lambda shop: shop.yearly(year), root)


@paper.command()
def fonts() -> None:
    """各种字体用的是哪一种。"""
    click.echo(press.fonts.resolve().text())


def set_sheets(edition: Edition, report: Report) -> dict[str, Path]:
    """Set every sheet; say which fonts had to stand in for the right ones."""
    _say_stand_ins()
    return press.sheets(edition.library, edition.pictures, report, edition.config.sheets)


def _print(
    name: str, make: Callable[[Shop], bytes | None], root: Path, ending: str = "pdf"
) -> None:
    """Save what *make* makes, a sheet."""

    def make_one(shop: Shop) -> dict[str, bytes] | None:
        data = make(shop)
        return None if data is None else {ending: data}

    print_all(name, make_one, root)


def print_all(name: str, make: Callable[[Shop], dict[str, bytes] | None], root: Path) -> None:
    """Save the files *make* makes, by their endings; show the findings where it makes none."""
    config = options.config(root)
    report = Report()
    edition = compile_edition(config, report)
    files = None
    if edition is not None:
        with press.shop(edition.library, edition.pictures, report) as shop:
            files = make(shop)
    if files is None:
        refuse(report)
    if "pdf" in files:
        _say_stand_ins()
    for ending, data in files.items():
        click.echo(f"已生成：{press.save(config, f'{name}.{ending}', data)}")


def refuse(report: Report) -> NoReturn:
    """Show why nothing was made, and end."""
    click.echo(report.errors())
    click.echo(report.counts())
    raise click.exceptions.Exit(ERRORS)


def _say_stand_ins() -> None:
    for face in press.fonts.resolve().stand_ins:
        click.echo(f"字体　{face}", err=True)


def _named(ident: str, library: Library) -> Article | Topic:
    """The article, case or topic called *ident*; a topic by its name too."""
    topics = {word: topic for topic in library.topics for word in (topic.id, topic.name)}
    found = library.by_id.get(ident) or topics.get(ident)
    if found is None:
        hint = nearest(ident, [*library.by_id, *topics])
        raise PufaError(
            f"没有编号为“{ident[:80]}”的文章或者主题。",
            hint or "文章的编号是资料栏里的 id，网页地址里也有。",
        )
    return found


def article_of(ident: str, library: Library) -> Article:
    """The article or case called *ident*."""
    found = _named(ident, library)
    if isinstance(found, Topic):
        raise PufaError(f"“{ident}”是一个主题，这一种只印一篇文章。", "写文章的编号。")
    return found


def _villagers(topic: Topic, library: Library) -> list[Article]:
    """The articles of *topic* that are written for villagers."""
    found = [one for one in library.by_topic.get(topic.name, []) if "村民" in one.audience]
    if not found:
        raise PufaError(
            f"主题“{topic.name}”里还没有给村民看的文章。", "换一个主题，或者写文章的编号。"
        )
    return found
