"""Rules that content must keep, one module a family of rules.

In: a ``Library`` and its root.  Out: findings in a ``Report``.
"""

from __future__ import annotations

from pufa.checks.aliases import check_aliases
from pufa.checks.articles import check_articles
from pufa.checks.bulletins import check_bulletins
from pufa.checks.citations import check_citations
from pufa.checks.currency import check_currency
from pufa.checks.links import check_links
from pufa.checks.numbers import check_numbers
from pufa.checks.pictures import check_pictures
from pufa.checks.privacy import check_privacy, cover
from pufa.checks.synonyms import check_synonyms
from pufa.checks.unchanged import Unchanged
from pufa.checks.waivers import waive
from pufa.checks.wording import check_wording
from pufa.config import Config
from pufa.findings import Report
from pufa.model import Library

__all__ = ["Unchanged", "check"]


def check(library: Library, config: Config, report: Report) -> None:
    """Everything that can be wrong with loaded content, less what is waived."""
    check_articles(library, report)
    check_aliases(library, report)
    check_bulletins(library, report)
    check_citations(library, config.as_of, report)
    check_links(library, report)
    check_pictures(library, config, report)
    secrets = check_privacy(library, config, report)
    check_synonyms(library, report)
    check_currency(library, config.as_of, report)
    check_wording(library, report)
    check_numbers(library, report)
    waive(library.waivers, config.as_of, report)
    cover(secrets, report)
