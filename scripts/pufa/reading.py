"""Bytes to text, and YAML to nodes that know their lines.

In: paths under a root, text.  Out: text, and ``Scalar``/``Sequence``/``Mapping`` nodes.
Refuses what is not text, what is too big, what leads outside the root, and every YAML
feature that builds objects or explodes.  Scalars stay the text their author wrote
(no ``NO`` that becomes false, no phone number that becomes octal): the loader that
knows a field's type reads it.
"""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from pufa.findings import Report

# Controls, what a damaged character leaves, and places no font agrees on.
_UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ufffe\uffff\ue000-\uf8ff]")

# What Windows refuses in a name, what cannot be seen, and what it drops at the end.
_UNPORTABLE = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\ufffd\ufeff]|[. ]$')

# How people write "field: value" who are used to Chinese signs, or in a hurry.
_COLON = re.compile(r"\s*(?:- )?([A-Za-z_]+)(：|:(?=[^\s:/]))")

TEXT_LIMIT = 2_000_000  # bytes (contracts.md)
NESTING_LIMIT = 30
_BLOCK = ("|", ">")


def place(path: Path, root: Path) -> str:
    """The way a file is named in findings: relative to the root, with ``/``."""
    return path.relative_to(root).as_posix().encode("utf-8", "replace").decode()


def is_portable(name: str) -> bool:
    """Whether every system can hold a file of that *name*: readable, at most 255 bytes."""
    try:
        size = len(name.encode())
    except UnicodeEncodeError:  # bytes that are no UTF-8, as old archives leave them
        return False
    return size <= 255 and not _UNPORTABLE.search(name)


def is_inside(path: Path, root: Path) -> bool:
    """Whether *path*, with its links followed, lies under *root*."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def read_text(path: Path, root: Path, report: Report) -> str | None:
    """The text of a file, newlines as ``\\n``; None, and a finding, where there is none.

    UTF-8 with or without BOM, UTF-16 with BOM, else GB18030 as Windows Notepad saves it.
    Finds TXT001-TXT005.
    """
    file = place(path, root)
    if not is_inside(path, root):
        report.add(
            file, 0, "TXT005", "这是指向资料夹外面的链接。", "把文件本身复制到 content/ 里。"
        )
        return None
    try:
        size = path.stat().st_size
        if size > TEXT_LIMIT:
            report.add(
                file,
                0,
                "TXT004",
                f"文件太大（{size / 1e6:.1f} MB，上限 2 MB）。",
                "分成几篇；图片不要粘在文字里，另存为图片文件。",
            )
            return None
        data = path.read_bytes()
    except OSError:
        report.add(file, 0, "TXT001", "文件打不开。", "看看它是否被别的程序占用，或没有读取权限。")
        return None
    return decode(data, file, report)


def raw_text(data: bytes) -> str | None:
    """Text of *data* with nothing taken out, newlines as ``\\n``; None where it is none."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return None


def decode(data: bytes, file: str, report: Report) -> str | None:
    """Text of *data*; None and TXT003 where it is none, TXT002 where it was GB18030."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            report.add(
                file,
                0,
                "TXT003",
                "这不是文字文件，或者文字编码认不出来。",
                "用记事本打开，“另存为”，编码选 UTF-8。",
            )
            return None
        report.add(
            file,
            0,
            "TXT002",
            "文字编码是 GB18030，已照常读取。",
            "方便时用记事本“另存为”，编码选 UTF-8。",
        )
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        report.add(
            file,
            line,
            "TXT003",
            "文件里有空字节，不是正常的文字文件。",
            "用记事本重新打开、检查、另存。",
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNSEEN.search(text) is None:
        return text
    for unseen in _UNSEEN.finditer(text):
        line = text.count("\n", 0, unseen.start()) + 1
        point = f"U+{ord(unseen.group(0)):04X}"
        report.add(
            file,
            line,
            "TXT007",
            f"这一行有看不见或者已经损坏的字（{point}）。",
            "删掉它，重新打一遍这几个字。",
        )
    return _UNSEEN.sub("", text)


def _find_colons(text: str, file: str, report: Report, first_line: int) -> bool:
    """YML001 for each field without an English colon and a space; whether there was one."""
    found = False
    for number, line in enumerate(text.split("\n"), first_line):
        if colon := _COLON.match(line):
            name = colon.group(1)
            what = f"“{name}”后面要用英文冒号，再空一格。"
            report.add(file, number, "YML001", what, f"写成 {name}: …")
            found = True
    return found


@dataclass(frozen=True)
class Scalar:
    """One written value, as text; *plain* if it stood without quotes.

    *line* is where it is written; the text of a block (``|``, ``>``) begins a line later.
    """

    text: str
    line: int
    plain: bool
    is_block: bool

    @property
    def is_empty(self) -> bool:
        return self.plain and self.text in ("", "~", "null")


@dataclass(frozen=True)
class Sequence:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True)
class Mapping:
    entries: dict[str, Node]
    key_lines: dict[str, int]
    line: int


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    def __init__(self, line: int, code: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.finding = (line, code, what, mend)


def read_yaml(text: str, file: str, report: Report, first_line: int = 1) -> Node | None:
    """The node of one YAML document (an empty mapping for an empty one); None, and a finding,
    where it is refused.

    *first_line* is the line of *file* on which *text* begins.  Finds YML001-YML004; a key
    written twice is found (YML002) and the first value kept.
    """
    try:
        # The parser stumbles over tabs and unprintable characters with an exception of its own.
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        if _find_colons(text, file, report, first_line):
            return None
        # A quotation mark that is never closed, or a line that is out of place and so is taken
        # for a field, is noticed at the end, and stands at the beginning.
        is_scanning = (error.context or "").startswith(
            ("while scanning a quoted", "while scanning a simple key")
        )
        mark = error.context_mark if is_scanning else error.problem_mark
        report.add(
            file,
            first_line + (mark.line if mark else 0),
            "YML001",
            "这里的写法（YAML）读不懂。",
            "常见原因：引号没有成对；用了 Tab 键；上下行没有对齐；"
            "文字里有冒号、引号，或以 [ * @ % & 开头：整句放进英文引号。",
        )
        return None
    except (yaml.YAMLError, RecursionError, ValueError):
        report.add(
            file,
            first_line,
            "YML001",
            "这一段（YAML）里有不能用的字符或写法。",
            "删掉看不见的特殊字符，按样例重写。",
        )
        return None
    try:
        return _compose(events, file, report, first_line)
    except _RefusedError as refused:
        line, code, what, mend = refused.finding
        report.add(file, line, code, what, mend)
        return None


@dataclass
class _Open:
    """A sequence or mapping that is still being read; *key* waits for its value."""

    items: list[Node]
    entries: dict[str, Node]
    key_lines: dict[str, int]
    line: int
    is_mapping: bool
    key: Scalar | None = None


def _compose(events: list[yaml.Event], file: str, report: Report, first_line: int) -> Node:
    stack: list[_Open] = []
    documents: list[Node] = []

    def put(node: Node) -> None:
        if not stack:
            documents.append(node)
            return
        top = stack[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            if not isinstance(node, Scalar):
                raise _RefusedError(
                    node.line, "YML001", "字段名必须是一个词。", "按样例改写这一行。"
                )
            top.key = node
        else:
            key, top.key = top.key, None
            if key.text in top.entries:
                report.add(
                    file,
                    key.line,
                    "YML002",
                    f"“{key.text}”写了两次（第 {top.key_lines[key.text]} 行已有）。",
                    "只留一个。",
                )
            else:
                # Every file has the same few names; memory holds each once.
                name = sys.intern(key.text)
                top.entries[name] = node
                top.key_lines[name] = key.line

    for event in events:
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(
                line,
                "YML003",
                "不能用 & 和 * 引用（YAML 锚点）。",
                "把内容直接写出来；文字里要用这两个符号就加引号。",
            )
        tag = getattr(event, "tag", None)
        if tag and not (isinstance(event, yaml.ScalarEvent) and tag == "!"):
            raise _RefusedError(
                line, "YML004", "不能用 ! 开头的标记。", "删掉标记；文字以 ! 开头就加引号。"
            )
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            put(Scalar(event.value, line, style not in ("'", '"', *_BLOCK), style in _BLOCK))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if len(stack) >= NESTING_LIMIT:
                raise _RefusedError(line, "YML001", "层次太深。", "最多 30 层，按样例改写。")
            stack.append(_Open([], {}, {}, line, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.SequenceEndEvent):
            closed = stack.pop()
            put(Sequence(tuple(closed.items), closed.line))
        elif isinstance(event, yaml.MappingEndEvent):
            closed = stack.pop()
            put(Mapping(closed.entries, closed.key_lines, closed.line))
    if len(documents) > 1:
        raise _RefusedError(documents[1].line, "YML001", "一个文件里有两段（---）。", "只留一段。")
    return documents[0] if documents else Mapping({}, {}, first_line)
