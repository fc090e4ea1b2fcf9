"""What each page says: ``Library`` → ``Page`` values whose bodies are made when asked for."""

from pufa.pages.cited import Cited, cited_laws
from pufa.pages.compose import compose
from pufa.pages.documents import documents
from pufa.pages.page import Body, Page, TemplateError, TocEntry, render, safe

__all__ = [
    "Body",
    "Cited",
    "Page",
    "TemplateError",
    "TocEntry",
    "cited_laws",
    "compose",
    "documents",
    "render",
    "safe",
]
