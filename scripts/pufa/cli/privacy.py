"""privacy scan: what in a text leads to a private person."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import click

from pufa.checks.declared import Declared, declared
from pufa.checks.privacy import CASES, WORDS, judge
from pufa.cli import options
from pufa.config import Config, find
from pufa.findings import ERRORS, LEVELS, USAGE, PufaError, Report
from pufa.load import load
from pufa.reading import place, raw_text
from pufa.text import privacy as private


@click.group()
def privacy() -> None:
    """私人信息：查一段文字里有没有身份证号、电话、真名。"""


@privacy.command()
@click.argument("file", metavar="[文件|-]", type=click.File("rb"), default="-")
@options.root
@options.form
def scan(file: BinaryIO, root: Path, form: str) -> None:
    """列出一段文字里的私人信息在哪里（不重复它的内容）；- 是标准输入。"""
    text = raw_text(file.read())
    if text is None:
        raise PufaError("这不是文字文件，或者文字编码认不出来。", "用记事本另存，编码选 UTF-8。")
    config = _config(root)
    known = declared(load(config, Report())) if config else Declared()
    name = _in_content(Path(file.name), config)
    # What is no file of content/ yet may become a case.
    is_case = name is None or name.startswith(CASES)
    flat = private.page(text, name.endswith(".yml")) if name else private.plain(text)
    found = judge(flat, text.split("\n"), private.find(flat), known, is_case)
    if form == "json":
        rows = [{**asdict(one), "level": LEVELS[code]} for one, code in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for one, code in found:
            word = "错误" if LEVELS[code] == "error" else "提醒"
            click.echo(f"第{one.line}行第{one.start + 1}个字起　{WORDS[one.kind]}　{word}")
        click.echo(f"共 {len(found)} 处。")
    if any(LEVELS[code] == "error" for _, code in found):
        raise click.exceptions.Exit(ERRORS)
    if not private.is_complete():
        click.echo("这台电脑上没有认姓名的程序，姓名没有查全。", err=True)
        raise click.exceptions.Exit(USAGE)


def _config(root: Path) -> Config | None:
    """The office here; a text may be looked through anywhere."""
    try:
        return find(root)
    except PufaError:
        if root != Path():
            raise
        return None


def _in_content(path: Path, config: Config | None) -> str | None:
    """The name of *path* as findings have it, if it is a file of ``content/``."""
    if config and path.is_file() and path.resolve().is_relative_to(config.content.resolve()):
        return place(path.resolve(), config.root.resolve())
    return None
