"""``pufa tree``: the compiled pages as files, for another renderer.

In: an edition and an empty folder.  Out: ``mkdocs.yml``, ``docs/`` (pages as Markdown
files that hold our HTML, and the assets) and ``overrides/``: the same site without us.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from pufa.config import packaged
from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.site.assets import assets, pictures, shell

_SETTINGS: dict[str, object] = {
    "use_directory_urls": False,
    "not_in_nav": "/**",
    "nav": ["index.md"],
    "theme": {"name": "material", "language": "zh", "custom_dir": "overrides"},
    "markdown_extensions": ["tables", "admonition", "footnotes"],
    "plugins": [],
    "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore"}},
}


def write_tree(edition: Edition, sheets: Mapping[str, Path], folder: Path) -> int:
    """Write the tree into *folder*, which must be new or empty; the number of pages."""
    if folder.exists() and any(folder.iterdir()):
        raise PufaError(f"文件夹不是空的：{folder}", "换一个新文件夹，免得盖掉原有的文件。")
    docs = folder / "docs"
    for hand_written in dict.fromkeys((packaged() / "docs", edition.config.docs)):
        # Neither is for readers; the plugin leaves them out too (mkdocs.yml, exclude_docs).
        ours = shutil.ignore_patterns("dev", "guide")
        shutil.copytree(hand_written, docs, ignore=ours, dirs_exist_ok=True)
    for overrides in reversed(edition.config.overrides):
        shutil.copytree(
            overrides,
            folder / "overrides",
            ignore=shutil.ignore_patterns("css", "js", "images"),
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
    for path, source in {**pictures(edition), **sheets}.items():
        _write(docs / path, source.read_bytes())
    office = edition.library.office
    settings = {
        **_SETTINGS,
        "site_name": f"{office.name}普法",
        **({"site_url": office.site_url} if office.site_url else {}),
        "extra": {"pufa": shell(edition, edition.index.digest)},
    }
    # JSON is YAML, and needs no writer of its own.
    _write(
        folder / "mkdocs.yml", f"{json.dumps(settings, ensure_ascii=False, indent=1)}\n".encode()
    )
    return len(edition.pages)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
