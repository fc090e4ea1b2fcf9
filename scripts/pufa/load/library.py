"""``content/`` → ``Library``: every file read once, every finding kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar, cast

from pufa.config import Config
from pufa.findings import Report
from pufa.load import lists
from pufa.load.articles import load_article, load_case, vocabulary
from pufa.load.bulletins import load_bulletin
from pufa.load.cards import load_cards
from pufa.load.fields import Fields, nearest
from pufa.load.flows import load_flows
from pufa.load.forms import load_form
from pufa.load.laws import NAME as LAWS
from pufa.load.laws import load_laws
from pufa.load.memory import Memory
from pufa.load.office import load_office
from pufa.load.packaged import load_packaged
from pufa.load.referrals import load_referrals
from pufa.load.scenes import NAME as SCENES
from pufa.load.stats import load_release
from pufa.load.training import load_course
from pufa.model import UNKNOWN, Article, Bulletin, Filing, Library, Office, Released, Scheme, Topic
from pufa.reading import is_inside, is_portable, place

_PUBLISHED = (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif")
# Where a text shows one of these, it has a finding of its own.
_REFUSED = (".heic", ".heif", ".avif", ".svg", ".bmp", ".tif", ".tiff")
_PICTURES = (*_PUBLISHED, *_REFUSED)
# What a fixed page has no use for, and a ledger or the county's sheet may be.
_SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".csv", ".tsv", ".ods", ".et")
_SYSTEM = ("Thumbs.db", "desktop.ini")

# Stands in where office.yml cannot be read; nothing is published then.
_NOBODY = Office(
    UNKNOWN, UNKNOWN, UNKNOWN, (), None, Filing(), None, (), (), (), Scheme((), (), (), (), ())
)


class _Named(Protocol):
    """Something with an id and the file it stands in."""

    @property
    def id(self) -> str: ...

    @property
    def file(self) -> str: ...


N = TypeVar("N", bound=_Named)


def load(config: Config, report: Report, memory: Memory | None = None) -> Library:
    """All content of the root.  What could not be loaded is left out and found.

    A file that *memory* knows is not read again.
    """
    memory = memory or Memory()
    office = load_office(config, report)
    topics = load_topics()
    words = vocabulary(office, topics)
    places = _Places(config)
    read = partial(memory.load, report=report)
    articles = [read(load_article, path, config, words) for path in places.articles]
    cases = [read(load_case, path, config, words) for path in places.cases]
    bulletins = [read(load_bulletin, path, config) for path in places.bulletins]
    forms = [read(load_form, path, config) for path in places.forms]
    releases = [read(load_release, path, config) for path in places.releases]
    courses = [
        load_course(folder, files, config, report) for folder, files in places.courses.items()
    ]
    library = Library(
        office=office or _NOBODY,
        topics=topics,
        articles=tuple(sorted(_unique(articles, report), key=_newest)),
        cases=tuple(sorted(_unique(cases, report), key=_newest)),
        courses=tuple(_unique(courses, report)),
        bulletins=tuple(sorted(filter(None, bulletins), key=_issue, reverse=True)),
        forms=tuple(_unique(forms, report)),
        terms=lists.load_terms(config, report),
        events=lists.load_events(config, report),
        books=lists.load_books(config, report),
        synonyms=lists.load_synonyms(config, report),
        waivers=lists.load_waivers(config, report),
        referrals=load_referrals(topics),
        cards=load_cards(topics),
        flows=load_flows(),
        laws=load_laws(config, report),
        releases=tuple(sorted(filter(None, releases), key=_time, reverse=True)),
    )
    # An article and a case are named alike in related: and in bulletins.
    list(_unique((*library.articles, *library.cases), report))
    list(_unique(library.modules, report))
    places.find_strays(report)
    places.find_spreadsheets(report)
    refused = {place(path, config.root) for path in places.pages()} - library.by_file.keys()
    return replace(library, refused=frozenset(refused))


def load_topics() -> tuple[Topic, ...]:
    """The packaged list of topics, in its order."""
    return load_packaged("vocabulary.yml", _topic)


def _topic(fields: Fields) -> Topic:
    return Topic(*(cast(str, fields.text(name)) for name in ("id", "name", "blurb")))


def _newest(article: Article) -> tuple[int, str]:
    return -article.date.toordinal(), article.id


def _issue(bulletin: Bulletin) -> tuple[int, int]:
    return bulletin.year, bulletin.number


def _time(release: Released) -> tuple[int, int, str]:
    return release.period.year, len(release.period.months), release.id


class _Places:
    """Where each kind of file lies in ``content/``."""

    def __init__(self, config: Config) -> None:
        self._config = config
        content = config.content
        self.articles = self._files((content / "articles").rglob("*"), ".md")
        self.cases = self._files((content / "cases").glob("*/*"), ".md")
        self.bulletins = self._files((content / "bulletins").glob("*"), ".yml")
        self.forms = self._files((content / "forms").glob("*"), ".yml")
        self.releases = self._files((content / "stats").glob("*"), ".yml")
        folders = sorted(path for path in (content / "training").glob("*") if path.is_dir())
        self.courses = {
            folder: self._files(folder.glob("[0-9][0-9]-*"), ".md")
            for folder in folders
            if not self._is_hidden(folder)
        }

    def _files(self, paths: Iterable[Path], ending: str) -> list[Path]:
        return [
            path
            for path in sorted(paths)
            if path.suffix.lower() == ending and not self._is_hidden(path) and not path.is_dir()
        ]

    def _is_hidden(self, path: Path) -> bool:
        """Whether the office does not see it: dot files, Word's locks, the system's own."""
        parts = path.relative_to(self._config.content).parts
        return path.name in _SYSTEM or any(part.startswith((".", "~$")) for part in parts)

    def pages(self) -> Iterator[Path]:
        """The files that have a page each."""
        yield from (*self.articles, *self.cases, *self.bulletins, *self.forms)
        yield from (file for files in self.courses.values() for file in files)

    def _read(self) -> Iterator[Path]:
        yield self._config.content / "office.yml"
        yield from (*self.pages(), *self.releases)
        for folder in self.courses:
            yield from (folder / "course.yml", folder / "bank.yml", folder / SCENES)
        for name in (*lists.NAMES, LAWS):
            yield self._config.content / name

    def find_spreadsheets(self, report: Report) -> None:
        """TXT009 for every one in the office's own ``docs/``, which is copied into the site."""
        docs = self._config.docs
        for path in sorted(docs.rglob("*")) if docs.is_relative_to(self._config.root) else ():
            if path.suffix.lower() in _SPREADSHEETS:
                what = "表格文件放在 docs/ 里，会原样公布出去。"
                mend = "移到资料夹外面；台账和报县的内部表都不能放进来。"
                report.add(place(path, self._config.root), 0, "TXT009", what, mend)

    def find_strays(self, report: Report) -> None:
        """TXT006 for every file that nobody reads: nothing is lost without a word."""
        config, read = self._config, set(self._read())
        for path in sorted(config.content.rglob("*")):
            if not is_portable(path.name):
                what = "文件名里有乱码，或者有别的电脑不能用的符号。"
                mend = (
                    "改个名字，只用汉字、字母、数字、短横线；从压缩包解出来的，换个解压软件再解。"
                )
                report.add(place(path, config.root), 0, "TXT008", what, mend)
            if path in read or self._is_hidden(path) or path.suffix.lower() in _PICTURES:
                continue
            if not path.is_dir():
                report.add(
                    place(path, config.root),
                    0,
                    "TXT006",
                    "这个文件没有收进网站。",
                    (nearest(path.name, lists.NAMES) if path.parent == config.content else "")
                    or "文章放在 articles/主题/ 里，文件名以 .md 结尾"
                    "（Windows 里要打开“文件扩展名”看）；"
                    "案例是 cases/年/标题.md；课是 training/课程/01-标题.md；"
                    "简报是 bulletins/年-期.yml；统计是 stats/年.yml；表格是 forms/名称.yml；"
                    "别的文件移到 content 外面。",
                )
            elif path.is_symlink() and not is_inside(path, config.root):
                mend = "把文件夹本身复制到 content/ 里。"
                report.add(
                    place(path, config.root), 0, "TXT005", "这是指向资料夹外面的链接。", mend
                )


def _unique(things: Iterable[N | None], report: Report) -> Iterator[N]:
    """The first thing of each id; the others are found (FLD010)."""
    seen: dict[str, N] = {}
    for thing in things:
        if thing is None:
            continue
        if not thing.id:
            yield thing  # that it has none is found already
        elif (first := seen.setdefault(thing.id, thing)) is thing:
            yield thing
        else:
            mend = "新写的、复制来的那一篇换一个编号；已经公开的不要改。"
            for one, other in ((first, thing), (thing, first)):
                what = f"编号“{one.id}”和 {other.file} 重复。"
                report.add(one.file, _line_of_id(one), "FLD010", what, mend)


def _line_of_id(thing: _Named) -> int:
    return thing.line("id") if isinstance(thing, Article) else 0
