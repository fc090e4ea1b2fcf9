"""大喇叭广播稿: what is read out of an article, and how long that takes.

In: an article, the library, the minutes there are.  Out: a ``Script``.  Where the whole has
no room, whole sentences are left out, and the script says which: the summary always stays,
then what stands before the first heading, 怎么办, the other sections in order, 法律依据 last;
whom to call ends it.  Refuses minutes in which not even that can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pufa.findings import PufaError
from pufa.model import BASIS, UNKNOWN, Article, Library, Office
from pufa.paper import articles
from pufa.text.aloud import Speech, sentences, speeches
from pufa.text.spoken import spoken

PACE = 220  # characters a minute, as announcers of villages read
_OUTSIDE = "没有讲完的，可以来问。"


@dataclass(frozen=True)
class Script:
    """What is read, a paragraph a line; in *left_out* what is not, for who reads."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def length(self) -> int:
        return sum(map(_length, self.lines))

    @property
    def duration(self) -> str:
        """约3分20秒, rounded up to ten seconds."""
        minutes, seconds = divmod(-(-self.length * 60 // PACE // 10) * 10, 60)
        return f"约{minutes}分" + (f"{seconds}秒" if seconds else "钟")


def write(article: Article, library: Library, minutes: int | None = None) -> Script:
    """The script of *article*, whole, or cut to *minutes*."""
    tree = articles.tree(article.text.body, library)
    before, after = _opening(article, library.office), _ending(library.office)
    if minutes is None:
        return Script((*before, *_read(speeches(tree)), *after), ())
    if article.short:
        tree = articles.tree(article.short, library)
    found = speeches(tree)
    room = minutes * PACE - sum(map(_length, (*before, *after)))
    if room < 0:
        least = -(-(minutes * PACE - room) // PACE)
        raise PufaError(
            f"{minutes} 分钟念不完标题、答案和找谁。", f"至少给 {least} 分钟：--minutes {least}。"
        )
    left_out = ["念的是作者写的短文，不是网页上的全文"] if article.short else []
    if sum(map(_length, _read(found))) > room:
        after = (_OUTSIDE, *after)
        found, cuts = _cut(found, room - _length(_OUTSIDE))
        left_out += cuts
    return Script((*before, *_read(found), *after), tuple(left_out))


def _length(line: str) -> int:
    """Characters that take time: no marks."""
    return sum(char.isalnum() for char in line)


def _opening(article: Article, office: Office) -> tuple[str, ...]:
    title = spoken(article.title)
    mark = (f"这是一个故事，{article.mark}。",) if article.mark else ()
    return (
        f"乡亲们，这里是{office.name}，现在讲一讲法律。今天说的是：",
        title if title[-1] in "。！？" else f"{title}。",
        *mark,
        f"简单说：{spoken(article.summary)}",
    )


def _ending(office: Office) -> tuple[str, ...]:
    known = [one for one in office.contacts if one.phone != UNKNOWN]
    calls = [
        f"{one.name}的电话：{spoken('电话' + one.phone).removeprefix('电话')}。" for one in known
    ]
    return (
        "还不清楚的，打电话问一问。",
        *calls,
        "法律咨询热线：幺二三四八。有人动手、有危险，先打幺幺零。",
        "今天就讲到这里，谢谢大家。",
    )


def _read(found: Sequence[Speech]) -> Iterator[str]:
    for speech in found:
        if speech.heading:
            yield _headed(speech.heading)
        yield from speech.lines


def _headed(heading: str) -> str:
    return f"下面说：{heading}" + ("" if heading[-1] in "。！？" else "。")


def _cut(found: list[Speech], room: int) -> tuple[list[Speech], list[str]]:
    """As much of *found* as there is *room* for, the most important first; what is left out."""
    kept = {id(speech): 0 for speech in found}  # sentences
    for speech in sorted(found, key=_rank):
        cost = _length(_headed(speech.heading)) if speech.heading else 0
        for sentence in _all(speech):
            cost += _length(sentence)
            if cost > room:
                break
            room -= cost
            cost = 0
            kept[id(speech)] += 1
        else:
            continue
        break
    short = [_shortened(speech, kept[id(speech)]) for speech in found]
    cuts = [
        _said(speech, kept)
        for speech, kept in zip(found, short, strict=True)
        if list(_all(speech)) != list(_all(kept))
    ]
    return [speech for speech in short if speech.lines], cuts


def _rank(speech: Speech) -> int:
    ranks = {"": 0, articles.STEPS: 1, BASIS: 3}
    return ranks.get(speech.heading, 2)


def _all(speech: Speech) -> Iterator[str]:
    for line in speech.lines:
        yield from sentences(line)


def _shortened(speech: Speech, count: int) -> Speech:
    """The first *count* sentences of *speech*, without an end that only leads to more."""
    short = Speech(speech.heading)
    for line in speech.lines:
        taken = sentences(line)[:count]
        count -= len(taken)
        if taken:
            short.lines.append("".join(taken))
    while short.lines and short.lines[-1].endswith("："):
        short.lines.pop()
    return short


def _said(whole: Speech, kept: Speech) -> str:
    name = f"“{whole.heading}”" if whole.heading else "开头"
    if not kept.lines:
        return f"{name}整段"
    return f"{name}的后 {len(list(_all(whole))) - len(list(_all(kept)))} 句"
