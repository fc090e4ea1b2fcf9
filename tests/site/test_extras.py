"""What stands around the pages: old addresses, map, feeds, cards, what a server should say."""

from __future__ import annotations

import json
import re
import shutil
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from building import make
from pufa.site.headers import POLICY

ADDRESS = "https://example.org/column"
ALIASES = "aliases: [paishui, 2019/03/drain-news.html]\n"


@pytest.fixture(scope="module")
def placed(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The township's site with an address, and an article that stood elsewhere before."""
    root = tmp_path_factory.mktemp("placed")
    shutil.copytree(portal / "content", root / "content")
    with (root / "content/office.yml").open("a", encoding="utf-8") as office:
        office.write(f"\nsite_url: {ADDRESS}\n")
    article = next((root / "content/articles").rglob("邻居排水*.md"))
    text = article.read_text("utf-8")
    article.write_text(text.replace("\ndate:", f"\n{ALIASES}date:", 1), "utf-8")
    return make(root)


@pytest.mark.parametrize("old", ["articles/paishui.html", "2019/03/drain-news.html"])
def test_an_old_address_leads_on(old: str, placed: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((placed / old).as_uri())
    expect(page.locator("h1")).to_have_text("邻居排水起了纠纷怎么办")
    assert page.url.endswith("/articles/linli-paishui.html")
    page.close()
    assert "noindex" in (placed / old).read_text("utf-8")


def test_the_map_names_every_page_once_and_no_old_address(placed: Path) -> None:
    urls = re.findall(r"<loc>([^<]+)</loc>", (placed / "sitemap.xml").read_text("utf-8"))
    assert len(urls) == len(set(urls)) and all(url.startswith(f"{ADDRESS}/") for url in urls)
    pages = {page.relative_to(placed).as_posix() for page in placed.rglob("*.html")}
    olds = {"articles/paishui.html", "2019/03/drain-news.html", "404.html"}
    named = {unquote(url.removeprefix(f"{ADDRESS}/")) or "index.html" for url in urls}
    assert named == pages - olds


def test_feeds_tell_the_newest_first(placed: Path) -> None:
    root = ElementTree.fromstring((placed / "feed.xml").read_bytes())
    items = root.findall("channel/item")
    days = [parsedate_to_datetime(item.findtext("pubDate") or "") for item in items]
    assert items and days == sorted(days, reverse=True)
    feed = json.loads((placed / "feed.json").read_bytes())
    assert [item["url"] for item in feed["items"]] == [item.findtext("link") for item in items]
    for item in feed["items"]:
        assert (placed / item["url"].removeprefix(f"{ADDRESS}/")).is_file()


def test_no_address_no_feed(site: Path) -> None:
    assert not (site / "feed.xml").exists() and not (site / "feed.json").exists()
    home = (site / "index.html").read_text("utf-8")
    assert "feed.xml" not in home and "og:image" not in home and 'property="og:title"' in home


def test_a_shared_link_has_title_and_picture(placed: Path) -> None:
    text = (placed / "articles/linli-paishui.html").read_text("utf-8")
    tags = dict(re.findall(r'<meta property="(og:[a-z_]+)" content="([^"]*)">', text))
    assert tags["og:title"] == "邻居排水起了纠纷怎么办"
    assert tags["og:url"] == f"{ADDRESS}/articles/linli-paishui.html"
    assert tags["og:type"] == "article" and tags["og:description"]
    card = placed / tags["og:image"].removeprefix(f"{ADDRESS}/")
    assert card.read_bytes().startswith(b"\x89PNG")


def test_paper_names_the_address(placed: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((placed / "articles/linli-paishui.html").as_uri())
    expect(page.locator(".pf-address")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".pf-address")).to_contain_text(f"{ADDRESS}/articles/linli-paishui.html")
    expect(page.locator(".pf-address svg")).to_be_visible()
    for gone in (".pf-nav", "pf-search", ".pf-related"):
        expect(page.locator(gone)).to_be_hidden()
    page.close()


def test_servers_are_told_what_pages_say(placed: Path) -> None:
    folder = placed.parent / "dist/server"
    page = (placed / "index.html").read_text("utf-8")
    assert f'content="{POLICY}"' in page
    lasting = re.compile(
        re.search(r"lasting path_regexp (\S+)", (folder / "Caddyfile").read_text("utf-8")).group(1)  # type: ignore[union-attr]
    )
    for path in placed.rglob("*"):
        url = f"/column/{path.relative_to(placed).as_posix()}"
        if path.is_file() and lasting.search(url):
            # What may be kept for a year has its bytes' digest in its name.
            assert re.search(r"[0-9a-f]{10}", url), url
    for name in ("Caddyfile", "nginx-server.conf"):
        assert POLICY in (folder / name).read_text("utf-8")
