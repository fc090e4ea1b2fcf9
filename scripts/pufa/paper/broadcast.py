"""大喇叭广播稿 on paper: large, a paragraph of speech a block, odd readings above their characters.

In: an article, its ``Script``, the office.  Out: a ``Job``, and the same as plain text.
"""

from __future__ import annotations

from pufa.model import DRAFT, UNKNOWN, Article, Office
from pufa.paper import articles, whom
from pufa.paper.printing import Job
from pufa.paper.script import PACE, Script
from pufa.paper.strings import call, content, literal
from pufa.text import pinyin

NAME = "大喇叭广播稿"


def job(article: Article, script: Script, office: Office) -> Job:
    facts = "".join(f"fact({content(fact)})\n" for fact in _facts(article, script, office))
    lines = "\n".join(f"say({_marked(line)})" for line in script.lines)
    return Job(
        name=f"广播稿 {article.id}",
        file=article.file,
        title=f"{NAME}：{article.title}",
        office=office,
        day=article.date,
        template="broadcast",
        body=f"{call('masthead', NAME, article.title)}\n{facts}rule\n{lines}",
        words=(whom.words(office), *articles.words(article)),
    )


def text(article: Article, script: Script, office: Office) -> str:
    """The script as a file of plain text: readings stand in brackets."""
    draft = () if office.authorized else (DRAFT,)
    head = (*draft, f"{NAME}：{article.title}", *_facts(article, script, office))
    return "\n".join((*head, "", *map(_bracketed, script.lines), ""))


def _facts(article: Article, script: Script, office: Office) -> list[str]:
    """What the reader must know and does not read out."""
    facts = [
        f"共{script.length}字，{script.duration}（每分钟{PACE}字）。"
        "字上面、字后面的拼音是容易念错的读音，只看不念。",
        articles.credit(article),
    ]
    if script.left_out:
        facts.insert(1, f"没有念的：{'；'.join(script.left_out)}。")
    if not any(one.phone != UNKNOWN for one in office.contacts):
        facts.append(f"{office.name}的电话{UNKNOWN}，填好以后重新印，再念。")
    return facts


def _marked(line: str) -> str:
    """Typst code of *line*: runs as strings, a character with an odd reading on its own."""
    parts: list[str] = []
    run = ""
    for char, reading in pinyin.unusual(line):
        if reading is None:
            run += char
        else:
            parts += [literal(run), f"read({literal(char)}, {literal(reading)})"]
            run = ""
    return "{ " + "; ".join([*parts, literal(run)]) + " }"


def _bracketed(line: str) -> str:
    return "".join(
        char if reading is None else f"{char}[{reading}]" for char, reading in pinyin.unusual(line)
    )
