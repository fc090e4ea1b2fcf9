"""init, new, import: starts to go on from."""

from __future__ import annotations

from pathlib import Path

import click

from pufa.cli import options
from pufa.desk import bring_article, found_office, start_article, start_bulletin
from pufa.findings import Report


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


_TOPIC = click.option(
    "--topic",
    default="其他",
    show_default=True,
    metavar="主题",
    help="主题，例如 邻里、婚姻家庭、劳动争议。",
)


@new.command()
@click.argument("title", metavar="标题")
@_TOPIC
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


@click.command("import")
@click.argument("file", metavar="文件.docx", type=click.Path(path_type=Path))
@_TOPIC
@options.root
def bring(file: Path, topic: str, root: Path) -> None:
    """从 Word 文档（.docx）导入一篇文章。"""
    config, report = options.config(root), Report()
    path, pictures = bring_article(config, file, topic, report)
    if report.findings:
        click.echo(report.text())
        click.echo(f"没有照原样带过来的，共 {len(report.sorted())} 处，看上面。")
    beside = f"，图片 {pictures} 张放在旁边" if pictures else ""
    click.echo(f"导入了：{path.relative_to(config.root)}{beside}")
    click.echo("对照原文看一遍，把“待填写”的写好，再打：pufa check")
