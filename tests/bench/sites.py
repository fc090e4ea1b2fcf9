"""The cost of a site of 1,000 and of 5,000 articles of 2,500 Han characters, beside peers.

The same Markdown goes to Material for MkDocs with its search, to Zensical, and to Hugo (with
a template of three lines) whose pages Pagefind indexes.  None of them checks or
prints anything, so our checks and our sheets (a handout of each article) are left out of the
comparison and have their own line.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import ROOT, Cost, Row, cost, peer, program

# The whole command, with the stages that no peer has taken out.
UNCHECKED = (
    "import sys, pufa.edition, pufa.paper; pufa.edition.check = lambda *_, **__: None; "
    "pufa.paper.sheets = lambda *_, **__: {}; "
    "sys.argv[1:] = ['build', '--root', sys.argv[1]]; from pufa.cli import main; main()"
)
MATERIAL = """\
site_name: 普法
use_directory_urls: false
theme: {name: material, language: zh}
markdown_extensions: [tables, admonition, footnotes]
plugins: [search]
"""
ZENSICAL = MATERIAL.replace("plugins: [search]\n", "")
HUGO = 'title = "普法"\nlanguageCode = "zh-CN"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
PAGE = (
    '<!doctype html><html lang="zh-CN"><title>{{ .Title }}</title>'
    "<main><h1>{{ .Title }}</h1>{{ .Content }}</main></html>"
)


def rows() -> Iterator[Row]:
    """Every line of the table, as it is measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = folder / "small", folder / "large"
        write(small, 1000)
        write(large, 5000)
        ours, whole = build(small), cost(program("pufa"), "build", "--root", str(small), runs=1)
        project = markdown(folder / "mk", small, MATERIAL)
        material = cost(program("mkdocs"), "build", "-q", folder=project, runs=1)
        many = build(large, runs=1)
        yield Row("1,000 articles, CPU", ours.cpu, material.cpu, "s", "Material")
        yield Row("1,000 articles, peak memory", ours.memory, material.memory, "MB", "Material")
        what = "the same with our checks and sheets, CPU"
        yield Row(what, whole.cpu, ours.cpu, "s", "pufa without")
        yield Row("5,000 articles, CPU", many.cpu, ours.cpu, "s", "pufa, 1,000")
        yield Row("5,000 articles, peak memory", many.memory, ours.memory, "MB", "pufa, 1,000")
        project = markdown(folder / "ze", small, ZENSICAL)
        zensical = cost(peer("zensical"), "build", "--clean", folder=project, runs=1)
        yield Row("1,000 articles, CPU", ours.cpu, zensical.cpu, "s", "Zensical")
        hugo = hugo_and_pagefind(folder / "hu", small)
        yield Row("1,000 articles, CPU", ours.cpu, hugo.cpu, "s", "Hugo + Pagefind")
        page = small / "site/articles/a00007.html"
        (site,) = (folder / "mk/site").rglob("a00007.html")
        yield Row("an article's HTML, compressed", size(page), size(site), "KB", "Material")
        yield Row("an article and all it needs", first(small), size(site), "KB", "its HTML alone")


def write(root: Path, count: int) -> None:
    """A root with *count* articles.

    By a process of its own: a command's peak is at least that of the process that starts it.
    """
    script = str(ROOT / "tests/bench/articles.py")
    subprocess.run([sys.executable, script, str(root), str(count)], check=True)


def build(root: Path, runs: int = 2) -> Cost:
    return cost(sys.executable, "-c", UNCHECKED, str(root), runs=runs)


def markdown(folder: Path, root: Path, settings: str) -> Path:
    """A project of MkDocs' kind with the articles of *root*."""
    shutil.copytree(root / "content/articles", folder / "docs")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "docs/index.md").write_text("# 普法\n", "utf-8")
    return folder


def hugo_and_pagefind(folder: Path, root: Path) -> Cost:
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(HUGO, "utf-8")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(PAGE, "utf-8")
    shutil.copytree(root / "content/articles", folder / "content/articles")
    pages = cost(peer("hugo"), "--quiet", folder=folder, runs=1)
    index = cost(peer("python"), "-m", "pagefind", "--site", "public", folder=folder, runs=1)
    return Cost(pages.cpu + index.cpu, max(pages.memory, index.memory))


def size(path: Path) -> float:
    """KB (1,000 bytes), compressed."""
    return len(gzip.compress(path.read_bytes(), mtime=0)) / 1000


def first(root: Path) -> float:
    """What a phone fetches for the first article it opens: the page and all it names."""
    page = root / "site/articles/a00007.html"
    named = re.findall(r'"\.\./(assets/[^"]+)"', page.read_text("utf-8"))
    return size(page) + sum(size(root / "site" / name) for name in named)
