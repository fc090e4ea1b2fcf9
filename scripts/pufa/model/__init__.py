"""What an office has, as frozen values.  No I/O, no Markdown, no HTML."""

from pufa.model.article import BASIS, Article, Case, Consent, Review, Writing
from pufa.model.bulletin import Bulletin, Calendar, Notice, Reference, Release, Signature
from pufa.model.card import Card
from pufa.model.flow import Exit, Flow, Stage
from pufa.model.form import ENTRIES, Deadline, Entry, Field, Form, Part, Reminder
from pufa.model.library import Library, Topic
from pufa.model.lists import Book, Event, Synonym, Term
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
from pufa.model.passages import Passage, passages
from pufa.model.referral import Referral, Route
from pufa.model.scene import WORTHS, Choice, Ending, Scene, Speech, Step, Worth
from pufa.model.scheme import Group, Scheme
from pufa.model.statistics import (
    Cell,
    Gap,
    Headline,
    Period,
    Released,
    SafeTable,
    Share,
    Table,
    figure,
)
from pufa.model.text import Link, Picture, Text
from pufa.model.training import KINDS, LETTERS, Course, Kind, Module, Question
from pufa.model.waiver import Waiver

__all__ = [
    "BASIS",
    "DRAFT",
    "ENTRIES",
    "KINDS",
    "LETTERS",
    "UNKNOWN",
    "WORTHS",
    "Article",
    "Authorization",
    "Book",
    "Bulletin",
    "Calendar",
    "Card",
    "Case",
    "Cell",
    "Choice",
    "Consent",
    "Contact",
    "Course",
    "Deadline",
    "Ending",
    "Entry",
    "Event",
    "Exit",
    "Field",
    "Filing",
    "Flow",
    "Form",
    "Gap",
    "Group",
    "Headline",
    "Kind",
    "Library",
    "Link",
    "Mediator",
    "Module",
    "Notice",
    "Office",
    "Part",
    "Passage",
    "Period",
    "Picture",
    "Question",
    "Reference",
    "Referral",
    "Release",
    "Released",
    "Reminder",
    "Review",
    "Route",
    "SafeTable",
    "Scene",
    "Scheme",
    "Share",
    "Signature",
    "Speech",
    "Stage",
    "Step",
    "Synonym",
    "Table",
    "Term",
    "Text",
    "Topic",
    "Trade",
    "Village",
    "Waiver",
    "Worth",
    "Writing",
    "figure",
    "passages",
]
