"""Whatever an author types that the checks let pass can be set."""

from __future__ import annotations

import random

import sample

from pufa.findings import Report
from pufa.paper import bulletin
from pufa.paper.press import Press
from pufa.text.flaws import flaws

MARKS = (
    *("# ", "## ", "### ", "- ", "1. ", "> ", "**", "*", "_", "`", "- [ ] ", "---\n", "\n", "\n\n"),
    *("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", "!!! note\n    ", "    ", "[^1]", "\n\n[^1]: 注\n\n"),
    *("[甲](http://a.cn)", "![图](x.png)", "{{ stats:a/b }}", "http://x.cn/" + "a" * 50),
    *(
        "好",
        "字，",
        "“引”",
        "$",
        "\\",
        "#",
        "@",
        "<",
        ">",
        "~",
        "//",
        "é",
        "\u200b",
        "　　",
        "一、",
    ),
)


def test_every_text_is_set(press: Press) -> None:
    chance = random.Random(7)
    done = 0
    for _ in range(250):
        text = "".join(chance.choices(MARKS, k=chance.randint(3, 30)))
        if not text.strip() or any(flaw.kind == "nesting" for flaw in flaws(text)):
            continue
        report = Report()
        issue = sample.bulletin(sample.notice("标题", text))
        assert bulletin.render(issue, sample.library(), press, report, {}), repr(text)
        assert report.findings == []
        done += 1
    assert done > 200
