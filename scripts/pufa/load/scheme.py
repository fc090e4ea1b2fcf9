"""``villages`` and ``statistics`` of ``office.yml`` → ``Scheme``.

What the office does not write is as in ``scheme.yml``: the 18 usual types in 6 groups, four
outcomes, three forms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.model import UNKNOWN, Group, Scheme, Village
from pufa.model.statistics import ALL, Gap
from pufa.reading import Mapping, read_yaml

# A label stands in tables, in `{{ stats:… }}` and in the drop-downs of a sheet.
_LABEL = re.compile(r"[^\s/{}|,，、;；\"=＊*]{1,20}")
_RESERVED = (ALL, "小计", "总计", UNKNOWN, *(gap.value for gap in Gap))


def load_scheme(villages: Sequence[tuple[Village, int]], office: Fields) -> Scheme:
    """The labels of *office*; *villages* are its own, with their lines.

    Finds OFF004 and OFF005.  A label that is none stays out of its group.
    """
    statistics = office.fields("statistics")
    known = [(village, line) for village, line in villages if village.name != UNKNOWN]
    usual = _usual()
    types = outcomes = forms = None
    if statistics is not None:
        types = _groups(statistics, "types")
        outcomes = _groups(statistics, "outcomes")
        forms = _forms(statistics)
        statistics.close()
    return Scheme(
        villages=_villages(known, office),
        areas=_areas(known, office),
        types=types or usual.types,
        outcomes=outcomes or usual.outcomes,
        forms=forms or usual.forms,
    )


@cache
def _usual() -> Scheme:
    path = Path(__file__).with_name("scheme.yml")
    report = Report()
    fields = Fields(read_yaml(path.read_text("utf-8"), path.name, report), path.name, 1, report)
    return Scheme((), (), _groups(fields, "types"), _groups(fields, "outcomes"), _forms(fields))


def _villages(known: Sequence[tuple[Village, int]], office: Fields) -> tuple[str, ...]:
    """OFF004 for a village that is there twice, OFF005 for a name that can be no label."""
    names = Counter(village.name for village, _ in known)
    for village, line in known:
        _is_label(village.name, line, office)
        if names[village.name] > 1:
            what = f"“{village.name}”这个村写了 {names[village.name]} 次。"
            office.find(line, "OFF004", what, "同一个村只写一次；同名的两个村，名字里加以区别。")
    return tuple(names)


def _areas(known: Sequence[tuple[Village, int]], office: Fields) -> tuple[Group, ...]:
    """Each area with its villages; OFF004 where some villages have one and others do not."""
    drawn: dict[str, list[str]] = {}
    for village, _ in known:
        drawn.setdefault(village.area, []).append(village.name)
    lacking = drawn.pop(UNKNOWN, [])
    names = [village.name for village, _ in known]
    for village, line in known if drawn else ():
        if village.area == UNKNOWN:
            what = f"“{village.name}”没有写归哪一片，别的村写了。"
            office.find(line, "OFF004", what, "补上 area: 片区名，或者所有的村都不写。")
        elif _is_label(village.area, line, office) and village.area in names:
            what = f"片区“{village.area}”和一个村同名。"
            office.find(line, "OFF004", what, "片区换一个名字，例如“东片”。")
    return () if lacking else tuple((area, tuple(inside)) for area, inside in drawn.items())


def _groups(fields: Fields, name: str) -> tuple[Group, ...]:
    """The groups of labels behind *name*; none where nothing is written."""
    inner = fields.fields(name)
    if inner is None:
        return ()
    groups = {group: _labels(inner, group) for group, _ in inner.lines()}
    counts = Counter(label for labels in groups.values() for label in labels)
    for group, at in inner.lines():
        _is_label(group, at, fields)
        if inner.node(group) is None:
            what, mend = f"“{group}”这一组里没有名称。", "写上它包括哪几项，或者删掉这一组。"
            fields.find(at, "OFF005", what, mend)
        _find_twice(groups[group], counts, at, fields)
        if group in counts and groups[group] != (group,):
            what = f"“{group}”既是一组的名字，又是其中一项的名字，公布出来分不清。"
            fields.find(at, "OFF005", what, f"组名换一个，例如“{group}类”。")
    if name == "outcomes" and len(groups) < 2:
        what, mend = "outcomes 只有一组。", "第一组写算作成功的，第二组写其余的。"
        fields.find(fields.line_of(name), "OFF005", what, mend)
    return tuple((group, labels) for group, labels in groups.items() if labels)


def _forms(fields: Fields) -> tuple[str, ...]:
    forms = _labels(fields, "forms")
    _find_twice(forms, Counter(forms), fields.line_of("forms"), fields)
    return tuple(dict.fromkeys(forms))


def _labels(fields: Fields, name: str) -> tuple[str, ...]:
    if isinstance(fields.node(name), Mapping):
        mend = "写成方括号里的几个名称：[甲, 乙]"
        fields.find(fields.line_of(name), "FLD003", f"“{name}”应当是几个名称。", mend)
        return ()
    labels = fields.texts(name)
    return tuple(label for label in labels if _is_label(label, fields.line_of(name), fields))


def _find_twice(labels: Sequence[str], counts: Counter[str], line: int, fields: Fields) -> None:
    for label in dict.fromkeys(labels):
        if counts[label] > 1:
            what = f"“{label}”写了 {counts[label]} 次，不知道归哪一组。"
            fields.find(line, "OFF005", what, "每个名称只写一次。")


def _is_label(text: str, line: int, fields: Fields) -> bool:
    """Whether *text* can be a label; OFF005 where it cannot."""
    if _LABEL.fullmatch(text) and text not in _RESERVED:
        return True
    what = f"“{text[:20]}”不能做统计的名称。"
    mend = (
        "名称 1 到 20 个字，里面不要有空格、标点和 / { } = 这些符号；"
        f"也不能叫{'、'.join(_RESERVED)}。"
    )
    fields.find(line, "OFF005", what, mend)
    return False
