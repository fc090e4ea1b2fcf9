"""An article as a long picture to send in a group: what its page says, as wide as a phone.

In: an article, the library, a press.  Out: PNGs, one below the other where one alone would
be higher than WeChat shows.  Refuses what paper refuses, and what nobody would scroll through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from pufa.findings import PufaError, Report
from pufa.media import flattened
from pufa.model import BASIS, Article, Library
from pufa.paper import articles, printing, whom
from pufa.paper.articles import Pictures
from pufa.paper.press import Press
from pufa.paper.printing import Job
from pufa.paper.strings import call, content, head
from pufa.paper.typeset import typeset
from pufa.text import markup

WIDTH = 1080  # px: three of a phone's for each point of type
HIGHEST = 16_000  # px: what is higher, WeChat does not show sharp
_POINTS = 360
_PPI = 72 * WIDTH / _POINTS
_REPEATED = 200  # px: margins and the line of drafts, on every part
_LONGEST = 8_000  # characters of an article: six parts or so
_WARNING = "这里写的是一般情况，不能代替律师和法院的意见。"


def run(
    article: Article, library: Library, press: Press, report: Report, pictures: Pictures
) -> list[bytes] | None:
    """The pictures of *article*, top to bottom; None, and findings, where it cannot be set."""
    if len(article.text.plain) > _LONGEST:
        raise PufaError(
            f"这一篇有 {len(article.text.plain)} 字，长图太长，没有人看得完。",
            f"发成一个文件：pufa page {article.id} --single。",
        )
    made = job(article, library, press, pictures)
    if printing.run(made, press, report) is None:
        return None
    whole = flattened(press.pngs(made.code, _PPI)[0])
    if whole.height <= HIGHEST:
        return [whole.data]
    for height, count in _heights(whole.height):
        parted = replace(made, settings=f", height: {height * _POINTS // WIDTH}pt")
        parts = press.pngs(parted.code, _PPI)
        if len(parts) == count:
            break
    return [flattened(part).data for part in parts]


def _heights(whole: int) -> Iterator[tuple[int, int]]:
    """How high parts of about the same height may be, and how many they should be."""
    for count in range(2, 2 + 4 * whole // HIGHEST):
        for slack in (1.02, 1.06, 1.12):
            height = round(whole / count * slack) + _REPEATED
            if height <= HIGHEST:
                yield height, count


def job(article: Article, library: Library, press: Press, pictures: Pictures) -> Job:
    """The sheet that is drawn: one page without an end."""
    office = library.office
    find = articles.finder(press, pictures, article.file)
    tree, basis = articles.tree(article.text.body, library), Element("div")
    basis.extend(markup.cut_section(tree, BASIS))
    parts = [
        call("issuer", office.name),
        head(article.title),
        *([call("marked", article.mark)] if article.mark else []),
        f"answer({content('简单说：')}, {content(article.summary)})",
        typeset(tree, find, "note"),
    ]
    if len(basis):
        parts.append(f"basis({{ heading(level: 2, {content(BASIS)})\n")
        parts[-1] += f"{typeset(basis, find, 'basis')} }})"
    parts += [
        whom.calls(office),
        call("credit", articles.credit(article)),
        call("credit", _WARNING),
    ]
    if office.site_url:
        parts.append(whom.code(article.url, "看最新的", office, press))
    return articles.job("长图", "scroll", article, office, "\n".join(parts))
