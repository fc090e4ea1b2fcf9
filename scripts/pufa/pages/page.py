"""A page, and the templates its body is made with.

In: a template's name and what it shows.  Out: HTML, every value escaped by Jinja.
Bodies are made when a publisher asks for them, so memory does not grow with text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jinja2
from markupsafe import Markup

from pufa.model import UNKNOWN
from pufa.model.links import relative
from pufa.pages.citing import cited
from pufa.text import han

# What a publisher catches where an office's own template is wrong.
TemplateError = jinja2.TemplateError


@dataclass(frozen=True)
class TocEntry:
    """One line of our table of contents: heading *level* 2 or 3, *text*, *id*."""

    level: int
    text: str
    id: str


@dataclass(frozen=True)
class Body:
    """The HTML of a page, one element, and its table of contents."""

    html: str
    toc: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page at *url* (relative to the site's root); *section* is the part of the site it is in."""

    url: str
    title: str
    description: str
    section: str
    body: Callable[[], Body]
    moved: str = ""
    """The address, relative to this page, of the page that stands here no more."""
    script: str = ""
    """The script that this page loads besides the one every page has (``site/assets.py``)."""

    @property
    def meta(self) -> dict[str, str]:
        """What the shell shows around the body."""
        meta = {"title": self.title, "description": self.description, "section": self.section}
        more = {"moved": self.moved, "script": self.script}
        return meta | {name: value for name, value in more.items() if value}


def phone_link(phone: str) -> str:
    """``tel:`` and the digits of a phone number as people write it, without its extension."""
    number = phone.partition("转")[0]
    return "tel:" + "".join(char for char in number if char.isdigit() or char == "+")


def _day(day: datetime.date | str) -> str:
    return han.date(datetime.date.fromisoformat(day) if isinstance(day, str) else day)


@jinja2.pass_context
def _href(context: jinja2.runtime.Context, url: str) -> str:
    return relative(context["here"], url)


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pufa.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["href"] = _href
    environment.filters["tel"] = phone_link
    environment.filters["cited"] = cited
    environment.filters["day"] = _day
    environment.globals["UNKNOWN"] = UNKNOWN
    environment.filters["iso"] = datetime.date.isoformat
    return environment


_ENVIRONMENT = _environment()


def render(template: str, here: str, **values: Any) -> str:
    """The body of the page at *here*."""
    return _ENVIRONMENT.get_template(template).render(here=here, **values)


def page_of(
    url: str,
    title: str,
    description: str,
    section: str,
    template: str,
    script: str = "",
    **values: Any,
) -> Page:
    """A page that shows *values* and has no table of contents."""
    return Page(
        *(url, title, description, section),
        body=lambda: Body(render(template, url, **values)),
        script=script,
    )


def safe(html: str) -> Markup:
    """HTML that ``text/markup`` wrote, and so escaped."""
    return Markup(html)
