"""``scenes.yml`` of a course → ``Scene``; the format stands in docs/dev/scenes-format.md.

In: the course's folder and modules.  Out: scenes a reader can walk through from the first
step to an ending, whatever they choose; whatever hinders that is found.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import ID, Fields, nearest, read_rows
from pufa.model import WORTHS, Choice, Ending, Module, Review, Scene, Speech, Step, Text, Worth
from pufa.reading import Mapping

NAME = "scenes.yml"
_TAKEN = ("index",)  # the page of the course


def load_scenes(
    folder: Path, course: str, modules: Iterable[Module], config: Config, report: Report
) -> Iterator[Scene]:
    """The scenes in *folder*, each id once; none without the file.

    Finds SCN001-SCN006 and what is wrong with any field.
    """
    lessons = {module.id: module for module in modules}
    taken = {module.id: module.file for module in lessons.values()}
    taken |= dict.fromkeys(_TAKEN, "这门课的目录页")
    for fields in read_rows(folder / NAME, "情景文件", "个情景", config, report):
        scene = _scene(fields, course, config.as_of)
        if scene.module and scene.module not in lessons:
            hint = nearest(scene.module, lessons) or "改成有的那一课的 id。"
            what = f"情景“{scene.id}”属于“{scene.module[:80]}”，没有这一课。"
            fields.find(fields.line_of("module"), "SCN005", what, hint)
        if scene.id and (first := taken.setdefault(scene.id, f"第 {scene.line} 行")) != (
            f"第 {scene.line} 行"
        ):
            what = f"情景编号“{scene.id}”和{first}重复，网址会一样。"
            fields.find(fields.line_of("id"), "FLD010", what, "给这个情景换一个编号。")
            continue
        yield scene


def _scene(fields: Fields, course: str, as_of: datetime.date) -> Scene:
    ident, title = fields.ident("id"), fields.sure("title")
    module, start = fields.text("module", required=True), fields.text("start", required=True)
    summary = fields.prose("summary", required=True)
    steps = {step.id: step for step in _steps(fields)}
    drafted = fields.sure("drafted")
    checked = fields.past("statute_checked_to", as_of, required=True)
    reviewed = fields.signed("reviewed", as_of)
    if not fields.truth("composed"):
        mend = "情景是编出来练手的，写上 composed: true；真人真事不能写在这里。"
        fields.find(fields.line_of("composed"), "SCN006", "没有写明情景是编写的。", mend)
    fields.close()
    _find_ways(steps, start or "", fields)
    first = [steps[start]] if start in steps else []
    others = (step for step in steps.values() if step not in first)
    return Scene(
        file=fields.file,
        line=fields.line,
        id=ident or "",
        course=course,
        module=module or "",
        title=title or "",
        summary=summary or Text(fields.file, fields.line, "", ""),
        steps=(*first, *others),
        drafted=drafted or "",
        statute_checked_to=checked or as_of,
        reviewed=Review(*reviewed) if reviewed else None,
    )


def _steps(fields: Fields) -> Iterator[Step]:
    node = fields.node("steps", required=True)
    if node is None:
        return
    if not isinstance(node, Mapping):
        mend = "steps 下面每一步写成“名字:”，再缩进写 says、choices 或者 end。"
        fields.find(node.line, "FLD003", "steps 应当一步一个名字。", mend)
        return
    for name, child in node.entries.items():
        line = node.key_lines[name]
        if not ID.fullmatch(name):
            what = f"步骤的名字“{name[:40]}”不合格式。"
            mend = "用小写英文字母、数字和短横线，2 到 64 个字符，例如 both-angry。"
            fields.find(line, "FLD004", what, mend)
            continue
        yield _step(name, line, Fields(child, fields.file, line, fields.report))


def _step(name: str, line: int, fields: Fields) -> Step:
    fields.node("says", required=True)
    says = tuple(_speech(each) for each in fields.each("says"))
    choices = tuple(_choice(each) for each in fields.each("choices"))
    inner = fields.fields("end")
    end = _ending(inner) if inner else None
    fields.close()
    if bool(choices) == bool(end):
        what = f"“{name}”这一步" + ("既有 choices 又有 end。" if end else "到了头，却没有 end。")
        mend = "还往下走的写 choices；到此为止的写 end：result 和 lesson。"
        fields.find(line, "SCN003", what, mend)
    return Step(name, line, says, choices, end)


def _speech(fields: Fields) -> Speech:
    who, text = fields.sure("who"), fields.prose("text", required=True)
    fields.close()
    return Speech(who or "", text or _nothing(fields))


def _choice(fields: Fields) -> Choice:
    text, goes = fields.prose("text", required=True), fields.text("goes", required=True)
    answer = fields.prose("answer", required=True)
    worth = fields.choice("worth", WORTHS, "“好、也行、不好”")
    fields.close()
    known: Worth = next((one for one in WORTHS if one == worth), "也行")
    empty = _nothing(fields)
    return Choice(fields.line, text or empty, goes or "", answer or empty, known)


def _ending(fields: Fields) -> Ending:
    result, lesson = fields.prose("result", required=True), fields.prose("lesson", required=True)
    fields.close()
    return Ending(result or _nothing(fields), lesson or _nothing(fields))


def _nothing(fields: Fields) -> Text:
    return Text(fields.file, fields.line, "", "")


def _find_ways(steps: dict[str, Step], start: str, fields: Fields) -> None:
    """SCN001, SCN002, SCN004: choices lead somewhere, everything is reached, everything ends."""
    for step in steps.values():
        for choice in step.choices:
            if choice.goes and choice.goes not in steps:
                what = f"“{step.id}”的一个选择去“{choice.goes[:40]}”，没有这一步。"
                mend = nearest(choice.goes, steps) or "改成有的那一步的名字，或者写出这一步。"
                fields.find(choice.line, "SCN002", what, mend)
    if start not in steps:
        if start and steps:
            mend = nearest(start, steps) or "写成第一步的名字。"
            what = f"start 写的“{start[:40]}”没有这一步。"
            fields.find(fields.line_of("start"), "SCN002", what, mend)
        return
    onward = {name: {choice.goes for choice in step.choices} for name, step in steps.items()}
    backward: dict[str, set[str]] = {name: set() for name in steps}
    for name, goes in onward.items():
        for other in goes & steps.keys():
            backward[other].add(name)
    reached = _walk({start}, onward)
    # A dead end has a finding of its own: what leads there alone is not found again.
    ending = _walk({name for name, goes in onward.items() if not goes & steps.keys()}, backward)
    for name, step in steps.items():
        if name not in reached:
            mend = f"在别的步骤里写一个选择 goes: {name}，或者删掉这一步。"
            fields.find(step.line, "SCN001", f"没有一条路走到“{name}”这一步。", mend)
        elif name not in ending:
            mend = "在这个圈里给一个选择，让它走到有 end 的一步。"
            fields.find(step.line, "SCN004", f"从“{name}”怎么走都走不到头，只能绕圈。", mend)


def _walk(names: set[str], ways: dict[str, set[str]]) -> set[str]:
    """Every name that *ways* lead to from *names*, those too."""
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += ways.get(name, ())
    return reached
