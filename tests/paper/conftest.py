"""Presses with the fonts of this machine, and with those of the Python package alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import typst

from pufa.paper import fonts
from pufa.paper.press import Press


@pytest.fixture(scope="session", params=["found", "packaged"])
def press(request: pytest.FixtureRequest) -> Iterator[Press]:
    packaged = typst.Fonts(False, False, [fonts.PACKAGED]).fonts()
    faces = fonts.resolve() if request.param == "found" else fonts.choose(packaged)
    with Press(faces) as press:
        yield press
