"""Words a villager can follow and rely on: no promises, no old names, no endless sentence."""

from __future__ import annotations

import re

from pufa.findings import Report
from pufa.model import Article, Library

_PROMISES = re.compile("包打?赢|一定能赢|保证胜诉|百分之百")
_OLD = {"刑释解教": "刑满释放", "法制宣传": "法治宣传", "劳教": "（劳动教养已在2013年废止）"}
_TARGET = re.compile(r"\]\([^)]*\)")  # of a link or picture: nobody reads it
_SENTENCE = re.compile(r"[^。！？；：\n]+")
_LONGEST_SENTENCE, _LONGEST_QUESTION = 120, 40


def check_wording(library: Library, report: Report) -> None:
    """Finds WRD001 to WRD005."""
    asked: dict[str, str] = {}
    for article in library.articles:
        _check_words(article, report)
        for question in article.questions:
            line = article.line("questions")
            if len(question) > _LONGEST_QUESTION:
                what = f"这个问法有{len(question)}个字，没有人会这样打字：{question[:20]}…"
                report.add(article.file, line, "WRD004", what, "改短到40个字以内。")
            if asked.setdefault(question, article.file) != article.file:
                what = f"“{question[:40]}”在 {asked[question]} 里也有。"
                report.add(article.file, line, "WRD005", what, "只在答得最准的一篇里留下。")


def _check_words(article: Article, report: Report) -> None:
    for number, row in enumerate(article.text.body.splitlines(), article.text.line):
        line = re.sub("《[^》]*》", "", row)
        for word in _PROMISES.findall(line):
            what = f"“{word}”：结果谁也不能打包票。"
            report.add(article.file, number, "WRD001", what, "写能做什么、要看什么，不许诺结果。")
        for word, now in _OLD.items():
            if word in line:
                what = f"“{word}”是旧说法。"
                report.add(article.file, number, "WRD002", what, f"改用现在的说法：{now}")
        if "村民" in article.audience:
            for sentence in _SENTENCE.findall(_TARGET.sub("]", row)):
                if len(sentence) > _LONGEST_SENTENCE and not row.startswith(("|", "[", "- 《")):
                    what = f"一句话有{len(sentence)}个字：{sentence.strip()[:15]}…"
                    report.add(article.file, number, "WRD003", what, "拆成几句，一句说一件事。")
