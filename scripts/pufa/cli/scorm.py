"""scorm: a course for another learning platform, into dist/scorm/."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from pufa import scorm as packing
from pufa.cli import options
from pufa.edition import compile_edition
from pufa.findings import ERRORS, PufaError, Report
from pufa.scorm import Scorm


@click.command()
@click.argument("ident", metavar="课程")
@click.option(
    "--edition",
    "standard",
    type=click.Choice(packing.EDITIONS),
    default="1.2",
    show_default=True,
    help="SCORM 的版本，看学习平台要哪一种。",
)
@options.root
def scorm(ident: str, standard: str, root: Path) -> None:
    """把一门课做成别的学习平台用的包，例如 pufa scorm village-mediator。"""
    config = options.config(root)
    report = Report()
    edition = compile_edition(config, report)
    if edition is None:
        click.echo(report.errors())
        click.echo(report.counts())
        raise click.exceptions.Exit(ERRORS)
    courses = {course.id: course for course in edition.library.courses}
    if ident not in courses:
        names = "、".join(f"{one.id}（{one.title}）" for one in courses.values()) or "（还没有）"
        raise PufaError(f"没有 {ident} 这门课。", f"现有：{names}。")
    data = packing.package(edition, courses[ident], cast(Scorm, standard))
    path = config.dist / "scorm" / f"{ident}-{standard}.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(data)
    fresh.replace(path)
    click.echo(f"已生成：{path}")
