"""What we cite is law in force, and has that article, paragraph and item.

Judged as of the build's day.  Sentences that tell of former law (当时有效, 旧法, 已废止) are
noticed, not stopped.  Authors' words are never changed: the finding says what to write.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from pufa import law
from pufa.findings import Report
from pufa.law.titles import quoted
from pufa.model import Library, Passage, passages
from pufa.text import han

_MARKS = re.compile(r"\[\^[^\]\s]+\]|\]\([^()\n]*\)|[\s*\[\]]")
_LOOK = "查对原文，改成正确的。"
_YEAR = datetime.timedelta(days=365)
_OURS = "registry.yml"  # packaged, in no office's folder

# Each with the row it stands in, from 0: code, what, mend; and a law.
_Said = tuple[tuple[int, str, str, str], ...]
_Cited = tuple[tuple[law.Law, int], ...]

_DOUBTS = {
    "edition": ("LAW008", "说的是登记表里没有的文本"),
    "future": ("LAW010", "引用了还没有施行的法律"),
    "discouraged": ("LAW011", "有更合适的法律可以引用"),
}


def check_citations(library: Library, as_of: datetime.date, report: Report) -> None:
    """Finds LAW001-LAW003 and LAW005-LAW011 in what the office wrote, LAW004 in the registry."""
    _check_registry(library.laws, as_of, report)
    for passage in passages(library):
        if passage.text.file.startswith("content/"):
            _check(passage, library.laws, as_of, report)


def _check_registry(known: law.Registry, as_of: datetime.date, report: Report) -> None:
    ours = "换用新版的 pufa；在这以前，引用的条文都要自己查对现行原文。"
    added = known.added
    theirs = "把登记的每一部查对一遍，再改 checked_to。"
    places = [(_OURS, 0, known.checked_to, ours)]
    if added is not None:
        places.append((added.file, added.line, added.checked_to, theirs))
    for file, line, day, mend in places:
        if as_of - datetime.date.fromisoformat(day) > _YEAR:
            what = f"法律登记表只核对到{_day(day)}，已经超过一年。"
            report.add(file, line, "LAW004", what, mend)


def _check(passage: Passage, known: law.Registry, as_of: datetime.date, report: Report) -> None:
    text = passage.text
    said, cited = _judged(text.body, known, as_of)
    for row, code, what, mend in said:
        report.add(text.file, text.line and text.line + row, code, what, mend)
    for one, row in cited:
        _check_day(passage, one, text.line and text.line + row, as_of, report)


@lru_cache(maxsize=50_000)
def _judged(body: str, known: law.Registry, as_of: datetime.date) -> tuple[_Said, _Cited]:
    """Everything said of the citations in *body*, and the laws that are cited as they are in force.

    Kept while a preview runs: nearly every text is the one it was.
    """
    said: list[tuple[int, str, str, str]] = []
    cited: dict[law.Law, int] = {}
    for citation in law.find(body, known):
        judgement = law.judge(citation, known, as_of)
        row = citation.line - 1
        said += ((row, *words) for words in said_of(citation, judgement))
        if citation.law is not None and judgement.verdict == "valid":
            cited.setdefault(citation.law, row)
    return tuple(said), tuple(cited.items())


def said_of(citation: law.Citation, judgement: law.Judgement) -> Iterator[tuple[str, str, str]]:
    """Code, what, mend of the finding on a citation; nothing for what is right."""
    words = _MARKS.sub("", citation.text)
    if citation.law is not None and not words.startswith(("《", citation.law.name)):
        words = f"{quoted(citation.law.name)}{words}" if words[:1] in "第（0123456789" else words
    mend = judgement.suggestion or _LOOK
    match judgement.verdict:
        case "unknown_law":
            what = f"登记表里没有{quoted(citation.title[:60])}，没法核对。"
            yield "LAW001", what, mend
        case "no_such_article":
            yield "LAW002", f"没有这一条：{words}。", mend
        case "no_such_paragraph":
            yield "LAW006", f"没有这一款、这一项：{words}。", mend
        case "repealed":
            yield _repealed(citation, judgement, words)
        case "superseded_edition" if judgement.is_history:
            yield "LAW007", f"引用旧文本：{words}。", f"讲的是过去，可以不改；不是的，{mend}"
        case "superseded_edition":
            code, what = ("LAW005", "是") if judgement.is_exact else ("LAW008", "像是")
            yield code, f"引用的{what}旧文本：{words}。", mend
        case _ if judgement.doubt is not None:
            code, what = _DOUBTS[judgement.doubt]
            yield code, f"{what}：{words}。", mend


def _repealed(citation: law.Citation, judgement: law.Judgement, words: str) -> tuple[str, str, str]:
    one = citation.law
    assert one is not None
    since = f"该法自{_day(one.repealed_on)}起已废止" if one.repealed_on else "这一款已经废止"
    if judgement.is_history:
        what = f"引用旧法：{words}，{since}。"
        return "LAW007", what, f"讲的是过去，可以不改；不是的，{judgement.suggestion}"
    mend = f"{judgement.suggestion}叙述旧事的，注明“当时有效”。"
    return "LAW003", f"引用{words}，{since}。", mend


def _check_day(
    passage: Passage, one: law.Law, line: int, as_of: datetime.date, report: Report
) -> None:
    """LAW009 where *one* has a text that counts since the passage's law was looked up."""
    now = one.at(as_of)
    if passage.checked is None or now is None:
        return
    checked = passage.checked.isoformat()
    # Who cites a new law before it counts has read it: only an amended one has two texts.
    is_known = one.is_first(now) and now.date <= checked
    if checked < now.since <= as_of.isoformat() and not is_known:
        what = (
            f"{quoted(one.name)}现行的文本自{_day(now.since)}起施行（共{now.articles}条），"
            f"这一篇只核对到{han.date(passage.checked)}。"
        )
        mend = "照新的文本查对条号和内容，再改 statute_checked_to。"
        report.add(passage.text.file, line, "LAW009", what, mend)


def _day(date: str) -> str:
    return han.date(datetime.date.fromisoformat(date))
