"""Links lead to what exists."""

from __future__ import annotations

from functools import lru_cache
from posixpath import dirname

from pufa.findings import Report
from pufa.load.fields import nearest
from pufa.model import Library, Link
from pufa.model.links import Target, relative, target


def check_links(library: Library, report: Report) -> None:
    """Finds LNK001-LNK004 in articles and in bulletins' notices."""
    for text in library.texts:
        for link in text.links:
            _check_link(text.file, text.anchors, link, library, report)


def _check_link(
    file: str, anchors: tuple[str, ...], link: Link, library: Library, report: Report
) -> None:
    there = target(file, link.target)
    shown = link.target[:80]
    if there.kind == "refused":
        mend = "只能链接到别的文章、http(s) 网址、tel: 电话；文件夹之间用 / 不用 \\。"
        report.add(file, link.line, "LNK004", f"不能用这种链接：“{shown}”。", mend)
    elif there.kind == "stray":
        mend = "写相对路径，例如 ../婚姻家庭/离婚.md。"
        report.add(file, link.line, "LNK002", f"链接指到 content 外面去了：“{shown}”。", mend)
    elif there.kind == "file":
        if there.file != file:
            if there.file in library.refused:
                return  # what is wrong with it is said where it is wrong
            if there.file not in library.by_file:
                report.add(
                    file,
                    link.line,
                    "LNK001",
                    f"这里没有这篇文章：“{shown}”。",
                    _hint(file, there, library),
                )
                return
            anchors = library.by_file[there.file].anchors
        if there.anchor and there.anchor not in anchors:
            mend = f"可用的有：{'、'.join(anchors[:8]) or '（没有小标题）'}。"
            report.add(file, link.line, "LNK003", f"没有“{there.anchor[:40]}”这个小标题。", mend)


def _hint(file: str, there: Target, library: Library) -> str:
    """What the author may have meant by a link to a file that is no article."""
    name = there.file.rpartition("/")[2]
    if name.replace("-", "").isdigit():
        return f"电话写成 tel:{name}。"
    if name.startswith("www."):
        return f"网址写成 https://{name}。"
    if (suffix := name.rpartition(".")[2]) in ("doc", "docx", "pdf", "xls", "xlsx"):
        return f"不能链接 {suffix} 文件，只能链接文章（.md）。"
    near = nearest(relative(file, there.file), _seen(dirname(file), tuple(library.by_file)))
    return near or "检查文件夹名和文件名；文件可能改了名。"


@lru_cache(maxsize=64)
def _seen(folder: str, files: tuple[str, ...]) -> tuple[str, ...]:
    """*files* as a link in *folder* names them."""
    return tuple(relative(f"{folder}/", one) for one in files)
