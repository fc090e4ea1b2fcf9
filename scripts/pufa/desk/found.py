"""``pufa init``: a new office's root.

In: a folder, what the office is called, its villages.  Out: ``content/`` with an
``office.yml`` that is filled in as far as we were told, and what of our content serves any
office, so that it builds at once.  Refuses an empty name, and a folder that has content:
nothing is written over, and nothing is left half made.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from pufa.config import packaged
from pufa.findings import PufaError
from pufa.model import UNKNOWN

# The files and folders of our content/ that serve any office; the wheel carries the same
# (pyproject.toml, force-include).
OFFERED = ("articles", "cases", "forms", "training", "glossary.yml", "events.yml")

_TEMPLATES = Path(__file__).parent / "templates"

# Another township's trades, villages and places, what its people signed, and a story that was
# agreed to be told there are not the new office's.
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NOT_THEIRS = re.compile(
    r"^(?:trades|villages|reviewed):.*\n(?:(?: |- ).*\n)*|^ +(?:place|time|reviewed):.*\n",
    re.MULTILINE,
)
_TOLD = re.compile(r"^consent:", re.MULTILINE)
_BETWEEN = re.compile(r"[\s、，,；;]+")


def found_office(folder: Path, name: str, region: str, villages: Sequence[str]) -> int:
    """Write the root of office *name* into *folder*; the number of articles it starts with.

    Several villages may stand in one of *villages*, with signs or spaces between.
    """
    content = folder / "content"
    if content.exists():
        raise PufaError(f"已经有内容了：{content}", "换一个新文件夹，免得盖掉原有的文件。")
    office = _office(_words(name, "所名"), _words(region, "所在地"), _names(villages))
    making = folder / ".pufa" / "init"
    try:
        shutil.rmtree(making, ignore_errors=True)
        (making / "bulletins").mkdir(parents=True)
        _write(making / "office.yml", office)
        # The shelf of books is everybody's own.
        _copy(_TEMPLATES / "books.yml", making / "books.yml")
        for offered in OFFERED:
            _copy(packaged() / "content" / offered, making / offered)
        making.rename(content)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise PufaError(f"写不进去：{folder}", "检查磁盘空间和写入权限。") from error
    return len(list((content / "articles").rglob("*.md")))


def of_any_office(text: str) -> str:
    """A text without what belongs to the office that wrote it: in its fields, not its body."""
    front = _FRONT.match(text)
    end = front.end() if front else len(text)
    return _NOT_THEIRS.sub("", text[:end]) + text[end:]


def _office(name: str, region: str, villages: Sequence[str]) -> str:
    named = [f"  - {{name: {_yaml(one)}, area: {UNKNOWN}}}\n" for one in villages]
    return (
        (_TEMPLATES / "office.yml")
        .read_text("utf-8")
        .format(
            name=_yaml(name),
            region=_yaml(region),
            masthead=_yaml(name.removesuffix("司法所") + "司法简报"),
            villages="".join(named) or f"  - {{name: {UNKNOWN}, area: {UNKNOWN}}}\n",
        )
    )


def _words(text: str, what: str) -> str:
    words = " ".join(text.split())
    if not words.isprintable() or not words:
        raise PufaError(f"{what}是空的，或者有看不见的字。", "重新打一遍。")
    return words


def _names(villages: Sequence[str]) -> list[str]:
    names = (name for words in villages for name in _BETWEEN.split(words) if name)
    return [_words(name, "村名") for name in dict.fromkeys(names)]


def _yaml(value: str) -> str:
    # JSON is YAML: a name with a colon or a quotation mark stays what it is.
    return json.dumps(value, ensure_ascii=False)


def _copy(source: Path, goal: Path) -> None:
    """Copy a file or a folder as any office can use it."""
    if source.is_dir():
        for child in sorted(source.iterdir()):
            _copy(child, goal / child.name)
    elif source.suffix in (".md", ".yml"):
        text = source.read_text("utf-8")
        if not _TOLD.search(text):
            _write(goal, of_any_office(text))
    else:
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, goal)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
