"""A bulletin names only what exists and what can be printed."""

from __future__ import annotations

from pufa.checks.articles import find_release, meant
from pufa.findings import Report
from pufa.model import Calendar, Library, Reference, Release


def check_bulletins(library: Library, report: Report) -> None:
    """Finds REF001, REF002, BUL003."""
    for bulletin in library.bulletins:
        for item in bulletin.items:
            match item:
                case Reference(article=id, line=line) if id not in library.by_id:
                    report.add(
                        bulletin.file,
                        line,
                        "REF001",
                        f"没有编号为“{id[:80]}”的文章。",
                        meant(id, library),
                    )
                case Release(stats=ref, line=line):
                    find_release(ref, bulletin.file, line, library, report)
                case Calendar(line=line):
                    report.add(
                        bulletin.file,
                        line,
                        "BUL003",
                        "这一版还不能排普法日历。",
                        "先删掉这一项，用 title 和 text 写几行。",
                    )
                case _:
                    pass
