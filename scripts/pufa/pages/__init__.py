"""What each page says: ``Library`` → ``Page`` values whose bodies are made when asked for."""

from pufa.pages.compose import compose
from pufa.pages.documents import documents
from pufa.pages.page import Body, Page, TemplateError, TocEntry, render, safe

__all__ = ["Body", "Page", "TemplateError", "TocEntry", "compose", "documents", "render", "safe"]
