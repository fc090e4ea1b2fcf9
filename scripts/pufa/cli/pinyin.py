"""pinyin: how a text is read aloud."""

from __future__ import annotations

import json
from typing import BinaryIO

import click

from pufa.cli import options
from pufa.findings import PufaError
from pufa.reading import raw_text
from pufa.text import pinyin as readings


@click.command()
@click.argument("file", metavar="[文件|-]", type=click.File("rb"), default="-")
@options.form
def pinyin(file: BinaryIO, form: str) -> None:
    """给一段文字注音：一行文字，下面一行拼音；- 是标准输入。"""
    text = raw_text(file.read())
    if text is None:
        raise PufaError("这不是文字文件，或者文字编码认不出来。", "用记事本另存，编码选 UTF-8。")
    lines = text.splitlines()
    if form == "json":
        rows = [readings.readings(line) for line in lines]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for line in lines:
        click.echo(line)
        if spelled := readings.spelled(line):
            click.echo(spelled)
