"""Old addresses lead to one page each, and cover no page there is."""

from __future__ import annotations

import re

from pufa.findings import Report
from pufa.model import Library

_URL = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,63}/){1,4}[a-z0-9][a-z0-9-]{1,63}\.html")

# Where pages of ours stand that no file of content/ names.
_OURS = (
    "assets",
    "cards",
    "flows",
    "laws",
    "media",
    "referrals",
    "search",
    "topics",
    "trades",
    "training",
)


def check_aliases(library: Library, report: Report) -> None:
    """Finds ALI001."""
    taken = {thing.url: thing.file for thing in library.by_file.values()}
    for article in library.by_id.values():
        for alias, url in zip(article.aliases, article.old_urls, strict=True):
            line = article.line("aliases")
            if not _URL.fullmatch(url) or url.partition("/")[0] in _OURS:
                mend = "写从前的编号（id），或者从前的网址，例如 articles/old-name.html。"
                what = f"aliases 里的“{alias[:80]}”不是从前的网址。"
                report.add(article.file, line, "ALI001", what, mend)
            elif (other := taken.setdefault(url, article.file)) != article.file or (
                url == article.url
            ):
                what = f"从前的网址 {url} 已经是 {other} 的。"
                report.add(article.file, line, "ALI001", what, "从 aliases 里删掉它。")
