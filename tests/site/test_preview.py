"""``pufa serve`` with a real server and a real browser: an edit, an error, its mending."""

from __future__ import annotations

import contextlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from building import AS_OF, files
from pufa.config import find
from pufa.findings import Report
from pufa.site.preview.show import Show
from pufa.site.preview.watch import changes

ARTICLE = "content/articles/民间借贷/借条怎么写才管用.md"
PANEL = ".pf-wrong"


@dataclass(frozen=True)
class Preview:
    """A running ``pufa serve`` over *root*."""

    root: Path
    url: str
    process: subprocess.Popen[str]

    def edit(self, file: str, old: str, new: str) -> None:
        """Save *file* as editors do that never leave half a file: beside it, then rename."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(text.replace(old, new, 1), "utf-8")
        beside.replace(path)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextlib.contextmanager
def serving(root: Path) -> Iterator[Preview]:
    port = free_port()
    command = ["serve", "--root", str(root), "--port", str(port), "--as-of", str(AS_OF)]
    with subprocess.Popen(
        [sys.executable, "-m", "pufa", *command], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if line.startswith("预览："):
                    break
            yield Preview(root, f"http://127.0.0.1:{port}", process)
        finally:
            process.kill()


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    shutil.copytree(portal / "content", tmp_path / "root/content")
    return tmp_path / "root"


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    with serving(root) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    wrong: list[str] = []
    # That a page is missing is no fault here; what the policy refuses is.
    page.on(
        "console",
        lambda m: None if "Failed to load resource" in m.text else wrong.append(m.text),
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def get(url: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(url) as answer:
            return int(answer.status), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_an_edit_shows_by_itself(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}/articles/jietiao.html")
    preview.edit(ARTICLE, "summary: ", "summary: 新写的一句。")
    expect(page.locator(".pf-answer")).to_contain_text("新写的一句。")
    # Again, in place this time, and in a file that every page depends on.
    office = preview.root / "content/office.yml"
    office.write_text(office.read_text("utf-8").replace("青禾镇", "白河镇"), "utf-8")
    expect(page.locator(".pf-brand")).to_contain_text("白河镇")


def test_an_error_shows_in_the_page_until_it_is_mended(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}/articles/jietiao.html")
    before = page.locator("main").inner_text()
    preview.edit(ARTICLE, "topics: ", "topics: [<b>没有</b>] #")
    panel = page.locator(PANEL)
    expect(panel).to_contain_text(f"{ARTICLE} 第 ")
    expect(panel).to_contain_text("“<b>没有</b>”不在主题表里")
    expect(panel).to_contain_text("改法：")
    expect(page).to_have_title(re.compile("^有错误："))
    assert page.locator("main").inner_text() == before
    # Any other page says so too.
    page.goto(f"{preview.url}/people.html")
    expect(page.locator(PANEL)).to_be_in_viewport()
    page.goto(f"{preview.url}/articles/jietiao.html")
    preview.edit(ARTICLE, "topics: [<b>没有</b>] #", "topics: ")
    expect(panel).to_have_count(0)
    assert page.locator("main").inner_text() == before


def test_articles_come_and_go(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}/articles/xin-pian.html")
    expect(page.locator("h1")).to_have_text("没有找到这一页")
    text = (preview.root / ARTICLE).read_text("utf-8").replace("id: jietiao", "id: xin-pian")
    new = preview.root / "content/articles/新主题/新的一篇.md"
    new.parent.mkdir()
    new.write_text(re.sub("title: .*", "title: 新的一篇", text), "utf-8")
    expect(page.locator("h1")).to_have_text("新的一篇")
    new.unlink()
    expect(page.locator("h1")).to_have_text("没有找到这一页")


def test_a_broken_template_leaves_the_page_and_says_so(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}/index.html")
    mine = preview.root / "overrides/main.html"
    mine.parent.mkdir()
    mine.write_text("<body>{% if %}", "utf-8")
    expect(page.locator(PANEL)).to_contain_text("模板有错")
    expect(page.locator("main")).to_contain_text("借条")
    mine.write_text("<!doctype html><title>我</title><body><main>{{ page.title }}</main>", "utf-8")
    expect(page.locator("main")).to_have_text(re.compile("^青禾镇司法所：有法律问题"))


def test_a_page_that_goes_while_it_is_asked_for_is_a_sentence(root: Path) -> None:
    mine = root / "docs/about.md"
    mine.parent.mkdir()
    mine.write_text("# 我们的话", "utf-8")
    show = Show(find(root, AS_OF), lambda *_: None)
    assert show.renew(Report()) == ()
    assert "我们的话" in show.answer("about.html").data.decode()
    mine.unlink()
    answer = show.answer("about.html")
    assert answer.status == 500 and "读不出来" in answer.data.decode()
    assert show.renew(Report()) == ()
    assert "关于本站" in show.answer("about.html").data.decode()


def test_errors_from_the_start_are_shown_too(root: Path, page: Page) -> None:
    office = root / "content/office.yml"
    away = office.rename(root / "office.yml")
    with serving(root) as preview:
        page.goto(f"{preview.url}/index.html")
        expect(page.locator(PANEL)).to_contain_text("没有 office.yml")
        away.rename(office)
        expect(page.locator(".pf-brand")).to_contain_text("青禾镇")


def test_search_finds_what_was_just_written(preview: Preview, page: Page) -> None:
    preview.edit(ARTICLE, "summary: ", "summary: 鱼塘边的鸭子。")
    page.goto(f"{preview.url}/articles/jietiao.html")
    expect(page.locator(".pf-answer")).to_contain_text("鸭子")
    page.get_by_role("combobox").fill("鱼塘鸭子")
    page.get_by_role("combobox").press("Enter")
    expect(page.locator(".pf-search-hits a").first).to_contain_text("借条")


def test_a_bulletin_is_printed_when_asked_for(preview: Preview, page: Page) -> None:
    status, data = get(f"{preview.url}/bulletins/2026-2.pdf")
    assert status == 200 and data.startswith(b"%PDF")
    preview.edit(ARTICLE, "summary: ", "summary: \U0001f9ff")
    page.goto(f"{preview.url}/articles/jietiao.html")
    expect(page.locator(".pf-answer")).to_contain_text("\U0001f9ff")
    status, data = get(f"{preview.url}/bulletins/2026-1.pdf")
    assert status == 500 and "没有字体能印出来" in data.decode()


def test_pages_are_those_of_the_built_site(preview: Preview, site: Path) -> None:
    added = re.compile(r'<link rel="stylesheet" href="/\.preview/.*?</script>')
    for path, built in files(site).items():
        if path.startswith(("search/", "sitemap", "404")):
            continue
        status, shown = get(f"{preview.url}/{quote(path)}")
        assert status == 200, path
        if path.endswith(".html"):
            text = re.sub(r'data-index="\w*"', "", added.sub("", shown.decode(), count=1))
            assert text == re.sub(r'data-index="\w*"', "", built.decode()), path
            assert ".preview" not in built.decode()
        else:
            assert shown == built, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_clean_for_axe(preview: Preview, browser: Browser, scheme: str) -> None:
    preview.edit(ARTICLE, "topics: ", "topics: [没有] #")
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(f"{preview.url}/articles/jietiao.html")
    expect(page.locator(PANEL)).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_ctrl_c_ends_it_with_a_sentence(root: Path) -> None:
    with serving(root) as preview:
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.stdout is not None
        assert preview.process.stdout.read() == "预览结束。\n"
        assert preview.process.wait() == 0


def test_a_port_in_use_is_a_sentence(preview: Preview) -> None:
    port = preview.url.rpartition(":")[2]
    command = [sys.executable, "-m", "pufa", "serve", "--root", str(preview.root), "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"端口 {port} 用不了" in done.stderr and "Traceback" not in done.stderr


def test_every_way_of_saving_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    file = tmp_path / "a/b.md"
    turns = changes([tmp_path])
    next(turns)
    file.write_text("一")
    next(turns)
    (tmp_path / "c.md").write_text("二")
    (tmp_path / "c.md").replace(file)
    next(turns)
    file.rename(tmp_path / "d.md")
    next(turns)
    (tmp_path / "d.md").unlink()
    next(turns)
