"""The built site: whole, relative, without other hosts, the same twice."""

from __future__ import annotations

import gzip
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from building import AS_OF, compiled, files, make
from pufa.cli.published import published
from pufa.config import find
from pufa.findings import PufaError
from pufa.model import DRAFT
from pufa.pages.downloads import downloads
from pufa.site.build import locked
from pufa.site.tree import write_tree


class Links(HTMLParser):
    """All addresses in a page, and its ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value:
                self.links.append((tag, value))
            elif name == "id" and value:
                self.ids.add(value)
            assert name != "style" and not name.startswith("on")


def test_every_link_leads_somewhere_here(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue  # it is served at any depth, so its links begin at the site's address
        for tag, link in Links(page.read_text("utf-8")).links:
            parts = urlsplit(link)
            if parts.scheme in ("tel", "data") or (tag == "a" and parts.scheme == "https"):
                continue
            assert not parts.scheme and not parts.netloc and not link.startswith("/"), link
            there = page if not parts.path else (page.parent / unquote(parts.path)).resolve()
            assert there.is_file(), (page.name, link)
            if parts.fragment and there.suffix == ".html":
                assert unquote(parts.fragment) in Links(there.read_text("utf-8")).ids, link


def test_nothing_names_another_host(site: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in (".css", ".js"):
            text = path.read_text("utf-8")
            assert not re.search(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", text), path.name


def test_the_policy_allows_nothing_inline(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
        assert (
            policy and "unsafe" not in policy.group(1) and "default-src 'none'" in policy.group(1)
        )
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style", text)


def test_what_material_would_send_stays_away(site: Path) -> None:
    assert not [path for path in files(site) if "javascripts" in path or "stylesheets" in path]
    page = (site / "articles/linli-paishui.html").read_text("utf-8")
    assert len(re.findall(r"<script", page)) == 1 and page.count('rel="stylesheet"') == 1


def test_an_article_and_all_it_needs_fit_into_14_kilobytes(site: Path) -> None:
    def sent(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), mtime=0))

    for page in (site / "articles").glob("*.html"):
        named = re.findall(r'"\.\./(assets/[^"]+)"', page.read_text("utf-8"))
        assert len(named) == 2
        assert sent(page) + sum(sent(site / asset) for asset in named) <= 14_000, page.name


def test_sheets_stand_beside_their_pages(site: Path) -> None:
    named = []
    for kind in ("bulletins", "articles", "forms", "posters"):
        for page in (site / kind).glob("*.html"):
            links = re.findall(r'href="([^"]+\.(?:pdf|docx))"', page.read_text("utf-8"))
            named += [(page.parent / link).resolve() for link in links]
    made = [path for path in site.rglob("*") if path.suffix in (".pdf", ".docx")]
    assert made and set(named) == set(made)
    assert {path.parent.name for path in made} >= {"bulletins", "articles", "forms"}
    for path in made:
        assert path.read_bytes().startswith((b"%PDF", b"PK"))


def test_numbers_lie_beside_their_pages(portal: Path, site: Path) -> None:
    made = downloads(published(find(portal, AS_OF))[0])
    there = {path.relative_to(site).as_posix() for path in (site / "statistics").iterdir()}
    assert set(made) == {path for path in there if not path.endswith(".html")}
    assert len(made) == 8
    for path, data in made.items():
        assert (site / path).read_bytes() == data
        if path.endswith(".csv"):
            assert data.startswith(b"\xef\xbb\xbf")


def test_the_draft_notice_goes_when_the_head_signs(
    portal: Path, site: Path, tmp_path: Path
) -> None:
    assert DRAFT not in (site / "index.html").read_text("utf-8")
    root = tmp_path / "portal"
    shutil.copytree(portal / "content", root / "content")
    office = root / "content/office.yml"
    office.write_text(re.sub(r"authorized:.*", "", office.read_text("utf-8")), "utf-8")
    made = make(root)
    for path in made.rglob("*.html"):
        assert DRAFT in path.read_text("utf-8"), path.name


def test_same_input_same_bytes(portal: Path, site: Path, tmp_path: Path) -> None:
    root = tmp_path / "elsewhere"
    shutil.copytree(portal / "content", root / "content")
    assert files(make(root)) == files(site)


def test_tree_and_plugin_give_the_same_pages(portal: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(portal / "content", root / "content")
    office = root / "content/office.yml"
    named = office.read_text("utf-8").replace("name: 青禾镇司法所", 'name: "青禾镇: 司法所"', 1)
    office.write_text(f"{named}\nsite_url: https://example.org/column/\n", "utf-8")
    ours = files(make(root))
    edition, sheets = compiled(root)
    write_tree(edition, sheets, tmp_path / "tree")
    mkdocs_build(load_config(str(tmp_path / "tree/mkdocs.yml"), site_dir=str(tmp_path / "site")))
    theirs = files(tmp_path / "site")
    assert b"https://example.org/column/articles" in ours["sitemap.xml"]
    ours.pop("sitemap.xml.gz")  # holds the time it was made
    assert {path: theirs.get(path) for path in ours} == ours


def test_a_tree_covers_nothing(portal: Path, tmp_path: Path) -> None:
    edition, sheets = compiled(portal)
    (tmp_path / "mine.txt").write_text("我的")
    with pytest.raises(PufaError):
        write_tree(edition, sheets, tmp_path)


def test_a_second_build_stops(portal: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(portal / "content", root / "content")
    config = find(root)
    with locked(config), pytest.raises(PufaError, match="正在运行"), locked(config):
        pass


def test_a_site_lost_between_two_renames_comes_back(portal: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(portal / "content", root / "content")
    made = make(root)
    before = files(made)
    made.rename(root / ".pufa/old")
    with locked(find(root)):
        pass
    assert files(made) == before
