"""bank: questions of a course from other programs, and for them."""

from __future__ import annotations

from pathlib import Path

import click

from pufa.cli import options
from pufa.cli.training import course_of
from pufa.config import Config
from pufa.desk import read_bank
from pufa.findings import ERRORS, Report
from pufa.load import load
from pufa.model import Course
from pufa.paper import write
from pufa.training import gift
from pufa.training.draft import draft


@click.group()
def bank() -> None:
    """题库：从别的程序导入题目，导出给别的程序。"""


@bank.command(name="import")
@click.argument(
    "file", metavar="文件", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--course", "ident", required=True, metavar="课程", help="给哪一门课。")
@options.root
def take_in(file: Path, ident: str, root: Path) -> None:
    """把 GIFT（.gift、.txt）或者 Excel（.xlsx）里的题改写成题库的样子，不动 content。"""
    config = options.config(root)
    report = Report()
    made = read_bank(file, _course(config, ident), report)
    if report.findings:
        click.echo(report.text())
        click.echo(report.counts())
    if made is None:
        raise click.exceptions.Exit(ERRORS)
    path = write(config.dist / "bank" / f"{ident}-{file.stem}.yml", made.encode())
    click.echo(f"已生成：{path}")
    click.echo(
        f"看一遍，空着的补上，粘到 content/training/{ident}/bank.yml 的后面，再打 pufa check。"
    )


@bank.command()
@click.argument("ident", metavar="课程")
@click.option(
    "--format",
    "form",
    type=click.Choice(["gift"]),
    default="gift",
    show_default=True,
    help="gift：Moodle 等学习平台能导入的文本。",
)
@options.root
def export(ident: str, form: str, root: Path) -> None:
    """一门课的全部题目，一个文件，例如 pufa bank export village-mediator。"""
    config = options.config(root)
    course = _course(config, ident)
    drafts = [draft(question) for module in course.modules for question in module.questions]
    path = write(config.dist / "bank" / f"{ident}.{form}", gift.write(drafts, ident).encode())
    click.echo(f"已生成：{path}（{len(drafts)}道题）")


def _course(config: Config, ident: str) -> Course:
    """The course called *ident*; ends where its bank has errors."""
    report = Report()
    library = load(config, report)
    if report.has_errors:
        click.echo(report.errors())
        click.echo(report.counts())
        raise click.exceptions.Exit(ERRORS)
    return course_of(ident, library)
