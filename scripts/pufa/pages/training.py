"""Courses, their modules, and the questions of each.

A question is readable, and its answer and reason can be opened, without a script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import partial

from pufa.model import BASIS, LETTERS, Course, Library, Module, Question
from pufa.pages.body import Shelf, fit, toc
from pufa.pages.cited import laws_in
from pufa.pages.page import Body, Page, TocEntry, page_of, render, safe
from pufa.text import markup

KINDS = {
    "single": "单选",
    "multi": "多选",
    "judge": "判断",
    "fill": "填空",
    "order": "排序",
    "case": "案例",
}


def training_pages(shelf: Shelf) -> Iterator[Page]:
    """The list of courses, each course, each module; nothing where there is no course."""
    library = shelf.library
    if library.courses:
        yield _index(library)
    for course in library.courses:
        yield page_of(
            course.url,
            course.title,
            course.summary,
            "training",
            "course.html",
            script="course",
            course=course,
            planned=sum(module.hours for module in course.modules),
            stamp=stamp,
        )
        for module in course.modules:
            body = partial(_module_body, course, module, shelf)
            yield Page(module.url, module.title, module.summary, "training", body, script="quiz")


def _index(library: Library) -> Page:
    return page_of(
        "training/index.html",
        "培训",
        "给村调解员的课：在手机上看，做练习，看理由。",
        "training",
        "training.html",
        courses=library.courses,
        has_cards=bool(library.cards),
    )


def _module_body(course: Course, module: Module, shelf: Shelf) -> Body:
    tree = fit(markup.parse(module.text.body), module.file, module.url, shelf)
    contents = tuple(TocEntry(h.level, h.text, h.id) for h in toc(tree))
    basis = markup.cut_section(tree, BASIS)
    notes = tree.find("div[@class='footnote']")
    if notes is not None:
        tree.remove(notes)
    shelf.term_links.link(tree, module.url)
    place = course.modules.index(module)
    html = render(
        "module.html",
        module.url,
        course=course,
        module=module,
        toc=contents,
        body=safe(markup.inner_html(tree)),
        basis=safe("".join(markup.html(block) for block in basis)),
        basis_title=BASIS,
        laws=laws_in(module.basis, shelf.library.laws),
        law_links=shelf.law_links,
        notes=safe(markup.html(notes)) if notes is not None else "",
        before=course.modules[place - 1] if place else None,
        after=course.modules[place + 1] if place + 1 < len(course.modules) else None,
        scenes=[scene for scene in course.scenes if scene.module == module.id],
        flows=[flow for flow in shelf.library.flows if module.id in flow.modules],
        kinds=KINDS,
        letters=LETTERS,
        answer=_answer,
        stamp=stamp,
    )
    return Body(html, contents)


def stamp(question: Question) -> str:
    """Four characters that change when a question asks something else.

    What a learner answered before counts no more then (docs/dev/training-progress.md).
    """
    asked = (question.kind, question.stem.plain, *question.options, "", *question.answer)
    digest = hashlib.sha256("\n".join(asked).encode()).digest()
    return base64.b32encode(digest)[:4].decode().lower()


def _answer(question: Question) -> str:
    """The answer as a sentence says it; the points of a case's answer are a list of their own."""
    match question.kind:
        case "fill":
            return "或者".join(question.answer)
        case "order":
            return " → ".join(question.answer)
        case _:
            return "、".join(question.answer)
