"""QR bookplates: a sheet of labels, for the books of the 农家书屋, an article or a topic.

In: what the labels lead to, the office, a press.  Out: a ``Job``.  Refuses an office whose
site has no address: a code must lead somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from pufa.findings import PufaError
from pufa.media import qr_drawing
from pufa.model import DRAFT, UNKNOWN, Article, Book, Library, Topic
from pufa.paper.press import Press
from pufa.paper.printing import Job, Words
from pufa.paper.strings import content, literal

_COUNT = 24


def of_books(books: Sequence[Book], library: Library, press: Press) -> Job:
    """A label for each of *books*, which leads to the answers of the site."""
    rows = [(one.title, "" if one.place == UNKNOWN else one.place, "") for one in books]
    return _job("农家书屋书标", "content/books.yml", rows, library, press)


def of_page(one: Article | Topic, library: Library, press: Press) -> Job:
    """A sheet of the same label, which leads to the page of an article or a topic."""
    if isinstance(one, Topic):
        title, file = one.name, "content/office.yml"
    else:
        title, file = one.title, one.file
    return _job(f"书标 {one.id}", file, [(title, "", one.url)] * _COUNT, library, press)


def _job(
    name: str, file: str, rows: Sequence[tuple[str, str, str]], library: Library, press: Press
) -> Job:
    office = library.office
    if office.site_url is None:
        raise PufaError(
            "还没有网址，二维码没有地方可去。",
            "网站放到网上以后，在 content/office.yml 里写 site_url，再印书标。",
        )
    labels = []
    for title, place, url in rows:
        address = f"{office.site_url}{url}"
        path = literal(press.drawing(qr_drawing(address)))
        said = (title, *([place] if place else []), "扫一扫，看怎么办", office.name)
        texts = ", ".join(map(content, said))
        labels.append(f"({path}, {literal(f'二维码：{address}')}, {texts})")
    draft = "none" if office.authorized else literal(DRAFT)
    words: list[Words] = [(file, 0, "".join(f"{title}{place}" for title, place, _ in rows))]
    return Job(
        name=name,
        file=file,
        title=name,
        office=office,
        day=library.newest,
        template="bookplates",
        body=f"labels({draft}, {', '.join(labels)})",
        words=(*words, ("content/office.yml", 0, office.name)),
    )
