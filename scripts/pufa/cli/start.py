"""new: filled-in starts."""

from __future__ import annotations

from pathlib import Path

import click

from pufa.cli import options
from pufa.desk import start_article, start_bulletin


@click.group()
def new() -> None:
    """新写一篇：开好头的文件，接着往下写。"""


@new.command()
@click.argument("title")
@click.option("--topic", required=True, help="主题，例如 邻里、婚姻家庭、劳动争议。")
@options.root
def article(title: str, topic: str, root: Path) -> None:
    """新文章。"""
    config = options.config(root)
    click.echo(f"写好了开头：{start_article(config, title, topic).relative_to(config.root)}")


@new.command()
@click.argument("title")
@options.root
def bulletin(title: str, root: Path) -> None:
    """新一期简报；TITLE 是第一条的标题。"""
    config = options.config(root)
    click.echo(f"写好了开头：{start_bulletin(config, title).relative_to(config.root)}")
