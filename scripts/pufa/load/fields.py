"""The named values of one YAML mapping, taken one by one by the loader that knows their types.

In: a ``Mapping`` node.  Out: strings, dates, lists; None or empty where there is nothing
usable, and a finding with the line.  ``close`` finds the names nobody asked for.
``待填写`` is a word anybody may write: text keeps it, a date or number becomes None; both
are counted (OFF002).
"""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.model import UNKNOWN, Text
from pufa.reading import Mapping, Node, Scalar, Sequence, place, read_text, read_yaml
from pufa.text import han

ID = re.compile(r"[a-z0-9][a-z0-9-]{1,63}")
_DATE = re.compile(r"((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})")
_COMMAS = re.compile(r"\s*[、，,；;]\s*")

# A short number, one without area code, a mobile or one with area code; an extension may follow.
_PHONE = re.compile(
    r"(?:\d{3,5}|[2-8]\d{6,7}|(?:\+?86[- ]?)?(?:1[3-9]\d{9}|\(?0\d{2,3}\)?[- ]?\d{7,8}))"
    r"(?:转\d{1,6})?"
)


def nearest(word: str, words: Iterable[str]) -> str:
    """``是不是想写“…”？`` with the nearest of *words*, or nothing."""
    close = _nearest(word, tuple(words))
    return f"是不是想写“{close}”？" if close else ""


@lru_cache(maxsize=64)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    # Kept: when an article goes, every text that named it asks the same.
    return next(iter(difflib.get_close_matches(word, words, n=1, cutoff=0.5)), None)


class Fields:
    """One mapping of *file*; a missing or wrong field is found at *line*."""

    def __init__(self, node: Node | None, file: str, line: int, report: Report) -> None:
        self.file, self.line, self.report = file, line, report
        self._asked: list[str] = []
        self._node = Mapping({}, {}, line)
        if isinstance(node, Mapping):
            self._node, self.line = node, node.line
        elif node is not None:
            self.find(node.line, "FLD003", "这里应当是“字段: 内容”的几行。", "按样例改写。")

    def find(self, line: int, code: str, what: str, mend: str) -> None:
        self.report.add(self.file, line, code, what, mend)

    def line_of(self, name: str) -> int:
        return self._node.key_lines.get(name, self.line)

    def text_line(self, name: str) -> int:
        """The line on which the text behind *name* begins."""
        node = self._node.entries.get(name)
        if not isinstance(node, Scalar):
            return self.line_of(name)
        blank = len(node.text) - len(node.text.lstrip("\n"))
        return node.line + node.is_block + blank

    def lines(self) -> tuple[tuple[str, int], ...]:
        return tuple(_place(name, line) for name, line in self._node.key_lines.items())

    def node(self, name: str, required: bool = False) -> Node | None:
        """What stands behind *name*; None if nothing does (FLD001 if it is *required*)."""
        self._asked.append(name)
        node = self._node.entries.get(name)
        if node is None or _is_empty(node):
            if required:
                line = self.line_of(name)
                self.find(line, "FLD001", f"缺少必填的“{name}”。", f"补上一行：{name}: …")
            return None
        return node

    def text(self, name: str, required: bool = False) -> str | None:
        node = self.node(name, required)
        return None if node is None else self._text(node, name)

    def sure(self, name: str) -> str | None:
        """A required text that must be known: FLD012 for 待填写."""
        text = self._scalar(node, name) if (node := self.node(name, required=True)) else None
        if text == UNKNOWN:
            self.find(
                self.line_of(name), "FLD012", f"“{name}”还没有写。", "把“待填写”换成您的文字。"
            )
            return None
        return text

    def prose(self, name: str, required: bool = False) -> Text | None:
        """Words that are published as they stand, each line end kept; FLD012 for 待填写 in them."""
        node = self.node(name, required)
        if node is None or (text := self._scalar(node, name)) is None:
            return None
        if UNKNOWN in text:
            self.find(
                self.line_of(name), "FLD012", f"“{name}”还没有写好。", "写上，或者删掉这一行。"
            )
            return None
        return Text(self.file, self.text_line(name), text, text)

    def proses(self, name: str, required: bool = False) -> tuple[Text, ...]:
        """A list of such words."""
        line, texts = self.line_of(name), self.texts(name, required)
        return tuple(Text(self.file, line, text, text) for text in texts)

    def choice(self, name: str, allowed: Iterable[str], where: str) -> str | None:
        """The one word that must be among *allowed*; *where* says where the list stands."""
        words = self.words(name, allowed, where, required=True)
        return words[0] if words else None

    def phone(self, name: str) -> str:
        """A phone number that can be dialled, or 待填写; FLD013 for anything else."""
        text = unicodedata.normalize("NFKC", self.known(name)).strip()
        if text != UNKNOWN and not _PHONE.fullmatch(text):
            self.find(
                self.line_of(name),
                "FLD013",
                "这里应当是一个电话号码。",
                "只写一个号码，例如 0418-1234567；另一个号码另写一项；不知道就写“待填写”。",
            )
            return UNKNOWN
        return text

    def known(self, name: str) -> str:
        """A text that may be unknown: 待填写 where nothing stands."""
        text = self.text(name)
        if text is None:
            self._count_unknown(self.line_of(name), name)
        return text or UNKNOWN

    def texts(self, name: str, required: bool = False) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        node = self.node(name, required)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        texts = (self._text(item, name) for item in items)
        return tuple(text for text in texts if text)

    def words(
        self, name: str, allowed: Iterable[str] | None, where: str, required: bool = False
    ) -> tuple[str, ...]:
        """A list of words that must be among *allowed*; *where* says where the list stands.

        Several words in one, with commas of any kind between them, are several.  Where
        *allowed* is None nothing can be judged, and there are none.
        """
        written = self.texts(name, required)
        if allowed is None:
            return ()
        allowed = list(allowed)
        words = [word for text in written for word in _COMMAS.split(text) if word]
        for word in words:
            if word not in allowed:
                hint = nearest(word, allowed) or f"可用的有：{'、'.join(allowed) or '（还没有）'}。"
                what = f"“{name}”里的“{word}”不在{where}里。"
                self.find(self.line_of(name), "FLD006", what, hint)
        # The words of the list itself: thousands of articles share them.
        return tuple(allowed[allowed.index(word)] for word in words if word in allowed)

    def ident(self, name: str) -> str | None:
        text = self.text(name, required=True)
        if text is not None and not ID.fullmatch(text):
            self.find(
                self.line_of(name),
                "FLD004",
                f"编号“{text[:80]}”不合格式。",
                "用小写英文字母、数字和短横线，2 到 64 个字符，例如 peanut-seed-2026。",
            )
            return None
        return text

    def date(self, name: str, required: bool = False) -> datetime.date | None:
        node = self.node(name, required)
        if node is None:
            return None
        text = self._scalar(node, name) or ""
        line = node.line
        if text == UNKNOWN:
            if required:
                what = f"“{name}”要写日期，不能是“{UNKNOWN}”。"
                self.find(line, "FLD012", what, "写成 2026-03-01 这样。")
            else:
                self._count_unknown(line, name)
            return None
        match = _DATE.fullmatch(text)
        try:
            if match:
                return datetime.date(*map(int, match.groups()))
        except ValueError:
            pass
        self.find(
            line,
            "FLD005",
            f"“{name}”的日期“{text[:40]}”不存在或写法不对。",
            "写成 2026-03-01 这样。",
        )
        return None

    def past(self, name: str, as_of: datetime.date, required: bool = False) -> datetime.date | None:
        """A day that has come: FLD011 where it lies after *as_of*."""
        day = self.date(name, required)
        if day is not None and day > as_of:
            what = f"“{name}”写的 {day} 还没有到。"
            self.find(self.line_of(name), "FLD011", what, "写实际做了这件事的那一天。")
        return day

    def signed(self, name: str, as_of: datetime.date) -> tuple[str, datetime.date] | None:
        """``{by, date}`` of a review or signature; None where nobody signed."""
        node = self.node(name)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            mend = f"写成一行：{name}: {{by: 姓名, date: 2026-03-01}}（符号用英文的，后面空一格）"
            self.find(node.line, "FLD003", f"“{name}”要写明谁、哪一天。", mend)
            return None
        fields = Fields(node, self.file, node.line, self.report)
        by, day = fields.text("by", required=True), fields.past("date", as_of, required=True)
        fields.close()
        return (by, day) if by and by != UNKNOWN and day else None

    def whole(self, name: str, required: bool = False) -> int | None:
        """A whole number from 1."""
        node = self.node(name, required)
        if node is None:
            return None
        text = self._scalar(node, name) or ""
        if text == UNKNOWN:
            if required:
                what = f"“{name}”要写数字，不能是“{UNKNOWN}”。"
                self.find(node.line, "FLD012", what, "写成 1、2、3 这样。")
            else:
                self._count_unknown(node.line, name)
        elif re.fullmatch(r"[1-9]\d{0,5}", text):
            return int(text)
        else:
            self.find(node.line, "FLD003", f"“{name}”应当是数字。", "写成 1、2、3 这样。")
        return None

    def truth(self, name: str) -> bool:
        """true or false; false where nothing stands."""
        node = self.node(name)
        if node is None:
            return False
        text = self._scalar(node, name) or ""
        if text not in ("true", "false", "是", "否"):
            self.find(
                node.line, "FLD003", f"“{name}”只能写 true（是）或 false（否）。", "改成其中一个。"
            )
        return text in ("true", "是")

    def fields(self, name: str) -> Fields | None:
        """The mapping behind *name*, or None."""
        node = self.node(name)
        fields = Fields(node, self.file, self.line_of(name), self.report)
        return fields if isinstance(node, Mapping) else None

    def each(self, name: str) -> list[Fields]:
        """The mappings of the list behind *name*."""
        node = self.node(name)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            self.find(
                node.line, "FLD003", f"“{name}”应当是一张表，每项以“- ”开头。", "按样例改写。"
            )
            return []
        return rows(node, self.file, self.report)

    def close(self) -> None:
        """Find the fields that nobody asked for (FLD002)."""
        known = "、".join(dict.fromkeys(self._asked))
        for name, line in self._node.key_lines.items():
            if name not in self._asked:
                hint = nearest(name, self._asked)
                what = f"没有“{name[:40]}”这个字段。{hint}"
                self.find(
                    line,
                    "FLD002",
                    what,
                    f"改名或删掉这一行。可用的字段：{known}。",
                )

    def _scalar(self, node: Node, name: str) -> str | None:
        if not isinstance(node, Scalar):
            self.find(node.line, "FLD003", f"“{name}”应当是一句文字。", "写在冒号后面的同一行。")
            return None
        return node.text.strip()

    def _text(self, node: Node, name: str) -> str | None:
        text = self._scalar(node, name)
        if text == UNKNOWN:
            self._count_unknown(node.line, name)
        return text

    def _count_unknown(self, line: int, name: str) -> None:
        self.find(
            line, "OFF002", f"“{name}”还是“{UNKNOWN}”。", "问清楚以后填上；不知道的就先留着。"
        )


@lru_cache(maxsize=1024)
def _place(name: str, line: int) -> tuple[str, int]:
    """One pair for the same field on the same line of thousands of files."""
    return name, line


def rows(node: Sequence, file: str, report: Report) -> list[Fields]:
    """The mappings of *node*; FLD003 for each item that is none."""
    made = [(item, Fields(item, file, item.line, report)) for item in node.items]
    return [fields for item, fields in made if isinstance(item, Mapping)]


def read_rows(path: Path, what: str, each: str, config: Config, report: Report) -> list[Fields]:
    """The rows of a file that is a list: *what* it is called, *each* its rows.

    None without the file; FLD003 where it is no list.
    """
    if not path.exists():
        return []
    file = place(path, config.root)
    text = read_text(path, config.root, report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None:
        return []
    if not isinstance(node, Sequence):
        mend = f"每{each}以“- id: …”开头，按样例改写。"
        report.add(file, node.line, "FLD003", f"{what}应当是一张表。", mend)
        return []
    return rows(node, file, report)


def _is_empty(node: Node) -> bool:
    """Whether nothing is written there: no value, spaces, or a list of nothing."""
    if isinstance(node, Scalar):
        return node.is_empty or han.is_blank(node.text)
    return isinstance(node, Sequence) and all(_is_empty(item) for item in node.items)
