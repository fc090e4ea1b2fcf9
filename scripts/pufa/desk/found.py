"""``pufa init``: a new office's root.

In: a folder, what the office is called, its villages.  Out: ``content/`` with an
``office.yml`` that is filled in as far as we were told, and the articles that come with
pufa, so that it builds at once.  Nothing that exists is written over.
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

_TEMPLATE = Path(__file__).parent / "templates" / "office.yml"

# Another township's trades and villages, and what its people signed, are not the new office's.
_NOT_OURS = re.compile(r"^(?:trades|villages|reviewed):.*\n(?:[ -].*\n)*", re.MULTILINE)


def found_office(folder: Path, name: str, region: str, villages: Sequence[str]) -> int:
    """Write the root of office *name* into *folder*; the number of articles it starts with."""
    content = folder / "content"
    if content.exists():
        raise PufaError(f"已经有内容了：{content}", "换一个新文件夹，免得盖掉原有的文件。")
    named = [f"  - {{name: {_text(village)}, area: {UNKNOWN}}}\n" for village in villages]
    office = _TEMPLATE.read_text("utf-8").format(
        name=_text(name),
        region=_text(region),
        masthead=_text(name.removesuffix("司法所") + "司法简报"),
        villages="".join(named) or f"  - {{name: {UNKNOWN}, area: {UNKNOWN}}}\n",
    )
    try:
        (content / "bulletins").mkdir(parents=True)
        _write(content / "office.yml", office)
        articles = packaged() / "content" / "articles"
        files = sorted(articles.rglob("*.md"))
        for file in files:
            text = file.read_text("utf-8")
            _write(content / "articles" / file.relative_to(articles), _NOT_OURS.sub("", text))
    except OSError as error:
        shutil.rmtree(content, ignore_errors=True)
        raise PufaError(f"写不进去：{folder}", "检查磁盘空间和写入权限。") from error
    return len(files)


def _text(value: str) -> str:
    # JSON is YAML: a name with a colon or a quotation mark stays what it is.
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
