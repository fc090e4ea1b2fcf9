"""How long 1 MB of text takes: its citations found, and judged."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

from pufa import law

ROOT = Path(__file__).parents[2]
SIZE = 1_000_000  # bytes
DAY = datetime.date(2026, 11, 23)


def sample() -> str:
    """1 MB of what we publish: prose, lists, tables, many citations."""
    files = sorted((ROOT / "content").rglob("*.md"))
    text = "\n\n".join(path.read_text("utf-8") for path in files)
    return (text * (SIZE // len(text.encode()) + 1)).encode()[:SIZE].decode(errors="ignore")


def main() -> None:
    start = time.process_time()
    known = law.registry()
    names = len(known.names)
    loaded = time.process_time()
    text = sample()
    began = time.process_time()
    found = law.find(text, known)
    read = time.process_time()
    for one in found:
        law.judge(one, known, DAY)
    done = time.process_time()
    print(f"registry ({len(known.laws)} laws, {names} spellings): {loaded - start:.2f} s CPU")
    times = f"found {read - began:.2f} s, judged {done - read:.2f} s CPU"
    print(f"1 MB, {len(found)} citations: {times}")


if __name__ == "__main__":
    main()
