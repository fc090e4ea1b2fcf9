"""The kill matrix at full size: a build killed at 100 moments, and nothing lost."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from building import build, kill_builds

PORTAL = Path(__file__).parents[1] / "portal"
MOMENTS = 100


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(PORTAL / "content", root / "content")
        assert build(root).wait() == 0
        codes = Counter(kill_builds(root, MOMENTS))
    print(f"{MOMENTS} moments, exit codes {dict(codes)}: the old or the new site each time")


if __name__ == "__main__":
    main()
