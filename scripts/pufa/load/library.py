"""``content/`` → ``Library``: every file read once, every finding kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pufa.config import Config
from pufa.findings import Report
from pufa.load.articles import load_article
from pufa.load.bulletins import load_bulletin
from pufa.load.office import load_office
from pufa.model import Article, Bulletin, Library, Topic
from pufa.reading import Mapping, Scalar, Sequence, is_inside, place, read_yaml


def load(config: Config, report: Report) -> Library:
    """All content of the root.  What could not be loaded is left out and found."""
    office = load_office(config, report)
    topics = load_topics()
    articles = [
        article
        for path in _files(config, "articles", ".md", report)
        if (article := load_article(path, config, office, topics, report))
    ]
    bulletins = [
        bulletin
        for path in _files(config, "bulletins", ".yml", report)
        if (bulletin := load_bulletin(path, config, report))
    ]
    return Library(
        office=office,
        topics=topics,
        articles=tuple(
            sorted(_unique(articles, report), key=lambda a: (-a.date.toordinal(), a.id))
        ),
        bulletins=tuple(sorted(bulletins, key=_issue, reverse=True)),
    )


def load_topics() -> tuple[Topic, ...]:
    """The packaged list of topics, in its order."""
    path = Path(__file__).with_name("vocabulary.yml")
    nodes = cast(Sequence, read_yaml(path.read_text("utf-8"), path.name, Report())).items
    rows = [cast(Mapping, node).entries for node in nodes]
    return tuple(
        Topic(*(cast(Scalar, row[name]).text for name in ("id", "name", "blurb"))) for row in rows
    )


def _issue(bulletin: Bulletin) -> tuple[int, int]:
    return bulletin.year, bulletin.number


def _files(config: Config, folder: str, ending: str, report: Report) -> Iterator[Path]:
    """The files of a folder of ``content/``, sorted; links to folders are not followed."""
    top = config.content / folder
    if not top.is_dir():
        return
    for path in sorted(top.rglob("*")):
        if any(part.startswith((".", "~$")) for part in path.relative_to(top).parts):
            continue
        if path.is_dir() and path.is_symlink() and not is_inside(path, config.root):
            report.add(
                place(path, config.root),
                0,
                "TXT005",
                "这是指向资料夹外面的链接。",
                "把文件夹本身复制到 content/ 里。",
            )
        elif path.suffix.lower() == ending and not path.is_dir():
            yield path


def _unique(articles: list[Article], report: Report) -> Iterator[Article]:
    """The first article of each id; the others are found (FLD010)."""
    seen: dict[str, Article] = {}
    for article in articles:
        if (first := seen.setdefault(article.id, article)) is article:
            yield article
        else:
            report.add(
                article.file,
                article.line("id"),
                "FLD010",
                f"编号“{article.id}”和《{first.title}》（{first.file}）重复。",
                "换一个编号；已经公开的网址不要改，改新写的那一篇。",
            )
