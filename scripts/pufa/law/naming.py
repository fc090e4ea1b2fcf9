"""Which title, if any, stands before an article's number.

In: flat text, a place in it.  Out: ``Title``: a law we know, one we do not, 本法 and the
like (relative), or something with articles that is no law (private: 合同, 村规民约).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pufa.law.flat import Flat
from pufa.law.registry import Law, Registry
from pufa.law.words import any_of, others, words

HAN = "\u4e00-\u9fff"
NUMERAL = r"[零一二三四五六七八九十百千两\d]"

Kind = Literal["law", "relative", "private"]


@dataclass(frozen=True)
class Title:
    """A title from *start* to *end* in flat text; *law* is None where the registry has none."""

    kind: Kind
    start: int
    end: int
    name: str
    law: Law | None = None


# All of these are searched at the end of a stretch of text: \Z is where the stretch ends.
_NUMBERED = r"(?:（(?:[一二三四五六七八九十]{1,3}|试行|暂行)）)?"

# What may stand between a title and its article, taken away from the end one by one.
_GAP = re.compile(
    rf"(?:（(?:[^（）\n]|（[^（）\n]{{0,12}}）){{0,60}}）|{any_of('between')}"
    rf"|第{NUMERAL}{{1,4}}分?[编章节]|{any_of('book')}编?"
    r"|(?:19|20)\d\d年?(?:修正|修订|修改)?(?:案|版|本|文本|后)?)\Z"
)
# 《民事诉讼法（2021年修正）》: the edition within the title.
_DATED = re.compile(r"（[^（）]*(?:19|20)\d\d[^（）]*）\Z")

_RELATIVE = re.compile(rf"(?:{any_of('this')}{any_of('this-kind')}(?:（.）)?|本[编章节])\Z")
_PRIVATE = re.compile(rf"{any_of('private')}(?:（[^（）]{{1,12}}）)?\Z")
_OWNED = re.compile(
    rf"[{HAN}]{{0,9}}?(?:(?<![农乡])村(?!庄|民委员会|镇|卫生)|(?<=..)公司|{any_of('owner')})"
    rf"[{HAN}]*{any_of('owned')}\Z"
)
_KIND = re.compile(rf"{any_of('kind')}{_NUMBERED}\Z")
_ABOUT = re.compile(rf"关于.*{any_of('notice')}{_NUMBERED}\Z")
_FOREIGN = re.compile(rf"{any_of('foreign')}的?\Z")

_STOP = re.compile(any_of("stop"))
_LEADING = re.compile(f"{any_of('leading')}+")
_EDGE = re.compile(rf"(?:^|[^{HAN}]|{any_of('stop', 'edge')})\Z")

_PROVINCE = rf"{any_of('province')}(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)?"
_REGION = re.compile(rf"(?:{_PROVINCE})?(?:[{HAN}]{{2,3}}[省市县旗]|[{HAN}]{{2,8}}自治[县州旗区])?")
_STARTS_REGION = re.compile(rf"{any_of('province')}|(?<=[在到由对和与])")
_LOCAL = re.compile(r"(?:[省市县旗区]|自治州)\Z")

_RUN = re.compile(rf"[{HAN}（）]{{3,45}}\Z")
_GENERAL = re.compile(
    rf"(?:(?<!办)法|法典|条例|修正案{_NUMBERED}|(?<=..)司法解释[一二三四五]?{_NUMBERED})\Z"
)
_ISSUED = re.compile(any_of("issued"))
_ISSUER = re.compile(any_of("issuer"))
_NO_LAW = re.compile(rf"(?:{any_of('no-law')}法|(?:这|那|哪|某|什么|几)[个部]?(?:法|法典|条例))\Z")


class Names:
    """The titles in one flat text."""

    def __init__(self, flat: Flat, registry: Registry) -> None:
        self._flat, self._text, self._registry = flat, flat.text, registry
        self._aliases: dict[str, tuple[int, Title]] = {}

    def add_alias(self, name: str, place: int, title: Title) -> None:
        """From *place* on the text calls *title* by *name* (以下简称)."""
        self._aliases.setdefault(name, (place, title))

    def before(self, place: int) -> Title | None:
        """The title whose article stands at *place*."""
        end = place
        for _ in range(6):
            if title := self.ending(end):
                return title
            gap = _GAP.search(self._text, max(0, end - 80), end)
            if gap is None:
                return None
            end = gap.start()
        return None

    def ending(self, end: int) -> Title | None:
        """The title that ends at *end*."""
        start = self._flat.quotes.get(end)
        return self._bare(end) if start is None else self._quoted(start, end)

    def _quoted(self, start: int, end: int) -> Title:
        if dated := _DATED.search(self._text, start, end):
            end = dated.start()
        name = self._text[start:end]
        known = self._named(name, end) or self._named(_LEADING.sub("", name, count=1), end)
        if known is not None:
            return replace(known, start=start, end=end)
        is_law = (_KIND.search(name) or _ABOUT.search(name)) and not is_private(name)
        return Title("law" if is_law else "private", start, end, name)

    def _named(self, name: str, place: int) -> Title | None:
        if law := self._registry.names.get(name):
            return Title("law", 0, 0, law.title, law)
        since, title = self._aliases.get(name, (place, None))
        return title if since < place else None

    def _bare(self, end: int) -> Title | None:
        text = self._text
        known = self._longest(end) or self._alias(end) or self._other(end)
        if known is not None:
            start = known.start
            if _FOREIGN.search(text, max(0, start - 8), start):
                return replace(known, kind="private")
            if self._is_edge(start):
                return known
            if _LOCAL.search(text, max(0, start - 3), start):
                return self._unknown(end)
            # 水法 ends 污水法; 刑法 and 宪法 end no other law's title.
            return known if end - start > 2 or known.name[-2:] in ("刑法", "宪法") else None
        if relative := _RELATIVE.search(text, max(0, end - 10), end):
            return Title("relative", relative.start(), end, relative.group())
        if private := _PRIVATE.search(text, max(0, end - 20), end):
            return Title("private", private.start(), end, private.group())
        return self._unknown(end)

    def _is_edge(self, place: int) -> bool:
        """Whether a title may begin at *place* rather than go on from what stands before."""
        return self._flat.has_break(place) or bool(
            _EDGE.search(self._text, max(0, place - 4), place)
        )

    def _longest(self, end: int) -> Title | None:
        """The longest title of the registry that ends at *end*; none if one not in it is longer."""
        text, names = self._text, self._registry.names
        for length in self._registry.lengths:
            if length <= end and (law := names.get(text[end - length : end])):
                other = self._other(end, longer_than=length)
                return other or Title("law", end - length, end, law.title, law)
        return None

    def _alias(self, end: int) -> Title | None:
        for name, (since, title) in self._aliases.items():
            start = end - len(name)
            stands_here = since < end and start >= 0 and self._text.startswith(name, start)
            if stands_here and (name not in words("vague") or self._is_edge(start)):
                return replace(title, start=start, end=end)
        return None

    def _other(self, end: int, longer_than: int = 2) -> Title | None:
        """A title that is known to exist, but not what it says."""
        for length in _other_lengths():
            if longer_than < length <= end and (name := self._text[end - length : end]) in others():
                return Title("law", end - length, end, name)
        return None

    def _unknown(self, end: int) -> Title | None:
        """A title nobody told us, that looks like one: 阜新市殡葬管理条例."""
        run = _RUN.search(self._text, max(0, end - 45), end)
        if run is None or not _KIND.search(run.group()) or _NO_LAW.search(run.group()):
            return None
        start = self._start(run.start(), end)
        name = self._text[start:end]
        is_law = is_local(name) or _ISSUED.search(name) or _GENERAL.search(name)
        if not is_law or not 3 <= len(name) <= 40 or _NO_LAW.search(name) or is_private(name):
            return None
        return Title("private" if _FOREIGN.search(name[:5]) else "law", start, end, name)

    def _start(self, start: int, end: int) -> int:
        """Where in a run of Han text from *start* the title begins that ends at *end*."""
        text = self._text
        if issuer := _ISSUER.search(text, start, end):
            return issuer.start()
        for stop in _STOP.finditer(text, start, end - 3):
            start = stop.end()
        if leading := _LEADING.match(text, start, end):
            start = leading.end()
        for place in range(start, end - 4):
            if place > start and not _STARTS_REGION.match(text, place):
                continue
            region = _REGION.match(text, place, end)
            if region and region.end() > place + 2 and text[region.end() - 1] in "省市县旗区州":
                return place
        return start


def is_private(name: str) -> bool:
    """Whether *name* is that of a contract, a village's rules or the like."""
    return bool(_PRIVATE.search(name) or _OWNED.match(name))


def is_local(name: str) -> bool:
    """Whether *name* begins with a province, a city or a county."""
    region = _REGION.match(name)
    return region is not None and 2 < region.end() < len(name)


@cache
def _other_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in others()}, reverse=True))
