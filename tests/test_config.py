"""The root is found from below, and what an office lacks comes from the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from pufa.config import find, packaged
from pufa.findings import PufaError


def test_found_from_below(tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    assert find(tmp_path / "content/articles").root == tmp_path
    with pytest.raises(PufaError):
        find(Path(tmp_path.anchor))


def test_own_things_stand_before_the_packaged(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "overrides").mkdir()
    config = find(tmp_path)
    assert config.docs == packaged() / "docs"
    assert config.mkdocs_file == packaged() / "mkdocs.yml"
    assert config.overrides == (tmp_path / "overrides", packaged() / "overrides")
