"""Words a villager can follow and rely on: no promises, no old names, no endless sentence, no
word of the law without a word on what it means; and the questions villagers would ask."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from pufa.findings import Report
from pufa.model import BASIS, UNKNOWN, Article, Library
from pufa.text import han

_PROMISES = re.compile(
    "(?<![不没未敢说])(?:包打?赢|包胜诉|稳赢|必胜诉|百分之百"
    "|(?<!谁也不能)(?:一定|肯定|保证|绝对|准)(?:会|能|能够)?(?:打赢|赢|胜诉|要得?回来|拿得?到))(?![吗么])"
)
_OLD = {"刑释解教": "刑满释放", "法制宣传": "法治宣传", "劳教": "（劳动教养已在2013年废止）"}
_TARGET = re.compile(r"\]\([^)]*\)")  # of a link or picture: nobody reads it
_SENTENCE = re.compile(r"[^。！？；：\n]+")
_LONGEST_SENTENCE, _LONGEST_QUESTION, _SHORTEST_QUESTION = 120, 40, 4
_HAN = re.compile(f"[{han.HAN}]")
# What no question has: marks of Markdown or of a web address, an end that is a statement's.
_NO_QUESTION = re.compile(r"[*#`\[\]<>]|https?:|[。！；，、：]\s*$")
# What stands behind a word, or before it, that is explained there.
_EXPLAINED = "[*”]{0,3}(?:[（(]|，?(?:就是|也就是|是指|指的?是|是说|等于|意思是|即))"
_NAMED = "(?:叫作?|叫做|称作?|称为|所谓|说的)[“*]{0,3}"


def check_wording(library: Library, report: Report) -> None:
    """Finds WRD001 to WRD008."""
    asked: dict[str, str] = {}
    explained = {term.term for term in library.terms}
    for article in (*library.articles, *library.cases):
        _check_questions(article, asked, report)
    for article in library.articles:
        _check_words(article, report)
        if "村民" in article.audience:
            _check_terms(article, explained, report)


def _check_questions(article: Article, asked: dict[str, str], report: Report) -> None:
    """*asked* is what was asked before, with the file it was asked in."""
    line = article.line("questions")
    own: set[str] = set()
    for question in article.questions:
        if question == UNKNOWN:
            continue  # counted elsewhere
        if len(question) > _LONGEST_QUESTION:
            what = f"这个问法有{len(question)}个字，没有人会这样打字：{question[:20]}…"
            report.add(article.file, line, "WRD004", what, "改短到40个字以内。")
        elif reason := _why_none(question, article.title, own):
            what = f"“{question[:40]}”{reason}。"
            mend = "写村民会打进搜索框的话，例如：邻居占了我家地咋办。"
            report.add(article.file, line, "WRD007", what, mend)
        own.add(question)
        if asked.setdefault(question, article.file) != article.file:
            what = f"“{question[:40]}”在 {asked[question]} 里也有。"
            report.add(article.file, line, "WRD005", what, "只在答得最准的一篇里留下。")
    if not article.questions and "村民" in article.audience:
        mend = "加上 questions，照村民的话写两三个问法：[邻居占了我家地咋办, 地界让人挪了]。"
        report.add(article.file, line, "WRD006", "没有写村民会怎么问，搜索不容易找到它。", mend)


def _why_none(question: str, title: str, before: set[str]) -> str:
    """What keeps *question* from being one, if anything does."""
    if question in before:
        return "在这一篇里写了两遍"
    if question == title:
        return "和标题一样，不用再写"
    if len(_HAN.findall(question)) < _SHORTEST_QUESTION:
        return "太短，不成一句话"
    return "不像是一个问法" if _NO_QUESTION.search(question) else ""


def _check_words(article: Article, report: Report) -> None:
    text = article.text
    for number, code, what, mend in _ill_said(text.body, "村民" in article.audience):
        report.add(article.file, text.line + number, code, what, mend)


@lru_cache(maxsize=50_000)
def _ill_said(body: str, is_for_villagers: bool) -> tuple[tuple[int, str, str, str], ...]:
    """Row (from 0), code, what, mend; kept while a preview runs."""
    found = []
    for number, row in enumerate(body.splitlines()):
        line = re.sub("《[^》]*》", "", row)
        for promise in _PROMISES.finditer(line):
            what = f"“{promise.group(0)}”：结果谁也不能打包票。"
            found.append((number, "WRD001", what, "写能做什么、要看什么，不许诺结果。"))
        for word, now in _OLD.items():
            if word in line:
                found.append((number, "WRD002", f"“{word}”是旧说法。", f"改用现在的说法：{now}"))
        if is_for_villagers and not row.startswith(("|", "[", "- 《")):
            for sentence in _SENTENCE.findall(_TARGET.sub("]", row)):
                if len(sentence) > _LONGEST_SENTENCE:
                    what = f"一句话有{len(sentence)}个字：{sentence.strip()[:15]}…"
                    found.append((number, "WRD003", what, "拆成几句，一句说一件事。"))
    return tuple(found)


def _check_terms(article: Article, explained: set[str], report: Report) -> None:
    """WRD008 for each hard word of *article*, where it stands first; not in its 法律依据."""
    body = article.text.body.partition(f"## {BASIS}")[0]
    body = re.sub("《[^》\n]*》", lambda title: "《" * len(title.group(0)), body)
    for word in dict.fromkeys(_hard_words().findall(body)):
        is_known = any(word in term or term in word for term in explained)
        if is_known or re.search(f"{_NAMED}{word}|{word}{_EXPLAINED}", body):
            continue
        line = article.text.line + body.count("\n", 0, body.index(word))
        mend = "在后面用括号说一句是什么意思；常用的，收进 content/glossary.yml。"
        report.add(article.file, line, "WRD008", f"“{word}”村民看不懂。", mend)


@cache
def _hard_words() -> re.Pattern[str]:
    lines = Path(__file__).with_name("terms.txt").read_text("utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))
