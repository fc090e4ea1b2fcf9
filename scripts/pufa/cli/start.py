"""init, new: filled-in starts."""

from __future__ import annotations

from pathlib import Path

import click

from pufa.cli import options
from pufa.desk import found_office, start_article, start_bulletin


@click.command()
@click.argument("folder", metavar="文件夹", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", prompt="所名（例如 青禾镇司法所）", help="所名。")
@click.option("--region", prompt="所在地（省、县）", help="所在地。")
@click.option("--village", "villages", multiple=True, help="村名，可以写几个；不写就问。")
def init(folder: Path, name: str, region: str, villages: tuple[str, ...]) -> None:
    """新建一个所的资料夹，马上就能生成网站。"""
    if not villages:
        prompt = "村名（几个村用空格或顿号隔开；不知道就按回车）"
        villages = (click.prompt(prompt, default="", show_default=False),)
    count = found_office(folder, name, region, villages)
    click.echo(f"建好了：{folder}（带着 {count} 篇文章）。接着打这两行：")
    click.echo(f'  cd "{folder}"\n  pufa build')


@click.group()
def new() -> None:
    """新写一篇：开好头的文件，接着往下写。"""


@new.command()
@click.argument("title", metavar="标题")
@click.option(
    "--topic",
    default="其他",
    show_default=True,
    metavar="主题",
    help="主题，例如 邻里、婚姻家庭、劳动争议。",
)
@options.root
def article(title: str, topic: str, root: Path) -> None:
    """新文章。"""
    config = options.config(root)
    click.echo(f"写好了开头：{start_article(config, title, topic).relative_to(config.root)}")


@new.command()
@click.argument("title", metavar="标题")
@options.root
def bulletin(title: str, root: Path) -> None:
    """新一期简报；写第一条的标题。"""
    config = options.config(root)
    click.echo(f"写好了开头：{start_bulletin(config, title).relative_to(config.root)}")
