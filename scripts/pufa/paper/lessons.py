"""A lesson on paper: as slides, and what to remember of it on a card.

In: a course, its office, a press.  Out: ``Job``s, from the Markdown the page is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from pufa.model import Course, Library, Module, Office
from pufa.paper import articles, whom
from pufa.paper.articles import Pictures
from pufa.paper.press import Press
from pufa.paper.printing import Job, Words
from pufa.paper.strings import call, content, group
from pufa.paper.typeset import typeset
from pufa.text import han, markup

# The sections of a lesson that hold what to remember: the first there is makes its card.
CARDS = ("一张卡片", "记住")


def slides(
    course: Course, module: Module, library: Library, press: Press, pictures: Pictures
) -> Job:
    """课件 of one lesson: every section of its text begins a page."""
    tree = articles.tree(module.text.body, library)
    find = articles.finder(press, pictures, module.file)
    checked = f"法律条文核对至{han.date(module.statute_checked_to)}"
    number = f"{course.title}　第{module.number}课　{module.hours}学时"
    opening = call(
        "opening", number, module.title, module.summary, f"{library.office.name}　{checked}"
    )
    return Job(
        name=f"课件 {module.id}",
        file=module.file,
        title=f"第{module.number}课　{module.title}　课件",
        office=library.office,
        day=module.date,
        template="slides",
        body=f"{opening}\npagebreak()\n{typeset(tree, find, 'slides')}",
        words=(whom.words(library.office), *_words(course, module)),
    )


def cards(course: Course, library: Library, press: Press, pictures: Pictures) -> Job | None:
    """The cards of all lessons that have what to remember; None where none has."""
    made = [
        card
        for number, module in enumerate(course.modules)
        if (card := _card(module, number, library, press, pictures))
    ]
    if not made:
        return None
    return Job(
        name=f"卡片 {course.id}",
        file=course.file,
        title=f"{course.title}　卡片",
        office=library.office,
        day=max(module.date for module in course.modules),
        template="card",
        body="\n".join(made),
        words=(
            whom.words(library.office),
            *(word for module in course.modules for word in _words(course, module)),
        ),
    )


def job(
    course: Course,
    office: Office,
    what: str,
    body: list[str],
    words: Iterable[Words],
    is_wide: bool = False,
) -> Job:
    """A sheet for those who teach or take *course*, upright or *is_wide*."""
    return Job(
        name=f"{what} {course.id}",
        file=course.file,
        title=f"{course.title}　{what}",
        office=office,
        day=max(module.date for module in course.modules),
        template="exam",
        settings=f", is-wide: {str(is_wide).lower()}",
        body="\n".join(body),
        words=((course.file, 0, course.title), *words),
    )


def _card(
    module: Module, number: int, library: Library, press: Press, pictures: Pictures
) -> str | None:
    tree = articles.tree(module.text.body, library)
    blocks = next((found for name in CARDS if (found := markup.cut_section(tree, name))), None)
    if blocks is None:
        return None
    holder = Element("div")
    holder.extend(blocks)
    find = articles.finder(press, pictures, module.file)
    small = f"{library.office.name}　法律条文核对至{han.date(module.statute_checked_to)}"
    parts = (
        content(f"第{module.number}课"),
        content(module.title),
        group(typeset(holder, find, f"card-{number}").replace("\n", "; ")),
        content(small),
    )
    return f"one({', '.join(parts)})"


def _words(course: Course, module: Module) -> Iterator[Words]:
    yield course.file, 0, course.title
    yield module.file, 0, f"{module.title}{module.summary}"
    yield module.file, module.text.line, module.text.body
