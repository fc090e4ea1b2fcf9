"""Citations of laws in text.

In: plain text or Markdown.  Out: ``Citation`` values in order.  Articles of contracts,
statutes of associations and other papers that are no law are left alone, and so is a
number whose law nobody named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pufa.law.flat import Flat, flatten
from pufa.law.naming import HAN, NUMERAL, Names, Title, is_private
from pufa.law.parts import HEAD, Head, Part, head, parts
from pufa.law.registry import Law, Registry, registry
from pufa.law.words import any_of
from pufa.text import han

# 前款, 该条 and the like, where they are said of a law: 前款 is money too, 前两条 are roads.
_RELATIVE = re.compile(
    r"前[一二两三四五]?款(?![没未已还付结清欠尚不又再都是的，。；、）\n]|$)"
    r"|(?:前[一二两三四五]?款|[本该同]条)"
    r"(?=第|的规定|的情形|的行为|规定|所|情形|前[两二三]?款|之|和|以外|中|罪)"
    r"|(?<=[照用反按据除因有合])前[一二两三四五]?款"
    r"|(?:前[一二两三四五]?条|[本该][款项]|前项)(?=第|的?规定|所[列称]|罪)"
)
# No citation is without one of these.
_COUNTED = re.compile("[条款项]")
_POINTING = re.compile("前[一二两三四五]?[款条]|[本该同][条款项]|前项")
_ALIAS = re.compile(r"（(?:以下|下)?(?:统称|简称|称)(?:为)?：?([^（）]{2,24})）")

_LINK = re.compile(f"{any_of('link')}+")
_END = re.compile("[。！？\n]")
_CLAUSE = re.compile("[。；！？\n]")
_NEXT = re.compile(rf"$|[^{HAN}]|{any_of('next')}")
_CUE = re.compile(rf"{any_of('cue')}\Z")
_RULES = re.compile(f"的?{any_of('rules')}")
_PAPERS = re.compile(any_of("papers"))

_EDITED = re.compile(any_of("edited"))
_MADE = re.compile(any_of("made"))
_EDITING = f"(?:{any_of('edited', 'made')}|文本|[、并后起新旧的])*"
_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][零九][零一二三四五六七八九]{2})年?"
    rf"(?:{NUMERAL}{{1,2}}月)?(?:{NUMERAL}{{1,3}}日)?(?:第?{NUMERAL}次)?(?P<what>{_EDITING})\Z"
)
_YEAR_BEHIND = re.compile(
    r"（?自?(?P<year>(?:19|20)\d\d)(?:年|(?=[修版）]))(?P<what>[^（）\n]{0,40})"
)
_OLD = re.compile(rf"{any_of('old')}\Z")


@dataclass(frozen=True)
class Citation:
    """One citation: where it stands (0-based code points, end exclusive), what it names.

    *line* is the line it begins in, from 1, *column* its place there, from 0.

    *law* is None where the registry does not know the *title*; *articles* are numbers with
    their suffix (276, 之一), ranges written out, and none for 前款.  Of a *relative* citation
    (本法, 该条) the law is not known.  *year* is that of the edition named with it, *is_old*
    tells that an older text is meant (旧, 原); *sentence* is the one it stands in.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    title: str
    law: Law | None
    articles: tuple[tuple[int, str], ...]
    paragraph: int | None
    item: int | None
    highest: tuple[int | None, int | None]
    is_relative: bool
    year: int | None
    is_old: bool
    sentence: str


def find(text: str, known: Registry | None = None) -> list[Citation]:
    """All citations in *text*, in order, with the laws of *known* (the packaged registry)."""
    return _Reader(text, known or registry()).read() if _COUNTED.search(text) else []


@dataclass(frozen=True)
class _Held:
    """The law that numbers without a title belong to, until another is named."""

    title: Title
    end: int
    year: int | None
    is_old: bool
    in_brackets: bool


class _Reader:
    """Walks through one text."""

    def __init__(self, source: str, known: Registry) -> None:
        self._source = source
        self._flat: Flat = flatten(source)
        self._text = self._flat.text
        self._names = Names(self._flat, known)
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self._quotes = sorted(self._flat.quotes)
        self._held: _Held | None = None
        self._found: list[Citation] = []

    def read(self) -> list[Citation]:
        self._read_aliases()
        for match in HEAD.finditer(self._text):
            one = head(match)
            if one is not None and (not self._held or one.start >= self._held.end):
                self._read_head(one)
        self._found.extend(self._relatives())
        return sorted(self._found, key=lambda one: (one.start, one.end))

    def _read_aliases(self) -> None:
        for match in _ALIAS.finditer(self._text):
            title = self._names.before(match.start())
            if title is not None and title.kind == "law":
                self._names.add_alias(match.group(1), match.end(), title)

    def _read_head(self, one: Head) -> None:
        title = self._names.before(one.start)
        if title is not None:
            self._read_titled(one, title)
        elif (held := self._holder(one)) is not None:
            self._add(one, held, None)

    def _read_titled(self, one: Head, title: Title) -> None:
        gap = self._text[title.end : one.start]
        if title.kind == "private" or (not one.has_mark and gap):
            self._held = None
            return
        if gap and gap[-1] in "，：（|" and not self._reads_on(one):
            return
        year, is_old = self._edition(title, gap)
        in_brackets = self._is_in_brackets(title.start)
        self._add(one, _Held(title, one.end, year, is_old, in_brackets), title)

    def _is_in_brackets(self, place: int) -> bool:
        since = max(0, place - 300)
        return self._text.rfind("（", since, place) > self._text.rfind("）", since, place)

    def _holder(self, one: Head) -> _Held | None:
        """The law that *one*, which has no title, belongs to; None if it stands for itself."""
        held = self._mentioned(one)
        if held is None:
            return None
        gap = self._text[held.end : one.start]
        if len(gap) > 300 or "\n" in gap or _PAPERS.search(gap):
            return None
        if _LINK.fullmatch(gap) and not {"，", "；"} & {*gap}:
            return held if one.has_mark or gap in "、和及与或至到" else None
        if not one.has_mark or not self._reads_on(one):
            return None
        if held.in_brackets and "）" in gap:
            return None
        return held if self._is_said_of_it(one, gap) else None

    def _is_said_of_it(self, one: Head, gap: str) -> bool:
        """Whether an article that stands alone, *gap* behind the last, is of the same law."""
        behind = self._behind(one)
        rules = bool(_RULES.match(self._text, behind))
        cue = bool(_CUE.search(self._text, max(0, one.start - 4), one.start))
        is_small = one.articles[0][0] <= 10
        if _END.search(gap):
            return gap[-1] in "。！？；，" and rules and not is_small
        if gap.endswith("（"):
            return self._text[behind : behind + 1] in "），、和；"
        return (
            cue or (rules and not is_small) or (gap[-1:] in "，；：、" and (rules or not is_small))
        )

    def _mentioned(self, one: Head) -> _Held | None:
        """What is held, or a law named in 《》 without an article since."""
        held = self._held
        since = held.end if held else max(0, one.start - 300)
        for at in range(bisect_left(self._quotes, one.start + 1) - 1, -1, -1):
            end = self._quotes[at]
            if end <= since:
                break
            title = self._names.ending(end)
            if title is None:
                return None
            if title.kind == "law":
                return _Held(title, end, None, False, self._is_in_brackets(end))
            if is_private(title.name):
                return None
        return held

    def _reads_on(self, one: Head) -> bool:
        return bool(_NEXT.match(self._text, self._behind(one)))

    def _behind(self, one: Head) -> int:
        behind = parts(self._text, one.end)
        return behind[-1].end if behind else one.end

    def _add(self, one: Head, held: _Held, title: Title | None) -> None:
        """The citations of *one*: one for each paragraph or item it names."""
        found = parts(self._text, one.end) or [Part(one.end, one.end)]
        start = one.start if title is None else title.start
        for part in found:
            begin = start if part is found[0] else part.start
            opened = self._flat.opened.get(begin) if title and part is found[0] else None
            self._found.append(self._citation(begin, part, held, one.articles, opened))
        end = found[-1].end
        self._held = _Held(held.title, end, held.year, held.is_old, held.in_brackets)

    def _citation(
        self,
        begin: int,
        part: Part,
        held: _Held,
        articles: tuple[tuple[int, str], ...],
        opened: int | None = None,
    ) -> Citation:
        start = self._flat.source(begin) if opened is None else opened
        end = self._flat.source(part.end - 1) + 1
        line = bisect_right(self._lines, start)
        title = held.title
        return Citation(
            start=start,
            end=end,
            line=line,
            column=start - self._lines[line - 1],
            text=self._source[start:end],
            title=title.name,
            law=title.law,
            articles=articles,
            paragraph=part.paragraph,
            item=part.item,
            highest=part.highest,
            is_relative=title.kind == "relative",
            year=held.year,
            is_old=held.is_old,
            sentence=self._sentence(begin, part.end),
        )

    def _relatives(self) -> Iterator[Citation]:
        """前款, 该条: said of what stands before."""
        text = self._text
        if not _POINTING.search(text):
            return
        for match in _RELATIVE.finditer(text):
            found = parts(text, match.end())
            end = found[-1].end if found else match.end()
            title = Title("relative", match.start(), end, match.group())
            first = found[0] if found else Part(match.end(), match.end())
            yield self._citation(match.start(), first, _Held(title, end, None, False, False), ())

    def _sentence(self, start: int, end: int) -> str:
        text = self._text
        before = max(text.rfind(mark, max(0, start - 300), start) for mark in "。；！？\n")
        after = _CLAUSE.search(text, end, end + 300)
        begin = before + 1 if before >= 0 else max(0, start - 300)
        return text[begin : after.start() if after else end + 300]

    def _edition(self, title: Title, gap: str) -> tuple[int | None, bool]:
        """The year of the edition named with *title*, and whether an old one is meant."""
        before = self._text[max(0, title.start - 30) : title.start]
        is_old = bool(_OLD.search(before))
        for match in (_YEAR.search(before), _YEAR_BEHIND.match(gap)):
            year = han.number(match["year"]) if match else None
            if match and year and _names_edition(title.law, year, match["what"], match.re):
                return year, is_old
        return None, is_old


def _names_edition(law: Law | None, year: int, what: str, where: re.Pattern[str]) -> bool:
    """Whether a *year* beside a title is said of the text: 2021年修正的, not 1994年制定的."""
    if law is None:
        return False
    if _EDITED.search(what):
        return True
    if _MADE.search(what):
        return law.adopted is None or not law.adopted.startswith(str(year))
    return where is _YEAR_BEHIND or any(year in one.years for one in law.editions)
