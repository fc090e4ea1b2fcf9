"""Pictures exist, say what they show, can be published, and tell nothing of who took them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import nearest
from pufa.media import SIZE_LIMIT, Prepared, Refusal, prepare_all
from pufa.model import Library, Picture, links
from pufa.reading import is_inside
from pufa.text import han

_PAINT = "用“画图”打开，另存为 JPEG 或 PNG。"

_REFUSALS: dict[Refusal, tuple[str, str, str]] = {
    "locked": ("PIC004", "图片打不开", "看看它是否被别的程序占用，或没有读取权限。"),
    "unknown": ("PIC004", "这不是能用的图片", _PAINT),
    "damaged": ("PIC004", "图片坏了，或者没有复制完整", "从手机、相机里重新复制一遍。"),
    "huge": (
        "PIC007",
        "图片的像素太多（JPEG 照片上限 7000 万，别的图 4000 万）",
        "用“画图”打开，“重新调整大小”改小，另存为 JPEG；手机拍照不用“1 亿像素”一类的模式。",
    ),
    "heic": (
        "PIC008",
        "这是苹果手机的 HEIC 照片，许多手机和电脑打不开",
        "用微信发给自己（不勾“原图”），存下来的就是 JPEG；"
        "以后拍照前，在“设置→相机→格式”里选“兼容性最佳”。",
    ),
    "svg": ("PIC009", "SVG 图里可以藏程序，不能用", "在浏览器里打开它，截图，另存为 PNG。"),
}

_ORIGINAL = (
    "网页和简报上的已经去掉，不用管；要把原图发给别人，先在 Windows 里点右键，"
    "“属性→详细信息→删除属性和个人信息”。"
)


def check_pictures(library: Library, config: Config, report: Report) -> None:
    """Finds LNK002 and PIC001-PIC010 in all texts."""
    shown = list(_usable(library, config, report))
    made = prepare_all((path for *_, path in shown), config.pictures)
    for file, picture, path in shown:
        _check_content(file, picture, made[path], report)


def _usable(
    library: Library, config: Config, report: Report
) -> Iterator[tuple[str, Picture, Path]]:
    """Each picture with the file it stands in and its own; what cannot be one is found."""
    for text in library.texts:
        for picture in text.pictures:
            if path := _check_place(text.file, picture, config, report):
                yield text.file, picture, path


def _check_place(file: str, picture: Picture, config: Config, report: Report) -> Path | None:
    there = links.picture(file, picture.target)
    shown = picture.target[:80]
    if han.is_blank(picture.alt):
        mend = "在方括号里写一句话，说出图上是什么：![村口的示意图](图片.png)"
        report.add(file, picture.line, "PIC002", f"图片“{shown}”没有文字说明。", mend)
    if there.kind != "file":
        mend = "把图片放在文章旁边的文件夹里，写相对路径。"
        report.add(file, picture.line, "LNK002", f"图片不在 content 里：“{shown}”。", mend)
        return None
    path = config.root / there.file
    if not _is_file(path):
        report.add(file, picture.line, "PIC001", f"图片不存在：“{shown}”。", _hint(path))
    elif not is_inside(path, config.root):
        mend = "把图片本身复制到 content 里。"
        report.add(file, picture.line, "LNK002", f"图片是指向外面的链接：“{shown}”。", mend)
    elif path.stat().st_size > SIZE_LIMIT:
        mend = "用“画图”打开，缩小以后另存为 JPEG。"
        report.add(file, picture.line, "PIC003", f"图片太大（上限 20 MB）：“{shown}”。", mend)
    else:
        return path
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long
        return False


def _hint(path: Path) -> str:
    """What the author may have meant by a picture that is not there."""
    try:
        names = sorted(other.name for other in path.parent.iterdir() if other.is_file())
    except OSError:
        names = []
    same = [name for name in names if _folded(name) == _folded(path.name)]
    if same:
        return f"文件名要一模一样，大小写也算：写成“{same[0]}”。"
    return nearest(path.name, names) or "检查文件名；图片要和文章放在一起。"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _check_content(file: str, picture: Picture, made: Prepared | Refusal, report: Report) -> None:
    shown = picture.target[:80]
    if isinstance(made, str):
        code, what, mend = _REFUSALS[made]
        report.add(file, picture.line, code, f"{what}：“{shown}”。", mend)
        return
    if "position" in made.traces:
        what = f"照片“{shown}”里记着拍摄地点（经纬度）。"
        report.add(file, picture.line, "PIC005", what, _ORIGINAL)
    if "person" in made.traces:
        what = f"照片“{shown}”里记着作者姓名或者相机编号。"
        report.add(file, picture.line, "PIC006", what, _ORIGINAL)
    if made.is_moving:
        mend = "要讲清过程，把几个画面各存一张图；只要第一个画面，另存为 PNG 就不再提醒。"
        what = f"“{shown}”是会动的图，网页和简报上只有第一个画面。"
        report.add(file, picture.line, "PIC010", what, mend)
