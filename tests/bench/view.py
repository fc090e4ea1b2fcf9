"""What a phone waits for, and what a bulletin costs.

The peer of the first view is Material for MkDocs on the same Markdown; the peer of the
bulletin is Chromium printing the bulletin's page (which holds summaries of the articles
where the bulletin holds all their text).
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measuring import ROOT, Row, cost, program
from playwright.sync_api import Browser, sync_playwright
from sites import MATERIAL

PORTAL = ROOT / "tests/portal"
RUNS = 3
SLOW_3G = {"latency": 400.0, "downloadThroughput": 50_000.0, "uploadThroughput": 50_000.0}
SLOW_4G = {"latency": 150.0, "downloadThroughput": 200_000.0, "uploadThroughput": 93_750.0}


def rows() -> Iterator[Row]:
    """Every line of the table, as it is measured."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium
    with tempfile.TemporaryDirectory() as name:
        ours, material = Path(name) / "ours", Path(name) / "material"
        shutil.copytree(PORTAL / "content", ours / "content")
        (material / "docs").mkdir(parents=True)
        (material / "mkdocs.yml").write_text(MATERIAL, "utf-8")
        (material / "docs/index.md").write_text("# 普法\n", "utf-8")
        for path in (ours / "content/articles").rglob("*.md"):
            text = path.read_text("utf-8")
            ident = text.split("id: ", 1)[1].split("\n", 1)[0]
            (material / f"docs/{ident}.md").write_text(text, "utf-8")
        cost(program("pufa"), "build", "--root", str(ours), runs=1)
        cost(program("mkdocs"), "build", "-q", folder=material, runs=1)
        with sync_playwright() as playwright:
            flags = ["--headless", "--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=chromium, args=flags)
            with served(ours / "site") as here, served(material / "site") as there:
                for label, network in (("slow 3G", SLOW_3G), ("slow 4G", SLOW_4G)):
                    x = first_view(browser, f"{here}/articles/jietiao.html", network)
                    y = first_view(browser, f"{there}/jietiao.html", network)
                    what = f"first view, largest paint, {label}, CPU ÷ 4"
                    yield Row(what, x[0], y[0], "s", "Material")
            yield Row("first view, requests", x[1], y[1], "", "Material")
            yield Row("first view, compressed", x[2], y[2], "KB", "Material")
            browser.close()
        page = (ours / "site/bulletins/2026-2.html").as_uri()
        a = cost(program("pufa"), "paper", "bulletin", "2026-2", "--root", str(ours))
        printing = ("--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={name}/b.pdf")
        b = cost(chromium, *printing, page)
        yield Row("one bulletin, CPU", a.cpu, b.cpu, "s", "Chromium")
        yield Row("one bulletin, peak memory of a process", a.memory, b.memory, "MB", "Chromium")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """*folder* over http, compressed as a county's server would."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
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

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def first_view(browser: Browser, url: str, network: dict[str, float]) -> tuple[float, int, float]:
    """Seconds to the largest paint on a slow phone, requests, KB (1,000 bytes, compressed)."""
    seconds, requests, size = [], 0, 0.0
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {"offline": False, **network})
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        received: list[float] = []
        session.on(
            "Network.loadingFinished", lambda e, r=received: r.append(e["encodedDataLength"])
        )
        page.add_init_script(
            "new PerformanceObserver(l => l.getEntries().forEach(e => window.lcp = e.startTime))"
            ".observe({type: 'largest-contentful-paint', buffered: true})"
        )
        page.goto(url)
        page.wait_for_timeout(1500)
        seconds.append(page.evaluate("window.lcp") / 1000)
        requests, size = len(received), sum(received) / 1000
        context.close()
    return statistics.median(seconds), requests, size
