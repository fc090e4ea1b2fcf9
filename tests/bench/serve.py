"""From saving a file to the new page in the browser, under ``pufa serve``.

Run it alone: ``.venv/bin/python tests/bench/serve.py``.  It prints seconds at the fictional
township's size and at 1,000 articles of about 2,500 Han characters.
"""

from __future__ import annotations

import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PORTAL = Path(__file__).parents[1] / "portal"
HAN = 2_100  # of the sections drawn for an article; its 法律依据 comes on top
EDITS = 7

_NOTE = re.compile(r"^\[\^.*\n(?:    .*\n)*|\[\^[^\]]*\]", re.MULTILINE)
_BESIDE = re.compile(r"\]\((?!\.\./|#|\w+:)")


def township(folder: Path, articles: int) -> Path:
    """A root with *articles* articles: the township's, and others put together by chance of
    their sections."""
    shutil.copytree(PORTAL / "content", folder / "content")
    texts = {
        path: path.read_text("utf-8")
        for path in sorted((folder / "content/articles").rglob("*.md"))
    }
    sections = [section for path, text in texts.items() for section in _sections(path, text)]
    sources, chance = list(texts), random.Random(1)
    for number in range(articles - len(sources)):
        path = sources[number % len(sources)]
        head, body = texts[path].split("\n---\n", 1)
        for name, ending in (("id", "-"), ("title", "之")):
            head = re.sub(rf"(?m)^{name}: .*$", rf"\g<0>{ending}{number}", head, count=1)
        drawn: list[str] = []
        while sum(map(_han, drawn)) < HAN:
            drawn.append(chance.choice(sections))
        drawn.append("## 法律依据" + body.split("## 法律依据")[1])
        text = f"{head}\n---\n\n" + "\n\n".join(drawn)
        path.with_stem(f"{path.stem}{number}").write_text(text, "utf-8")
    return folder


def _sections(path: Path, text: str) -> Iterator[str]:
    """The sections of a text but its 法律依据, fit to stand in another folder."""
    text = _BESIDE.sub(f"](../{path.parent.name}/", _NOTE.sub("", text))
    for section in text.split("\n## ")[1:]:
        if not section.startswith("法律依据"):
            yield f"## {section}"


def _han(text: str) -> int:
    return sum("一" <= char <= "鿿" for char in text)


@contextmanager
def _serving(root: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "pufa", "serve", "--root", str(root), "--port", port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while not process.stdout.readline().startswith("预览："):
            pass
        yield f"http://127.0.0.1:{port}"
        process.kill()


def _seconds(browser: Browser, root: Path) -> list[float]:
    """From saving an article to its new words in the reloaded page."""
    article = root / "content/articles/民间借贷/借条怎么写才管用.md"
    text = article.read_text("utf-8")
    taken = []
    with _serving(root) as url:
        page = browser.new_page()
        page.goto(f"{url}/articles/jietiao.html", wait_until="networkidle")
        for number in range(EDITS):
            page.wait_for_timeout(300 + 37 * number)  # no two edits at the same beat of the watch
            start = time.monotonic()
            article.write_text(f"{text}\n第{number}次改动。\n", "utf-8")
            page.wait_for_function(
                "words => document.readyState === 'complete'"
                " && document.body.textContent.includes(words)",
                arg=f"第{number}次改动。",
            )
            taken.append(time.monotonic() - start)
        page.close()
    return taken


def serve_edit() -> None:
    """Print seconds from saving to seeing, at the township's size and at 1,000 articles."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        for articles in (8, 1000):
            taken = _seconds(browser, township(Path(name) / str(articles), articles))
            print(
                f"serve, one edit among {articles} articles: median "
                f"{statistics.median(taken):.2f} s, slowest of {EDITS} {max(taken):.2f} s"
            )
        browser.close()


if __name__ == "__main__":
    serve_edit()
