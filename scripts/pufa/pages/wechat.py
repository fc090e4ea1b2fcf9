"""An article as HTML to paste into the editor of a 公众号.

In: an article, the library, its pictures.  Out: one element with styles of its own: the
editor takes no class, no script, no picture of another host and no link out of WeChat.
A link to a page of ours names that page, and its address where there is one; a picture
leaves a line that says which file belongs there.  No colour stands without its
background, so that WeChat's dark mode can turn both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from pufa.media import Prepared
from pufa.model import BASIS, DRAFT, UNKNOWN, Article, Library
from pufa.model.links import picture, target
from pufa.pages.page import render, safe
from pufa.text import markup
from pufa.text.markup import Tree

_TEXT = "margin:0 0 14px;font-size:17px;line-height:1.75"
_LIST = "margin:0 0 14px;padding-left:24px;font-size:17px;line-height:1.75"
_CELL = "padding:6px 8px;border:1px solid #8a8478;font-size:17px;line-height:1.6;text-align:left"
_BOX = "margin:0 0 14px;padding:12px 14px 1px;border-radius:6px"
STYLES = {
    "page": "font-size:17px;line-height:1.75",
    "p": _TEXT,
    "li": "margin:0 0 8px;font-size:17px;line-height:1.75",
    "ul": _LIST,
    "ol": _LIST,
    "h2": "margin:28px 0 12px;font-size:21px;line-height:1.4;font-weight:bold",
    "h3": "margin:22px 0 10px;font-size:19px;line-height:1.4;font-weight:bold",
    "strong": "font-weight:bold",
    "em": "font-style:italic",
    "sup": "font-size:17px;vertical-align:baseline",
    "table": "width:100%;margin:0 0 14px;border-collapse:collapse;color:inherit",
    "td": _CELL,
    "th": f"{_CELL};background-color:#f4f1ea;color:#1b1b1b;font-weight:bold",
    "section": f"{_BOX};border:1px solid #8a8478;border-left:6px solid #a3241c",
    "blockquote": "margin:0 0 14px;padding-left:14px;border-left:4px solid #8a8478",
    "hr": "margin:20px 0;border:0;border-top:1px solid #8a8478",
    "answer": f"{_BOX};background-color:#f4f1ea;color:#1b1b1b",
    "draft": f"{_TEXT};padding:8px 12px;background-color:#fdecea;color:#8a1c14;font-weight:bold",
    "number": "font-size:21px;font-weight:bold",
}
_HEADINGS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}


@dataclass(frozen=True)
class Post:
    """The HTML to paste, and the pictures to put into it, in their order."""

    html: str
    pictures: tuple[Prepared, ...]


def post(article: Article, library: Library, pictures: Mapping[str, Prepared], name: str) -> Post:
    """*article* to be pasted; its pictures are called *name*-1, *name*-2 …"""
    tree = markup.fill(markup.parse(article.text.body), library.number)
    basis = Element("div")
    basis.extend(markup.cut_section(tree, BASIS))
    notes = tree.find("div[@class='footnote']")
    if notes is not None:
        tree.remove(notes)
    maker = _Maker(article, library, pictures, name)
    for part in (tree, basis):
        maker.fit(part)
    office = library.office
    html = render(
        "wechat.html",
        article.url,
        article=article,
        draft="" if office.authorized else DRAFT,
        body=safe(markup.inner_html(tree)),
        basis=safe(markup.inner_html(basis)),
        basis_title=BASIS,
        notes=safe("" if notes is None else "".join(map(markup.html, maker.endnotes(notes)))),
        contacts=[one for one in office.contacts if one.phone != UNKNOWN],
        office=office,
        address=f"{office.site_url}{article.url}" if office.site_url else "",
        style=STYLES,
    )
    return Post(html, tuple(maker.found))


@dataclass
class _Maker:
    article: Article
    library: Library
    pictures: Mapping[str, Prepared]
    name: str
    found: list[Prepared] = field(default_factory=list)

    def fit(self, tree: Tree) -> None:
        """Turn everything in *tree* into what the editor keeps."""
        for element in list(tree.iter())[1:]:
            self._fit(element)

    def endnotes(self, notes: Tree) -> list[Tree]:
        """The footnotes, a paragraph each, numbered as in the text."""
        made = []
        for number, note in enumerate(notes.findall("ol/li"), 1):
            paragraph = Element("p", {"style": STYLES["p"]})
            paragraph.text = f"[{number}] {markup.plain(note).replace('↩', '').strip()}"
            made.append(paragraph)
        return made

    def _fit(self, element: Tree) -> None:
        written = dict(element.attrib)
        element.attrib.clear()
        match element.tag:
            case "a" if "footnote" in written.get("class", ""):
                element.tag, element.text = "span", f"[{element.text}]"
            case "a":
                element.tag = "span"
                self._follow(element, written.get("href", ""))
            case "img":
                element.tag = "span"
                element.text = self._place(written)
            case "input":
                element.tag = "span"
                element.text = "□ " if written.get("checked") is None else "☑ "
            case "aside":
                element.tag = "section"
                element[0].tag = "p"
                _embolden(element[0])
            case "label" | "code" | "div":
                element.tag = "span" if element.tag != "div" else "section"
            case "ol" if "start" in written:
                element.set("start", written["start"])
        element.tag = _HEADINGS.get(element.tag, element.tag)
        if style := STYLES.get(element.tag):
            element.set("style", style)

    def _follow(self, link: Tree, href: str) -> None:
        """Say behind *link* where it leads: nobody can follow it."""
        there = target(self.article.file, href)
        shown = markup.plain(link).strip()
        if there.kind == "outside":
            said = "" if not href.startswith("http") or shown == href else f"（{href}）"
        elif there.kind == "file" and there.file in self.library.by_file:
            page = self.library.by_file[there.file]
            site = self.library.office.site_url
            title = getattr(page, "title", "")
            named = [f"见《{title}》"] if title and title not in shown else []
            said = "，".join([*named, *([f"{site}{page.url}"] if site else [])])
            said = f"（{said}）" if said else ""
        else:
            return
        SubElement(link, "span").text = said

    def _place(self, written: Mapping[str, str]) -> str:
        prepared = self.pictures.get(picture(self.article.file, written.get("src", "")).file)
        alt = written.get("alt", "")
        if prepared is None:
            return f"〔图：{alt}〕"
        if prepared not in self.found:
            self.found.append(prepared)
        file = picture_name(self.name, self.found.index(prepared) + 1, prepared)
        return f"〔此处插图：{alt}，文件 {file}〕"


def picture_name(name: str, number: int, prepared: Prepared) -> str:
    """What the clerk uploads: the picture without its metadata."""
    return f"{name}-{number}{prepared.fallback.path.suffix}"


def _embolden(title: Tree) -> None:
    strong = Element("strong", {"style": STYLES["strong"]})
    strong.text, title.text = title.text, None
    strong.extend(list(title))
    for child in list(title):
        title.remove(child)
    title.append(strong)
