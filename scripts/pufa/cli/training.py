"""paper exam, paper class: what a 培训班 is held with."""

from __future__ import annotations

from pathlib import Path

import click

from pufa.cli import options
from pufa.cli.paper import print_all
from pufa.findings import PufaError
from pufa.model import Course, Library
from pufa.paper import Shop

_COURSE = click.argument("ident", metavar="课程")


@click.command()
@_COURSE
@click.option(
    "--seed",
    type=click.IntRange(0, 999_999),
    required=True,
    metavar="编号",
    help="出卷的编号，例如 2601；同一个编号，出的题一样。",
)
@options.root
def exam(ident: str, seed: int, root: Path) -> None:
    """A、B两套卷子，答题卡、答案分开，一张评分表。"""

    def make(shop: Shop) -> dict[str, bytes] | None:
        return _endings(shop.exams(course_of(ident, shop.library), seed))

    print_all(f"exams/{ident}-{seed}", make, root)


@click.command(name="class")
@_COURSE
@click.option("--days", type=click.IntRange(1, 10), default=2, show_default=True, help="办几天。")
@options.root
def class_pack(ident: str, days: int, root: Path) -> None:
    """一个培训班要印的：计划、签到表、学时台账、卡片、每课的课件。"""

    def make(shop: Shop) -> dict[str, bytes] | None:
        return _endings(shop.class_pack(course_of(ident, shop.library), days))

    print_all(f"class-packs/{ident}", make, root)


def _endings(files: dict[str, bytes] | None) -> dict[str, bytes] | None:
    return files and {f"{name}.pdf": data for name, data in files.items()}


def course_of(ident: str, library: Library) -> Course:
    """The course called *ident*."""
    known = {course.id: course for course in library.courses}
    if ident not in known:
        names = "、".join(f"{one.id}（{one.title}）" for one in known.values()) or "（还没有）"
        raise PufaError(f"没有 {ident} 这门课。", f"现有：{names}。")
    return known[ident]
