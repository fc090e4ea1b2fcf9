"""law cite, law impact: what a text cites, and what cites a law."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from pathlib import Path
from typing import BinaryIO

import click

from pufa import law as laws
from pufa.checks.citations import said_of
from pufa.cli import options
from pufa.config import find
from pufa.findings import ERRORS, LEVELS, PufaError, Report
from pufa.law.titles import quoted
from pufa.law.verdicts import nearest, numbered
from pufa.load import load, load_laws
from pufa.model import Passage, passages
from pufa.reading import raw_text
from pufa.text import han

_WORDS = {
    "valid": "对",
    "repealed": "已废止",
    "superseded_edition": "旧文本",
    "no_such_article": "没有这一条",
    "no_such_paragraph": "没有这一款（项）",
    "unknown_law": "没有登记",
    "relative": "指上文",
}


@click.group()
def law() -> None:
    """法律引用：查一段文字引得对不对，查哪些地方引了一部法律。"""


@law.command()
@click.argument("file", metavar="[文件|-]", type=click.File("rb"), default="-")
@options.root
@options.as_of
@options.form
def cite(file: BinaryIO, root: Path, as_of: datetime.datetime | None, form: str) -> None:
    """列出一段文字引用的法律条文，哪些要改；- 是标准输入。"""
    day = as_of.date() if as_of else datetime.date.today()
    text = raw_text(file.read())
    if text is None:
        raise PufaError("这不是文字文件，或者文字编码认不出来。", "用记事本另存，编码选 UTF-8。")
    known = _registry(root, day)
    judged = [(one, laws.judge(one, known, day)) for one in laws.find(text, known)]
    wrong = sum(any(LEVELS[said[0]] == "error" for said in said_of(*one)) for one in judged)
    rows = [_row(*one) for one in judged]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            shown = "".join(str(row["text"]).split())
            more = f"。{row['suggestion']}" if row["suggestion"] else ""
            click.echo(f"第{row['line']}行　{shown}　{_WORDS[str(row['verdict'])]}{more}")
        click.echo(f"共 {len(rows)} 处引用，{wrong} 处要改。")
    if wrong:
        raise click.exceptions.Exit(ERRORS)


def _registry(root: Path, day: datetime.date) -> laws.Registry:
    """Our registry, with what the office here has added; a text may be judged anywhere."""
    try:
        config = find(root, day)
    except PufaError:
        if root != Path():
            raise
        return laws.registry()
    return load_laws(config, Report())


def _row(one: laws.Citation, judgement: laws.Judgement) -> dict[str, object]:
    """The ``law cite`` JSON of contracts.md; *end* goes past the line where the citation does."""
    return {
        "line": one.line,
        "start": one.column,
        "end": one.column + len(one.text),
        "text": one.text,
        "law": one.law.id if one.law else None,
        "articles": [number for number, _ in one.articles],
        "suffix": next((suffix for _, suffix in one.articles if suffix), None),
        "paragraph": one.paragraph,
        "item": one.item,
        "verdict": judgement.verdict,
        "suggestion": judgement.suggestion,
    }


@law.command()
@click.argument("title", metavar="法律")
@click.option("--edition", type=options.DAY, metavar="日期", help="按哪一天通过的文本看。")
@options.root
def impact(title: str, edition: datetime.datetime | None, root: Path) -> None:
    """列出引用了一部法律的全部地方，按条号排；法律写题名、简称或者编号。"""
    report = Report()
    library = load(options.config(root), report)
    known = library.laws
    one = known.by_id.get(title) or known.named(title)
    if one is None:
        raise PufaError(f"登记表里没有“{title}”。", nearest(title, known))
    text = _edition(one, edition.date() if edition else None)
    found: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    for passage in passages(library):
        for citation in laws.find(passage.text.body, known):
            if citation.law is one:
                place, remark = _place(passage, citation), _remark(passage, text)
                for key in citation.articles:
                    found[key].setdefault(place, remark)
    named = f"，按{_day(text.date)}的文本（共{text.articles}条）" if text else ""
    click.echo(f"{quoted(one.title)}{named}：引用了{len(found)}条")
    for (number, suffix), places in sorted(found.items()):
        click.echo(f"\n{numbered([number], suffix)}{_fate(one, text, number)}")
        for place, remark in places.items():
            click.echo(f"  {place}{remark}")
    click.echo(f"\n共{len({p for places in found.values() for p in places})}处，请逐处对照原文。")
    if report.has_errors:
        click.echo(f"有错误的文件可能没有列入：{report.counts()}先运行 pufa check。", err=True)


def _edition(one: laws.Law, day: datetime.date | None) -> laws.Edition | None:
    if day is None:
        return None
    for text in one.editions:
        if text.date == day.isoformat():
            return text
    dates = "、".join(text.date for text in one.editions) or "（没有）"
    raise PufaError(f"登记表里没有{han.date(day)}的文本。", f"登记了的有：{dates}。")


def _place(passage: Passage, citation: laws.Citation) -> str:
    text = passage.text
    where = f"{text.file}:{text.line + citation.line - 1}" if text.line else text.file
    return f"{passage.kind}“{passage.title}”　{where}"


def _remark(passage: Passage, text: laws.Edition | None) -> str:
    """Whether the passage was looked up before *text* counted."""
    if text is None or passage.checked is None or passage.checked.isoformat() >= text.since:
        return ""
    return f"　（只核对到{han.date(passage.checked)}，那时还不是这个文本）"


def _fate(one: laws.Law, text: laws.Edition | None, number: int) -> str:
    """What has become of an article in *text*."""
    if text is None:
        return ""
    if number > text.articles:
        return "　（这个文本没有这一条）"
    for row in one.renumbered:
        if text is one.editions[-1] and number in row.old and number not in row.new:
            return f"　（{row.edition}的文本里是“{row.about}”，现在在{numbered(row.new)}）"
        if text.date == row.edition and number in row.new and number not in row.old:
            return f"　（现行文本里是“{row.about}”，这个文本里在{numbered(row.old)}）"
    return ""


def _day(date: str) -> str:
    return han.date(datetime.date.fromisoformat(date))
