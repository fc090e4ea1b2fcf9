"""What a citation is worth on a day: in force, repealed, of an older text, or no such thing.

In: a citation, the registry, the day it is judged by.  Out: ``Judgement``: the verdict,
and what to write instead.  Where the registry does not know the editions it says so, and
the judgement is not exact.  Authors' words are never changed.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pufa.law.citations import Citation
from pufa.law.naming import is_local
from pufa.law.registry import DISCOURAGED, Edition, Law, Registry, Renumbered
from pufa.law.structure import shapes
from pufa.law.titles import flatten, quoted
from pufa.law.words import others
from pufa.text import han

Kind = Literal[
    "valid",
    "repealed",
    "superseded_edition",
    "no_such_article",
    "no_such_paragraph",
    "unknown_law",
    "relative",
]

# Words that tell that a sentence speaks of former times.
_HISTORY = re.compile(
    "当时(?:有效|施行|适用|生效|的(?:法|规定|条例))|旧法|原法|老法|废止|(?:法|条例|规定|解释|现|均)已?经?失效"
    "|不再适用|已经?不用|(?:修订|修正|修改)[之以]?前|年文本|年版|旧文本|旧条号|原条号"
)


# Why a citation that is valid should be looked at: the law is not in force yet, should not be
# cited any more, or is named with an edition we do not know.
Doubt = Literal["future", "discouraged", "edition"]


@dataclass(frozen=True)
class Judgement:
    """*suggestion* says what to write or to look up, or is None.

    *is_exact* is false where the registry does not know the text that was named;
    *is_history* tells that the sentence speaks of former law.
    """

    verdict: Kind
    suggestion: str | None = None
    is_exact: bool = True
    is_history: bool = False
    doubt: Doubt | None = None


def judge(citation: Citation, known: Registry, day: datetime.date) -> Judgement:
    """The worth of *citation* on *day*."""
    if citation.is_relative:
        return Judgement("relative")
    law = citation.law
    if law is None:
        return Judgement("unknown_law", nearest(citation.title, known))
    is_history = citation.is_old or bool(_HISTORY.search(citation.sentence))
    if law.is_repealed(day):
        return Judgement("repealed", instead(citation, law, known), True, is_history)
    if ended := _ended(citation, law, day):
        return Judgement("repealed", ended, True, is_history)
    found = _by_edition(citation, law, day)
    if found is None:
        return _valid(citation, law, known, day)
    if found.verdict == "superseded_edition":
        return Judgement(found.verdict, found.suggestion, found.is_exact, is_history)
    return found


@lru_cache(maxsize=1000)
def nearest(title: str, known: Registry) -> str:
    """The title that may have been meant."""
    close = difflib.get_close_matches(flatten(title), known.titles, n=1, cutoff=0.6)
    if flatten(title) in others() or is_local(title) or not close:
        return "登记表里没有这一部，请自己查对原文；所里常用的，登记在 content/laws.yml 里。"
    return f"是不是{quoted(known.titles[close[0]].title)}？"


def numbered(numbers: Iterable[int], suffix: str = "") -> str:
    """第一千零七十六条、第一千零七十七条."""
    return "、".join(f"第{han.numeral(number)}条{suffix}" for number in numbers)


def successor(law: Law, known: Registry) -> Law | None:
    """The law in force that has taken the place of *law*, through those between."""
    seen = {law.id}
    other = known.by_id.get(law.replaced_by or "")
    while other is not None and other.repealed_on and other.replaced_by and other.id not in seen:
        seen.add(other.id)
        other = known.by_id.get(other.replaced_by)
    return other


def instead(citation: Citation, law: Law, known: Registry) -> str:
    """What to cite instead of a repealed *law*: the new article where the table knows it."""
    other = successor(law, known)
    if other is None:
        return "查清现在由哪一部法律规定，改引那一部。"
    numbers = {number for number, _ in citation.articles}
    moved = [one for one in law.moved if one.old in numbers]
    # The table leads to the law that came next; if that one ended too, its numbers are of no use.
    if not moved or other.id != law.replaced_by:
        return f"改引{quoted(other.title)}，在里面查出相应的条文。"
    new = dict.fromkeys(number for one in moved for number in one.new)
    notes = [one.note or "文字有改动" for one in moved if one.note or not one.is_same]
    note = f"（{'；'.join(dict.fromkeys(notes))}）" if notes else ""
    rest = "；其余的条在里面另查" if len(moved) < len(numbers) else ""
    return f"改引{quoted(other.title)}{numbered(new)}{note}{rest}。"


def _ended(citation: Citation, law: Law, day: datetime.date) -> str | None:
    for one in law.ended:
        is_named = (one.article, "") in citation.articles and citation.paragraph == one.paragraph
        if is_named and one.on <= day.isoformat():
            return f"这一款自{_day(one.on)}起由{one.by}废止，删掉它，或者改引现行的规定。"
    return None


def _by_edition(citation: Citation, law: Law, day: datetime.date) -> Judgement | None:
    """What the texts of *law* say of the numbers and of the edition named; None for nothing."""
    now = law.at(day)
    if now is None:
        return None
    old = _named_edition(citation, law, now)
    if old is not None:
        return old
    for number, suffix in citation.articles:
        if not _has_article(law, now, number, suffix):
            return _missing(law, now, number, suffix)
    for one in law.renumbered:
        if now is law.editions[-1] and (new := _new(citation, one)) and _is_about(citation, one):
            what = f"现行文本里，“{one.about}”在{numbered(new)}"
            if one.is_verified:
                says = f"{what}；这是{one.edition[:4]}年文本的条号。"
                return Judgement("superseded_edition", says)
            says = f"{what}；这像是{one.edition}年文本的条号（没有核实过，请查对原文）。"
            return Judgement("superseded_edition", says, is_exact=False)
    return _missing_part(citation, law, now)


def _named_edition(citation: Citation, law: Law, now: Edition) -> Judgement | None:
    """The judgement of an older edition that is named with the title."""
    if citation.year is None:
        if not citation.is_old or now is law.editions[0]:
            return None
        what = f"现行的是{_day(now.date)}的文本，共{now.articles}条；条号请查对。"
        for one in law.renumbered:
            if (new := _new(citation, one)) and _is_about(citation, one):
                what = f"现行的是{_day(now.date)}的文本，“{one.about}”在{numbered(new)}。"
        return Judgement("superseded_edition", what, is_exact=False)
    elif citation.year in now.years or citation.year > max(now.years):
        return None
    else:
        past = [one for one in law.editions if citation.year in one.years and one is not now]
        if not past:
            what = (
                f"登记表里没有{citation.year}年的文本，现行的是{now.date[:4]}年的，条号请查对原文。"
            )
            return Judgement("superseded_edition", what, is_exact=False)
        text = past[-1]
    what = f"{_day(text.date)}的文本已经不是现行文本，现行的是{_day(now.date)}的"
    for one in law.renumbered:
        if one.edition == text.date and (new := _new(citation, one)):
            return Judgement("superseded_edition", f"{what}，“{one.about}”在{numbered(new)}。")
    return Judgement("superseded_edition", f"{what}，共{now.articles}条；条号请查对。")


def _has_article(law: Law, text: Edition, number: int, suffix: str) -> bool:
    """Whether *text* has that article; where inserted articles are not known, it has them."""
    if not 1 <= number <= text.articles:
        return False
    known = shapes(law.id) if text is law.editions[-1] else None
    return known is None or known.get((number, suffix)) is not None


def _missing(law: Law, now: Edition, number: int, suffix: str) -> Judgement:
    older = [one for one in law.editions if one.since < now.since and one.articles >= number]
    if older and not suffix and number > now.articles:
        text = older[-1]
        what = f"这是{text.date[:4]}年文本的条号，现行文本共{now.articles}条，请查对原文。"
        return Judgement("superseded_edition", what)
    later = [one for one in law.editions if one.since > now.since and one.articles >= number]
    if later and number > now.articles:
        what = f"自{_day(later[0].since)}起的文本才有；这一天施行的文本共{now.articles}条。"
        return Judgement("no_such_article", what)
    if suffix or number <= now.articles:
        return Judgement("no_such_article", f"没有{numbered([number], suffix)}，请查对原文。")
    return Judgement("no_such_article", f"现行文本共{now.articles}条，请查对原文。")


def _new(citation: Citation, one: Renumbered) -> tuple[int, ...]:
    """What the numbers cited have become; none where they are not those of the older text."""
    numbers = {number for number, _ in citation.articles}
    if not numbers & {*one.old} or numbers & {*one.new}:
        return ()
    if len(one.old) != len(one.new):
        return one.new
    return tuple(new for old, new in zip(one.old, one.new, strict=True) if old in numbers)


def _is_about(citation: Citation, one: Renumbered) -> bool:
    """Whether the sentence speaks of that matter, and not of the new number too."""
    sentence = citation.sentence
    if any(f"{han.numeral(new)}条" in sentence or f"{new}条" in sentence for new in one.new):
        return False
    return any(word in sentence for word in one.words)


def _missing_part(citation: Citation, law: Law, now: Edition) -> Judgement | None:
    known = shapes(law.id) if now is law.editions[-1] else None
    if known is None or citation.highest == (None, None) or len(citation.articles) != 1:
        return None
    shape = known.get(citation.articles[0])
    paragraph, item = citation.highest
    if shape is None or shape.has(paragraph, item):
        return None
    older = "；也可能用了旧文本的条号" if len(law.editions) > 1 else ""
    return Judgement("no_such_paragraph", f"{shape.text}{older}，请查对原文。")


def _valid(citation: Citation, law: Law, known: Registry, day: datetime.date) -> Judgement:
    now = law.at(day)
    if now is not None and citation.year and citation.year > max(now.years):
        says = f"登记表里没有{citation.year}年的文本，请查对原文。"
        return Judgement("valid", says, is_exact=False, doubt="edition")
    if now is not None and now.since > day.isoformat() and law.is_first(now):
        return Judgement("valid", f"这部法律自{_day(now.since)}起施行。", doubt="future")
    if law.status == DISCOURAGED and (other := successor(law, known)):
        says = f"这一部不宜再引用，改引{quoted(other.title)}。"
        return Judgement("valid", says, doubt="discouraged")
    return Judgement("valid")


def _day(date: str) -> str:
    return han.date(datetime.date.fromisoformat(date))
