"""Questions to GIFT and back: nothing is lost, and another program reads the same."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import KINDS, LETTERS
from pufa.training import gift
from pufa.training.draft import Draft, Fault, draft, entries

ROOT = Path(__file__).parents[2]
PARSER = ROOT / ".venv/npm/node_modules/gift-pegjs"
TYPES = {"single": "MC", "multi": "MC", "judge": "TF", "fill": "Short", "order": "Matching"}
NASTY = (
    "~=#{}:",
    "\\",
    "\\n",
    "a\nb",
    "%50%",
    "[html]<b>",
    "// 不是注",
    "::",
    "TRUE",
    "####",
    "C:\\=1",
)


@pytest.fixture(scope="module")
def ours() -> list[Draft]:
    """Every question of our own course."""
    library = load(find(ROOT), Report())
    return [draft(one) for module in library.courses[0].modules for one in module.questions]


def nasty() -> list[Draft]:
    """Questions of every kind full of marks."""
    chance = random.Random(9)
    made = []
    for number in range(60):
        texts = [f"{chance.choice(NASTY)}字{chance.choice(NASTY)}{at}".strip() for at in range(6)]
        kind = KINDS[number % len(KINDS)]
        options = tuple(texts[:4]) if kind in ("single", "multi", "order") else ()
        answer = {
            "single": ("B",),
            "multi": ("A", "C", "D"),
            "judge": ("错",),
            "order": ("C", "A", "D", "B"),
        }.get(kind, tuple(" ".join(one.split("\n")) for one in texts[1:3]))
        options = tuple(" ".join(option.split("\n")) for option in options)
        stem, reason = f"题______{texts[4]}", f"理由{texts[5]}"
        made.append(
            Draft(
                0, f"q-{number}", kind, "m", "2", stem, options, answer, reason, "某", "2026-06-03"
            )
        )
    return made


def read(text: str) -> list[Draft | Fault]:
    return [replace(one, line=0) for one in gift.read(text)]


def test_nothing_is_lost(ours: list[Draft]) -> None:
    assert len(ours) > 200 and {one.kind for one in ours} == set(KINDS)
    drafts = [replace(one, line=0) for one in ours] + nasty()
    assert read(gift.write(drafts, "course")) == drafts


def test_another_program_reads_the_same(ours: list[Draft], tmp_path: Path) -> None:
    drafts = ours + nasty()
    path = tmp_path / "bank.gift"
    path.write_text(gift.write(drafts, "course"), "utf-8")
    code = (
        f"const {{parse}} = require({json.dumps(str(PARSER))});"
        "console.log(JSON.stringify(parse(require('fs').readFileSync(process.argv[1], 'utf8'))))"
    )
    done = subprocess.run(
        ["node", "-e", code, str(path)], capture_output=True, text=True, check=True
    )
    found = [one for one in json.loads(done.stdout) if one["type"] != "Category"]
    assert len(found) == len(drafts)
    for one, theirs in zip(drafts, found, strict=True):
        assert theirs["title"] == one.id
        assert theirs["type"] == TYPES.get(one.kind, "Essay")
        assert theirs["stem"]["text"] == one.stem
        assert theirs["globalFeedback"]["text"].endswith(one.reason)
        match one.kind:
            case "single" | "multi":
                texts = [choice["text"]["text"] for choice in theirs["choices"]]
                assert texts == list(one.options)
                right = [
                    letter
                    for letter, choice in zip(LETTERS, theirs["choices"], strict=False)
                    if choice["isCorrect"] or (one.kind == "multi" and choice["weight"] > 0)
                ]
                assert tuple(right) == one.answer
            case "judge":
                assert theirs["isTrue"] == (one.answer == ("对",))
            case "order":
                steps = [pair["subanswer"] for pair in theirs["matchPairs"]]
                places = [one.answer.index(letter) + 1 for letter in LETTERS[: len(one.options)]]
                assert steps == [f"第{place}步" for place in places]


def test_what_others_write() -> None:
    text = """$CATEGORY: 某处/willing

// 一条注
::题一::调解收钱吗？ { =不收#第四条 ~收 ~看情况 }

[html]<p>调解 &gt; 判决</p>{F}

调解书由{=调解员 =调解委员会}签名。

选两样 {~%50%甲 ~%50%乙 ~%-100%丙}

谁管？ {=水 -> 水利 =路 -> 交通}

几条？ {#15:1}

没有答案的话
"""
    one, two, three, four, five, six, seven = gift.read(text)
    assert isinstance(one, Draft) and isinstance(two, Draft) and isinstance(three, Draft)
    assert (one.kind, one.options, one.answer) == ("single", ("不收", "收", "看情况"), ("A",))
    assert (one.reason, one.module, one.line, one.level) == ("第四条", "willing", 4, "")
    assert (two.kind, two.stem, two.answer) == ("judge", "调解 > 判决", ("错",))
    assert three.stem == "调解书由______签名。" and three.answer == ("调解员", "调解委员会")
    assert isinstance(four, Draft) and (four.kind, four.answer) == ("multi", ("A", "B"))
    assert [fault.line for fault in (five, six, seven) if isinstance(fault, Fault)] == [12, 14, 16]
    assert "level:\n" in entries([one])


def test_nothing_from_outside_becomes_a_field() -> None:
    (one,) = gift.read('// pufa {"module": "a\\n  reviewed: {by: 某}", "level": "1 # x"}\n题{T}')
    assert isinstance(one, Draft)
    assert "\n  reviewed" not in entries([one]) and 'level: "1 # x"' in entries([one])
