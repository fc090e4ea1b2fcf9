"""普法明白纸, the newsletter for villagers: one story a block, large, black on white.

In: articles, the library, a press.  Out: a ``Job``.  Of each article it has the title, the
summary and the steps of its 怎么办, whole; a QR code leads to the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from pufa.model import Article, Library
from pufa.paper import articles, whom
from pufa.paper.articles import Pictures
from pufa.paper.press import Press
from pufa.paper.printing import Job
from pufa.paper.strings import call, content
from pufa.paper.typeset import typeset
from pufa.text import han

NAME = "普法明白纸"


def job(stories: Sequence[Article], library: Library, press: Press, pictures: Pictures) -> Job:
    """The newsletter of *stories*, in their order; one alone has the whole width."""
    office = library.office
    day = max(story.date for story in stories)
    parts = [call("masthead", NAME, office.name, han.date(day))]
    for number, story in enumerate(stories):
        parts.append(_story(story, library, press, pictures, f"story-{number}"))
    parts.append(f"ending({whom.calls(office)})")
    return Job(
        name=NAME,
        file=stories[0].file,
        title=f"{NAME}：{'；'.join(story.title for story in stories)}",
        office=office,
        day=day,
        template="newsletter",
        settings=f", columns: {min(len(stories), 2)}",
        body="\n".join(parts),
        words=(
            whom.words(office),
            *(word for story in stories for word in articles.words(story)),
        ),
    )


def _story(story: Article, library: Library, press: Press, pictures: Pictures, name: str) -> str:
    parts = [call("marked", story.mark)] if story.mark else []
    parts.append(call("summary", story.summary))
    steps = articles.steps(articles.tree(story.text.body, library))
    if len(steps):
        find = articles.finder(press, pictures, story.file)
        parts.append(typeset(steps, find, name))
    parts.append(whom.code(story.url, "看全文和法律依据", library.office, press))
    parts.append(call("credit", articles.credit(story)))
    return f"story({content(story.title)}, {', '.join(f'{{ {part} }}' for part in parts)})"
