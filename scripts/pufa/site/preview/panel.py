"""What the preview adds to a page: the panel of errors, and a script that reloads it.

In: a page as it is built, what is wrong.  Out: the page with both.  Everything is escaped;
nothing is inline, so that a page keeps its policy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from pufa.findings import Finding, PufaError

Wrong = Finding | PufaError

# Where the preview's own files are; no page of the site begins with a dot.
OWN = ".preview/"

_MOST = 50
_BODY = re.compile(r"<body[^>]*>")
_BLANK = """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>预览</title>
</head>
<body>
<main class="pf-blank"><h1>还没有网页</h1><p>内容没有错误以后，这里就是网页，不用刷新。</p></main>
</body>
</html>
"""


def framed(page: str | None, wrong: Sequence[Wrong], token: str) -> str:
    """*page*, or a blank one, saying what is *wrong*; it reloads when *token* is out of date."""
    added = (
        f'<link rel="stylesheet" href="/{OWN}preview.css">'
        f'<script src="/{OWN}preview.js" data-changes="/{OWN}changes?{token}" defer></script>'
    )
    html = page or _BLANK
    if wrong:
        added += _panel(wrong, has_page=page is not None)
        html = html.replace("<title>", "<title>有错误：", 1)
    return _BODY.sub(lambda body: body.group() + added, html, count=1)


def _panel(wrong: Sequence[Wrong], has_page: bool) -> str:
    title = f"有 {len(wrong)} 处错误" + ("，下面还是出错以前的网页" if has_page else "")
    rows = "".join(f"<li>{_row(one)}</li>" for one in wrong[:_MOST])
    more = f"<p>还有 {len(wrong) - _MOST} 处，先改上面的。</p>" if len(wrong) > _MOST else ""
    return (
        '<section class="pf-wrong" tabindex="0" aria-labelledby="pf-wrong">'
        f'<h2 id="pf-wrong">{title}</h2><ol>{rows}</ol>{more}'
        "<p>改好、存盘以后，这里会自己更新。</p></section>"
    )


def _row(one: Wrong) -> str:
    place = ""
    if isinstance(one, Finding):
        line = f" 第 {one.line} 行" if one.line else ""
        place = f"<p><b>{escape(one.file)}{line}</b> <small>{one.code}</small></p>"
    return f"{place}<p>问题：{escape(one.what)}</p><p>改法：{escape(one.mend)}</p>"
