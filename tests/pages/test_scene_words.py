"""A scene's words are searched, cited, looked through for private data, and all on its page."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from building import compiled, composed
from pufa.config import find
from pufa.load import sources
from pufa.model import Library, passages
from pufa.pages import cited_laws, documents

URL = "training/qinghe/first-word.html"


@pytest.fixture(scope="module")
def library(portal: Path) -> Library:
    return compiled(portal)[0].library


def test_every_word_of_it_is_on_its_page(library: Library) -> None:
    (scene,) = library.scenes
    (page,) = (page for page in composed(library) if page.url == URL)
    words = re.sub(r"<[^>]+>", "", page.body().html)
    assert all(text.plain in words for text in scene.texts)
    assert "编写的示例" in words


def test_search_law_and_privacy_read_all_of_it(library: Library, portal: Path) -> None:
    (scene,) = library.scenes
    (document,) = (one for one in documents(library, cited_laws(library).laws) if one.url == URL)
    assert all(text.plain in document.text for text in scene.texts)
    assert document.cites
    assert [one.text for one in passages(library) if one.url == URL] == list(scene.texts)
    config = find(portal, datetime.date(2026, 12, 1))
    assert scene.file in {source.file for source in sources(library, config)}


def test_course_and_lesson_lead_to_it(library: Library) -> None:
    led = [
        page.url
        for page in composed(library)
        if page.url.startswith("training/qinghe/") and 'href="first-word.html"' in page.body().html
    ]
    assert led == ["training/qinghe/index.html", "training/qinghe/free-and-willing.html"]
