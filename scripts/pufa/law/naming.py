"""Which title, if any, stands before an article's number.

In: flat text, a place in it.  Out: ``Title``: a law we know, one we do not, 本法 and the
like (relative), or something with articles that is no law (private: 合同, 村规民约).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pufa.law.flat import Flat
from pufa.law.registry import Law, Registry

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


# What may stand between a title and its article, taken away from the end one by one.
_GAP = re.compile(
    r"(?:（(?:[^（）\n]|（[^（）\n]{0,12}）){0,60}）|的?[相有]关规定|的?规定的?|[中里]的|里面|[的中里之内，：（|]"
    rf"|第{NUMERAL}{{1,4}}分?[编章节]|(?:总则|分则|附则|通则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编?"
    r"|(?:19|20)\d\d年?(?:修正|修订|修改)?(?:案|版|本|文本|后)?)\Z"
)

# 《民事诉讼法（2021年修正）》: the edition within the title.
_DATED = re.compile(r"（[^（）]*(?:19|20)\d\d[^（）]*）\Z")

_RELATIVE = re.compile(
    r"(?:(?:[本该此同]|上述|前述|这部)(?:法典|法|条例|解释|规定|办法|规则|细则|决定)(?:（.）)?|本[编章节])\Z"
)

# Papers with articles that are no law.
_PRIVATE = re.compile(
    r"(?:合同|协议|协议书|公约|规约|约定|章程|方案|计划|制度|[书单表]|借条|欠条|收条|须知|守则|手册|指南|报告|纲要|规划)"
    r"(?:（[^（）]{1,12}）)?\Z"
)
_OWNED = re.compile(
    rf"(?:本|我|全)?[{HAN}]{{0,8}}?(?:(?<![农乡])村(?!庄|民委员会|镇|卫生)|(?<=..)公司|小区|合作社|学校|单位|车间|厂)"
    rf"[{HAN}]*(?:办法|规定|规则|细则|决定)\Z"
)
_KIND = re.compile(
    r"(?:法|法典|条例|规定|办法|解释|规则|细则|决定|批复|规程|准则|通则|总则|修正案|解释[一二三四五])(?:（(?:[一二三四五六七八九十]{1,3}|试行|暂行)）)?\Z"
)
_ABOUT = re.compile(r"关于.*(?:意见|通知|纪要|通告|公告|答复|复函|决议)(?:（[^（）]{1,12}）)?\Z")

_FOREIGN = re.compile(
    "(?:德国|法国|日本|美国|英国|瑞士|意大利|俄罗斯|苏联|韩国|越南|奥地利|荷兰|印度|台湾(?:地区)?|香港|澳门|外国|罗马)的?\Z"
)

# Words after which a title begins.
_STOPS = (
    "根据|依照|按照|依据|违反|适用|参照|参见|触犯|援引|引用|遵守|符合|学习|宣传|违背|构成|执行|落实"
    "|规定|以及|还有|比如|例如|包括|对照|基于|按|依"
)
_STOP = re.compile(_STOPS)
_LEADING = re.compile(
    r"(?:[按依据照见看查翻引由和与及或跟在是把将用的了如讲说问读新旧原老即从叫凭]|我国|现行|国家的)+"
)
_BOUNDARY = re.compile(
    rf"(?:^|[^{HAN}]|{_STOPS}|[据照见看查翻引由和与及或跟同对在是把将用的了着过为如讲说问读新旧原老行国即至从叫比像凭背抄])\Z"
)

_REGION = re.compile(
    "(?:(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    "|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)?)?"
    rf"(?:[{HAN}]{{2,3}}[省市县旗]|[{HAN}]{{2,8}}自治[县州旗区])?"
)
_LOCAL = re.compile(r"(?:[省市县旗区]|自治州)\Z")
_RUN = re.compile(rf"[{HAN}（）]{{3,45}}\Z")
_GENERAL = re.compile(
    "(?:(?<!办)法|法典|条例|修正案(?:（.{1,2}）)?|(?<=..)司法解释(?:（?[一二三四五]）?)?)\Z"
)
_ISSUED = re.compile("最高人民|国务院|委员会|关于|部|总局|实施|暂行|试行")
_ISSUER = re.compile("最高人民(?:法院|检察院)|国务院")
_NO_LAW = re.compile(
    "(?:[方做说想看用写语书算违非司执普立守依犯枉枪手章佛魔戏打疗无设合兵技玩吃教护知懂学讲释国家王律民新老旧这那哪]法"
    "|(?:这|那|哪|某|什么|几)[个部]?(?:法|法典|条例))\Z"
)
_WORDS = ("解释", "规定", "条例", "办法", "意见", "决定", "规则", "细则", "通知", "批复")


@cache
def others() -> frozenset[str]:
    """Titles of laws we do not know, so that they are recognized where they stand bare."""
    text = Path(__file__).with_name("others.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@cache
def _other_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in others()}, reverse=True))


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
        if start is not None:
            return self._quoted(start, end)
        return self._bare(end)

    def _quoted(self, start: int, end: int) -> Title:
        if dated := _DATED.search(self._text, start, end):
            end = dated.start()
        name = self._text[start:end]
        known = self._named(name, end) or self._named(_LEADING.sub("", name, count=1), end)
        if known is not None:
            return Title(known.kind, start, end, known.name, known.law)
        is_law = (_KIND.search(name) or _ABOUT.search(name)) and not is_private(name)
        return Title("law" if is_law else "private", start, end, name)

    def _named(self, name: str, place: int) -> Title | None:
        if law := self._registry.names.get(name):
            return Title("law", 0, 0, law.title, law)
        since, title = self._aliases.get(name, (place, None))
        return title if since < place else None

    def _bare(self, end: int) -> Title | None:
        text = self._text
        if known := self._longest(end):
            start = known.start
            if _FOREIGN.search(text, max(0, start - 8), start):
                return Title("private", start, end, known.name)
            if self._flat.has_break(start) or _BOUNDARY.search(text, max(0, start - 4), start):
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

    def _longest(self, end: int) -> Title | None:
        """The longest title we know, or know of, that ends at *end*."""
        text, names = self._text, self._registry.names
        for length in self._registry.lengths:
            if length <= end and (law := names.get(text[end - length : end])):
                other = self._other(end, length)
                return other or Title("law", end - length, end, law.title, law)
        for name, (since, title) in self._aliases.items():
            start = end - len(name)
            if since < end and text.startswith(name, start) and start >= 0:
                if name in _WORDS and not _BOUNDARY.search(text, max(0, start - 4), start):
                    continue
                return Title(title.kind, start, end, title.name, title.law)
        return self._other(end, 2)

    def _other(self, end: int, least: int) -> Title | None:
        """A title longer than *least* that is known to exist, but not what it says."""
        for length in _other_lengths():
            if least < length <= end and (name := self._text[end - length : end]) in others():
                return Title("law", end - length, end, name)
        return None

    def _unknown(self, end: int) -> Title | None:
        """A title nobody told us, that looks like one: 阜新市殡葬管理条例."""
        match = _RUN.search(self._text, max(0, end - 45), end)
        if match is None or not _KIND.search(match.group()) or _NO_LAW.search(match.group()):
            return None
        start = match.start()
        if issuer := _ISSUER.search(match.group()):
            start += issuer.start()
        else:
            for stop in _STOP.finditer(self._text, start, end - 3):
                start = stop.end()
        if leading := _LEADING.match(self._text, start, end):
            start = leading.end()
        start = _region(self._text, start, end)
        name = self._text[start:end]
        is_law = is_local(name) or _ISSUED.search(name) or _GENERAL.search(name)
        if not is_law or not 3 <= len(name) <= 40 or _NO_LAW.search(name) or is_private(name):
            return None
        return Title("private" if _FOREIGN.match(name) else "law", start, end, name)


def is_private(name: str) -> bool:
    """Whether *name* is that of a contract, a village's rules or the like."""
    return bool(_PRIVATE.search(name) or _OWNED.match(name) or _FOREIGN.match(name[:5]))


def is_local(name: str) -> bool:
    """Whether *name* begins with a province, a city or a county."""
    region = _REGION.match(name)
    return region is not None and region.end() > 2 and region.end() < len(name)


def _region(text: str, start: int, end: int) -> int:
    """Where the region a local law begins with stands, if prose stands before it."""
    for place in range(start, end - 4):
        match = _REGION.match(text, place, end)
        if match and match.end() - place > 2 and text[match.end() - 1] in "省市县旗区州":
            if (
                place == start
                or text[place - 1] in "在到由对和与"
                or text[place : place + 2] in _PROVINCES
            ):
                return place
    return start


_PROVINCES = frozenset(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 "
    "云南 陕西 甘肃 青海 内蒙 广西 西藏 宁夏 新疆".split()
)
