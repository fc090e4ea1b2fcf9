"""The folder ``make wheels`` fills: complete for every kind of machine, plain to install from."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

WHEELS = Path(__file__).parents[1] / "scripts" / "wheels"


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(WHEELS))
    import make

    return make


def wheel(folder: Path, name: str, *needs: str) -> None:
    with zipfile.ZipFile(folder / name, "w") as archive:
        lines = ["Metadata-Version: 2.1", *(f"Requires-Dist: {need}" for need in needs)]
        archive.writestr(f"{'-'.join(name.split('-')[:2])}.dist-info/METADATA", "\n".join(lines))


def test_what_is_missing_is_judged_by_the_target(make: ModuleType, tmp_path: Path) -> None:
    wheel(tmp_path, "pip-1-py3-none-any.whl")
    needs = ("PyYAML>=6", "tests; extra == 'test'")
    wheel(tmp_path, "pufa-1-py3-none-any.whl", *needs, "lac; extra == 'names' and os_name == 'nt'")
    wheel(
        tmp_path,
        "pyyaml-6-cp312-cp312-win_amd64.whl",
        "colorama; sys_platform == 'win32'",
        "old; python_version < '3.12'",
    )
    lacking = {
        (target.platform.name, target.python): make.lacking(tmp_path, target)
        for target in make.TARGETS
    }
    assert lacking["Windows x86_64", "3.12"] == {"colorama", "lac"}
    assert lacking["Windows x86_64", "3.11"] == {"pyyaml", "lac"}
    assert lacking["Linux aarch64", "3.12"] == {"pyyaml"}


def test_every_part_knows_the_same_pythons(make: ModuleType) -> None:
    import install

    minors = [int(python.removeprefix("3.")) for python in make.PYTHONS]
    assert list(range(install.OLDEST[1], install.NEWEST[1] + 1)) == minors
    bat, sh = ((WHEELS / name).read_text("utf-8") for name in ("install.bat", "install.sh"))
    assert f"range({minors[0]}, {minors[-1] + 1})" in bat
    assert re.search(r"in \((.+)\) do", bat)[1].split() == list(make.PYTHONS)  # type: ignore[index]
    assert f"(3, {minors[0]}) <= sys.version_info < (3, {minors[-1] + 1})" in sh
    assert set(re.findall(r"python(3\.\d+)", sh)) == set(make.PYTHONS)
    for text in (bat, install.WINDOW):
        # cmd reads both in the system's code page.
        assert text.isascii()


def test_a_folder_that_is_not_whole_is_said(tmp_path: Path) -> None:
    (tmp_path / "install.py").write_bytes((WHEELS / "install.py").read_bytes())
    done = subprocess.run(
        [sys.executable, tmp_path / "install.py"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 1 and "整个文件夹" in done.stderr and "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["install.py"]
