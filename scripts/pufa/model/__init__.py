"""What an office has, as frozen values.  No I/O, no Markdown, no HTML."""

from pufa.model.article import BASIS, Article, Review
from pufa.model.bulletin import Bulletin, Calendar, Notice, Reference, Release, Signature
from pufa.model.library import Library, Topic
from pufa.model.office import (
    DRAFT,
    UNKNOWN,
    Authorization,
    Contact,
    Filing,
    Mediator,
    Office,
    Trade,
    Village,
)
from pufa.model.text import Link, Picture, Text

__all__ = [
    "BASIS",
    "DRAFT",
    "UNKNOWN",
    "Article",
    "Authorization",
    "Bulletin",
    "Calendar",
    "Contact",
    "Filing",
    "Library",
    "Link",
    "Mediator",
    "Notice",
    "Office",
    "Picture",
    "Reference",
    "Release",
    "Review",
    "Signature",
    "Text",
    "Topic",
    "Trade",
    "Village",
]
