"""``content/forms/<id>.yml`` → ``Form``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.load.writing import find_hidden
from pufa.model import ENTRIES, Deadline, Field, Form, Part, Reminder
from pufa.model.form import LEVELS, Level
from pufa.reading import place, read_text, read_yaml

_LINES, _MOST = 3, 24  # what a long answer takes on paper where nobody says; what a page has


def load_form(path: Path, config: Config, report: Report) -> Form | None:
    """The form in *path*; None, and findings, where its required parts are missing.

    Finds FRM001 where there is nothing to fill in, or nothing to choose from; FRM002 where a
    reminder or a deadline names a field that is none.
    """
    file = place(path, config.root)
    text = read_text(path, config.root, report)
    node = read_yaml(text, file, report) if text is not None else None
    find_hidden(text or "", file, 1, report)
    if node is None:
        return None
    fields = Fields(node, file, 1, report)
    ident, title, summary = fields.ident("id"), fields.sure("title"), fields.sure("summary")
    basis = fields.proses("basis", required=True)
    drafted = fields.sure("drafted")
    checked = fields.past("statute_checked_to", config.as_of, required=True)
    intro, closing = fields.prose("intro"), fields.prose("closing")
    fields.node("parts", required=True)
    parts = tuple(part for each in fields.each("parts") if (part := _part(each)))
    entries = [entry for part in parts for entry in part.fields]
    reminders = [_reminder(each, entries) for each in fields.each("reminders")]
    deadlines = [_deadline(each, entries) for each in fields.each("deadlines")]
    fields.close()
    if not (ident and title and summary and basis and drafted and checked and parts):
        return None
    return Form(
        *(file, ident, title, summary, basis, drafted, checked, intro, parts, closing),
        reminders=tuple(filter(None, reminders)),
        deadlines=tuple(filter(None, deadlines)),
    )


def _reminder(fields: Fields, entries: list[Field]) -> Reminder | None:
    level = fields.choice("level", LEVELS, "可用的说法")
    text = fields.prose("text", required=True)
    names = _names(fields, entries)
    fields.close()
    known: Level | None = next((one for one in LEVELS if one == level), None)
    return Reminder(known, text, names) if known and text and names else None


def _deadline(fields: Fields, entries: list[Field]) -> Deadline | None:
    text, days = fields.prose("text", required=True), fields.whole("days", required=True)
    names = _names(fields, [entry for entry in entries if entry.kind == "date"])
    fields.close()
    return Deadline(text, names, days) if text and days and names else None


def _names(fields: Fields, entries: list[Field]) -> tuple[str, ...]:
    """The names that are each one of *entries*."""
    names = fields.texts("fields", required=True)
    count = Counter(entry.name for entry in entries)
    for name in names:
        if count[name] != 1:
            fields.find(
                fields.line_of("fields"),
                "FRM002",
                f"“{name[:40]}”在这份表格里不是恰好一项。",
                "写上面某一项的 name，整份表格里不重复的；算期限的，要是日期（kind: date）。",
            )
    return tuple(name for name in names if count[name] == 1)


def _part(fields: Fields) -> Part | None:
    title, note = fields.sure("title"), fields.text("note")
    entries = tuple(entry for each in fields.each("fields") if (entry := _field(each)))
    fields.close()
    if title and fields.node("fields") is None:
        fields.find(
            fields.line,
            "FRM001",
            f"“{title[:40]}”里没有要填的项。",
            "在它下面写 fields，每一项写 name、label、kind。",
        )
    names = [entry.name for entry in entries]
    for name in sorted({name for name in names if names.count(name) > 1}):
        fields.find(fields.line, "FLD010", f"“{name}”写了两次。", "每一项用自己的 name。")
    return Part(title, note, entries) if title and entries else None


def _field(fields: Fields) -> Field | None:
    name, label = fields.ident("name"), fields.sure("label")
    kind = fields.choice("kind", ENTRIES, "可用的种类")
    options, columns = fields.texts("options"), fields.texts("columns")
    warning = fields.prose("warning")
    lines = fields.whole("lines") or _LINES
    hint = fields.text("hint")
    fields.close()
    if not (name and label and kind):
        return None
    if lines > _MOST:
        what = f"lines 写了 {lines} 行，一页纸写不下。"
        fields.find(fields.line_of("lines"), "FLD003", what, f"最多 {_MOST} 行。")
        return None
    if not _is_whole(kind, options, columns) or (warning and kind != "check"):
        mend = (
            "单选（kind: choice）写上两个以上不同的 options，多选（check）写上一个以上，"
            "表格（table）写上不同的 columns；warning 只给多选；别的种类都不写。"
        )
        fields.find(fields.line, "FRM001", f"“{label[:40]}”的选项不对。", mend)
        return None
    known = next(one for one in ENTRIES if one == kind)
    return Field(name, label, known, options, lines, hint, columns, warning)


def _is_whole(kind: str, options: tuple[str, ...], columns: tuple[str, ...]) -> bool:
    """Has a field of *kind* what it offers, each once, and nothing else?"""
    if len(set(options)) < len(options) or len(set(columns)) < len(columns):
        return False
    least = {"choice": 2, "check": 1}.get(kind, 0)
    has_options = len(options) >= least if least else not options
    return has_options and bool(columns) == (kind == "table")
