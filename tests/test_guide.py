"""What the guide and the read-mes say is so: commands exist, messages are ours, the first day
can be lived through as it is written."""

from __future__ import annotations

import datetime
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pufa.cli import pufa
from pufa.findings import LEVELS

ROOT = Path(__file__).parents[1]
GUIDE = sorted((ROOT / "docs/guide").glob("*.md"))
TEXTS = [*GUIDE, ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "scripts/wheels/README.txt"]
DAY = ROOT / "docs/guide/2-first-day.md"

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def named(text: str) -> set[str]:
    """Every ``pufa …`` that stands as code in *text*."""
    lines = [line.strip() for _, body in FENCE.findall(text) for line in body.split("\n")]
    spans = re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    # Paths before it, what the shell does after it, and the brackets of what may be left out.
    words = (re.sub(r"^\S*[\\/](?=pufa )|\s*[>#].*|[\[\]]", "", line) for line in [*lines, *spans])
    return {line for line in words if line.split(" ")[0] == "pufa"}


def parse(words: list[str]) -> list[str]:
    """What is wrong with a command line, if anything; nothing is run."""
    command: click.Command = pufa
    while words and isinstance(command, click.Group):
        name = words.pop(0)
        if name not in command.commands:
            return [name]
        command = command.commands[name]
    options = {"--help", *(name for param in command.params for name in param.opts)}
    unknown = [word for word in words if word.startswith("-") and word not in options]
    return unknown or command.make_context("pufa", words, resilient_parsing=True).args


def test_every_command_that_is_named_exists() -> None:
    commands = {command for path in TEXTS for command in named(path.read_text("utf-8"))}
    assert {"pufa build", "pufa paper fonts"} < commands
    for command in sorted(commands):
        assert parse(shlex.split(command)[1:]) == [], command


def test_a_command_that_is_not_there_would_be_noticed() -> None:
    assert named("`pufa bild`、`.venv/bin/pufa build`，\n```\npufa check > a.txt\n```\n") == {
        "pufa bild",
        "pufa build",
        "pufa check",
    }
    assert parse(["bild"]) and parse(["new", "artikel"]) and parse(["build", "site"])
    assert parse(["build", "--fast"]) and not parse(["new", "article", "甲", "--topic", "邻里"])


def test_every_message_that_is_quoted_is_one_of_ours() -> None:
    examples = "".join(
        path.read_text("utf-8") for path in (ROOT / "tests/findings").glob("*/expected.txt")
    )
    for path in GUIDE:
        text = path.read_text("utf-8")
        for line in re.findall(r"^  (?:问题|改法)：.*$", text, re.MULTILINE):
            assert line in examples, line
        assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", text)) <= LEVELS.keys()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "", FENCE.sub("", path.read_text("utf-8")))
    for target in re.findall(r"\]\((?!https?:|tel:)([^)#]+)", text):
        assert (path.parent / target).exists(), target


def steps(text: str) -> list[tuple[str, str, str]]:
    """What the guide has one do: type a line and see an answer, or write a file."""
    found: list[tuple[str, str, str]] = []
    for each in re.finditer(rf"(?:^文件 `([^`\n]+)`\n\n)?{FENCE.pattern}", text, FENCE.flags):
        path, kind, body = each.groups()
        if path or kind == "console":
            found.append((path or "", body, ""))
        elif kind == "text":
            found[-1] = (*found[-1][:2], body)
    return found


def pattern(line: str) -> str:
    """A line of the guide as it may look elsewhere: other numbers, other folders."""
    parts = (re.sub(r"\d+", r"\\d+", re.escape(part)) for part in line.split("…"))
    return ".*".join(parts)


def test_the_first_day_goes_as_it_is_written(tmp_path: Path) -> None:
    # The guide was written in 2026; `pufa new` takes today's year.
    year = str(datetime.date.today().year)
    text = re.sub(r"2026(?=-1\.(?:yml|pdf)|-11)", year, DAY.read_text("utf-8"))
    folder = tmp_path
    for path, body, seen in steps(text):
        if path:
            assert (folder / path).is_file(), path
            (folder / path).write_text(body, "utf-8")
        elif body.startswith("cd "):
            folder = folder / body[3:].strip()
        else:
            # What is asked, the guide answers in the same line.
            asked = re.compile(r"^(.+: )(.+)\n", re.MULTILINE)
            answers = "\n".join(answer for _, answer in asked.findall(seen))
            output = type_in(body.strip(), answers, folder)
            prompts = [re.escape(prompt) for prompt, _ in asked.findall(seen)]
            for wanted in [*prompts, *map(pattern, asked.sub("", seen).splitlines())]:
                assert re.search(wanted, output), (body, wanted, output)
    assert (folder / f"dist/paper/bulletin-{year}-1.pdf").is_file()
    page = (folder / "site/articles/lin-ju-de-shui-pai-dao-wo-jia.html").read_text("utf-8")
    assert "青禾镇司法所" in page and "样稿" in page


def type_in(line: str, answers: str, folder: Path) -> str:
    """What the screen shows when *line* is typed in *folder*."""
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(line)],
        input=answers,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
