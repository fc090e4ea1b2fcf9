"""An article on paper: its text, who answers for it, and what findings must look through.

In: an article, the library, a press.  Out: Typst code and words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from pufa.media import Prepared
from pufa.model import UNKNOWN, Article, Library, Office, links
from pufa.paper import whom
from pufa.paper.press import Press
from pufa.paper.printing import Job, Words
from pufa.text import han, markup
from pufa.text.markup import Tree

Pictures = Mapping[str, Prepared]

# The section that says what to do.
STEPS = "怎么办"


def tree(body: str, library: Library) -> Tree:
    """The tree of an author's text, with its numbers in their places."""
    return markup.fill(markup.parse(body), library.number)


def steps(tree: Tree) -> Tree:
    """The section 怎么办 of *tree* with its footnotes; an empty tree where there is none."""
    section = Element("div")
    blocks = markup.cut_section(tree, STEPS)
    if not blocks:
        return section
    SubElement(section, "h2").text = STEPS
    section.extend(blocks)
    named = {link.get("href", "")[1:] for link in section.iter("a")}
    notes = Element("div", {"class": "footnote"})
    kept = [note for note in tree.iterfind("div/ol/li") if note.get("id") in named]
    SubElement(notes, "ol").extend(kept)
    if kept:
        section.append(notes)
    return section


def finder(press: Press, pictures: Pictures, file: str) -> partial[str | None]:
    """How ``typeset`` gets at the pictures of a text in *file*."""
    return partial(_find, press, pictures, file)


def _find(press: Press, pictures: Pictures, file: str, target: str) -> str | None:
    prepared = pictures.get(links.picture(file, target).file)
    return press.picture(prepared) if prepared else None


def job(kind: str, template: str, article: Article, office: Office, body: str) -> Job:
    """A sheet for villagers of *article*, which says whom to call too."""
    return Job(
        name=f"{kind} {article.id}",
        file=article.file,
        title=article.title,
        office=office,
        day=article.date,
        template=template,
        body=body,
        words=(whom.words(office), *words(article)),
    )


def credit(article: Article) -> str:
    """Who wrote it, up to which day the law was looked up, who reviewed it."""
    return "　".join(
        (
            f"起草：{article.drafted}",
            f"法律条文核对至：{han.date(article.statute_checked_to)}",
            f"审核：{article.reviewed.by if article.reviewed else UNKNOWN}",
        )
    )


def words(article: Article) -> Iterator[Words]:
    reviewer = article.reviewed.by if article.reviewed else ""
    yield article.file, article.line("title"), article.title
    yield article.file, article.line("summary"), article.summary
    yield article.file, article.line("drafted"), article.drafted
    yield article.file, article.line("reviewed"), reviewer
    yield article.file, article.line("print"), " ".join((article.short or "").split())
    yield article.file, article.text.line, article.text.body
