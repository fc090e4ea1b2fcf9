"""The office's guide as one page to read by double click: docs/guide/*.md → HTML."""

from __future__ import annotations

import re
from pathlib import Path

from markdown import markdown

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>普法（pufa）使用指南</title>
<style>
body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
body {{ font-size: 1.15rem; line-height: 1.7 }}
pre, code {{ background: #eee; font-size: 1rem }}
pre {{ padding: .6rem; overflow-x: auto; line-height: 1.5 }}
table {{ border-collapse: collapse }}
th, td {{ border: 1px solid #999; padding: .3rem .6rem; text-align: left }}
h1 {{ margin-top: 4rem; border-top: 3px solid #a00 }}
</style>
</head>
<body>
<p><strong>普法（pufa）使用指南</strong></p>
<ol>{contents}</ol>
{chapters}
</body>
</html>
"""


def guide_html(root: Path) -> str:
    """The chapters in the order of their names, with links between them."""
    contents, chapters = "", ""
    for path in sorted((root / "docs" / "guide").glob("*.md")):
        text = path.read_text("utf-8")
        title = text.partition("\n")[0].lstrip("# ").partition("、")[2]
        contents += f'<li><a href="#{path.stem}">{title}</a></li>'
        # A link to another file of the guide is one to its chapter.
        text = re.sub(r"\]\(([\w-]+)\.md\)", r"](#\1)", text)
        chapter = markdown(text, extensions=["tables", "fenced_code"])
        chapters += f'<section id="{path.stem}">\n{chapter}\n</section>\n'
    return _PAGE.format(contents=contents, chapters=chapters)
