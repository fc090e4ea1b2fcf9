"""A form on paper: blank, to be written on with a pen.

In: a ``Form``, the office, a press.  Out: its PDF.  Refuses characters that no font has: a
finding, and no PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pufa.findings import Report
from pufa.model import DRAFT, Field, Form, Office, Part, Text
from pufa.paper.press import Press, UnprintableError
from pufa.paper.strings import content, literal

_HINT = 12  # characters of a hint that leave room to write on its line
# The longest label, with its hint and options, that may stand beside another field.
_ROOM = {"text": 9, "choice": 9, "date": 5, "sign": 14}


def render(form: Form, office: Office, press: Press, report: Report) -> bytes | None:
    """The PDF of *form*; None, and a finding, where it holds what cannot be printed."""
    try:
        return press.pdf(_code(form, office), form.statute_checked_to)
    except UnprintableError as refusal:
        for cluster in refusal.clusters:
            points = " ".join(f"U+{ord(char):04X}" for char in cluster)
            report.add(
                form.file,
                0,
                "PAP001",
                f"“{cluster}”（{points}）没有字体能印出来，这份表格没有印成。",
                "换成别的字或者符号；是人名、地名的，请安装有这个字的字体。",
            )
    return None


def paragraphs(text: Text | None) -> list[str]:
    """The lines of *text* that say something, each a paragraph."""
    return [line.strip() for line in text.plain.splitlines() if line.strip()] if text else []


def is_seal(field: Field) -> bool:
    """Is it a place for a seal, not for somebody's name?"""
    return field.kind == "sign" and "印章" in field.label and "签名" not in field.label


def rows(part: Part) -> Iterator[tuple[Field, ...]]:
    """The fields of *part*, two short ones in a row."""
    waiting: Field | None = None
    for field in part.fields:
        if not _is_short(field):
            if waiting:
                yield (waiting,)
            yield (field,)
            waiting = None
        elif waiting and _fit(waiting, field):
            yield waiting, field
            waiting = None
        else:
            if waiting:
                yield (waiting,)
            waiting = field
    if waiting:
        yield (waiting,)


def _is_short(field: Field) -> bool:
    # Nobody's address goes into half a line.
    if is_seal(field) or "址" in field.label:
        return False
    words = "".join((field.label, field.hint or "", *field.options))
    return len(words) <= _ROOM.get(field.kind, 0)


def _fit(first: Field, second: Field) -> bool:
    """A signature stands beside its date alone; everything else beside its like."""
    return second.kind == "date" if first.kind == "sign" else second.kind != "sign"


def _code(form: Form, office: Office) -> str:
    day = form.statute_checked_to
    draft = "none" if office.authorized else literal(DRAFT)
    parts = [
        '#import "form.typ": *',
        f"#show: form.with(title: {literal(form.title)}, author: {literal(office.name)}, "
        f"day: datetime(year: {day.year}, month: {day.month}, day: {day.day}), draft: {draft})",
        "#{",
        f"heading(level: 1, {content(form.title)})",
        *(f"said({content(line)})" for line in paragraphs(form.intro)),
    ]
    for part in form.parts:
        parts.append(f"heading(level: 2, {content(part.title)})")
        if part.note:
            parts.append(f"note({content(part.note)})")
        parts += map(_row, rows(part))
    parts += ["v(4mm)", *(f"said({content(line)})" for line in paragraphs(form.closing)), "}"]
    return "\n".join(parts)


def _row(fields: tuple[Field, ...]) -> str:
    if len(fields) == 1:
        return _field(fields[0])
    is_signed = fields[0].kind == "sign"
    # As little as a date needs: a signature needs the rest.
    widths = f"(1fr, {52 + 5 * len(fields[1].label)}mm)" if is_signed else "(1fr, 1fr)"
    return f"beside({widths}, {', '.join(map(_field, fields))})"


def _field(field: Field) -> str:
    """The call that sets *field*; a hint that would take the room to write stands below."""
    if field.hint and len(field.hint) > _HINT and field.kind != "long":
        return f"{{ {_field(replace(field, hint=None))}\nhint({content(field.hint)}) }}"
    name = [content(field.label), content(field.hint) if field.hint else "none"]
    options = [content(option) for option in field.options]
    match field.kind:
        case "long":
            return _call("long", *name, str(field.lines))
        case "check":
            warning = content(field.warning.plain) if field.warning else "none"
            return _call("check", *name, warning, *options)
        case "choice":
            return _call("choice", *name, *options)
        case "table":
            columns = "".join(f"{content(column)}, " for column in field.columns)
            return _call("rows", *name, f"({columns})", str(field.lines))
        case "sign":
            return _call("seal" if is_seal(field) else "sign", *name)
        case "date" | "money":
            return _call(field.kind, *name)
        case _:
            return _call("short", *name)


def _call(function: str, *arguments: str) -> str:
    return f"{function}({', '.join(arguments)})"
