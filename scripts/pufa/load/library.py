"""``content/`` → ``Library``: every file read once, every finding kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from pufa.config import Config
from pufa.findings import Report
from pufa.load.articles import Words, load_article
from pufa.load.bulletins import load_bulletin
from pufa.load.memory import Memory
from pufa.load.office import load_office
from pufa.model import UNKNOWN, Article, Bulletin, Filing, Library, Office, Topic
from pufa.reading import Mapping, Scalar, Sequence, is_inside, place, read_yaml

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_SYSTEM = ("Thumbs.db", "desktop.ini")

# Stands in where office.yml cannot be read; nothing is published then.
_NOBODY = Office(UNKNOWN, UNKNOWN, UNKNOWN, (), None, Filing(), None, (), (), ())


def load(config: Config, report: Report, memory: Memory | None = None) -> Library:
    """All content of the root.  What could not be loaded is left out and found.

    A file that *memory* knows is not read again.
    """
    memory = memory or Memory()
    office = load_office(config, report)
    topics = load_topics()
    words = _words(office, topics)
    articles = {
        path: memory.load(load_article, path, config, words, report=report)
        for path in _articles(config)
    }
    bulletins = {
        path: memory.load(load_bulletin, path, config, report=report) for path in _bulletins(config)
    }
    _find_strays(config, report)
    unique = list(_unique(filter(None, articles.values()), report))
    issues = list(filter(None, bulletins.values()))
    read = {place(path, config.root) for path in (*articles, *bulletins)}
    kept = {article.file for article in unique} | {issue.file for issue in issues}
    return Library(
        office=office or _NOBODY,
        topics=topics,
        articles=tuple(sorted(unique, key=lambda a: (-a.date.toordinal(), a.id))),
        bulletins=tuple(sorted(issues, key=_issue, reverse=True)),
        refused=frozenset(read - kept),
    )


def load_topics() -> tuple[Topic, ...]:
    """The packaged list of topics, in its order."""
    path = Path(__file__).with_name("vocabulary.yml")
    nodes = cast(Sequence, read_yaml(path.read_text("utf-8"), path.name, Report())).items
    rows = [cast(Mapping, node).entries for node in nodes]
    return tuple(
        Topic(*(cast(Scalar, row[name]).text for name in ("id", "name", "blurb"))) for row in rows
    )


def _words(office: Office | None, topics: tuple[Topic, ...]) -> Words:
    return Words(
        topics=tuple(topic.name for topic in topics),
        trades=tuple(trade.name for trade in office.trades) if office else None,
        villages=tuple(village.name for village in office.villages) if office else None,
    )


def _issue(bulletin: Bulletin) -> tuple[int, int]:
    return bulletin.year, bulletin.number


def _articles(config: Config) -> Iterator[Path]:
    return _files(config, sorted((config.content / "articles").rglob("*")), ".md")


def _bulletins(config: Config) -> Iterator[Path]:
    return _files(config, sorted((config.content / "bulletins").glob("*")), ".yml")


def _files(config: Config, paths: Iterable[Path], ending: str) -> Iterator[Path]:
    for path in paths:
        if path.suffix.lower() == ending and not _is_hidden(path, config) and not path.is_dir():
            yield path


def _is_hidden(path: Path, config: Config) -> bool:
    """Whether the office does not see it: dot files, Word's locks, the system's own."""
    parts = path.relative_to(config.content).parts
    return path.name in _SYSTEM or any(part.startswith((".", "~$")) for part in parts)


def _find_strays(config: Config, report: Report) -> None:
    """TXT006 for every file that nobody reads: nothing is lost without a word."""
    read = {config.content / "office.yml", *_articles(config), *_bulletins(config)}
    for path in sorted(config.content.rglob("*")):
        if path in read or _is_hidden(path, config) or path.suffix.lower() in _PICTURES:
            continue
        if path.is_dir():
            if path.is_symlink() and not is_inside(path, config.root):
                mend = "把文件夹本身复制到 content/ 里。"
                report.add(
                    place(path, config.root), 0, "TXT005", "这是指向资料夹外面的链接。", mend
                )
        else:
            report.add(
                place(path, config.root),
                0,
                "TXT006",
                "这个文件没有收进网站。",
                "文章放在 articles/主题/ 里，文件名以 .md 结尾（Windows 里要打开“文件扩展名”看）；"
                "简报是 bulletins/年-期.yml；别的文件移到 content 外面。",
            )


def _unique(articles: Iterable[Article], report: Report) -> Iterator[Article]:
    """The first article of each id; the others are found (FLD010)."""
    seen: dict[str, Article] = {}
    for article in articles:
        if (first := seen.setdefault(article.id, article)) is article:
            yield article
        else:
            mend = "新写的、复制来的那一篇换一个编号；已经公开的不要改。"
            for one, other in ((first, article), (article, first)):
                what = f"编号“{one.id}”和 {other.file} 重复。"
                report.add(one.file, one.line("id"), "FLD010", what, mend)
