"""What every Markdown file of ``content/`` has: front matter, a body, the facts of both.

In: a path.  Out: ``Front``, from which the loader of a kind takes the fields it knows.
Refuses a file without front matter; whatever else is wrong is found.
"""

from __future__ import annotations

import datetime
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.model import BASIS, UNKNOWN, Link, Picture, Review, Text
from pufa.reading import place, read_text, read_yaml
from pufa.text import markup
from pufa.text.flaws import flaws

FRONT_MATTER_LIMIT = 64_000  # bytes (contracts.md)

# An unquoted value with " #" in it: YAML takes the rest for a remark.
_HIDDEN = re.compile(r"\s*(?:-\s+|[a-z_]+:\s+)[^\s\"'\[{#|>][^\"']*\s#")

# What each flaw of the dialect is called, and how it is mended.
FLAWS = {
    "html": (
        "MRK001",
        "文字里有网页代码：{}",
        "先粘到记事本，再从记事本复制过来；要显示尖括号本身，前后留空格。",
    ),
    "nesting": ("MRK002", "缩进或符号的层次太深（超过 30 层）。", "改成几段平常的文字或列表。"),
    "note": (
        "MRK003",
        "没有“{}”这种提示框。",
        "只有 note（说明）、tip（提示）、warning（注意）、example（例子）。",
    ),
    "heading": (
        "ART004",
        "正文里用了一级标题“{}”。",
        "标题写在文件开头的 title 里；正文小标题用两个 #。",
    ),
    "empty": ("MRK007", "小标题没有字。", "写上标题，或者删掉这一行的 # 号；图片另起一行。"),
    "title": (
        "MRK003",
        "提示框的标题没有用英文引号：{}",
        '写成 !!! warning "标题"，引号用英文的。',
    ),
    "footnote": ("MRK004", "脚注“[^{}]”没有写注文。", "在文末加一行：[^名字]: 注文"),
    "lookalike": (
        "MRK005",
        "“{}”用了中文符号，电脑不认。",
        "换成英文的：!!!  ##  [文字](文件.md)  |",
    ),
    "tab": (
        "MRK006",
        "这一行里有 Tab（多半是从 Excel 粘来的表格）。",
        "表格每格之间写 |，表头下面写一行 |---|---|。",
    ),
    "table": ("MRK006", "表格不完整：{}。", "每一行的格数要一样，表头下面写一行 |---|---|。"),
}


class Common(TypedDict):
    """The fields every ``Writing`` has, as its constructor takes them."""

    file: str
    id: str
    title: str
    summary: str
    date: datetime.date
    drafted: str
    statute_checked_to: datetime.date
    reviewed: Review | None
    sources: tuple[str, ...]
    text: Text
    basis: str
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Front:
    """A file that was opened: its fields, and its body that begins on *line*."""

    fields: Fields
    source: str
    body: str
    line: int

    def common(self, as_of: datetime.date) -> Common | None:
        """What every writing has; None, and a finding, where the body cannot be parsed.

        Call it when the fields of the kind have been taken: it closes them.  Something empty
        stands in for a field that is missing or wrong, so that all else is checked in the same
        run; where there is such a finding nothing is published.
        """
        fields, file, report = self.fields, self.fields.file, self.fields.report
        ident = fields.ident("id")
        title = fields.sure("title")
        summary = fields.sure("summary")
        date = fields.date("date", required=True)
        drafted = fields.sure("drafted")
        checked = fields.past("statute_checked_to", as_of, required=True)
        reviewed = fields.signed("reviewed", as_of)
        sources = fields.texts("sources")
        fields.close()
        find_hidden(self.source, file, 2, report)
        find_unknown(self.body, file, self.line, report)
        if not self.body.strip():
            report.add(file, self.line, "ART001", "正文是空的。", "在第二个“---”下面写正文。")
        if not find_flaws(self.body, file, self.line, report):
            return None
        tree = markup.parse(self.body)
        return Common(
            file=file,
            id=ident or "",
            title=title or "",
            summary=summary or "",
            date=date or as_of,
            drafted=drafted or "",
            statute_checked_to=checked or as_of,
            reviewed=Review(*reviewed) if reviewed else None,
            sources=sources,
            text=read_facts(tree, file, self.line, self.body),
            basis="\n".join(map(markup.plain, markup.cut_section(tree, BASIS))),
            lines=fields.lines(),
        )


def open_writing(path: Path, config: Config, report: Report) -> Front | None:
    """The front matter and body of *path*; None, and findings, where there is none."""
    file = place(path, config.root)
    source = read_text(path, config.root, report)
    if source is None:
        return None
    parts = _split(source, file, report)
    if parts is None:
        return None
    front, body, line = parts
    node = read_yaml(front, file, report, first_line=2)
    return None if node is None else Front(Fields(node, file, 2, report), front, body, line)


def _split(source: str, file: str, report: Report) -> tuple[str, str, int] | None:
    """Front matter, body, the line the body begins on."""
    lines = source.split("\n")
    if lines[0].strip() != "---":
        report.add(
            file,
            1,
            "FLD007",
            "文件开头没有资料栏。",
            "第一行写 ---，接着写 id、title 等，再用一行 --- 结束。",
        )
        return None
    for number, line in enumerate(lines[1:], 1):
        if line.strip() == "---":
            front = "\n".join(lines[1:number])
            if len(front.encode()) > FRONT_MATTER_LIMIT:
                report.add(
                    file, 1, "FLD009", "资料栏太长（上限 64 KB）。", "正文写在第二个“---”下面。"
                )
                return None
            return front, "\n".join(lines[number + 1 :]), number + 2
    report.add(file, 1, "FLD008", "资料栏没有结束。", "在资料栏最后另起一行，写三个短横线：---")
    return None


def find_hidden(source: str, file: str, first_line: int, report: Report) -> None:
    """FLD014 for every value that YAML would cut at a " #"."""
    for number, line in enumerate(source.split("\n"), first_line):
        if _HIDDEN.match(line):
            mend = "整句放进英文引号，或者不用 # 号。"
            report.add(file, number, "FLD014", "“#”和它后面的字会丢掉。", mend)


def find_unknown(text: str, file: str, first_line: int, report: Report) -> None:
    """ART005 for every 待填写 in *text*: what is published says what is known."""
    for number, line in enumerate(text.split("\n"), first_line):
        if UNKNOWN in line:
            report.add(
                file, number, "ART005", f"正文里还有“{UNKNOWN}”。", "写好这一处，或者删掉这一行。"
            )


def find_flaws(body: str, file: str, body_line: int, report: Report) -> bool:
    """Report what the dialect refuses in *body*; whether it can be parsed all the same."""
    is_sound = True
    for flaw in flaws(body):
        code, what, mend = FLAWS[flaw.kind]
        report.add(file, body_line + flaw.line - 1, code, what.format(flaw.text[:40]), mend)
        is_sound = is_sound and flaw.kind != "nesting"
    return is_sound


def read_facts(tree: markup.Tree, file: str, first_line: int, body: str) -> Text:
    """The text *body* of *file*, whose tree is *tree*, with the lines of what it names."""
    seen: dict[str, int] = {}

    def line(pattern: str) -> int:
        nth = seen.get(pattern, 0)
        seen[pattern] = nth + 1
        return first_line + markup.line_of(body, pattern, nth) - 1

    def linked(target: str) -> int:
        if body.count(target) == 1:  # as nearly all are; a pattern costs more than the search
            return first_line + body.count("\n", 0, body.index(target))
        return line(rf"[(<]\s*{re.escape(target)}(?=[)>\s])")

    headings = markup.headings(tree)
    return Text(
        file=file,
        line=first_line,
        body=body,
        plain=markup.plain(tree),
        # The same in most articles: kept once.
        headings=tuple(sys.intern(heading.text) for heading in headings),
        anchors=tuple(sys.intern(heading.id) for heading in headings),
        links=tuple(Link(target, linked(target)) for target in markup.links(tree)),
        pictures=tuple(
            Picture(target, alt, linked(target)) for target, alt in markup.pictures(tree)
        ),
        stats=tuple(Link(ref, line(rf"stats:\s*{re.escape(ref)}")) for ref in markup.stats(tree)),
    )
