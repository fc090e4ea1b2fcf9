"""``make bench``: speed and memory beside a peer in the same run → docs/dev/benchmarks.md.

The peer of the site is Material for MkDocs with its own templates and search, on the same
Markdown; the peer of the bulletin is Chromium printing the bulletin's page.  Figures of one
machine are noise, ratios are what to read.
"""

from __future__ import annotations

import datetime
import functools
import gzip
import http.server
import os
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
PORTAL = ROOT / "tests" / "portal"
COPIES = 100  # of each of the township's eight articles
RUNS = 3
SLOW_3G = {"latency": 400.0, "downloadThroughput": 50_000.0, "uploadThroughput": 50_000.0}
SLOW_4G = {"latency": 150.0, "downloadThroughput": 200_000.0, "uploadThroughput": 93_750.0}

PEER = """\
site_name: 普法
use_directory_urls: false
theme: {name: material, language: zh}
markdown_extensions: [tables, admonition, footnotes]
plugins: [search]
"""


@dataclass(frozen=True)
class Cost:
    """CPU seconds and peak memory (MiB) of one process."""

    cpu: float
    memory: float


def cost(*command: str) -> Cost:
    """The median cost of *command* over RUNS, after one that is not counted."""
    costs = [_once(*command) for _ in range(RUNS + 1)][1:]
    return Cost(
        statistics.median(one.cpu for one in costs),
        statistics.median(one.memory for one in costs),
    )


def _once(*command: str) -> Cost:
    with Path(os.devnull).open("w") as nothing:
        pid = os.posix_spawnp(
            command[0],
            command,
            {**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, nothing.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, nothing.fileno(), 2),
            ],
        )
        _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def many(folder: Path) -> tuple[Path, Path]:
    """A root of ours and a folder of the peer's with the same COPIES of the articles."""
    ours, peer = folder / "ours", folder / "peer"
    shutil.copytree(PORTAL / "content", ours / "content")
    (peer / "docs").mkdir(parents=True)
    (peer / "mkdocs.yml").write_text(PEER, "utf-8")
    (peer / "docs/index.md").write_text("# 普法\n", "utf-8")
    for path in sorted((PORTAL / "content/articles").rglob("*.md")):
        text = path.read_text("utf-8")
        ident = text.split("id: ", 1)[1].split("\n", 1)[0]
        for number in range(COPIES):
            copy = text.replace(f"id: {ident}\n", f"id: {ident}-{number}\n", 1)
            place = path.relative_to(PORTAL / "content/articles")
            file = ours / "content/articles" / place.with_stem(f"{place.stem}{number}")
            file.write_text(copy, "utf-8")
            (peer / "docs" / f"{ident}-{number}.md").write_text(copy, "utf-8")
    return ours, peer


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


def main() -> None:
    pufa, mkdocs = (str(Path(sys.executable).with_name(name)) for name in ("pufa", "mkdocs"))
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium
    rows: list[tuple[str, str, str, str]] = []

    def row(what: str, ours: float, peer: float, unit: str) -> None:
        rows.append((what, f"{ours:.2f} {unit}", f"{peer:.2f} {unit}", f"{ours / peer:.2f}"))

    with tempfile.TemporaryDirectory() as name:
        ours, peer = many(Path(name))
        a = cost(pufa, "build", "--root", str(ours))
        b = cost(mkdocs, "build", "-q", "-f", str(peer / "mkdocs.yml"))
        row(f"build of {COPIES * 8} articles, CPU", a.cpu, b.cpu, "s")
        row(f"build of {COPIES * 8} articles, peak memory", a.memory, b.memory, "MiB")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
            )
            with served(ours / "site") as here, served(peer / "site") as there:
                for label, network in (("slow 3G", SLOW_3G), ("slow 4G", SLOW_4G)):
                    x = first_view(browser, f"{here}/articles/jietiao-1.html", network)
                    y = first_view(browser, f"{there}/jietiao-1.html", network)
                    row(f"first view, LCP, {label}, CPU ÷ 4", x[0], y[0], "s")
                row("first view, requests", x[1], y[1], "")
                row("first view, compressed", x[2], y[2], "KB")
            browser.close()
        page = (ours / "site/bulletins/2026-2.html").as_uri()
        a = cost(pufa, "paper", "bulletin", "2026-2", "--root", str(PORTAL))
        flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={name}/b.pdf")
        b = cost(chromium, *flags, page)
        row("one bulletin, CPU", a.cpu, b.cpu, "s")
        row("one bulletin, peak memory of the largest process", a.memory, b.memory, "MiB")

    lines = [
        "# Benchmarks",
        "",
        f"Made by `make bench` on {datetime.date.today()}, {os.cpu_count()} cores. "
        "Read the ratios: ours ÷ peer, both from the same run.",
        "",
        "Site: peer is Material for MkDocs with its own templates and search on the same Markdown. "
        "Bulletin: peer is Chromium printing the bulletin's page (which holds summaries of the "
        "articles where the bulletin holds all their text).",
        "",
        "| what | pufa | peer | ratio |",
        "|---|---|---|---|",
        *(f"| {' | '.join(one)} |" for one in rows),
        "",
    ]
    (ROOT / "docs/dev/benchmarks.md").write_text("\n".join(lines), "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
