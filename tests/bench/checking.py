"""``pufa check`` of 1,000 articles.

What stands beside is the most it may cost: 60 s of CPU for articles that nobody has looked
through before, 2 s when nothing has changed. In between lies a check of which one article has
changed: names are looked for in that one alone. The articles are generated and draw their
words from the whole dictionary, so that nearly every second sentence has to be asked for names.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import Row, cost, program

COUNT = 1000
DAY = "2026-11-25"


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "content").mkdir()
        writer = Path(__file__).with_name("articles.py")
        subprocess.run([sys.executable, writer, root, str(COUNT)], check=True)
        words = (program("pufa"), "check", "--root", str(root), "--as-of", DAY)
        shutil.rmtree(root / ".pufa", ignore_errors=True)
        yield _row("nobody has looked through them", cost(*words, runs=1).cpu, 60)
        yield _row("nothing has changed", cost(*words).cpu, 2)
        article = min((root / "content/articles").rglob("*.md"))
        article.write_text(article.read_text("utf-8") + "\n又加了一句。\n", "utf-8")
        yield _row("one has changed", cost(*words, runs=1).cpu, 60)


def _row(what: str, cpu: float, most: float) -> Row:
    return Row(f"1,000 articles, {what}, CPU", cpu, most, "s", "the most it may cost")
