"""A bulletin names only what exists and what can be printed."""

from __future__ import annotations

from pufa.checks.articles import find_release, meant
from pufa.findings import Report
from pufa.model import Calendar, Library, Reference, Release
from pufa.text import han


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
                case Calendar(months=months, line=line) if not library.coming(bulletin, item):
                    report.add(
                        bulletin.file,
                        line,
                        "BUL003",
                        f"从{han.date(bulletin.date)}起的{months}个月里，"
                        "content/events.yml 没有普法日子，日历是空的。",
                        "把要办的活动写进 content/events.yml；没有活动的，删掉这一项。",
                    )
                case _:
                    pass
