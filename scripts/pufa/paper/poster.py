"""A poster (A3) of an article, and its four A4 tiles to be glued together, larger.

In: an article, the library, a press.  Out: its PDF.  The text is what the author put into
``print: {short: …}``; else the page's; else, where that would be smaller than 18 pt, its
section 怎么办, whole.  It is as large as the sheet allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pufa.findings import Report
from pufa.model import DRAFT, Article, Library
from pufa.paper import articles, fitting, printing, whom
from pufa.paper.articles import Pictures
from pufa.paper.press import Press
from pufa.paper.printing import Job
from pufa.paper.strings import call, content, head, literal
from pufa.paper.typeset import typeset
from pufa.text.markup import Tree

_TRIES = [
    *((1, size) for size in (72, 64, 56, 48, 44, 40, 36, 32, 30)),
    *((2, size) for size in (28, 26, 24, 22, 20, 19, 18)),
]
_TILES = ("左上", "右上", "左下", "右下")


def run(
    article: Article,
    library: Library,
    press: Press,
    report: Report,
    pictures: Pictures,
    is_tiled: bool = False,
) -> bytes | None:
    """The poster of *article*; None, and findings, where it holds what cannot be printed."""
    tries = [
        fitting.sizes(_job(article, text, library, press, pictures), _TRIES)
        for text in _texts(article, library)
    ]
    found = fitting.first(tries, press, report)
    if found is None or not is_tiled:
        return found.pdf if found else None
    job = found.job
    (path,) = press.drawings(job.code)
    draft = "" if library.office.authorized else f"{DRAFT}　"
    tiles = []
    for number, name in enumerate(_TILES):
        said = content(f"{draft}{name}，沿角上的线裁下，四张拼成一张")
        alt = literal(f"{article.title}，{name}")
        tiles.append(f"tile({number}, {literal(path)}, {alt}, {said})")
    return printing.run(
        replace(job, template="tiles", settings="", body="\n".join(tiles)), press, report
    )


def _texts(article: Article, library: Library) -> Iterator[Tree]:
    if article.short:
        yield articles.tree(article.short, library)
        return
    yield articles.tree(article.text.body, library)
    steps = articles.steps(articles.tree(article.text.body, library))
    if len(steps):
        yield steps


def _job(article: Article, text: Tree, library: Library, press: Press, pictures: Pictures) -> Job:
    office = library.office
    find = articles.finder(press, pictures, article.file)
    mark = call("marked", article.mark) if article.mark else ""
    body = [
        f"crown({head(article.title)}, {{ {mark} }}, {call('summary', article.summary)})",
        typeset(text, find, "note"),
        call("credit", articles.credit(article)),
        f"foot({whom.code(article.url, '看全文和法律依据', office, press)}, {whom.calls(office)}, "
        f"{content(office.name)})",
        "only(1)",
    ]
    return articles.job("海报", "poster", article, office, "\n".join(body))
