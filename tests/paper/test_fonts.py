"""Roles are filled the same way on every machine, and what is missing is told."""

from __future__ import annotations

from dataclasses import dataclass

import typst

from pufa.paper import fonts


@dataclass(frozen=True)
class Font:
    family: str
    weight: int = 400
    style: str = "normal"
    index: int = 0

    @property
    def path(self) -> str:
        return f"/fonts/{self.family}/{self.weight}.otf"


NOTO = [Font(fonts.SERIF), Font(fonts.SANS)]


def lines(*more: Font) -> dict[str, str]:
    text = fonts.choose([*NOTO, *more]).text().partition("\n\n")[0]
    return dict(line.split("：", 1) for line in text.split("\n"))


def test_the_package_alone_fills_every_role() -> None:
    faces = fonts.choose(typst.Fonts(False, False, [fonts.PACKAGED]).fonts())
    report, _, better = faces.text().partition("\n\n")
    assert report == (
        "仿宋：Noto Serif SC Regular（替代，未找到仿宋字体）\n"
        "楷体：Noto Serif SC Regular（替代，未找到楷体字体）\n"
        "黑体：Noto Sans SC Regular\n"
        "小标宋：Noto Serif SC Regular（替代，未找到小标宋字体）\n"
        "宋体：Noto Serif SC Regular"
    )
    assert [face.role.name for face in faces.stand_ins] == ["仿宋", "楷体", "小标宋"]
    assert "小标宋：方正小标宋不是免费的字体" in better and "黑体：" not in better
    assert faces.folders == (fonts.PACKAGED,)


def test_this_machine_fills_every_role() -> None:
    faces = fonts.resolve()
    assert [face.role.name for face in faces.faces] == ["仿宋", "楷体", "黑体", "小标宋", "宋体"]
    assert all(face.chain[-1] == fonts.SERIF for face in faces.faces)


def test_true_fonts_come_first_in_the_order_of_the_list() -> None:
    found = lines(Font("FandolFang R"), Font("FandolKai"), Font("FandolHei"), Font("SimHei"))
    assert found["仿宋"] == "FandolFang Regular"
    assert found["楷体"] == "FandolKai Regular"
    assert found["黑体"] == "SimHei Regular"


def test_a_stand_in_for_a_heavy_face_is_heavy() -> None:
    thin = lines(Font("Noto Serif CJK SC"), Font("FandolSong"))
    assert thin["小标宋"] == "Noto Serif SC Regular（替代，未找到小标宋字体）"
    bold = lines(Font("Noto Serif CJK SC"), Font("FandolSong"), Font("FandolSong", 700))
    assert bold["小标宋"] == "FandolSong Bold（替代，未找到小标宋字体）"
    assert bold["宋体"] == "FandolSong Regular"
    black = lines(Font("Noto Serif CJK SC", 700), Font("Noto Serif CJK SC", 900))
    assert black["小标宋"] == "Noto Serif CJK SC Black（替代，未找到小标宋字体）"
    assert lines(Font("方正小标宋简体"))["小标宋"] == "方正小标宋简体 Regular"


def test_no_text_is_set_in_a_heavy_face() -> None:
    assert lines(Font("Noto Serif CJK SC", 900))["宋体"] == "Noto Serif SC Regular"


def test_the_order_in_which_fonts_are_found_does_not_matter() -> None:
    found = [*NOTO, Font("FandolSong", 700), Font("FandolSong"), Font("KaiTi"), Font("SimSun")]
    assert fonts.choose(found) == fonts.choose(reversed(found))
    assert fonts.choose(found).json() == fonts.choose(reversed(found)).json()
