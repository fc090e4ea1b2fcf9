"""Another renderer gives the same site: ProperDocs takes our plugin as it is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from building import files

ROOT = Path(__file__).parents[2]


def test_properdocs_gives_the_same_pages(portal: Path, site: Path, tmp_path: Path) -> None:
    """Every file but the sheets, which ``pufa build`` hands to the plugin."""
    shutil.copytree(portal / "content", tmp_path / "content")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("dev", "guide"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    program = Path(sys.executable).with_name("properdocs")
    command = [str(program), "build", "-q", "-d", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ours = {
        path: data for path, data in files(site).items() if not path.endswith((".pdf", ".docx"))
    }
    theirs = files(tmp_path / "out")
    assert set(ours) <= set(theirs)
    assert [path for path, data in ours.items() if theirs[path] != data] == []
