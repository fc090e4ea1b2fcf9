"""Paper: what the office prints, as PDF, and its forms as Word documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pufa.config import Config
from pufa.findings import PufaError, Report
from pufa.media import Prepared
from pufa.model import Article, Bulletin, Course, Form, Library, Topic
from pufa.paper import (
    articles,
    booklet,
    bookplates,
    broadcast,
    bulletin,
    classes,
    exams,
    fonts,
    forms,
    leaflet,
    lessons,
    newsletter,
    poster,
    printing,
    script,
    scroll,
    word,
    yearly,
)
from pufa.paper.fitting import NoRoomError
from pufa.paper.kept import Kept
from pufa.paper.press import Press
from pufa.paper.printing import Job
from pufa.training import exam

__all__ = ["Shop", "check_sheets", "clear", "fonts", "save", "sheets", "shop", "write"]


def sheets(
    library: Library,
    pictures: Mapping[str, Prepared],
    report: Report,
    folder: Path,
    only: str | None = None,
) -> dict[str, Path]:
    """The sheets that stand beside the pages of *library*, by their URLs: files in *folder*.

    What has not changed since *folder* was written is not set again.  A sheet that cannot be
    printed is a finding instead.  *pictures* are those of all texts, by their file; *only*
    is the URL of the one sheet that is wanted.
    """
    made: dict[str, Path] = {}
    kept = Kept(folder)
    with Press(fonts.resolve(), kept) as press:
        shop = Shop(library, pictures, press, report)
        for url, make in (*_sheets(library), *_handouts(library.articles)):
            data = make(shop) if only in (None, url) else None
            if data is not None:
                made[url] = kept.place(data)
    kept.close(is_complete=only is None and not report.has_errors)
    return made


def check_sheets(
    library: Library, pictures: Mapping[str, Prepared], report: Report, folder: Path
) -> None:
    """Find what :func:`sheets` would, without setting the handout of every article.

    It is set where its article holds a character that no font may have; that a handout cannot
    be set for another reason (PAP002) shows when it is printed.
    """
    kept = Kept(folder)
    with Press(fonts.resolve(), kept) as press:
        shop = Shop(library, pictures, press, report)
        texts = ["".join(words for *_, words in articles.words(one)) for one in library.articles]
        lacking = press.lacking(set().union(*texts))
        doubtful = [
            one
            for one, text in zip(library.articles, texts, strict=True)
            if not lacking.isdisjoint(text)
        ]
        for _, make in (*_sheets(library), *_handouts(doubtful)):
            make(shop)
    kept.close(is_complete=False)


def _handouts(some: Iterable[Article]) -> Iterator[tuple[str, Callable[[Shop], bytes | None]]]:
    for article in some:
        if url := article.pdf_url:
            yield url, partial(Shop.handout, article=article)


def _sheets(library: Library) -> Iterator[tuple[str, Callable[[Shop], bytes | None]]]:
    for issue in library.bulletins:
        yield issue.pdf_url, partial(Shop.bulletin, issue=issue, is_booklet=False)
    for form in library.forms:
        yield form.pdf_url, partial(Shop.form, form=form)
        yield form.word_url, partial(Shop.form_document, form=form)
    for article in library.articles:
        if url := article.poster_url:
            yield url, partial(Shop.short_poster, article=article)


@dataclass(frozen=True)
class Shop:
    """Where sheets are made on request; what cannot be printed goes into *report*, and is None."""

    library: Library
    pictures: Mapping[str, Prepared]
    press: Press
    report: Report

    def bulletin(self, issue: Bulletin, is_booklet: bool, is_four: bool = False) -> bytes | None:
        """*issue*; its 报尾 stands on the back of a booklet, as on the last of four pages."""
        is_four = is_four or is_booklet
        job = bulletin.job(issue, self.library, self.press, self.pictures, is_four)
        return self._run(job, is_booklet)

    def bulletin_document(self, issue: Bulletin) -> bytes:
        """*issue* as .docx."""
        return word.bulletin(issue, self.library, self.pictures, self.press.shot)

    def article(self, article: Article) -> bytes | None:
        """*article* alone, on the page of official documents."""
        return self._run(bulletin.article_job(article, self.library, self.press, self.pictures))

    def article_document(self, article: Article) -> bytes:
        return word.article(article, self.library, self.pictures)

    def newsletter(self, stories: Sequence[Article], is_booklet: bool) -> bytes | None:
        job = newsletter.job(stories, self.library, self.press, self.pictures)
        return self._run(job, is_booklet)

    def leaflet(self, article: Article) -> bytes | None:
        return leaflet.run(article, self.library, self.press, self.report, self.pictures)

    def handout(self, article: Article) -> bytes | None:
        """Its leaflet; where the text has no room in one, a newsletter of it alone."""
        try:
            return self.leaflet(article)
        except NoRoomError:
            return self.newsletter([article], False)

    def short_poster(self, article: Article) -> bytes | None:
        """The poster its author has shortened it for; a finding where that has no room."""
        try:
            return self.poster(article, False)
        except NoRoomError:
            what = "print 里的 short 太长，A3 海报用最小的字（18 磅）也写不下。"
            mend = "删短一些，只留村民最要紧的几句；要点写成列表。"
            self.report.add(article.file, article.line("print"), "PAP003", what, mend)
            return None

    def poster(self, article: Article, is_tiled: bool) -> bytes | None:
        return poster.run(article, self.library, self.press, self.report, self.pictures, is_tiled)

    def broadcast(self, article: Article, minutes: int | None) -> tuple[bytes, str] | None:
        """What is read out of *article*, whole or in so many *minutes*: the sheet, its text."""
        read, office = script.write(article, self.library, minutes), self.library.office
        pdf = self._run(broadcast.job(article, read, office))
        return (pdf, broadcast.text(article, read, office)) if pdf else None

    def yearly(self, year: int) -> bytes | None:
        """The report of *year* for the township government."""
        return self._run(yearly.job(year, self.library, self.press))

    def scroll(self, article: Article) -> list[bytes] | None:
        """Long pictures of *article*, PNG, from top to bottom."""
        return scroll.run(article, self.library, self.press, self.report, self.pictures)

    def bookplates(self, one: Article | Topic | None) -> bytes | None:
        """Labels that lead to *one*, or one label a book."""
        if one is None:
            return self._run(bookplates.of_books(self.library.books, self.library, self.press))
        return self._run(bookplates.of_page(one, self.library, self.press))

    def exams(self, course: Course, seed: int) -> dict[str, bytes] | None:
        """Papers A and B, what goes with them, by what each sheet is called."""
        drawn, office = exam.draw(course, seed), self.library.office
        if drawn is None:
            mend = "每一课至少写两道不是案例的题，再出。"
            raise PufaError(f"“{course.title}”的题不够出两套卷子。", mend)
        jobs = {name: job for one in drawn for name, job in exams.jobs(one, office)}
        return self._run_all({**jobs, "评分表": exams.marks(drawn, office)})

    def class_pack(self, course: Course, days: int) -> dict[str, bytes] | None:
        """What a class of so many *days* needs, by what each sheet is called."""
        office = self.library.office
        settings = (self.library, self.press, self.pictures)
        jobs = {
            "计划": classes.plan(course, days, office),
            "签到表": classes.sign_in(course, days, office),
            "学时台账": classes.hours(course, office),
        }
        if cards := lessons.cards(course, *settings):
            jobs["卡片"] = cards
        for module in course.modules:
            jobs[f"课件{module.number:02}"] = lessons.slides(course, module, *settings)
        return self._run_all(jobs)

    def form(self, form: Form) -> bytes | None:
        """*form*, blank, with lines to write on."""
        return forms.render(form, self.library.office, self.press, self.report)

    def form_document(self, form: Form) -> bytes:
        """*form* as .docx, to be filled in with Word, WPS or LibreOffice."""
        from pufa.paper import form_word  # brings python-docx, which no PDF needs

        office = self.library.office
        code = f"{form!r}{office.name}{office.authorized!r}"
        return self.press.once(code, lambda: form_word.render(form, office))

    def _run_all(self, jobs: Mapping[str, Job]) -> dict[str, bytes] | None:
        made = {name: self._run(job) for name, job in jobs.items()}
        found = {name: pdf for name, pdf in made.items() if pdf is not None}
        return found if len(found) == len(made) else None

    def _run(self, job: Job, is_booklet: bool = False) -> bytes | None:
        make = booklet.run if is_booklet else printing.run
        return make(job, self.press, self.report)


@contextmanager
def shop(library: Library, pictures: Mapping[str, Prepared], report: Report) -> Iterator[Shop]:
    """A shop with the fonts of this machine."""
    with Press(fonts.resolve()) as press:
        yield Shop(library, pictures, press, report)


def clear(config: Config, urls: Iterable[str]) -> None:
    """Remove from ``dist/paper/`` the sheets only a build makes that are none of *urls*."""
    kept = {_place(config, url) for url in urls}
    for kind in ("bulletin", "form", "article"):
        for path in (config.dist / "paper").glob(f"{kind}-*"):
            if path not in kept:
                path.unlink(missing_ok=True)


def _place(config: Config, url: str) -> Path:
    kind, name = url.split("/")
    return config.dist / "paper" / f"{kind.removesuffix('s')}-{name}"


def save(config: Config, url: str, data: bytes) -> Path:
    """Write the sheet of *url* where people look for it: ``dist/paper/bulletin-2026-1.pdf``."""
    return write(_place(config, url), data)


def write(path: Path, data: bytes) -> Path:
    """Write *data* to *path*, whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise PufaError(
            f"写不进去：{path}", "关掉正打开着它的程序，检查磁盘空间，再试一次。"
        ) from error
    return path
