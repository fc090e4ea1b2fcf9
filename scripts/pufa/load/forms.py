"""``content/forms/<id>.yml`` → ``Form``."""

from __future__ import annotations

from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.load.writing import find_hidden
from pufa.model import ENTRIES, Field, Form, Part
from pufa.reading import place, read_text, read_yaml

_LINES, _MOST = 3, 24  # what a long answer takes on paper where nobody says; what a page has


def load_form(path: Path, config: Config, report: Report) -> Form | None:
    """The form in *path*; None, and findings, where its required parts are missing.

    Finds FRM001 where there is nothing to fill in, or nothing to choose from.
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
    fields.close()
    if not (ident and title and summary and basis and drafted and checked and parts):
        return None
    return Form(file, ident, title, summary, basis, drafted, checked, intro, parts, closing)


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
    options = fields.texts("options")
    lines = fields.whole("lines") or _LINES
    hint = fields.text("hint")
    fields.close()
    if not (name and label and kind):
        return None
    if lines > _MOST:
        what = f"lines 写了 {lines} 行，一页纸写不下。"
        fields.find(fields.line_of("lines"), "FLD003", what, f"最多 {_MOST} 行。")
        return None
    if (kind == "choice") != (len(options) > 1) or len(set(options)) < len(options):
        mend = "选择项（kind: choice）写上两个以上不同的 options；别的种类不写。"
        fields.find(fields.line, "FRM001", f"“{label[:40]}”的选项不对。", mend)
        return None
    known = next(one for one in ENTRIES if one == kind)
    return Field(name, label, known, options, lines, hint)
