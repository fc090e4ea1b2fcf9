"""``pufa tree``: the compiled pages as files, for another renderer.

In: an edition and an empty folder.  Out: ``mkdocs.yml``, ``docs/`` (pages as Markdown
files that hold our HTML, and the assets) and ``overrides/``: the same site without us.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.site.assets import assets, shell


def write_tree(edition: Edition, folder: Path) -> int:
    """Write the tree into *folder*, which must be new or empty; the number of pages."""
    if folder.exists() and any(folder.iterdir()):
        raise PufaError(f"文件夹不是空的：{folder}", "换一个新文件夹，免得盖掉原有的文件。")
    docs = folder / "docs"
    shutil.copytree(edition.config.docs, docs, ignore=shutil.ignore_patterns("dev"))
    for overrides in reversed(edition.config.overrides):
        shutil.copytree(
            overrides,
            folder / "overrides",
            ignore=shutil.ignore_patterns("css", "js"),
            dirs_exist_ok=True,
        )
    for page in edition.pages:
        front = "".join(
            f"{name}: {json.dumps(value, ensure_ascii=False)}\n"
            for name, value in page.meta.items()
        )
        text = f"---\n{front}---\n\n{page.body().html}\n"
        _write(docs / (page.url.removesuffix(".html") + ".md"), text.encode())
    for path, data in assets(edition).items():
        _write(docs / path, data)
    settings = edition.config.mkdocs_file.read_text("utf-8")
    settings = settings.replace("plugins:\n  - pufa\n", "plugins: []\n")
    # JSON is YAML: the frame's values need no writer of their own.
    settings = settings.replace(
        "site_name: 普法\n", f"site_name: {edition.library.office.name}普法\n"
    )
    settings += f"extra: {json.dumps({'pufa': shell(edition)}, ensure_ascii=False)}\n"
    _write(folder / "mkdocs.yml", settings.encode())
    return len(edition.pages)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
