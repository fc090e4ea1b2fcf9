"""How often ordinary prose is taken for private data: ``python tests/bench/privacy.py FOLDER``.

FOLDER holds Markdown without private data, for example the texts of statutes; without one our
own content is taken.  Prints what is found there, the findings in 20,000 characters and the
CPU time.  With ``--ordinary`` it prints ordinary.txt anew instead, from every other text of
FOLDER and our content.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from pufa.text import privacy
from pufa.text.privacy import candidates

CONTENT = Path(__file__).parents[2] / "content"
_OFTEN = 2


def texts(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".md", ".yml") and path.name != "office.yml"
    ]


def measure(paths: list[Path]) -> str:
    size, count, start = 0, Counter[str](), time.process_time()
    for path in paths:
        text = path.read_text("utf-8")
        size += len(text)
        for one in privacy.find(privacy.page(text, path.suffix == ".yml")):
            count[one.kind] += 1
            print(f"{path.name}:{one.line} {one.kind} {one.start}-{one.end}")
    each = count.total() / size * 20_000
    cpu = (time.process_time() - start) / size * 1e6
    return f"{size} characters: {dict(count)}, {each:.2f} in 20,000; {cpu:.1f} µs CPU each"


def ordinary(folder: Path) -> str:
    """What follows a surname's character, often in *folder* or at all in our own content."""
    single, _ = candidates._surnames()
    pair = re.compile(f"(?=([{''.join(sorted(single))}][一-鿿]))")
    others = Counter(one for path in texts(folder)[::2] for one in pair.findall(path.read_text()))
    own = {one for path in texts(CONTENT) for one in pair.findall(path.read_text("utf-8"))}
    after = defaultdict(set)
    for one in own | {one for one, count in others.items() if count >= _OFTEN}:
        after[one[0]].add(one[1])
    return "\n".join(f"{char} {''.join(sorted(after[char]))}" for char in sorted(after))


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--ordinary"]
    folder = Path(words[0]) if words else CONTENT
    print(ordinary(folder) if "--ordinary" in sys.argv else measure(texts(folder)))
