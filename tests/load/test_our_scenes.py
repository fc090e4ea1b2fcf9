"""The scenes we offer: long enough to learn from, answered by law, and safe in danger."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from pufa import law
from pufa.config import find
from pufa.findings import Report
from pufa.load import load
from pufa.model import Scene

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 12, 1)
SCENES = load(find(ROOT, DAY), Report()).scenes
# What a mediator must not go on mediating over, in the words of the scenes.
_DANGER = re.compile("铁锹|扁担|腰带|掐|扇了|弄死|不想活|不活了|锁链")


def test_the_five_that_were_asked_for_and_one_more() -> None:
    assert [scene.id for scene in SCENES] == [
        *("boundary-quarrel", "bride-price", "parent-support"),
        *("unpaid-wages", "traffic-anger", "violence-appears"),
    ]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_it_is_long_enough_and_has_choices(scene: Scene) -> None:
    assert 10 <= len(scene.steps) <= 20
    assert scene.endings >= 3
    asked = [step for step in scene.steps if step.choices]
    assert sum(len(step.choices) > 1 for step in asked) >= len(asked) - 2
    worths = {choice.worth for step in asked for choice in step.choices}
    assert worths == {"好", "也行", "不好"}
    # A good way out of every step: nobody is left with bad choices alone.
    assert all({choice.worth for choice in step.choices} & {"好", "也行"} for step in asked)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_law_answers_every_choice(scene: Scene) -> None:
    choices = [choice for step in scene.steps for choice in step.choices]
    answered = [choice for choice in choices if law.find(choice.answer.plain)]
    assert answered == choices


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_danger_leads_to_the_police(scene: Scene) -> None:
    words = "\n".join(text.plain for text in scene.texts)
    if _DANGER.search(words):
        assert re.search("110|报警", words)


def test_violence_at_home_is_never_mediated_on() -> None:
    (scene,) = (scene for scene in SCENES if scene.id == "violence-appears")
    good = [c for step in scene.steps for c in step.choices if c.worth == "好"]
    told = "\n".join(choice.text.plain + choice.answer.plain for choice in good)
    for word in ("110", "保护令", "妇联", "不调解", "第二十三条"):
        assert word in told
    for step in scene.steps:
        for choice in step.choices:
            if re.search("接着谈|保证书|和好|签了", choice.text.plain):
                assert choice.worth == "不好", choice.text.plain
