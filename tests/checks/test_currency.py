"""What the law is looked up for grows old: texts, forms, and the questions of a course."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

from pufa.checks.currency import check_currency
from pufa.config import find
from pufa.findings import Report
from pufa.load import load


def test_forms_and_questions_grow_old_too(portal: Path) -> None:
    library = load(find(portal, datetime.date(2026, 12, 1)), Report())
    report = Report()
    check_currency(library, datetime.date(2035, 1, 1), report)
    old = Counter(one.file for one in report.findings if one.code == "CUR001")
    banks = {one.file for module in library.modules for one in module.questions}
    assert banks and library.forms
    for file in (*banks, *(form.file for form in library.forms)):
        assert old[file] == 1
    assert sum(old.values()) == len(banks) + len(library.forms) + len(library.writings)
