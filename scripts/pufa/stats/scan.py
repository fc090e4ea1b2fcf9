"""What texts say beside a release, as only somebody with the ledger in hand can see.

In: a proposal, the ledger, the published files of a root.  Out: findings: a number beside 件, 起
or 人 that equals a hidden one, a name of the ledger.  Neither the number nor the name is repeated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pufa.findings import Report
from pufa.load import Source
from pufa.stats.ledger import Ledger
from pufa.stats.release import Proposal
from pufa.text.han import number

_NUMBER = re.compile(r"([0-9０-９]+|[零〇一二两三四五六七八九十百千]+)\s*[件起人]")
_NAMED = 2  # characters of a name, at the least
STATS = "content/stats/"


def scan(sources: Iterable[Source], proposal: Proposal, ledger: Ledger, report: Report) -> None:
    """Finds STA022, STA023 (numbers) and STA024 (names)."""
    hidden = _hidden(proposal)
    names = sorted((name for name in ledger.names if len(name) >= _NAMED), key=len, reverse=True)
    people = re.compile("|".join(map(re.escape, names))) if names else None
    for source in sources:
        for line, text in enumerate(source.text.split("\n"), 1):
            if people and people.search(text):
                what = "这一行有台账里一位当事人的姓名（这里不重复）。"
                mend = "改成“张某”这样；只是同名的，换一个名字。"
                report.add(source.file, line, "STA024", what, mend)
            if not source.file.startswith(STATS):
                _scan_numbers(source.file, line, text, hidden, report)


def _hidden(proposal: Proposal) -> dict[int, set[frozenset[str]]]:
    """The labels of the hidden cells, by the number that is hidden."""
    found: dict[int, set[frozenset[str]]] = {}
    for one in proposal.hidden:
        for _, labels in one.places:
            found.setdefault(one.value, set()).add(frozenset(labels))
    return found


def _scan_numbers(
    file: str, line: int, text: str, hidden: dict[int, set[frozenset[str]]], report: Report
) -> None:
    for value in _numbers(text):
        cells = hidden.get(value, set())
        if any(label in text for cell in cells for label in cell if len(label) > 1):
            what = "这一行写的件数（人数），和这一份统计里不显示的一格相同，又提到了那一格的名称。"
            mend = "删掉这个数，或者改成“几件”；正好相同、说的是别的事的，换一种写法。"
            report.add(file, line, "STA022", what, mend)
        elif cells:
            what = "这一行写的件数（人数），和这一份统计里不显示的一格相同。"
            mend = "看一看说的是不是本镇本村的事：是的，删掉这个数；不是的，不用改。"
            report.add(file, line, "STA023", what, mend)


def _numbers(text: str) -> Iterator[int]:
    for match in _NUMBER.finditer(text):
        digits = unicodedata.normalize("NFKC", match[1])
        value = int(digits) if digits.isdecimal() else number(digits.replace("两", "二"))
        if value is not None:
            yield value
