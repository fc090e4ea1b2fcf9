"""``pufa init``: a new office's root.

In: a folder, what the office is called, its villages.  Out: ``content/`` with an
``office.yml`` that is filled in as far as we were told, and the articles, cases, forms,
courses, words and days that come with pufa, so that it builds at once.  Nothing that exists
is written over.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from pufa.config import packaged
from pufa.findings import PufaError
from pufa.model import UNKNOWN

_TEMPLATES = Path(__file__).parent / "templates"

# What comes with pufa; the shelf of books is everybody's own.
_KINDS = ("articles", "cases", "forms", "training", "glossary.yml", "events.yml")

# Another township's trades, villages and places, what its people signed, and a story that was
# agreed to be told there are not the new office's.
_NOT_OURS = re.compile(
    r"^(?:trades|villages|reviewed):.*\n(?:[ -].*\n)*|^ +(?:place|time|reviewed):.*\n", re.MULTILINE
)
_TOLD = re.compile(r"^consent:", re.MULTILINE)


def found_office(folder: Path, name: str, region: str, villages: Sequence[str]) -> int:
    """Write the root of office *name* into *folder*; the number of articles it starts with."""
    content = folder / "content"
    if content.exists():
        raise PufaError(f"已经有内容了：{content}", "换一个新文件夹，免得盖掉原有的文件。")
    named = [f"  - {{name: {_text(village)}, area: {UNKNOWN}}}\n" for village in villages]
    template = (_TEMPLATES / "office.yml").read_text("utf-8")
    office = template.format(
        name=_text(name),
        region=_text(region),
        masthead=_text(name.removesuffix("司法所") + "司法简报"),
        villages="".join(named) or f"  - {{name: {UNKNOWN}, area: {UNKNOWN}}}\n",
    )
    try:
        (content / "bulletins").mkdir(parents=True)
        _write(content / "office.yml", office)
        shutil.copyfile(_TEMPLATES / "books.yml", content / "books.yml")
        ours = packaged() / "content"
        for file in _texts(ours):
            text = file.read_text("utf-8")
            if not _TOLD.search(text):
                _write(content / file.relative_to(ours), _NOT_OURS.sub("", text))
    except OSError as error:
        shutil.rmtree(content, ignore_errors=True)
        raise PufaError(f"写不进去：{folder}", "检查磁盘空间和写入权限。") from error
    return len(list((content / "articles").rglob("*.md")))


def _texts(folder: Path) -> Iterator[Path]:
    """The files of what comes with pufa, in *folder*."""
    for kind in _KINDS:
        path = folder / kind
        yield from sorted((*path.rglob("*.md"), *path.rglob("*.yml"))) or (path,)


def _text(value: str) -> str:
    # JSON is YAML: a name with a colon or a quotation mark stays what it is.
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
