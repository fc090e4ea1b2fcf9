"""The options that commands share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pufa.config import Config, find
from pufa.site.build import recover

Command = Callable[..., Any]


def root(command: Command) -> Command:
    """``--root DIR``: the office's folder; by default here or above."""
    return click.option(
        "--root",
        type=click.Path(file_okay=False, exists=True, path_type=Path),
        metavar="文件夹",
        default=Path(),
        help="放着 content 的文件夹（默认：当前文件夹或上级）。",
    )(command)


DAY = click.DateTime(["%Y-%m-%d"])


def as_of(command: Command) -> Command:
    """``--as-of DATE``: the day content is judged by."""
    return click.option(
        "--as-of",
        type=DAY,
        metavar="日期",
        help="按哪一天检查（默认今天），例如 2026-03-01。",
    )(command)


def form(command: Command) -> Command:
    """``--format json``: one JSON value for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="结果的格式。",
    )(command)


def config(root: Path, as_of: datetime.datetime | None = None) -> Config:
    """The configuration these options name; a site lost to a kill is put back."""
    found = find(root, as_of.date() if as_of else None)
    recover(found)
    return found
