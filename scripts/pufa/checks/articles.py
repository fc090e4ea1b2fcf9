"""An article rests on law, somebody of the office has read it, and what it names exists."""

from __future__ import annotations

from pufa import law
from pufa.findings import Report
from pufa.load.fields import nearest
from pufa.model import BASIS, Library, figure


def check_articles(library: Library, report: Report) -> None:
    """Finds ART002, ART003, REF001, REF002."""
    for text in library.texts:
        for ref in text.stats:
            _find_figure(ref.target, text.file, ref.line, library, report)
    for writing in library.writings:
        if all(one.is_relative for one in law.find(writing.basis, library.laws)):
            report.add(
                writing.file,
                writing.text.line,
                "ART002",
                f"没有“{BASIS}”一节，或这一节没有写明哪部法律第几条。",
                f"文末加小标题“## {BASIS}”（两个 #），写成：- 《法律名称》第几条：意思",
            )
        if writing.reviewed is None:
            report.add(
                writing.file,
                0,
                "ART003",
                "所里还没有人审核过这一篇。",
                "看过以后由本人写上：reviewed: {by: 姓名, date: 日期}",
            )
    for article in (*library.articles, *library.cases):
        for name in article.related:
            if name not in library.by_id:
                report.add(
                    article.file,
                    article.line("related"),
                    "REF001",
                    f"related 里的“{name[:80]}”没有这篇文章。",
                    meant(name, library),
                )


def meant(name: str, library: Library) -> str:
    """How to name the article that *name*, which is no id, may mean."""
    for article in library.by_id.values():
        if name in (article.title, article.file.rpartition("/")[2], article.file[:-3]):
            return f"写它的编号：{article.id}"
    near = nearest(name, library.by_id)
    return near or "改成文章的 id，或删掉；那篇文章自己有错误时，先改好它。"


def find_release(name: str, file: str, line: int, library: Library, report: Report) -> None:
    """REF002 where no release is called *name*."""
    names = [release.id for release in library.releases]
    if name not in names:
        hint = nearest(name, names) or f"公布过的有：{'、'.join(names) or '（还没有）'}。"
        mend = f"{hint}统计放在 content/stats/ 里；那一份自己有错误时，先改好它。"
        report.add(file, line, "REF002", f"没有这份公布过的统计：“{name[:80]}”。", mend)


def _find_figure(ref: str, file: str, line: int, library: Library, report: Report) -> None:
    """REF002 where *ref* names no published number."""
    name, *path = (part.strip() for part in ref.split("/"))
    release = next((one for one in library.releases if one.id == name), None)
    if release is None:
        find_release(name, file, line, library, report)
    elif figure(ref, library.releases, release.tables) is None:
        table = next((one for one in release.tables if path[:1] == [one.id]), None)
        if table is not None:
            axes = (f"{dim}：{'、'.join(table.labels(n))}" for n, dim in enumerate(table.dims))
            hint = f"表 {table.id} 里有 {'；'.join(axes)}。"
        else:
            headlines = (f"{one.measure}/{one.year}" for one in release.headlines)
            hint = f"里面有：{'、'.join((*headlines, *(one.id for one in release.tables)))}。"
        mend = f"写成 {{{{ stats:{name}/受理 }}}} 或 {{{{ stats:{name}/T1/村名 }}}} 这样。{hint}"
        report.add(file, line, "REF002", f"统计 {name} 里没有这个数：“{ref[:80]}”。", mend)
