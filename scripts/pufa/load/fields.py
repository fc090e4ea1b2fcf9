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
from collections.abc import Iterable
from typing import TypeVar

from pufa.findings import Report
from pufa.model import UNKNOWN
from pufa.reading import Mapping, Node, Scalar, Sequence

ID = re.compile(r"[a-z0-9][a-z0-9-]{1,63}")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")

T = TypeVar("T")


def nearest(word: str, words: Iterable[str]) -> str:
    """``是不是想写“…”？`` with the nearest of *words*, or nothing."""
    close = difflib.get_close_matches(word, list(words), n=1, cutoff=0.5)
    return f"是不是想写“{close[0]}”？" if close else ""


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
        is_block = isinstance(node, Scalar) and node.is_block
        return node.line + is_block if node else self.line_of(name)

    def lines(self) -> tuple[tuple[str, int], ...]:
        return tuple(self._node.key_lines.items())

    def node(self, name: str, required: bool = False) -> Node | None:
        """What stands behind *name*; None if nothing does (FLD001 if it is *required*)."""
        self._asked.append(name)
        node = self._node.entries.get(name)
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            if required:
                line = self.line_of(name)
                self.find(line, "FLD001", f"缺少必填的“{name}”。", f"补上一行：{name}: …")
            return None
        return node

    def text(self, name: str, required: bool = False) -> str | None:
        node = self.node(name, required)
        return None if node is None else self._text(node, name)

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
        self, name: str, allowed: Iterable[str], where: str, required: bool = False
    ) -> tuple[str, ...]:
        """A list of words that must be among *allowed*; *where* says where the list stands."""
        allowed = list(allowed)
        words = self.texts(name, required)
        for word in words:
            if word not in allowed:
                hint = nearest(word, allowed) or f"可用的有：{'、'.join(allowed) or '（还没有）'}。"
                what = f"“{name}”里的“{word}”不在{where}里。"
                self.find(self.line_of(name), "FLD006", what, hint)
        return tuple(word for word in words if word in allowed)

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

    def whole(self, name: str, required: bool = False) -> int | None:
        """A whole number from 1."""
        node = self.node(name, required)
        if node is None:
            return None
        text = self._scalar(node, name) or ""
        if text == UNKNOWN:
            self.find(
                node.line, "FLD012", f"“{name}”要写数字，不能是“{UNKNOWN}”。", "写成 1、2、3 这样。"
            )
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
        return None if node is None else Fields(node, self.file, self.line_of(name), self.report)

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
        return [Fields(item, self.file, item.line, self.report) for item in node.items]

    def close(self) -> None:
        """Find the fields that nobody asked for (FLD002)."""
        for name, line in self._node.key_lines.items():
            if name not in self._asked:
                hint = nearest(name, self._asked)
                what = f"没有“{name[:40]}”这个字段。{hint}"
                self.find(
                    line,
                    "FLD002",
                    what,
                    f"改名或删掉这一行。可用的字段：{'、'.join(self._asked)}。",
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


def signed(fields: Fields | None, as_of: datetime.date) -> tuple[str, datetime.date] | None:
    """``{by, date}`` of a review or signature; FLD011 where it lies after *as_of*."""
    if fields is None:
        return None
    by = fields.text("by", required=True)
    day = fields.date("date", required=True)
    fields.close()
    if day is not None and day > as_of:
        fields.find(
            fields.line_of("date"), "FLD011", f"日期 {day} 还没有到。", "写实际看过、签字的那一天。"
        )
    return (by, day) if by and by != UNKNOWN and day else None
