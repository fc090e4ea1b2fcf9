"""``pufa tree`` of the fictional township, rendered by Zensical, beside the site MkDocs makes.

    python tests/bench/trees.py

It prints the pages that differ; what differs and why: docs/dev/renderers.md.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from measuring import ROOT, peer, program


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        root, tree = Path(name) / "root", Path(name) / "tree"
        shutil.copytree(ROOT / "tests/portal/content", root / "content")
        for command in ("build",), ("tree", str(tree)):
            run = [program("pufa"), *command, "--root", str(root)]
            subprocess.run(run, check=True, capture_output=True)
        subprocess.run([peer("zensical"), "build"], cwd=tree, check=True, capture_output=True)
        ours, theirs = files(root / "site"), files(tree / "site")
    pages = [path for path in ours if path.endswith(".html")]
    differing = [path for path in pages if theirs.get(path) != ours[path]]
    print(f"{len(pages)} pages, {len(pages) - len(differing)} the same byte for byte")
    print("other pages:", *differing)
    print("files only of ours:", *sorted(ours.keys() - theirs))
    print("files only of Zensical's:", *sorted(theirs.keys() - ours))


def files(site: Path) -> dict[str, bytes]:
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


if __name__ == "__main__":
    main()
