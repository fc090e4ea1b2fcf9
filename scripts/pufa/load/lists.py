"""``glossary.yml``, ``synonyms.yml``, ``events.yml`` and the others: a list each."""

from __future__ import annotations

import re
import unicodedata

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields, nearest, rows
from pufa.load.writing import find_hidden
from pufa.model import UNKNOWN, Book, Event, Synonym, Term, Waiver
from pufa.reading import Mapping, Sequence, place, read_text, read_yaml
from pufa.text import han

NAMES = ("glossary.yml", "synonyms.yml", "events.yml", "books.yml", "waivers.yml")
_WORD = re.compile(f"[{han.HAN}]{{2,12}}")
_MEANT = re.compile(f"[{han.HAN}]{{2,12}}|[a-z0-9]{{1,12}}")
_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")


def load_terms(config: Config, report: Report) -> tuple[Term, ...]:
    """The words explained; LST001 where one refers to a word that is not."""
    terms: dict[str, Term] = {}
    for fields in _rows(config, "glossary.yml", report):
        term, meaning = fields.sure("term"), fields.prose("meaning", required=True)
        basis, see = fields.prose("basis"), fields.texts("see")
        fields.close()
        if not (term and meaning):
            continue
        one = Term(term, meaning, basis, see, fields.line)
        if (first := terms.setdefault(one.anchor, one)) is not one:
            what = f"“{term}”和第 {first.line} 行重复。"
            fields.find(fields.line, "FLD010", what, "合成一条。")
    names = [one.term for one in terms.values()]
    for one in terms.values():
        for name in one.see:
            if name not in names:
                hint = nearest(name, names) or "先解释这个词，或者从 see 里删掉。"
                what = f"“{one.term}”的 see 里写的“{name[:40]}”没有解释。"
                report.add(one.meaning.file, one.line, "LST001", what, hint)
    return tuple(terms.values())


def load_synonyms(config: Config, report: Report) -> tuple[Synonym, ...]:
    """Village words; LST004 where search could never find one, or one of what it means."""
    words: dict[str, Synonym] = {}
    for fields in _rows(config, "synonyms.yml", report):
        word, means = fields.sure("word"), fields.texts("means")
        fields.close()
        if not word:
            continue
        for text in (word, *means):
            if not (_WORD if text is word else _MEANT).fullmatch(text):
                line = fields.line_of("word" if text is word else "means")
                what = f"“{text[:40]}”查不了：要写一个词，2 到 12 个汉字，中间没有空格和标点。"
                fields.find(line, "LST004", what, "只留词，几个词写成 [彩礼, 返还] 这样。")
                break
        else:
            one = Synonym(word, means, fields.line)
            if (first := words.setdefault(word, one)) is not one:
                what = f"“{word}”和第 {first.line} 行重复。"
                fields.find(fields.line, "FLD010", what, "合成一条，means 里可以写几个词。")
    return tuple(words.values())


def load_events(config: Config, report: Report) -> tuple[Event, ...]:
    """The days to come, by day; LST002 where one ends before it starts."""
    events: dict[str, Event] = {}
    for fields in _rows(config, "events.yml", report):
        ident, title = fields.ident("id"), fields.sure("title")
        start, end = fields.date("start", required=True), fields.date("end")
        time = unicodedata.normalize("NFKC", fields.text("time") or "")
        where = fields.text("place")
        summary = fields.prose("summary", required=True)
        fields.close()
        if time and not _TIME.fullmatch(time):
            fields.find(
                fields.line_of("time"), "FLD003", "time 要写几点几分。", "写成 09:00 这样。"
            )
            time = ""
        if start and end and end < start:
            fields.find(fields.line_of("end"), "LST002", "结束在开始前面。", "改对 start 和 end。")
        elif ident in events:
            what = f"编号“{ident}”和第 {events[ident].line} 行重复。"
            fields.find(fields.line, "FLD010", what, "换一个编号。")
        elif ident and title and start and summary:
            last, padded = end if end != start else None, time.zfill(5) if time else None
            events[ident] = Event(ident, title, start, last, padded, where, summary, fields.line)
    return tuple(sorted(events.values(), key=lambda event: (event.start, event.id)))


def load_books(config: Config, report: Report) -> tuple[Book, ...]:
    books = []
    for fields in _rows(config, "books.yml", report):
        title, author = fields.sure("title"), fields.known("author")
        publisher, year = fields.known("publisher"), fields.whole("year")
        isbn, where, note = fields.text("isbn"), fields.known("place"), fields.text("note")
        fields.close()
        if year and not 1900 <= year < 2100:
            fields.find(fields.line_of("year"), "FLD003", "这不是出版的年份。", "写成 2019 这样。")
        elif isbn and isbn != UNKNOWN and not is_isbn(isbn):
            what = f"书号“{isbn[:30]}”不对。"
            fields.find(fields.line_of("isbn"), "LST003", what, "照书背后的号码再抄一遍。")
        elif title:
            books.append(Book(title, author, publisher, year, isbn, where, note))
    return tuple(books)


def load_waivers(config: Config, report: Report) -> tuple[Waiver, ...]:
    """The waivers; whether each is used, and still good, is judged when all is checked."""
    waivers = []
    for fields in _rows(config, "waivers.yml", report):
        code, file = fields.sure("code"), fields.sure("file")
        reason, approver = fields.sure("reason"), fields.sure("approver")
        expires = fields.date("expires", required=True)
        fields.close()
        if code and file and reason and approver and expires:
            waivers.append(Waiver(code, file, reason, approver, expires, fields.line))
    return tuple(waivers)


def is_isbn(text: str) -> bool:
    """Whether the check digit of an ISBN-10 or ISBN-13 (ISO 2108) is right."""
    digits = re.sub(r"^ISBN:?|[\s—–-]", "", unicodedata.normalize("NFKC", text.upper()))
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum((10 - place) * value for place, value in enumerate(values)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum((1, 3)[place % 2] * int(digit) for place, digit in enumerate(digits)) % 10 == 0
    return False


def _rows(config: Config, name: str, report: Report) -> list[Fields]:
    path = config.content / name
    if not path.exists():
        return []
    file = place(path, config.root)
    text = read_text(path, config.root, report)
    node = read_yaml(text, file, report) if text is not None else None
    find_hidden(text or "", file, 1, report)
    if isinstance(node, Sequence):
        return rows(node, file, report)
    # An empty file is an empty mapping, and so is one of remarks.
    if node is not None and node != Mapping({}, {}, node.line):
        report.add(
            file, node.line, "FLD003", "这个文件应当是一张表，每项以“- ”开头。", "按样例改写。"
        )
    return []
