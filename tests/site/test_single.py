"""One page as one file: opens anywhere, asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from building import compiled
from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.model import DRAFT
from pufa.pages import Page
from pufa.site.single import LIMIT, find_page, single
from pufa.text import markup

SITE = "https://county.example.org/pufa/"


@pytest.fixture(scope="module")
def edition(portal: Path) -> Edition:
    return compiled(portal)[0]


def online(edition: Edition) -> Edition:
    office = replace(edition.library.office, site_url=SITE, authorized=None)
    library = replace(edition.library, office=office)
    return replace(edition, library=library)


def file(edition: Edition, ident: str) -> str:
    return single(edition, find_page(edition, ident))


def seen(html: str) -> str:
    body = re.sub("(?s)<head>.*</head>", "", html)
    return "".join(unescape(re.sub("<[^>]*>", "", body)).split())


def test_an_article_is_whole(edition: Edition) -> None:
    article = edition.library.by_id["linli-paishui"]
    text = re.sub(r"(?<=自然流向)1", "", seen(file(edition, article.id)))
    for line in (article.title, article.summary, *_lines(article.text.body)):
        assert line in text, line
    assert "0400-5550101" in text and "12348" in text


def _lines(body: str) -> list[str]:
    plain = markup.plain(markup.parse(body)).replace("↩", "")
    return ["".join(line.split()) for line in plain.split("\n")]


def test_every_page_is_a_small_file_without_hosts_or_scripts(edition: Edition) -> None:
    pages = [page for page in edition.pages if not page.moved and page.script != "search"]
    kinds = {page.url.partition("/")[0] for page in pages}
    assert kinds >= {"articles", "cases", "training", "bulletins", "forms", "laws", "topics"}
    for page in pages:
        html = single(edition, page)
        assert len(html.encode()) <= LIMIT, page.url
        assert not re.search("<script|<link rel=.(?!icon)|srcset|url\\(", html), page.url
        for name, target in re.findall(r'\b(href|src|action|poster)="([^"]*)"', html):
            assert target.startswith(("#", "tel:", "data:", "http")), (page.url, target)
            assert name == "href" or target.startswith("data:image/"), page.url
        for target in re.findall('href="#([^"]+)"', html):
            assert f'id="{unquote(unescape(target))}"' in html, (page.url, target)


def test_the_policy_allows_these_styles_alone(edition: Edition) -> None:
    html = file(edition, "linli-paishui")
    (css,) = re.findall("(?s)<style>(.*?)</style>", html)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', html)
    assert unescape(policy) == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "form-action 'none'; base-uri 'none'"
    )
    assert "style=" not in html


def test_links_lead_to_the_site_or_are_words(edition: Edition) -> None:
    assert "http" not in re.sub("(?s)<head>.*</head>", "", file(edition, "linli-paishui"))
    html = file(online(edition), "linli-paishui")
    assert f'href="{SITE}articles/gaifang-caiguang.html"' in html
    assert f"看最新的：<br>{SITE}articles/linli-paishui.html" in html
    assert "pf-qr" in html.partition("</style>")[2] and DRAFT in html
    assert "pf-qr" not in file(edition, "linli-paishui").partition("</style>")[2]


def test_many_pictures_are_sent_small(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = file(edition, "linli-paishui")
    assert "data:image/png" in whole
    monkeypatch.setattr("pufa.site.single.LIMIT", 1000)
    assert "data:image/webp" in file(edition, "linli-paishui")


def test_pages_are_found_by_their_ids(edition: Edition) -> None:
    def url(ident: str) -> str:
        return find_page(edition, ident).url

    assert url("jietiao") == "articles/jietiao.html"
    assert url("2026-1") == "bulletins/2026-1.html"
    assert url("agreement") == "forms/agreement.html"
    assert url("topics/neighbours") == "topics/neighbours.html"
    assert url("people") == "people.html"
    with pytest.raises(PufaError, match="没有编号为“没有的”的网页"):
        url("没有的")
    with pytest.raises(PufaError, match="没有编号"):
        url("search")


def test_of_several_pages_of_a_name_each_is_told(edition: Edition) -> None:
    with pytest.raises(PufaError, match="有 3 页都叫 neighbours") as refusal:
        find_page(edition, "neighbours")
    assert "topics/neighbours（主题）" in refusal.value.mend
    assert "referrals/neighbours（我该找谁）" in refusal.value.mend


def test_a_browser_opens_it_alone(edition: Edition, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "sent.html"
    path.write_text(file(online(edition), "linli-paishui"), "utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 640})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    assert said == []
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"
    assert page.evaluate("[...document.images].every(one => one.naturalWidth > 300)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".pf-address .pf-qr").bounding_box()["width"] > 100  # type: ignore[index]
    page.close()
    looked = browser.new_context(bypass_csp=True)  # axe is put into the page by the test
    page = looked.new_page()
    page.goto(path.as_uri())
    assert Axe().run(page).violations_count == 0
    looked.close()


def test_the_same_content_gives_the_same_file(edition: Edition) -> None:
    page: Page = find_page(edition, "linli-paishui")
    assert single(edition, page) == single(edition, page)
