"""A leaflet of an article: A4, both sides, folded twice.

In: an article, the library, a press.  Out: its PDF.  Inside, the text of the page; where it
has no room, what the author put into ``print: {short: …}``; outside, title and summary,
法律依据, whom to call.  What would be smaller than 10.5 pt (五号) is refused.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pufa.findings import Report
from pufa.model import BASIS, DRAFT, Article, Library
from pufa.paper import articles, fitting, whom
from pufa.paper.articles import Pictures
from pufa.paper.press import Press
from pufa.paper.printing import Job
from pufa.paper.strings import call, content, group, head, literal
from pufa.paper.typeset import typeset
from pufa.text import markup

_TRIES = [(3, size) for size in (18, 16, 15, 14, 13, 12, 11.5, 11, 10.5)]


def run(
    article: Article, library: Library, press: Press, report: Report, pictures: Pictures
) -> bytes | None:
    """The leaflet of *article*; None, and findings, where it holds what cannot be printed."""
    bodies = [article.text.body, *filter(None, (article.short,))]
    jobs = [_job(article, body, library, press, pictures) for body in bodies]
    found = fitting.first([fitting.sizes(job, _TRIES) for job in jobs], press, report)
    return found.pdf if found else None


def _job(article: Article, text: str, library: Library, press: Press, pictures: Pictures) -> Job:
    office = library.office
    find = articles.finder(press, pictures, article.file)
    basis = Element("div")
    basis.extend(markup.cut_section(articles.tree(article.text.body, library), BASIS))
    tree = articles.tree(text, library)
    markup.cut_section(tree, BASIS)
    mark = [call("marked", article.mark)] if article.mark else []
    cover = [
        head(article.title),
        *mark,
        call("summary", article.summary),
        call("issuer", office.name),
    ]
    flap = [call("credit", articles.credit(article))]
    if len(basis):
        flap[:0] = [f"heading(level: 2, {content(BASIS)})", typeset(basis, find, "basis")]
    back = [whom.calls(office), whom.code(article.url, "看最新的", office, press)]
    draft = "none" if office.authorized else literal(DRAFT)
    sides = ", ".join(group("; ".join(parts)) for parts in (cover, back, flap))
    body = typeset(tree, find, "note")
    code = f"outside({draft}, {sides})\ninside({draft}, {{\n{body}\n}})\nonly(2)"
    return articles.job("折页", "leaflet", article, office, code)
