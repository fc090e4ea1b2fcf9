"""A page as one file to send in a group: it opens from a phone's folder and asks no host.

In: an edition and a page of it.  Out: HTML with the shell's styles and the pictures inside,
and no script.  What only leads to other pages is left out; a link that stays leads to the
site's address, or, where there is none, is words.  The policy allows our styles alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urljoin

from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.media import Prepared, Version, qr_svg
from pufa.pages import Page
from pufa.pages.echo import Echo
from pufa.pages.page import render, safe
from pufa.site.assets import style

LIMIT = 300_000  # bytes, where the pictures allow
_KINDS = {
    "articles": "文章",
    "cases": "案例",
    "bulletins": "简报",
    "forms": "表格",
    "laws": "法律",
    "topics": "主题",
    "trades": "行业",
    "referrals": "我该找谁",
    "statistics": "统计",
    "training": "课程",
}
# What only leads elsewhere, or is made for the site alone.
_LEADING = frozenset(
    ("pf-crumbs", "pf-pager", "pf-related", "pf-button", "pf-link", "pf-chips", "pf-address")
)
_VOID = frozenset(("br", "hr", "img", "input", "source", "col", "wbr"))
# Shown to nobody who has no script, on the site too.
_EXTRA = ".pf-address{display:flex;flex-wrap:wrap;align-items:center;gap:1rem}\n"
_EXTRA += ".pf-address .pf-qr{flex:none;inline-size:8rem;block-size:8rem}\n"


def find_page(edition: Edition, ident: str) -> Page:
    """The page called *ident* (private-loans) or, where several are, kind and id (topics/family).

    Refuses a name that no page has, and one that several have: it says which.
    """
    pages = [page for page in edition.pages if not page.moved and page.script != "search"]
    found = [page for page in pages if ident in _names(page)]
    if len(found) == 1:
        return found[0]
    if found:
        rows = "、".join(f"{_names(page)[-1]}（{_kind(page)}）" for page in found)
        raise PufaError(f"有 {len(found)} 页都叫 {ident[:80]}。", f"写清是哪一页：{rows}。")
    raise PufaError(
        f"没有编号为“{ident[:80]}”的网页。", "编号是资料栏里的 id，网页地址里也有，不带 .html。"
    )


def _names(page: Page) -> tuple[str, ...]:
    """How *page* can be called, its whole name last."""
    whole = page.url.removesuffix(".html").removesuffix("/index")
    return whole.rpartition("/")[2], whole


def _kind(page: Page) -> str:
    return _KINDS.get(page.url.partition("/")[0], page.title)


def single(edition: Edition, page: Page) -> str:
    """The file of *page*."""
    office = edition.library.office
    css = style(edition.config.overrides, page.script).decode() + _EXTRA
    address = f"{office.site_url}{page.url}" if office.site_url else ""
    body = page.body().html
    by_url = {one.fallback.url: one for one in edition.pictures.values()}

    def made(choose: Callable[[Prepared], Version]) -> str:
        return render(
            "single.html",
            page.url,
            page=page,
            shell=edition.shell,
            css=safe(css),
            policy=_policy(css),
            body=safe(_rewritten(body, page.url, office.site_url, by_url, choose)),
            address=address,
            qr=safe(qr_svg(address)) if address else "",
        )

    # Every browser reads the first kind; where pictures are many, the smallest serves.
    whole = made(lambda picture: picture.fallback)
    return whole if len(whole.encode()) <= LIMIT else made(lambda picture: picture.webp[0])


def _policy(css: str) -> str:
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "form-action 'none'; base-uri 'none'"
    )


def _rewritten(
    body: str,
    here: str,
    site: str | None,
    pictures: Mapping[str, Prepared],
    choose: Callable[[Prepared], Version],
) -> str:
    return _Writer(here, site, pictures, choose).of(body)


class _Writer(Echo):
    """Writes HTML as it reads it, but for links, pictures and what leads elsewhere."""

    def __init__(
        self,
        here: str,
        site: str | None,
        pictures: Mapping[str, Prepared],
        choose: Callable[[Prepared], Version],
    ) -> None:
        super().__init__()
        self._here, self._site = here, site
        self._pictures, self._choose = pictures, choose
        self._skipped = 0  # how deep inside what is left out
        self._ends: list[str] = []  # of links: what closes each

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = {name: value or "" for name, value in attrs}
        is_leading = not _LEADING.isdisjoint(written.get("class", "").split())
        if self._skipped or is_leading:
            self._skipped += tag not in _VOID
            return
        match tag:
            case "a":
                self._link(written)
            case "img":
                self._picture(written)
            case "picture" | "source":
                pass
            case _:
                super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag == "a":
            self.write(self._ends.pop())
        elif tag != "picture":
            super().handle_endtag(tag)

    def write(self, text: str) -> None:
        if not self._skipped:
            super().write(text)

    def _link(self, written: Mapping[str, str]) -> None:
        href = written.get("href", "")
        if href.startswith(("#", "tel:", "http:", "https:", "mailto:")):
            self.write(self.get_starttag_text() or "")
            self._ends.append("</a>")
        elif self._site:
            address = escape(urljoin(f"{self._site}{self._here}", href))
            self.write(f'<a href="{address}" rel="noopener noreferrer">')
            self._ends.append("</a>")
        else:
            self.write("<span>")
            self._ends.append("</span>")

    def _picture(self, written: Mapping[str, str]) -> None:
        src = urljoin(f"/{self._here}", written.get("src", "")).removeprefix("/")
        version = self._choose(self._pictures[src])
        kind = version.path.suffix.removeprefix(".").replace("jpg", "jpeg")
        data = base64.b64encode(version.path.read_bytes()).decode()
        self.write(
            f'<img alt="{escape(written.get("alt", ""))}" width="{version.width}" '
            f'height="{version.height}" src="data:image/{kind};base64,{data}">'
        )
