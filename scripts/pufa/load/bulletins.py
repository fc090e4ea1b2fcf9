"""``content/bulletins/<年>-<期>.yml`` → ``Bulletin``."""

from __future__ import annotations

import re
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.load.writing import find_flaws, find_unknown, read_facts
from pufa.model import (
    UNKNOWN,
    Bulletin,
    Calendar,
    Notice,
    Reference,
    Release,
    Signature,
)
from pufa.model.bulletin import Item
from pufa.reading import place, read_text, read_yaml
from pufa.text import markup

_NAME = re.compile(r"(20\d\d)-([1-9]\d{0,2})")


def load_bulletin(path: Path, config: Config, report: Report) -> Bulletin | None:
    """The bulletin in *path*, as far as it can be read; None, and findings, where it cannot.

    Something empty stands in for a field that is missing or wrong, so that all else is checked
    in the same run; where there is such a finding nothing is published.
    """
    file = place(path, config.root)
    name = _NAME.fullmatch(path.stem)
    if name is None:
        report.add(
            file,
            0,
            "BUL001",
            f"简报文件名“{path.name[:40]}”不合格式。",
            "写成“年份-期号.yml”，例如 2026-1.yml。",
        )
    text = read_text(path, config.root, report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None:
        return None
    fields = Fields(node, file, 1, report)
    number = fields.whole("number", required=True)
    total = fields.whole("total", required=True)
    date = fields.date("date", required=True)
    issuer = fields.text("issuer", required=True)
    note = fields.text("note")
    fields.node("items", required=True)
    items = tuple(item for each in fields.each("items") if (item := _item(each)))
    report_to = fields.texts("report_to")
    send_to = fields.texts("send_to")
    copies = fields.known("copies").removesuffix("份").strip()
    signature = fields.signed("signed", config.as_of)
    secrecy = fields.signed("secrecy_checked", config.as_of)
    fields.close()
    if name and number and date and (int(name[2]) != number or int(name[1]) != date.year):
        what = f"文件名说是 {name[1]} 年第 {name[2]} 期，里面写的是 {date.year} 年第 {number} 期。"
        report.add(file, fields.line_of("number"), "BUL001", what, "改成一致。")
    return Bulletin(
        file=file,
        year=int(name[1]) if name else 0,
        number=number or 0,
        total=total or 0,
        date=date or config.as_of,
        issuer=issuer or "",
        note=note,
        items=items,
        report_to=report_to or (UNKNOWN,),
        send_to=send_to or (UNKNOWN,),
        copies=copies,
        signed=Signature(*signature) if signature else None,
        secrecy_checked=Signature(*secrecy) if secrecy else None,
    )


def _item(fields: Fields) -> Item | None:
    """One item: ``{article}``, ``{title, text}``, ``{stats}`` or ``{calendar}``."""
    names = {name for name, _ in fields.lines()}
    item: Item | None = None
    if names == {"article"}:
        article = fields.text("article", required=True)
        item = Reference(article, fields.line_of("article")) if article else None
    elif names == {"title", "text"}:
        title, text = fields.sure("title"), fields.sure("text")
        line = fields.text_line("text")
        find_unknown(text or "", fields.file, line, fields.report)
        if title and text and find_flaws(text, fields.file, line, fields.report):
            tree = markup.parse(text)
            item = Notice(title, read_facts(tree, fields.file, line, text))
    elif names == {"stats"}:
        release = fields.text("stats", required=True)
        item = Release(release, fields.line_of("stats")) if release else None
    elif names == {"calendar"}:
        months = fields.whole("calendar", required=True)
        item = Calendar(months, fields.line_of("calendar")) if months else None
    else:
        fields.find(
            fields.line,
            "BUL002",
            "这一项看不出是什么内容。",
            "写成 {article: 文章编号}、title 和 text 两行、{stats: …} 或 {calendar: 月数}。",
        )
    return item
