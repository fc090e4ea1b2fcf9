"""The page of an article or a case."""

from __future__ import annotations

from functools import partial

from pufa.media import qr_svg
from pufa.model import BASIS, Article, Case
from pufa.pages.body import Shelf, fit, toc
from pufa.pages.cited import laws_in
from pufa.pages.page import Body, Page, TocEntry, render, safe
from pufa.text import markup

_RELATED = 5


def article_page(article: Article, shelf: Shelf) -> Page:
    return Page(
        article.url,
        article.title,
        article.summary,
        "more" if isinstance(article, Case) else "topics",
        partial(_article_body, article, shelf),
    )


def _article_body(article: Article, shelf: Shelf) -> Body:
    library = shelf.library
    tree = fit(markup.parse(article.text.body), article.file, article.url, shelf)
    contents = tuple(TocEntry(h.level, h.text, h.id) for h in toc(tree))
    basis = markup.cut_section(tree, BASIS)
    notes = tree.find("div[@class='footnote']")
    if notes is not None:
        tree.remove(notes)
    shelf.term_links.link(tree, article.url)
    related = [library.by_id[name] for name in article.related]
    near = library.by_topic.get(article.topics[0], [])[: _RELATED + 1]
    others = dict.fromkeys(other.id for other in (*related, *near) if other is not article)
    site = library.office.site_url
    html = render(
        "article.html",
        article.url,
        article=article,
        topics=[topic for topic in library.topics if topic.name in article.topics],
        toc=contents,
        body=safe(markup.inner_html(tree)),
        basis=safe("".join(markup.html(block) for block in basis)),
        basis_title=BASIS,
        laws=laws_in(article.basis, library.laws),
        notes=safe(markup.html(notes)) if notes is not None else "",
        related=[library.by_id[name] for name in others][:_RELATED],
        flows=[flow for flow in library.flows if article.topics[0] in flow.topics],
        office=library.office,
        address=f"{site}{article.url}" if site else "",
        qr=safe(qr_svg(f"{site}{article.url}")) if site else "",
    )
    return Body(html, contents)
