"""A bulletin, or an article, as a Word document in the manner of GB/T 9704.

In: the bulletin or the article, the library, the pictures of all texts.  Out: the bytes of a
.docx, the same for the same content.  The words are those of the printed sheet; charts are
pictures, under their tables.
"""

from __future__ import annotations

import datetime
import hashlib
import struct
from collections.abc import Callable
from functools import partial

from pufa.media import Prepared
from pufa.model import (
    DRAFT,
    Article,
    Bulletin,
    Calendar,
    Library,
    Reference,
    Release,
    SafeTable,
    links,
)
from pufa.model.bulletin import Item
from pufa.paper import articles, days, statistics
from pufa.paper.articles import Pictures
from pufa.paper.bulletin import CONTENTS_ABOVE, issue_of, notes_of, signatures
from pufa.paper.press import SHARPNESS
from pufa.paper.word_blocks import blocks, paragraph, picture, run
from pufa.paper.word_file import About, Parts, pack
from pufa.stats import chart, describe
from pufa.text import han
from pufa.text.markup import Tree

Shoot = Callable[[str], bytes]

_ROOM = 442  # pt: the width of the type area
_TAB = "<w:r><w:tab/></w:r>"


def article(one: Article, library: Library, pictures: Pictures) -> bytes:
    """The .docx of *one*."""
    parts = Parts()
    title = paragraph("Heading1", run(one.title))
    body = title + _article(one, library, pictures, parts)
    return pack(body, parts, _about(one.title, one.date, library))


def bulletin(issue: Bulletin, library: Library, pictures: Pictures, shoot: Shoot) -> bytes:
    """The .docx of *issue*; *shoot* makes a PNG of a drawing."""
    parts = Parts()
    body = _masthead(issue, library) + _foreword(issue)
    titles = []
    items = []
    for number, item in enumerate(issue.items, 1):
        title, text = _item(item, issue, library, pictures, parts, shoot)
        titles.append(title)
        mark = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number}"/>'
        close = f'<w:bookmarkEnd w:id="{number}"/>'
        items.append(paragraph("Heading1", mark + run(title) + close) + text)
    if len(titles) > CONTENTS_ABOVE:
        body += _contents(titles)
    body += "".join(items) + _imprint(issue)
    name = f"{library.office.masthead}{issue.year}年{issue_of(issue)}"
    return pack(body, parts, _about(name, issue.date, library))


def _about(title: str, day: datetime.date, library: Library) -> About:
    office = library.office
    return About(title, office.name, day, "" if office.authorized else DRAFT)


def _item(
    item: Item,
    issue: Bulletin,
    library: Library,
    pictures: Pictures,
    parts: Parts,
    shoot: Shoot,
) -> tuple[str, str]:
    """The title and the blocks of *item*."""
    if isinstance(item, Reference):
        one = library.by_id[item.article]
        return one.title, _article(one, library, pictures, parts)
    if isinstance(item, Release):
        release = library.release(item.stats)
        shown = [
            _blocks(tree, parts) + (_chart(drawn, parts, shoot) if drawn else "")
            for tree, drawn in statistics.blocks(release, library)
        ]
        return release.title, "".join(shown)
    if isinstance(item, Calendar):
        return item.title, _blocks(days.tree(library.coming(issue, item)), parts)
    tree = articles.tree(item.text.body, library)
    return item.title, blocks(tree, partial(_find, pictures, issue.file), parts)


def _blocks(tree: Tree, parts: Parts) -> str:
    return blocks(tree, lambda target: None, parts)


def _chart(table: SafeTable, parts: Parts, shoot: Shoot) -> str:
    data = shoot(chart(table))
    ident = parts.picture(f"{hashlib.sha256(data).hexdigest()[:16]}.png", data)
    width, height = struct.unpack(">II", data[16:24])  # where every PNG has them
    size = (width * 72 / SHARPNESS, height * 72 / SHARPNESS)
    return picture(parts, ident, describe(table), size, 20)


def _article(one: Article, library: Library, pictures: Pictures, parts: Parts) -> str:
    tree = articles.tree(one.text.body, library)
    summary = paragraph("Summary", run("提要：", "Strong") + run(one.summary))
    body = blocks(tree, partial(_find, pictures, one.file), parts)
    return summary + body + paragraph("Credit", run(articles.credit(one)))


def _find(pictures: Pictures, file: str, target: str) -> Prepared | None:
    return pictures.get(links.picture(file, target).file)


def _masthead(issue: Bulletin, library: Library) -> str:
    """报头: eight lines, the first page's upper third."""
    name = library.office.masthead
    cells = sum(0.55 if char.isascii() else 1 for char in name)
    size = int(2 * min(60, _ROOM / (cells * 1.08)))  # half points
    letters = f'<w:spacing w:val="{size * 10 * 8 // 100}"/><w:sz w:val="{size}"/>'
    line = run(issue.issuer) + _TAB + run(han.date(issue.date))
    return (
        paragraph("Title", run(name, tag=letters))
        + paragraph("IssueNumber", run(issue_of(issue)))
        + paragraph("Issuer", line)
    )


def _foreword(issue: Bulletin) -> str:
    first, *others = notes_of(issue) or [""]
    label = run("编者按：", "Strong")
    lines = [label + run(first), *map(run, others)] if first else []
    return "".join(paragraph("Foreword", line) for line in lines)


def _contents(titles: list[str]) -> str:
    """目录: titles, and fields that hold the pages they stand on."""
    lines = []
    for number, title in enumerate(titles, 1):
        page = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText '
            f'xml:space="preserve"> PAGEREF _Toc{number} \\h </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(" ")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        lines.append(f'<w:hyperlink w:anchor="_Toc{number}">{run(title)}</w:hyperlink>{_TAB}{page}')
    head = paragraph("TOCHeading", run("目　录"))
    return head + "".join(paragraph("TOC1", line) for line in lines)


def _imprint(issue: Bulletin) -> str:
    """报尾: a table at the foot of the last page, rules above, between and below."""
    names = (("报", issue.report_to), ("送", issue.send_to))
    received = [run(f"{word}：{'，'.join(receivers)}。") for word, receivers in names]
    signed = [run(f"{word}：{one.by}（{han.date(one.date)}）") for word, one in signatures(issue)]
    copies = _TAB + run(f"共印{issue.copies}份")
    *others, last = signed or [""]
    rows = (
        "".join(paragraph("Receiver", line) for line in received),
        "".join(paragraph("Imprint", line) for line in (*others, last + copies)),
    )
    inside = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="8845" w:type="dxa"/>'
        f"</w:tcPr>{row}</w:tc></w:tr>"
        for row in rows
    )
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="auto"/>'
        for side, weight in (("top", 8), ("bottom", 8), ("insideH", 6))
    )
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" '
        'w:tblpXSpec="center" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="8845" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid>'
        f"{inside}</w:tbl>{paragraph('Imprint', '')}"
    )
