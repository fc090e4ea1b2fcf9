"""Text as the grammar reads it: without what stands between the words of a citation.

In: plain text or Markdown.  Out: ``Flat``: spaces, quotation marks, footnote marks, bold
stars and soft line ends are gone, digits and brackets have one form, and every place can
be led back to the text it came from.  A line end that closes something stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_NOISE = re.compile(
    r"\[\^[^\]\s]{1,40}\]|[\[［〔【]\d{1,3}[\]］〕】]|<sup>[^<]{1,8}</sup>"  # footnote marks
    r"|[①-⓿❶-➓¹²³⁰-⁹]"
    r"|\]\([^()\n]*\)|[\[\]]"  # links keep their words
    r"|\n[ \t]*|[《〈》〉]|<(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff）)])>"
    r"|[\s\u3000\xa0\u200b-\u200d\ufeff\\*“”‘’「」『』\"'`]"
)

# What noise begins with: found quickly, most of a text is none.
_NOISY = re.compile(
    r"[\[［〔【\]<①-⓿❶-➓¹²³⁰-⁹\n《〈》〉>\s\u3000\xa0\u200b-\u200d\ufeff\\*“”‘’「」『』\"'`]"
)

_ONE_FORM = dict(
    zip("０１２３４５６７８９〇○()－—–―‐~～〜,;:", "0123456789零零（）--------，；：", strict=True)
)
_OTHER_FORM = re.compile(f"[{''.join(map(re.escape, _ONE_FORM))}]")

# What a line begins with that does not go on with the one before.
_NEW_BLOCK = re.compile(
    r"[ \t\u3000]*(?:$|\n|[-+*] |#|>|\||!!!|:::|---|\d{1,3}[.、)）]"
    r"|[（(]?[一二三四五六七八九十]{1,3}[)）、.]"
    r"|\*{0,2}第[零〇一二三四五六七八九十百千]+条\*{0,2}[ \u3000\t])"
)
_ARTICLE = re.compile(r"\s?\*{0,2}第[零〇一二三四五六七八九十百千\d]+条")
_HEADING = re.compile(r"\s*#|\W*[^，。；：,;:]{2,60}(?:法|法典|条例|规定|办法|解释|规则|细则)\W*$")
# A title that is a line of its own, with the article it quotes below it.
_ABOVE = re.compile(r"[^，。；《]{0,16}《[^《》]+(?:《[^《》]+》[^《》]*)?》\s*")
_OPEN, _CLOSE = "《〈<", "》〉>"


@dataclass(frozen=True)
class Flat:
    """The *text* that is left; *quotes* are the titles in 《》, as (start, end) in it.

    *_starts* are the places in *text* where something was left out, *_sources* the places in
    the source where it goes on.
    """

    text: str
    quotes: dict[int, int]
    """Where a title in 《》 ends, and where it starts."""
    opened: dict[int, int]
    """Where a 《 stood before a place in *text*, and where it stands in the source."""
    closed: dict[int, int]
    """Where a 》 stood before a place in *text*, and where it ends in the source."""
    _starts: list[int]
    _sources: list[int]

    def has_break(self, place: int) -> bool:
        """Whether something was left out before *place*: a space, a mark."""
        at = bisect_left(self._starts, place)
        return at < len(self._starts) and self._starts[at] == place

    def source(self, place: int) -> int:
        """Where the character at *place* stands in the source."""
        run = bisect_right(self._starts, place) - 1
        return self._sources[run] + place - self._starts[run]


def flatten(source: str) -> Flat:
    """*source* without noise."""
    pieces: list[str] = []
    starts, sources = [0], [0]
    opened: dict[int, int] = {}
    closed: dict[int, int] = {}
    quotes: dict[int, int] = {}
    stack: list[int] = []
    length = last = 0
    for start, end in _noise(source):
        mark = source[start]
        if mark == "\n" and not _is_soft(source, start):
            end = start + 1
            stack.clear()
            pieces.append(source[last:end])
            length += end - last
        else:
            if start > last:
                pieces.append(source[last:start])
                length += start - last
            if mark in _OPEN:
                opened.setdefault(length, start)
                stack.append(length)
            elif mark in _CLOSE and stack:
                closed[length] = end
                quotes[length] = stack.pop()
        if starts[-1] == length:
            sources[-1] = end
        else:
            starts.append(length)
            sources.append(end)
        last = end
    pieces.append(source[last:])
    text = _OTHER_FORM.sub(lambda match: _ONE_FORM[match[0]], "".join(pieces))
    return Flat(text, quotes, opened, closed, starts, sources)


def _noise(source: str) -> Iterator[tuple[int, int]]:
    """Every stretch of noise in *source*, from start to end."""
    end = 0
    for noisy in _NOISY.finditer(source):
        start = noisy.start()
        if start >= end and (noise := _NOISE.match(source, start)):
            end = noise.end()
            yield start, end


def _is_soft(source: str, at: int) -> bool:
    """Whether the line end *at* stands within a sentence."""
    line = source[source.rfind("\n", 0, at) + 1 : at]
    if _ABOVE.fullmatch(line):
        return _ARTICLE.match(source, at + 1) is not None
    return not _NEW_BLOCK.match(source, at + 1) and not _HEADING.match(line)
