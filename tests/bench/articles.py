"""Generated articles for measuring: varied prose on law that passes every check.

    python tests/bench/articles.py FOLDER NUMBER

In: a folder and how many.  Out: ``content/`` with the fictional township's office and that
many articles.  Article *n* is the same in every set.  Sentences come from the frames of
prose.yml; their rarer words from the dictionary that is installed with pypinyin, drawn by
Zipf's law and repeated within an article as its subject would be, so that the number of
different bigrams grows with the text as it does in real prose.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml
from pypinyin.phrases_dict import phrases_dict

from pufa import law
from pufa.load.library import load_topics
from pufa.text import han

PORTAL = Path(__file__).parents[1] / "portal"
PROSE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("prose.yml").read_text("utf-8"))
LENGTH = 2500  # Han characters of an article, its 法律依据 included
SUBJECT = 40  # dictionary words an article comes back to
_SLOT = re.compile(r"\{(\w+)\}")
_HAN = re.compile(f"[{han.HAN}]")


def _dictionary() -> tuple[list[str], list[float]]:
    """Words of two to four characters in a fixed random order, and their summed frequencies."""
    words = sorted(word for word in phrases_dict if re.fullmatch("[\u4e00-\u9fff]{2,4}", word))
    # Short words are the common ones; sayings of four characters come last.
    order = random.Random("order")
    words.sort(key=lambda word: (len(word) == 4, order.random()))
    return words, list(itertools.accumulate(1 / (rank + 200) for rank in range(1, len(words) + 1)))


WORDS, FREQUENCIES = _dictionary()
LAWS = [one for one in law.registry().laws if not one.repealed_on and one.articles > 20]
CHECKED = datetime.date.fromisoformat(law.registry().checked_to)
TOPICS = [topic.name for topic in load_topics()]
_DIGITS = "零一二三四五六七八九"


def numeral(value: int) -> str:
    """1043 → 一千零四十三."""
    text, is_gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            text += ("零" if is_gap and text else "") + _DIGITS[digit] + name
        is_gap = not digit
    return text.removeprefix("一") if 10 <= value < 20 else text


class Writer:
    """Writes article *number* of a set."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.random = random.Random(f"article {number}")
        self.subject = self.random.choices(WORDS, cum_weights=FREQUENCIES, k=SUBJECT)

    def fill(self, frame: str) -> str:
        return _SLOT.sub(lambda slot: self._slot(slot.group(1)), frame)

    def say(self, kind: str) -> str:
        """A frame of that kind, filled."""
        return self.fill(self.random.choice(PROSE[kind]))

    def paragraph(self) -> str:
        sentences = [self.say("sentences") for _ in range(self.random.randint(2, 5))]
        if self.random.random() < 0.3:
            sentences[0] = f"**{sentences[0][:-1]}**。"
        return "".join(sentences)

    def _slot(self, name: str) -> str:
        draw = self.random
        match name:
            case "word":
                if draw.random() < 0.5:
                    return draw.choice(self.subject)
                return draw.choices(WORDS, cum_weights=FREQUENCIES)[0]
            case "law":
                return self.cite()
            case "n":
                return str(draw.randint(2, 180))
            case "sum":
                return str(draw.randint(1, 400) * 50)
            case "thing" | "who" if draw.random() < 0.25:
                return f"{self._slot('word')}{draw.choice(PROSE[name])}"
            case "day":
                return f"{draw.randint(2015, 2025)}年{draw.randint(1, 12)}月{draw.randint(1, 28)}日"
        return str(draw.choice(PROSE[name]))

    def cite(self) -> str:
        """An article of law that is there."""
        while True:
            one = self.random.choice(LAWS[:30] if self.random.random() < 0.8 else LAWS)
            text = f"《{one.title}》第{numeral(self.random.randint(1, one.articles))}条"
            (citation,) = law.find(text)
            if law.judge(citation, law.registry(), CHECKED).verdict == "valid":
                return text

    def block(self) -> str:
        """A list, a table, a note or a paragraph."""
        draw = self.random.random()
        if draw < 0.12:
            mark = self.random.choice(("-", "1.", "- [ ]"))
            items = [self.say("items") for _ in range(self.random.randint(3, 6))]
            return "\n".join(f"{mark} {item}" for item in items)
        if draw < 0.2:
            head = self.random.choice(PROSE["columns"])
            rows = [[self.say("cells") for _ in head] for _ in range(self.random.randint(3, 6))]
            table = [head, ["---"] * len(head), *rows]
            return "\n".join(f"| {' | '.join(row)} |" for row in table)
        if draw < 0.25:
            kind = self.random.choice(("note", "tip", "warning", "example"))
            return f'!!! {kind} "{self.say("notes")}"\n    {self.paragraph()}'
        return self.paragraph()

    def body(self, links: list[tuple[str, str]]) -> str:
        aim = self.random.gauss(LENGTH, LENGTH / 10)
        basis = "\n".join(
            f"- {self.cite()}：{self.say('basis')}" for _ in range(self.random.randint(3, 6))
        )
        tail = ["## 法律依据", basis]
        parts = [self.paragraph()]
        if self.number % 3 == 0:
            parts[0] += "[^1]"
            tail.append(f"[^1]: {self.say('footnotes')}")
        for title, target in links:
            parts.append(f"另见[{title}]({target})。")
        length = sum(len(_HAN.findall(part)) for part in (*parts, *tail))
        while length < aim:
            level = self.random.choices(("", "## ", "### "), (70, 24, 6))[0]
            part = self.block()
            if level:
                part = f"{level}{self.say('headings')}\n\n{part}"
            parts.append(part)
            length += len(_HAN.findall(part))
        return "\n\n".join((*parts, *tail))


def name(number: int) -> str:
    return f"a{number:05}"


def title(number: int) -> str:
    return Writer(number).say("titles")


def topic(number: int) -> str:
    return TOPICS[number * 7 % len(TOPICS)]


def place(number: int) -> str:
    """The file of an article, under ``content/articles``."""
    return f"{topic(number)}/{name(number)}.md"


def article(number: int) -> str:
    """The whole file of article *number*."""
    writer = Writer(number)
    heading = writer.say("titles")
    before = sorted({number // 2, number * 2 // 3, max(0, number - 1)} - {number})
    links = [(title(other), f"../{place(other)}") for other in before[:2]]
    day = datetime.date(2018, 1, 1) + datetime.timedelta(days=number % 2900)
    front = {
        "id": name(number),
        "title": heading,
        "summary": writer.say("summaries"),
        "topics": [topic(number)],
        "audience": ["村民"],
        "questions": [writer.say("questions") for _ in range(writer.random.randint(3, 6))],
        "date": day,
        "drafted": "测量用的程序",
        "statute_checked_to": day + datetime.timedelta(days=30),
        "sources": [f"《{one.title}》" for one in writer.random.sample(LAWS, 2)],
        "related": [name(other) for other in before],
    }
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n\n{writer.body(links)}\n"


def write(root: Path, count: int) -> None:
    """``content/`` of a root with *count* articles and no bulletins."""
    for number in range(count):
        path = root / "content/articles" / place(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), "utf-8")
    shutil.copy(PORTAL / "content/office.yml", root / "content")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
