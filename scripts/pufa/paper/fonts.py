"""The fonts a sheet is set in: a family for each role of official documents.

In: ``roles.toml``, the fonts setup.sh unpacked beside Python, those of the Python package,
and the system's.  Out: ``Faces``, decided before anything is set, the same for the same
fonts.  Refuses nothing: Noto Serif SC, from the package, stands behind every role.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn as packaged
import typst

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
BOLD = 600
_WEIGHTS = {700: "Bold", 900: "Black"}
_INSTALL = (
    "字体文件怎么装：Windows 上双击它，点“安装”；Linux 上放进 ~/.local/share/fonts 文件夹。"
    "装好以后再生成一次，就会用上。"
)

# Where the package keeps its two fonts, and setup.sh those it unpacks.
PACKAGED = Path(packaged.serif_path()).parent
UNPACKED = Path(sys.prefix) / "fonts"


@dataclass(frozen=True)
class Role:
    """What a face is for, and the families that can play it, best first."""

    key: str
    name: str
    weight: int
    families: tuple[str, ...]
    stand_ins: tuple[str, ...]
    better: str
    """What to install where a stand-in plays it."""

    def suits(self, font: typst.FontInfo) -> bool:
        """Is *font*, of one of its families, as heavy as it should be?"""
        if self.weight < BOLD:
            return font.weight < BOLD
        return font.weight >= BOLD or font.family not in self.stand_ins


@dataclass(frozen=True)
class Face:
    """The family that plays a role, in *weight*; is it of the role's kind, or a stand-in?"""

    role: Role
    family: str
    weight: int
    is_true: bool

    @property
    def chain(self) -> tuple[str, ...]:
        """The family, then those that have the characters it lacks."""
        behind = (SANS, SERIF) if self.role.key == "hei" else (SERIF,)
        return tuple(dict.fromkeys((self.family, *behind)))

    @property
    def is_thin(self) -> bool:
        """Is it lighter than the role should be?"""
        return not self.is_true and self.weight < BOLD <= self.role.weight

    def __str__(self) -> str:
        # Typst takes the "R" of FandolFang's style name for a part of its family's.
        family = self.family.removesuffix(" R")
        text = f"{self.role.name}：{family} {_WEIGHTS.get(self.weight, 'Regular')}"
        return text if self.is_true else f"{text}（替代，未找到{self.role.name}字体）"


@dataclass(frozen=True)
class Faces:
    """A face for every role, families behind them all, and the folders to read them from."""

    faces: tuple[Face, ...]
    others: tuple[str, ...]
    folders: tuple[Path, ...]

    @property
    def stand_ins(self) -> tuple[Face, ...]:
        """The faces that are not of their role's kind; whoever builds prints them."""
        return tuple(face for face in self.faces if not face.is_true)

    def text(self) -> str:
        """One line a role, and what to install for those that have a stand-in."""
        better = [f"{face.role.name}：{face.role.better}" for face in self.stand_ins]
        lines = ["", "怎么装更好的字体：", *better, _INSTALL] if better else []
        return "\n".join([*map(str, self.faces), *lines])

    def fingerprint(self) -> str:
        """What differs as soon as a sheet may be set in other fonts."""
        files = (path for folder in self.folders for path in sorted(folder.rglob("*.[ot]t[fc]")))
        states = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
        return f"{self.json()} {states}"

    def json(self) -> str:
        """What the Typst templates need of each role."""
        table = {
            face.role.key: {
                "chain": (*face.chain, *self.others),
                "weight": face.weight,
                "is_thin": face.is_thin,
            }
            for face in self.faces
        }
        return json.dumps(table)


@cache
def resolve() -> Faces:
    """The faces this machine has for every role."""
    return choose(typst.Fonts(True, False, [UNPACKED, PACKAGED]).fonts())


def choose(fonts: Iterable[typst.FontInfo]) -> Faces:
    """A face for every role out of *fonts*, whatever their order."""
    upright = [font for font in fonts if font.path and font.style == "normal"]
    upright.sort(key=lambda font: (font.family.lower(), font.weight, font.path or ""))
    faces = tuple(_face(role, upright) for role in _roles())
    there = {font.family for font in upright}
    others = tuple(family for family in _table()["others"] if family in there)
    wanted = {*others, *(family for face in faces for family in face.chain)}
    folders = {Path(font.path).parent for font in upright if font.path and font.family in wanted}
    return Faces(faces, others, tuple(sorted(folders)))


def _face(role: Role, fonts: list[typst.FontInfo]) -> Face:
    for family in (*role.families, *role.stand_ins, SERIF):
        kin = [font for font in fonts if font.family.lower() == family.lower()]
        font = min(kin, key=lambda font: abs(font.weight - role.weight), default=None)
        # Noto Serif SC serves even where it is not heavy.
        if font and (family == SERIF or role.suits(font)):
            return Face(role, font.family, font.weight, family in role.families)
    raise AssertionError("the package of fonts is a dependency")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("roles.toml").read_text("utf-8"))


@cache
def _roles() -> tuple[Role, ...]:
    return tuple(
        Role(
            row["key"],
            row["name"],
            row["weight"],
            tuple(row["families"]),
            tuple(row.get("stand_ins", ())),
            row["better"],
        )
        for row in _table()["role"]
    )
