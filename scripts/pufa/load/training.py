"""``content/training/<course>/`` → ``Course``: course.yml, NN-*.md, bank.yml, scenes.yml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.load.articles import AUDIENCE
from pufa.load.fields import Fields, nearest, read_rows
from pufa.load.scenes import load_scenes
from pufa.load.writing import open_writing
from pufa.model import KINDS, LETTERS, Course, Module, Question, Review, Text
from pufa.reading import place, read_text, read_yaml

_WITH_OPTIONS = ("single", "multi", "order")
_LEVELS = ("1", "2", "3")
_GAP = re.compile("_{3,}|＿{2,}")


def load_course(
    folder: Path, files: Iterable[Path], config: Config, report: Report
) -> Course | None:
    """The course in *folder*, whose modules are *files*; None, and findings, without course.yml.

    Something empty stands in for a field that is missing or wrong, so that all else is checked
    in the same run; where there is such a finding nothing is published.

    Finds TRN001-TRN006 and what is wrong with any field.
    """
    path = folder / "course.yml"
    file = place(path, config.root)
    if not path.exists():
        what = "培训的文件夹里没有 course.yml。"
        report.add(file, 0, "TRN001", what, "照样例写一份：id、title、summary、hours、modules。")
        return None
    text = read_text(path, config.root, report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None:
        return None
    fields = Fields(node, file, 1, report)
    ident, title, summary = fields.ident("id"), fields.sure("title"), fields.sure("summary")
    audience = fields.words("audience", AUDIENCE, "读者（村民、调解员）", required=True)
    hours = fields.whole("hours", required=True)
    names = fields.texts("modules", required=True)
    fields.close()
    questions = list(_questions(folder, config, report))
    modules = {
        module.id: module
        for path in files
        if (module := _module(path, ident or "", names, questions, config, report))
    }
    for name in names:
        if name not in modules:
            hint = nearest(name, modules) or "先写好那一课，或者从 modules 里删掉。"
            what = f"modules 里的“{name[:80]}”没有这一课。"
            report.add(file, fields.line_of("modules"), "TRN002", what, hint)
    for question in questions:
        if question.module and question.module not in modules:
            hint = nearest(question.module, modules) or "改成有的那一课的 id。"
            what = f"题目“{question.id}”属于“{question.module[:80]}”，没有这一课。"
            report.add(question.file, question.line, "TRN003", what, hint)
    listed = (modules[name] for name in dict.fromkeys(names) if name in modules)
    others = (module for module in modules.values() if module.id not in names)
    ordered = (*listed, *others)
    scenes = tuple(load_scenes(folder, ident or "", ordered, config, report))
    return Course(
        *(file, ident or "", title or "", summary or "", audience, hours or 0, ordered, scenes)
    )


def _module(
    path: Path,
    course: str,
    names: tuple[str, ...],
    questions: list[Question],
    config: Config,
    report: Report,
) -> Module | None:
    front = open_writing(path, config, report)
    if front is None:
        return None
    fields = front.fields
    hours = fields.whole("hours", required=True)
    competences = fields.texts("competences", required=True)
    common = front.common(config.as_of)
    if common is None:
        return None
    ident = common["id"]
    if ident and ident not in names:
        mend = f"在 course.yml 的 modules 里加上 {ident}，或者把这个文件移走。"
        report.add(common["file"], fields.line_of("id"), "TRN002", "课程没有收进这一课。", mend)
    own = tuple(question for question in questions if question.module == ident)
    if ident and not own:
        mend = f"在 bank.yml 里写几道题，module: {ident}。"
        report.add(common["file"], 0, "TRN006", "这一课还没有练习题。", mend)
    return Module(
        **common,
        course=course,
        number=names.index(ident) + 1 if ident in names else 0,
        hours=hours or 0,
        competences=competences,
        questions=own,
    )


def _questions(folder: Path, config: Config, report: Report) -> Iterator[Question]:
    seen: dict[str, int] = {}
    for fields in read_rows(folder / "bank.yml", "题库", "道题", config, report):
        question = _question(fields, config.as_of)
        fields.close()
        if question.id and (first := seen.setdefault(question.id, question.line)) != question.line:
            what = f"题目编号“{question.id}”和第 {first} 行重复。"
            fields.find(question.line, "FLD010", what, "后写的那一道换一个编号。")
            continue
        yield question


def _question(fields: Fields, as_of: datetime.date) -> Question:
    ident = fields.ident("id")
    kind = fields.choice("kind", KINDS, "题型里")
    module = fields.text("module", required=True)
    level = fields.choice("level", _LEVELS, "难度（1、2、3）")
    stem = fields.prose("stem", required=True)
    options = fields.texts("options")
    answer = fields.texts("answer", required=True)
    reason = fields.prose("reason", required=True)
    drafted = fields.sure("drafted")
    checked = fields.past("statute_checked_to", as_of, required=True)
    reviewed = fields.signed("reviewed", as_of)
    nothing = Text(fields.file, fields.line, "", "")
    if kind and stem and answer and (wrong := fault(kind, stem.plain, options, answer)):
        name = f"题目“{ident}”：" if ident else ""
        fields.find(fields.line_of("answer"), wrong[0], f"{name}{wrong[1]}", wrong[2])
    return Question(
        file=fields.file,
        line=fields.line,
        id=ident or "",
        kind=next((known for known in KINDS if known == kind), "case"),
        module=module or "",
        level=int(level or 1),
        stem=stem or nothing,
        options=options,
        answer=answer,
        reason=reason or nothing,
        drafted=drafted or "",
        statute_checked_to=checked or as_of,
        reviewed=Review(*reviewed) if reviewed else None,
    )


def fault(
    kind: str, stem: str, options: tuple[str, ...], answer: tuple[str, ...]
) -> tuple[str, str, str] | None:
    """What is wrong between a question's options and its answer: code, what, mend."""
    if kind not in _WITH_OPTIONS:
        if options:
            return "TRN004", "这种题没有选项。", "删掉 options，或者改 kind。"
        if kind == "judge" and answer not in (("对",), ("错",)):
            return "TRN004", "判断题的答案只能是“对”或“错”。", "写成 answer: 对"
        if kind == "fill" and not _GAP.search(stem):
            return "TRN004", "填空题的题干没有空。", "在要填的地方写六个下划线：______"
        return None
    letters = LETTERS[: len(options)]
    if not 2 <= len(options) <= len(LETTERS):
        return "TRN004", f"选项要有 2 到 {len(LETTERS)} 个。", "每个选项写在 options 的一行。"
    if len(set(options)) < len(options):
        return "TRN005", "有两个选项一样。", "改掉一个。"
    if any(letter not in letters for letter in answer):
        mend = f"只能写 {'、'.join(letters)} 里的字母。"
        return "TRN004", f"答案“{'、'.join(answer)[:40]}”不在选项里。", mend
    if len(set(answer)) < len(answer) or (kind == "single" and len(answer) != 1):
        return "TRN004", "答案的个数不对。", "单选题写一个字母；每个字母只写一次。"
    if kind == "order" and len(answer) != len(options):
        return "TRN004", "排序题的答案要把每个选项都排进去。", f"共 {len(options)} 个字母。"
    return None
