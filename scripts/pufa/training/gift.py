"""Drafts ⇄ GIFT, the plain text in which Moodle and many others exchange questions.

In: drafts, or text.  Out: text, or drafts and faults.  What GIFT has no place for stands in
a comment before each question (``// pufa {…}``).  order becomes a matching question (each
option with its place), case an essay with its points in the feedback.  ``->`` cannot be
written inside a matching question: it becomes →.

Source: the grammar of gift-pegjs, and https://docs.moodle.org/en/GIFT_format.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pufa.model import LETTERS, Kind
from pufa.training.draft import Draft, Fault

# Shares that Moodle takes for each right option of so many.
_SHARES = ("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5")
_GAP = "______"
_POINTS = "要点："

_MARK = re.compile(r"[\\~=#{}:]")
_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
# While a question is taken apart, what was escaped is a character that no text may hold.
_HIDE = {mark: chr(0xFDD0 + at) for at, mark in enumerate("\\~=#{}:n")}
_SHOW = str.maketrans({hidden: "\n" if mark == "n" else mark for mark, hidden in _HIDE.items()})

_OURS = re.compile(r"//\s*pufa\s+(\{.*\})\s*")
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_BLANK = re.compile(r"[ \t\n]+")
_TAG = re.compile(r"<[^<>]+>")
_ITEM = re.compile(r"([=~])\s*(?:%([^%=~]+)%)?([^=~]*)")
_JUDGE = re.compile(r"\s*(TRUE|FALSE|T|F)\s*(?:#(.*))?", re.DOTALL)
_PLACE = re.compile(r"\s*第?(\d)步?\s*")


def write(drafts: Iterable[Draft], course: str) -> str:
    """All *drafts* as one file; a category for each module."""
    parts = []
    for module, own in groupby(drafts, lambda one: one.module):
        parts.append(f"$CATEGORY: {course}/{module}\n")
        parts += map(_question, own)
    return "\n".join(parts)


def _question(one: Draft) -> str:
    facts = {
        "id": one.id,
        "kind": one.kind,
        "module": one.module,
        "level": one.level,
        "drafted": one.drafted,
        "statute_checked_to": one.statute_checked_to,
    }
    reason = one.reason
    if one.kind == "case":
        reason = "\n".join((_POINTS, *(f"- {point}" for point in one.answer), "", reason))
    answers = "".join(f"{line}\n" for line in _answers(one))
    return (
        f"// pufa {json.dumps(facts, ensure_ascii=False)}\n"
        f"::{_escape(one.id)}::{_escape(one.stem)} {{\n"
        f"{answers}####{_escape(reason)}\n}}\n"
    )


def _answers(one: Draft) -> Iterator[str]:
    right = set(one.answer)
    share = _SHARES[min(len(right), len(_SHARES)) - 1]
    options = list(zip(LETTERS, one.options, strict=False))
    match one.kind:
        case "single":
            for letter, text in options:
                yield f"={_option(text, '100')}" if letter in right else f"~{_option(text, '0')}"
        case "multi":
            for letter, text in options:
                yield f"~%{share if letter in right else '-100'}%{_escape(text)}"
        case "judge":
            yield "TRUE" if one.answer == ("对",) else "FALSE"
        case "fill":
            yield from (f"={_option(text, '100')}" for text in one.answer)
        case "order":
            for letter, text in options:
                place = one.answer.index(letter) + 1
                yield f"={_escape(text.replace('->', '→'))} -> 第{place}步"


def _option(text: str, weight: str) -> str:
    """*text*; behind a weight where its own % would be taken for one."""
    return f"%{weight}%{_escape(text)}" if text.startswith("%") else _escape(text)


def _escape(text: str) -> str:
    form = "[plain]" if _FORMAT.match(text) else ""  # or its beginning would be taken for one
    return form + _MARK.sub(r"\\\g<0>", text).replace("\n", "\\n")


def read(text: str) -> Iterator[Draft | Fault]:
    """The questions of a file, in their order; a fault for each that cannot be ours."""
    lines = text.split("\n")
    module = ""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].strip():
            end += 1
        block = lines[start:end]
        if block and block[0].lstrip().startswith("$CATEGORY:"):
            module = block[0].rpartition("/")[2].strip() if "/" in block[0] else ""
        elif any(not line.lstrip().startswith("//") for line in block):
            yield _read_question(block, start + 1, module)
        start = end + 1


def _read_question(block: list[str], line: int, module: str) -> Draft | Fault:
    facts: dict[str, str] = {}
    kept = []
    for text in block:
        if text.lstrip().startswith("//"):
            facts |= _facts(text.strip())
        else:
            kept.append(text)
    line += next(at for at, text in enumerate(block) if not text.lstrip().startswith("//"))
    code = _ESCAPED.sub(lambda found: _HIDE[found[1]], "\n".join(kept))
    title = _TITLE.match(code)
    stem, brace, rest = code[title.end() if title else 0 :].partition("{")
    inner, closed, tail = rest.partition("}")
    if not brace or not closed or "{" in inner + tail or "}" in tail:
        mend = "一道题的答案放在一对花括号里；题与题之间空一行。"
        return Fault(line, "看不出答案在哪里。", mend)
    if tail.strip():
        stem = f"{stem.rstrip()}{_GAP}{tail.strip()}"
    inner, _, feedback = inner.partition("####")
    taken = _take(inner, facts.get("kind", ""))
    if isinstance(taken, str):
        return Fault(line, taken, "改成单选、多选、判断、填空、排序或者问答，再导入。")
    kind, options, answer, hint = taken
    stem, reason = _show(stem), _show(feedback) or hint
    if kind == "case":
        answer, reason = _points(reason)
    if kind == "fill" and "__" not in stem and "＿＿" not in stem:
        stem += _GAP
    return Draft(
        line=line,
        id=facts.get("id", _show(title[1]) if title else ""),
        kind=kind,
        module=facts.get("module", module),
        level=facts.get("level", ""),
        stem=stem,
        options=options,
        answer=answer,
        reason=reason,
        drafted=facts.get("drafted", ""),
        statute_checked_to=facts.get("statute_checked_to", ""),
    )


def _facts(comment: str) -> dict[str, str]:
    ours = _OURS.fullmatch(comment)
    try:
        found = json.loads(ours[1]) if ours else {}
    except ValueError:
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _take(inner: str, known: str) -> tuple[Kind, tuple[str, ...], tuple[str, ...], str] | str:
    """Kind, options, answer, a reason if the answers have one; or why not."""
    if not inner.strip():
        return "case", (), (), ""
    if judge := _JUDGE.fullmatch(inner):
        said = "对" if judge[1].startswith("T") else "错"
        return "judge", (), (said,), _show((judge[2] or "").strip("# \n"))
    if inner.lstrip().startswith("#"):
        return "数字题收不进来。"
    if inner.lstrip()[0] not in "=~":
        return "fill", (), (_show(inner.partition("#")[0]),), _show(inner.partition("#")[2])
    items = [
        (mark, weight, *text.partition("#")[::2]) for mark, weight, text in _ITEM.findall(inner)
    ]
    texts = tuple(_show(text) for _, _, text, _ in items)
    if all("->" in text for _, _, text, _ in items):
        # A matching question has no weights: what looks like one is text.
        return _order([f"%{weight}%{text}" if weight else text for _, weight, text, _ in items])
    right = [mark == "=" or _weight(weight) > 0 for mark, weight, _, _ in items]
    hint = "".join(
        _show(hint) for is_right, (*_, hint) in zip(right, items, strict=True) if is_right
    )
    if all(mark == "=" for mark, *_ in items):
        return "fill", (), texts, hint
    letters = tuple(letter for letter, is_right in zip(LETTERS, right, strict=False) if is_right)
    is_multi = len(letters) != 1 or not any(mark == "=" for mark, *_ in items)
    if known in ("single", "multi"):
        is_multi = known == "multi"
    kind: Kind = "multi" if is_multi else "single"
    return kind, texts, letters, hint


def _order(pairs: list[str]) -> tuple[Kind, tuple[str, ...], tuple[str, ...], str] | str:
    places: dict[int, str] = {}
    options = []
    for letter, pair in zip(LETTERS, pairs, strict=False):
        left, _, right = pair.partition("->")
        place = _PLACE.fullmatch(_show(right))
        if place is None:
            return "配对题收不进来，只收“第1步、第2步”这样排先后的。"
        places[int(place[1])] = letter
        options.append(_show(left))
    return "order", tuple(options), tuple(places[at] for at in sorted(places)), ""


def _points(feedback: str) -> tuple[tuple[str, ...], str]:
    """The points of an essay's feedback, and the reason after them."""
    if not feedback.startswith(_POINTS):
        return (), feedback
    points, _, reason = feedback.removeprefix(_POINTS).lstrip("\n").partition("\n\n")
    return tuple(line.removeprefix("- ") for line in points.split("\n")), reason


def _weight(text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0


def _show(code: str) -> str:
    """*code* as a reader sees it: without a format's mark, what was escaped itself again."""
    form = _FORMAT.match(code)
    text = code[form.end() :] if form else code
    if form and form[1] == "html":
        text = html.unescape(_TAG.sub("", text))
    return _BLANK.sub(" ", text).strip(" ").translate(_SHOW)
