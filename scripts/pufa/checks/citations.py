"""What we cite is law in force, and has that article.

Judged as of the build's day.  A repealed law may be named where the text says that it
tells of old times (当时有效, 旧法, 废止).
"""

from __future__ import annotations

import datetime
import re

from pufa import law
from pufa.findings import Report
from pufa.model import Library, Text
from pufa.text import markup

_HISTORY = re.compile("当时|旧法|废止|失效")
_SENTENCE_END = re.compile(r"[。；！？\n]")


def check_citations(library: Library, as_of: datetime.date, report: Report) -> None:
    """Finds LAW001, LAW002, LAW003."""
    for text in library.texts:
        for citation in law.find(text.plain):
            _judge(citation, text, as_of, report)


def _sentence(text: str, citation: law.Citation) -> str:
    start = max((m.end() for m in _SENTENCE_END.finditer(text, 0, citation.start)), default=0)
    end = _SENTENCE_END.search(text, citation.end)
    return text[start : end.start() if end else len(text)]


def _judge(citation: law.Citation, text: Text, as_of: datetime.date, report: Report) -> None:
    one = citation.law
    if one is None:
        code, what = "LAW001", f"登记表里没有《{citation.title[:60]}》，没法核对。"
        mend = "核对名称；地方性法规请自己查对原文。"
    elif one.repealed_on and one.repealed_on <= as_of.isoformat():
        if _HISTORY.search(_sentence(text.plain, citation)):
            return
        code, what = "LAW003", f"引用了《{one.name}》，该法自 {one.repealed_on} 起已废止。"
        mend = f"改引{_successor(one)}；讲过去的事，写明“当时有效”。"
    elif (highest := max(number for number, _ in citation.articles)) > one.articles:
        code = "LAW002"
        what = f"《{one.name}》没有第 {highest} 条，现行文本共 {one.articles} 条。"
        mend = "查对原文，改成正确的条号。"
    else:
        return
    line = text.line + markup.line_of(text.body, rf"《{re.escape(citation.title)}》") - 1
    report.add(text.file, line, code, what, mend)


def _successor(one: law.Law) -> str:
    successor = next((other for other in law.registry().laws if other.id == one.replaced_by), None)
    return f"《{successor.title}》" if successor else "现行的法律"
