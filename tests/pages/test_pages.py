"""What pages say: summary first, basis in a box, the right people, nothing out of its place."""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path

import pytest

from building import composed
from pufa.config import find
from pufa.edition import Edition, compile_edition
from pufa.findings import Report
from pufa.pages.downloads import downloads
from pufa.pages.slices import PER_PAGE


@pytest.fixture(scope="module")
def edition(portal: Path) -> Edition:
    made = compile_edition(find(portal, datetime.date(2026, 12, 1)), Report())
    assert made is not None
    return made


def body(edition: Edition, url: str) -> str:
    return next(page for page in edition.pages if page.url == url).body().html


def test_an_article_answers_first(edition: Edition) -> None:
    text = body(edition, "articles/linli-paishui.html")
    order = [
        "pf-answer",
        "法律条文核对至",
        "pf-text",
        "pf-basis",
        'class="footnote"',
        "pf-whom",
        "接着看",
    ]
    places = [text.index(mark) for mark in order]
    assert places == sorted(places)
    assert text.count('id="法律依据"') == 1
    assert "示例所长审核" in text


def test_a_picture_has_sizes_and_a_place_before_it_comes(edition: Edition) -> None:
    text = body(edition, "articles/linli-paishui.html")
    picture = re.search(r"<picture>.*?</picture>", text)
    assert picture and re.fullmatch(
        r'<picture><source type="image/webp" srcset="[^"]+ 640w" sizes="[^"]+">'
        r'<img src="\.\./media/[0-9a-f]{16}\.png" alt="石桥村村口的示意图" width="640" height="360"'
        r' loading="lazy" decoding="async"></picture>',
        picture.group(0),
    )


def test_links_between_files_become_links_between_pages(edition: Edition) -> None:
    urls = {page.url for page in edition.pages}
    files = downloads(edition.library)
    for page in edition.pages:
        for target in re.findall(r'href="([^"#:]+)(?:#[^"]*)?"', page.body().html):
            there = Path(page.url).parent / target
            parts: list[str] = []
            for part in there.parts:
                parts.pop() if part == ".." else parts.append(part)
            url = "/".join(parts)
            is_file = url in files or url.endswith((".pdf", ".docx", ".ics"))
            is_file = is_file or url == "about.html"
            assert url in urls or is_file, (page.url, target)


def test_a_phone_nobody_agreed_to_show_is_nowhere(edition: Edition) -> None:
    for page in edition.pages:
        assert "0400-5550199" not in page.body().html and "示例禾" not in page.body().html
    assert 'href="tel:04005550111"' in body(edition, "people.html")
    assert all(b"0400-5550199" not in data for data in edition.index.files.values())


def test_lists_are_cut_and_chained(edition: Edition) -> None:
    one = edition.library.articles[0]
    many = tuple(dataclasses.replace(one, id=f"copy-{n}", related=()) for n in range(PER_PAGE * 3))
    library = dataclasses.replace(edition.library, articles=many)
    pages = {page.url: page for page in composed(library)}
    topic = next(t for t in library.topics if t.name == one.topics[0])
    urls = [topic.url, *(topic.url.replace(".html", f".{n}.html") for n in (2, 3))]
    assert [url in pages for url in urls] == [True] * 3
    for url in urls:
        assert pages[url].body().html.count('class="pf-card"') == PER_PAGE
    assert 'rel="next"' in pages[urls[0]].body().html
    assert 'rel="prev"' in pages[urls[2]].body().html
    # The home page and the navigation do not grow.
    assert len(pages["index.html"].body().html) < 12_000


def test_authors_words_are_escaped(edition: Edition) -> None:
    evil = '<script>alert("&1")</script>'
    articles = tuple(
        dataclasses.replace(article, title=evil, summary=evil, drafted=evil)
        for article in edition.library.articles
    )
    office = dataclasses.replace(edition.library.office, name=evil, masthead=evil)
    library = dataclasses.replace(edition.library, articles=articles, office=office)
    for page in composed(library):
        assert "<script" not in page.body().html


def test_unknown_phones_are_said_to_be_unknown(edition: Edition) -> None:
    contact = dataclasses.replace(edition.library.office.contacts[0], phone="待填写")
    office = dataclasses.replace(edition.library.office, contacts=(contact,))
    library = dataclasses.replace(edition.library, office=office)
    home = next(page for page in composed(library) if page.url == "index.html").body().html
    assert "电话待填写" in home and 'href="tel:"' not in home
    assert 'href="tel:12348"' in home and 'href="tel:110"' in home
