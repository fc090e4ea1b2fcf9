"""What a bulletin costs.

The same bulletin of eight pages (our first: about 2,900 Han characters) is set by
pufa, by WeasyPrint and by Chromium, in the same fonts: 仿宋, 黑体, a heavy 宋体.  Each is a
process of its own, from files to PDF.  pufa also reads and checks the whole content; "set
alone" is its press with the text in hand.  WeasyPrint makes no PDF/A-2b that is PDF/UA-1 too,
Chromium neither.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from measuring import ROOT, Row, cost, peer, program

from pufa.paper.fonts import UNPACKED
from pufa.text import markup

ALONE = (
    "import sys, datetime; from pathlib import Path; from pufa.paper import fonts; "
    "from pufa.paper.press import Press\n"
    "with Press(fonts.resolve()) as press:\n"
    "    code = Path(sys.argv[1]).read_text('utf-8')\n"
    "    Path(sys.argv[2]).write_bytes(press.pdf(code, datetime.date(2026, 3, 2)))\n"
)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\.md\)")
CODE = (
    "import sys; from pathlib import Path; from pufa.config import find; "
    "from pufa.findings import Report; from pufa.load import load; "
    "from pufa.paper import bulletin\n"
    "library = load(find(Path(sys.argv[1])), Report())\n"
    "job = bulletin.job(library.bulletins[0], library, None, {})\n"
    "Path(sys.argv[2]).write_text(job.code, 'utf-8')\n"
)
STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: counter(page) } }
@font-face { font-family: fang; src: url("%s/FandolFang-Regular.otf") }
@font-face { font-family: hei; src: url("%s/FandolHei-Regular.otf") }
@font-face { font-family: song; src: url("%s/FandolSong-Bold.otf") }
body { font: 16pt/29pt fang; text-align: justify; margin: 0 }
p { margin: 0; text-indent: 2em } strong, th, h2 { font: 16pt/29pt hei }
h1 { font: 22pt/43pt song; text-align: center; margin: 0 }
header { font: 60pt/100pt song; color: #e60012; text-align: center; border-bottom: 2pt solid }
table { border-collapse: collapse; font-size: 14pt } td, th { border: .5pt solid; padding: 2pt 5pt }
"""


def rows() -> Iterator[Row]:
    """Every line of the table, as it is measured."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        items = content(folder)
        page = folder / "bulletin.html"
        page.write_text(html(items), "utf-8")
        subprocess.run([sys.executable, "-c", CODE, name, f"{name}/b.typ"], check=True)
        weasyprint = (peer("weasyprint"), page.name, "w.pdf")
        printing = ("--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={name}/c.pdf")
        ours = cost(program("pufa"), "paper", "bulletin", "2026-1", "--root", name)
        alone = cost(sys.executable, "-c", ALONE, f"{name}/b.typ", f"{name}/a.pdf")
        theirs = cost(*weasyprint, folder=folder)
        browser = cost(chromium, *printing, page.as_uri())
        yield Row("the whole command, CPU", ours.cpu, theirs.cpu, "s", "WeasyPrint")
        yield Row("the whole command, CPU", ours.cpu, browser.cpu, "s", "Chromium")
        yield Row("set alone, CPU", alone.cpu, theirs.cpu, "s", "WeasyPrint")
        yield Row("set alone, CPU", alone.cpu, browser.cpu, "s", "Chromium")
        yield Row("peak memory of a process", ours.memory, theirs.memory, "MB", "WeasyPrint")
        yield Row("peak memory of a process", ours.memory, browser.memory, "MB", "Chromium")
        mine = size(folder / "dist/paper/bulletin-2026-1.pdf")
        yield Row("the PDF", mine, size(folder / "w.pdf"), "KB", "WeasyPrint")
        yield Row("the PDF", mine, size(folder / "c.pdf"), "KB", "Chromium")


def content(root: Path) -> list[dict[str, str]]:
    """Write a root of one bulletin; its items: those of our first, its article as text."""
    items = []
    bulletin = yaml.safe_load((ROOT / "content/bulletins/2026-1.yml").read_text("utf-8"))
    for item in bulletin["items"]:
        if ident := item.get("article"):
            places = (ROOT / "content/articles").rglob("*.md")
            texts = (path.read_text("utf-8") for path in places)
            whole = next(text for text in texts if f"id: {ident}\n" in text)
            _, front, body = whole.split("---\n", 2)
            item = {"title": yaml.safe_load(front)["title"], "text": _LINK.sub(r"\1", body)}
        items.append(item)
    (root / "content/bulletins").mkdir(parents=True)
    shutil.copy(ROOT / "tests/findings/base/content/office.yml", root / "content")
    text = yaml.safe_dump({**bulletin, "items": items}, allow_unicode=True, sort_keys=False)
    (root / "content/bulletins/2026-1.yml").write_text(text, "utf-8")
    return items


def html(items: list[dict[str, str]]) -> str:
    bodies = "".join(
        f"<h1>{one['title']}</h1>{markup.html(markup.parse(one['text']))}" for one in items
    )
    style = STYLE % ((UNPACKED.as_uri(),) * 3)
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>简报</title>'
        f"<style>{style}</style><header>示例司法简报</header>{bodies}"
    )


def size(path: Path) -> float:
    """KB (1,000 bytes)."""
    return path.stat().st_size / 1000
