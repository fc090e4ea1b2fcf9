"""``content/articles/<主题>/<标题>.md`` → ``Article``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields, signed
from pufa.model import Article, Link, Office, Picture, Review, Topic
from pufa.reading import place, read_text, read_yaml
from pufa.text import markup

AUDIENCE = ("村民", "调解员")
FRONT_MATTER_LIMIT = 64_000  # bytes (contracts.md)

# What each flaw of the dialect is called, and how it is mended.
FLAWS = {
    "html": (
        "MRK001",
        "文字里有网页代码“{}”。",
        "删掉它；要显示尖括号本身，前后留空格或写成中文书名号。",
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
    "footnote": ("MRK004", "脚注“[^{}]”没有写注文。", "在文末加一行：[^名字]: 注文"),
}


def load_article(
    path: Path, config: Config, office: Office, topics: Iterable[Topic], report: Report
) -> Article | None:
    """The article in *path*; None, and findings, where its required parts are missing."""
    file = place(path, config.root)
    source = read_text(path, config.root, report)
    if source is None:
        return None
    parts = _split(source, file, report)
    if parts is None:
        return None
    front, body, body_line = parts
    node = read_yaml(front, file, report, first_line=2)
    if node is None:
        return None
    fields = Fields(node, file, 2, report)
    ident = fields.ident("id")
    title = fields.text("title", required=True)
    summary = fields.text("summary", required=True)
    topic_names = fields.words("topics", [topic.name for topic in topics], "主题表", required=True)
    audience = fields.words("audience", AUDIENCE, "读者（村民、调解员）", required=True)
    trades = fields.words("trades", [trade.name for trade in office.trades], "office.yml 的行业")
    villages = fields.words(
        "villages", [village.name for village in office.villages], "office.yml 的村"
    )
    questions = fields.texts("questions")
    date = fields.date("date", required=True)
    drafted = fields.text("drafted", required=True)
    checked = fields.date("statute_checked_to", required=True)
    reviewed = signed(fields.fields("reviewed"), config.as_of)
    sources = fields.texts("sources")
    related = fields.texts("related")
    audio = fields.text("audio")
    aliases = fields.texts("aliases")
    lang = fields.text("lang") or "zh-CN"
    translations = _translations(fields.fields("translations"))
    print_fields = fields.fields("print")
    short = print_fields.text("short") if print_fields else None
    if print_fields:
        print_fields.close()
    fields.close()

    if not body.strip():
        report.add(file, body_line, "ART001", "正文是空的。", "在第二个“---”下面写正文。")
    if not find_flaws(body, file, body_line, report):
        return None
    if not (
        ident and title and summary and topic_names and audience and date and drafted and checked
    ):
        return None
    tree = markup.parse(body)
    found = body_parts(tree, body, body_line)
    return Article(
        file=file,
        id=ident,
        title=title,
        summary=summary,
        topics=topic_names,
        audience=audience,
        trades=trades,
        villages=villages,
        questions=questions,
        date=date,
        drafted=drafted,
        statute_checked_to=checked,
        reviewed=Review(*reviewed) if reviewed else None,
        sources=sources,
        related=related,
        audio=audio,
        aliases=aliases,
        lang=lang,
        translations=translations,
        short=short,
        body=body,
        body_line=body_line,
        text=markup.plain(tree),
        headings=tuple(heading.text for heading in markup.headings(tree)),
        anchors=tuple(heading.id for heading in markup.headings(tree)),
        links=found[0],
        pictures=found[1],
        stats=found[2],
        lines=fields.lines(),
    )


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


def _translations(fields: Fields | None) -> tuple[tuple[str, str], ...]:
    if fields is None:
        return ()
    names = [name for name, _ in fields.lines()]
    return tuple((name, fields.text(name) or "") for name in names)


def find_flaws(body: str, file: str, body_line: int, report: Report) -> bool:
    """Report what the dialect refuses in *body*; whether it can be parsed all the same."""
    is_sound = True
    for flaw in markup.flaws(body):
        code, what, mend = FLAWS[flaw.kind]
        report.add(file, body_line + flaw.line - 1, code, what.format(flaw.text[:40]), mend)
        is_sound = is_sound and flaw.kind != "nesting"
    return is_sound


def body_parts(
    tree: markup.Tree, body: str, body_line: int
) -> tuple[tuple[Link, ...], tuple[Picture, ...], tuple[Link, ...]]:
    """The links, pictures and statistics references of a body, with their lines."""
    seen: dict[str, int] = {}

    def line(needle: str) -> int:
        nth = seen.get(needle, 0)
        seen[needle] = nth + 1
        return body_line + markup.line_of(body, needle, nth) - 1

    links = tuple(Link(target, line(f"({target}")) for target in markup.links(tree))
    pictures = tuple(
        Picture(target, alt, line(f"({target}")) for target, alt in markup.pictures(tree)
    )
    stats = tuple(Link(ref, line(f"stats:{ref}")) for ref in markup.stats(tree))
    return links, pictures, stats
