"""Where links lead."""

from __future__ import annotations

import itertools
import posixpath

from pufa.model.links import relative


def test_relative_addresses_are_the_shortest() -> None:
    pages = ["index.html", "a/b.html", "a/c.html", "a/d/e.html", "a/d/f.html", "d/e.html", "a/d.x"]
    for here, there in itertools.product(pages, pages):
        expected = posixpath.relpath(there, posixpath.dirname(here) or ".")
        assert relative(here, there) == expected, (here, there)
