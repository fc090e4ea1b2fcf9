"""Search measured: answers by class of query, bytes, latency, build; beside two peers.

    .venv/bin/python tests/bench/search.py [--quick | --huge]

In: tests/search/queries.yml, whose half ``aside`` nobody tunes on.  Out: docs/dev/search.md,
and standard output.  Peers, Material for MkDocs with jieba and Pagefind, are installed into a
folder of their own for the run and index the same pages; ``--quick`` leaves them and the large
sites out, and writes nothing; ``--huge`` only makes the index of the largest, and tells its cost.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import gzip
import http.server
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as LateError

sys.path.insert(0, str(Path(__file__).parent))
import articles
from measuring import ROOT

from pufa import search
from pufa.config import find
from pufa.edition import compile_edition
from pufa.findings import Report
from pufa.pages import documents
from pufa.search import Document
from pufa.search.index import build as make_index
from pufa.site.assets import engine_source

LARGE, HUGE = 3000, 20_000
SAMPLE = 20  # queries of a class whose bytes are counted
PEERS = ("mkdocs>=1.6.1,<2", "mkdocs-material>=9.8,<10", "jieba", "pagefind[bin]>=1.5")
CLASSES = ("short", "pinyin", "pinyin-spaced", "dialect", "homophone", "missing", "village")
CLASSES += ("question", "initials")
SPELLED = ("pinyin", "pinyin-spaced", "dialect", "initials")
SHORT_NAMES = {"articles", "cases"}

PEER = """\
site_name: 普法
use_directory_urls: false
theme: {name: material, language: zh}
plugins: [search]
"""
ABOUT = """\
# Search, measured

Made by `tests/bench/search.py` (part of `make bench`). Queries: `tests/search/queries.yml`,
written without looking at results; nobody tunes on the half `aside`. A query is answered when
the article or case it is about is among the first 1 or 5 results (s@1, s@5); MRR within ten.
`suggested`: the word meant is among the eight that are offered for initials of three letters
or more. KB are 1,000 bytes, compressed, sent to a Chromium with an empty cache for its first
query in files of search alone, the engine included. The generated articles draw their words
from a dictionary at random."""
SAID: list[str] = []
Query = dict[str, Any]
Found = list[list[str]]  # the URLs of each query's results, the best first


@dataclass(frozen=True)
class Score:
    first: float
    five: float
    rank: float
    count: int

    def __str__(self) -> str:
        return f"{self.first:.2f} | {self.five:.2f} | {self.rank:.2f} | {self.count}"


def queries() -> list[Query]:
    listed: list[Query] = yaml.safe_load((ROOT / "tests/search/queries.yml").read_text("utf-8"))
    return listed


def score(asked: list[Query], found: Found) -> Score:
    """success@1, success@5, mean reciprocal rank within ten."""
    ranks = []
    for query, urls in zip(asked, found, strict=True):
        right = {f"{kind}/{name}.html" for kind in SHORT_NAMES for name in query["pages"]}
        ranks.append(next((at for at, url in enumerate(urls[:10], 1) if url in right), 0))
    size = max(1, len(ranks))
    return Score(
        sum(rank == 1 for rank in ranks) / size,
        sum(0 < rank <= 5 for rank in ranks) / size,
        sum(1 / rank for rank in ranks if rank) / size,
        len(ranks),
    )


def real() -> tuple[list[Document], dict[str, tuple[str, ...]]]:
    """What our own content has to be found, and its village words."""
    edition = compile_edition(find(ROOT, datetime.date(2026, 12, 1)), Report())
    assert edition
    return list(documents(edition.library, edition.cited.laws)), search.merged(
        edition.library.synonyms
    )


def distractors(count: int, length: int) -> Iterator[Document]:
    """Generated articles, of about *length* Han characters."""
    articles.LENGTH = length
    for number in range(count):
        writer = articles.Writer(number)
        title, summary = writer.say("titles"), writer.say("summaries")
        asked = tuple(writer.say("questions") for _ in range(3))
        yield Document(
            f"generated/{number}.html",
            title,
            "article",
            articles.topic(number),
            None,
            summary,
            (),
            asked,
            writer.body([]),
        )


def write(index: search.Index, folder: Path) -> None:
    engine = search.engine_script(index.meta, engine_source((ROOT / "overrides",)))
    for path, data in {**index.files, "search/engine.js": engine}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    page = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
    (folder / "index.html").write_text(page, "utf-8")


ENGINE = """() => window.pufa ? 0 : new Promise((resolve) => {
    const script = document.createElement("script");
    script.onload = () => resolve(0);
    script.src = "search/engine.js";
    document.head.append(script);
})"""
ASK = """async (texts) => {
    const found = [];
    for (const text of texts) {
        const results = await pufa.search(text);
        const start = performance.now();
        await pufa.search(text);
        const taken = performance.now() - start;
        found.push([results.map((one) => one.url), taken, await pufa.suggest(text)]);
    }
    return found;
}"""


def ours(page: Page, url: str, asked: list[Query]) -> tuple[Found, list[float], list[list[str]]]:
    """URLs, milliseconds with everything here, suggestions."""
    page.goto(url)
    page.evaluate(ENGINE)
    rows = page.evaluate(ASK, [query["text"] for query in asked])
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


class Server:
    """*folder* over http, compressed as on the web; counts what it sends for search."""

    def __init__(self, folder: Path) -> None:
        self.sent = 0
        outer = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

            def do_GET(self) -> None:
                path = Path(self.translate_path(self.path))
                path = path / "index.html" if path.is_dir() else path
                if not path.is_file():
                    self.send_error(404)
                    return
                data = gzip.compress(path.read_bytes(), mtime=0)
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(str(path)))
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
                if "search" in self.path or "pagefind" in self.path:
                    outer.sent += len(data)

        handler = functools.partial(Handler, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/index.html"

    def __enter__(self) -> Server:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def first_bytes(
    browser: Browser, server: Server, text: str, ask: Callable[[Page, str], object]
) -> float:
    """KB (1,000 bytes, compressed) that a phone fetches for its first query."""
    context = browser.new_context()
    page = context.new_page()
    before = server.sent
    page.goto(server.url)
    ask(page, text)
    page.wait_for_load_state("networkidle")
    context.close()
    return (server.sent - before) / 1000


def ask_ours(page: Page, text: str) -> None:
    page.evaluate(ENGINE)
    page.evaluate("(text) => pufa.search(text).then(() => 0)", text)


def spread(values: list[float]) -> str:
    ordered = sorted(values)
    return f"{statistics.median(ordered):.1f} | {ordered[int(0.95 * (len(ordered) - 1))]:.1f}"


def say(text: str) -> None:
    SAID.append(text)
    print(text, flush=True)


def table(title: str, head: str, rows: list[str]) -> None:
    say(f"\n{title}\n\n| {head} |\n|{'---|' * (head.count('|') + 1)}")
    say("\n".join(f"| {row} |" for row in rows))


def report(browser: Browser, server: Server, label: str) -> None:
    """Answers, bytes and latency of our own index."""
    page = browser.new_page()
    asked = queries()
    found, taken, words = ours(page, server.url, asked)
    page.close()
    rows = []
    for half in ("tune", "aside"):
        for name in CLASSES:
            at = [i for i, q in enumerate(asked) if (q["set"], q["class"]) == (half, name)]
            rows.append(
                f"{half} | {name} | {score([asked[i] for i in at], [found[i] for i in at])}"
            )
            if name == "initials":
                long = [i for i in at if len(asked[i]["text"]) > 2]
                hit = sum(asked[i]["means"] in words[i] for i in long) / max(1, len(long))
                rows[-1] += f" | {hit:.2f}"
            else:
                rows[-1] += " | "
    table(label, "half | class | s@1 | s@5 | MRR | queries | suggested", rows)
    rows = []
    for name, classes in (("short", ("short",)), ("pinyin", SPELLED), ("question", ("question",))):
        texts = [query["text"] for query in asked if query["class"] in classes]
        texts = texts[:: max(1, len(texts) // SAMPLE)]
        rows.append(
            f"{name} | {spread([first_bytes(browser, server, one, ask_ours) for one in texts])}"
        )
    table(f"{label}: KB of a first query, engine included", "class | median | p95", rows)
    table(f"{label}: latency, everything here", "median ms | p95 ms", [spread(taken)])


def peers(browser: Browser, folder: Path, docs: list[Document]) -> None:
    """The half set aside, asked of us and of both peers on the same pages."""
    asked = [query for query in queries() if query["set"] == "aside"]
    python = folder / "venv/bin/python"
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    subprocess.run([python, "-m", "pip", "-q", "install", *PEERS], check=True, stderr=-3)
    results: dict[str, tuple[Found, float]] = {}

    material, html = folder / "material", folder / "html"
    (material / "docs").mkdir(parents=True)
    html.mkdir()
    (material / "mkdocs.yml").write_text(PEER, "utf-8")
    (material / "docs/index.md").write_text("# 普法\n", "utf-8")
    for number, one in enumerate(docs):
        asked_of = "\n\n".join(one.questions)
        body = f"{one.summary}\n\n{asked_of}\n\n{one.text}"
        (material / f"docs/p{number}.md").write_text(f"# {one.title}\n\n{escape(body)}\n", "utf-8")
        (html / f"p{number}.html").write_text(
            f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
            f"<title>{escape(one.title)}</title></head><body><main>"
            f"<h1>{escape(one.title)}</h1><p>{escape(body)}</p></main></body></html>",
            "utf-8",
        )
    (html / "index.html").write_text('<!doctype html><meta charset="utf-8">', "utf-8")
    commands = (
        [python, "-m", "mkdocs", "build", "-q", "-f", str(material / "mkdocs.yml")],
        [python, "-m", "pagefind", "--site", str(html), "--quiet"],
    )
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    urls = {f"p{number}.html": one.url for number, one in enumerate(docs)}
    texts = [query["text"] for query in asked]
    first = [q["text"] for q in asked if q["class"] == "short"][:5]

    own = folder / "own"
    write(make_index(docs, search.merged([])), own)
    for name, site, all_of, one_of in (
        ("pufa", own, all_ours, ask_ours),
        ("Material + jieba", material / "site", all_material, ask_material),
        ("Pagefind", html, all_pagefind, ask_pagefind),
    ):
        with Server(site) as server:
            page = browser.new_page()
            page.goto(server.url)
            found = [[urls.get(one, one) for one in row] for row in all_of(page, texts)]
            page.close()
            sent = [first_bytes(browser, server, one, one_of) for one in first]
            results[name] = found, statistics.median(sent)
    rows = []
    for name in CLASSES:
        at = [i for i, query in enumerate(asked) if query["class"] == name]
        some = [asked[i] for i in at]
        cells = [f"{score(some, [found[i] for i in at]).five:.2f}" for found, _ in results.values()]
        rows.append(f"{name} | {' | '.join(cells)}")
    rows.append(f"first short query, KB | {' | '.join(f'{kb:.1f}' for _, kb in results.values())}")
    head = f"success@5, half aside, {len(docs)} pages | {' | '.join(results)}"
    table("Beside the peers, on the same pages", head, rows)


def all_ours(page: Page, texts: list[str]) -> Found:
    page.evaluate(ENGINE)
    found: list[Any] = page.evaluate(ASK, texts)
    return [row[0] for row in found]


def ask_material(page: Page, text: str) -> Found:
    return all_material(page, [text])


def all_material(page: Page, texts: list[str]) -> Found:
    """What its client shows, each page once."""
    field = page.locator("[data-md-component=search-query]")
    meta = page.locator(".md-search-result__meta")
    field.focus()
    page.wait_for_function(  # it says so when its index is open
        "() => !/初始化|Initializing/.test(document.querySelector('.md-search-result__meta')"
        ".textContent)"
    )
    found = []
    for text in texts:
        field.fill("")
        page.wait_for_timeout(100)
        idle = meta.text_content()
        field.fill(text)
        page.keyboard.press("End")
        with contextlib.suppress(LateError):
            page.wait_for_function(
                "(idle) => document.querySelector('.md-search-result__meta').textContent !== idle",
                arg=idle,
                timeout=1500,
            )
        page.wait_for_timeout(100)
        links: list[str] = page.eval_on_selector_all(
            ".md-search-result__item > a",
            "(all) => all.map((one) => one.pathname.split('/').pop())",
        )
        found.append(list(dict.fromkeys(links)))
    return found


_PAGEFIND = """async (texts) => {
    const pagefind = await import("/pagefind/pagefind.js");
    const found = [];
    for (const text of texts) {
        const { results } = await pagefind.search(text);
        const data = await Promise.all(results.slice(0, 10).map((one) => one.data()));
        found.push(data.map((one) => one.url.split("/").pop()));
    }
    return found;
}"""


def ask_pagefind(page: Page, text: str) -> Found:
    return all_pagefind(page, [text])


def all_pagefind(page: Page, texts: list[str]) -> Found:
    found: Found = page.evaluate(_PAGEFIND, texts)
    return found


def build(docs: list[Document], words: dict[str, tuple[str, ...]]) -> tuple[search.Index, float]:
    start = time.process_time()
    index = make_index(docs, words)
    return index, time.process_time() - start


def huge() -> Iterator[Document]:
    """Our content among short articles."""
    docs, _ = real()
    return chain(docs, distractors(HUGE - len(docs), 300))


def tell_cost() -> None:
    """CPU seconds of the largest index and the peak memory of all, texts included."""
    docs = list(huge())
    _, seconds = build(docs, search.merged([]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    size = sum(len(one.text) for one in docs) / len(docs)
    print(f"{size:.0f} characters each: {seconds:.1f} s CPU, {memory:.0f} MB", flush=True)


def main() -> None:
    if "--huge" in sys.argv:
        tell_cost()
        return
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium
    docs, words = real()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        index, seconds = build(docs, words)
        write(index, folder / "real")
        with Server(folder / "real") as server:
            report(browser, server, f"Our content, {len(docs)} documents")
        say(f"\nIndex of our content: {seconds:.2f} s CPU.")
        if "--quick" in sys.argv:
            return
        made = list(distractors(LARGE - len(docs), 1000))
        index, seconds = build([*docs, *made], words)
        write(index, folder / "large")
        with Server(folder / "large") as server:
            report(browser, server, f"With generated articles, {LARGE} documents")
        size = sum(len(one.text) for one in made) / len(made)
        say(f"\nIndex of {LARGE} documents ({size:.0f} characters each): {seconds:.2f} s CPU.")
        write(build(list(huge()), words)[0], folder / "huge")
        with Server(folder / "huge") as server:
            report(browser, server, f"With short generated articles, {HUGE} documents")
        alone = subprocess.run([sys.executable, __file__, "--huge"], capture_output=True, text=True)
        say(f"\nIndex of {HUGE} documents in a process of its own, {alone.stdout.strip()}.")
        whole = [replace(one, cites=()) for one in docs if "#" not in one.url]
        peers(browser, folder, whole)
        browser.close()
    (ROOT / "docs/dev/search.md").write_text("\n".join([ABOUT, *SAID, ""]), "utf-8")


if __name__ == "__main__":
    main()
