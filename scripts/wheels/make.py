"""``make wheels``: a folder from which pufa installs without a network.

In: pyproject.toml, constraints.txt, a network.  Out: dist/wheels/ with the wheels of every
target, an installer, a read-me and the guide.  Refuses, with the package's name, where a
target lacks a wheel: nothing is ever compiled at an office.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from guide import guide_html
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUT = ROOT / "dist" / "wheels"

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PUFA = Requirement("pufa[names]")  # its cases cannot be published without the extra
PIP = Requirement("pip")  # a system's Python may come without one


@dataclass(frozen=True)
class Platform:
    """A kind of machine: what wheels for it are tagged, what markers say there."""

    name: str
    tags: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]


def _linux(machine: str) -> Platform:
    tags = (f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1))
    markers = (
        ("os_name", "posix"),
        ("sys_platform", "linux"),
        ("platform_system", "Linux"),
        ("platform_machine", machine),
    )
    return Platform(f"Linux {machine}", (*tags, f"manylinux2014_{machine}"), markers)


def _macos(machine: str) -> Platform:
    kinds = (machine, "universal2")
    tags = [f"macosx_{major}_0_{kind}" for major in range(14, 10, -1) for kind in kinds]
    tags += [f"macosx_10_{minor}_{kind}" for minor in range(16, 8, -1) for kind in kinds]
    markers = (
        ("os_name", "posix"),
        ("sys_platform", "darwin"),
        ("platform_system", "Darwin"),
        ("platform_machine", machine),
    )
    return Platform(f"macOS {machine}", tuple(tags), markers)


WINDOWS = Platform(
    "Windows x86_64",
    ("win_amd64",),
    (
        ("os_name", "nt"),
        ("sys_platform", "win32"),
        ("platform_system", "Windows"),
        ("platform_machine", "AMD64"),
    ),
)
PLATFORMS = (WINDOWS, _linux("x86_64"), _linux("aarch64"), _macos("arm64"), _macos("x86_64"))


@dataclass(frozen=True)
class Target:
    """A platform with a version of Python on it."""

    platform: Platform
    python: str

    @property
    def tags(self) -> frozenset[Tag]:
        """Every tag a wheel for this target may have."""
        version = tuple(map(int, self.python.split(".")))
        interpreter = f"cp{self.python.replace('.', '')}"
        return frozenset(
            (
                *cpython_tags(version, platforms=self.platform.tags),
                *compatible_tags(version, interpreter, self.platform.tags),
            )
        )

    @property
    def environment(self) -> dict[str, str]:
        """What the markers of a requirement are judged by."""
        return {
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            **dict(self.platform.markers),
        }


TARGETS = tuple(Target(platform, python) for platform in PLATFORMS for python in PYTHONS)


def fill(folder: Path, target: Target, pins: dict[str, str]) -> None:
    """Bring what pufa's wheel in *folder* needs on *target*, and what that needs, there.

    Not ``pip download`` alone: it judges markers by the machine it runs on.
    """
    while missing := {name: pins.get(name) for name in sorted(lacking(folder, target))}:
        unpinned = [name for name, version in missing.items() if version is None]
        if unpinned:
            sys.exit(
                f"constraints.txt lacks {', '.join(unpinned)}, needed on {target.platform.name}."
            )
        platforms = [word for tag in target.platform.tags for word in ("--platform", tag)]
        _pip(
            "download",
            *("--no-deps", "--only-binary=:all:", "--implementation", "cp"),
            *("--python-version", target.python),
            *platforms,
            *("--dest", str(folder)),
            *(f"{name}=={version}" for name, version in missing.items()),
        )


def lacking(folder: Path, target: Target) -> set[str]:
    """What pufa needs on *target* that has no wheel in *folder*."""
    wheels = {
        name: wheel
        for wheel in sorted(folder.glob("*.whl"))
        for name, _, _, tags in [parse_wheel_filename(wheel.name)]
        if not tags.isdisjoint(target.tags)
    }
    needed, waiting = set[str](), [PUFA, PIP]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in needed:
            needed.add(name)
            if name in wheels:
                waiting += requirements(wheels[name], target, requirement.extras)
    return needed - set(wheels)


def requirements(wheel: Path, target: Target, extras: Iterable[str]) -> Iterator[Requirement]:
    """What *wheel* with *extras* asks for on *target*."""
    environments = [{**target.environment, "extra": extra} for extra in ("", *extras)]
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    for line in metadata.get_all("Requires-Dist", ()):
        requirement = Requirement(line)
        if requirement.marker is None or any(map(requirement.marker.evaluate, environments)):
            yield requirement


def pinned(lines: Iterable[str]) -> dict[str, str]:
    """The versions of constraints.txt by name."""
    pairs = (line.split("==") for line in map(str.strip, lines) if line)
    return {canonicalize_name(name): version for name, version in pairs}


def _pip(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "pip", "--quiet", *words], check=False)
    if done.returncode:
        sys.exit(f"pip {words[0]} failed; see above which package has no wheel.")


def _megabytes(paths: Iterable[Path]) -> str:
    return f"{sum(path.stat().st_size for path in paths) / 1e6:.0f} MB"


def main() -> None:
    """Make the folder anew and say how big it is."""
    packages = OUT / "packages"
    shutil.rmtree(OUT, ignore_errors=True)
    packages.mkdir(parents=True)
    _pip("wheel", "--no-deps", "--wheel-dir", str(packages), str(ROOT))
    pins = pinned((ROOT / "constraints.txt").read_text("utf-8").splitlines())
    for target in TARGETS:
        fill(packages, target, pins)
    for name in ("install.py", "install.sh"):
        shutil.copy(HERE / name, OUT)
    # Windows reads both with its own line ends; Notepad knows UTF-8 by its mark.
    (OUT / "install.bat").write_text((HERE / "install.bat").read_text("ascii"), newline="\r\n")
    (OUT / "README.txt").write_text(
        (HERE / "README.txt").read_text("utf-8"), "utf-8-sig", newline="\r\n"
    )
    (OUT / "guide.html").write_text(guide_html(ROOT), "utf-8", newline="\n")
    for platform in PLATFORMS:
        tags = frozenset[Tag]().union(*(t.tags for t in TARGETS if t.platform == platform))
        fit = [
            w for w in packages.iterdir() if not parse_wheel_filename(w.name)[3].isdisjoint(tags)
        ]
        print(f"{platform.name:16} {len(fit):3} wheels {_megabytes(fit):>7}")
    print(
        f"{'together':16} {len(list(packages.iterdir())):3} wheels "
        f"{_megabytes(packages.iterdir()):>7}  {OUT.relative_to(ROOT)}"
    )


if __name__ == "__main__":
    main()
