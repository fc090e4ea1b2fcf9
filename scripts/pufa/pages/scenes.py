"""The page of a practice scene: a book whose steps are numbered and whose choices are links.

Everything can be read in order without a script, and on paper; ``overrides/js/scene.js``
shows one step at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from pufa.model import LETTERS
from pufa.pages.body import Shelf
from pufa.pages.page import Page, page_of

# How a choice is called, and the kind of note that its answer looks like.
_WORTHS = {
    "好": ("这样好", "tip"),
    "也行": ("也行，还有更好的", "note"),
    "不好": ("这样不好", "warning"),
}


def scene_pages(shelf: Shelf) -> Iterator[Page]:
    for course in shelf.library.courses:
        modules = {module.id: module for module in course.modules}
        for scene in course.scenes:
            yield page_of(
                scene.url,
                scene.title,
                scene.summary.plain,
                "training",
                "scene.html",
                script="scene",
                course=course,
                module=modules[scene.module],
                scene=scene,
                letters=LETTERS,
                worths=_WORTHS,
                law_links=shelf.law_links,
            )
