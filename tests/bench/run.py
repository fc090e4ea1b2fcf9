"""``make bench``: speed and memory beside peers in the same run → docs/dev/benchmarks.md.

    python tests/bench/run.py [site] [view] [check] [paper]

Without a name all sections are measured; a section that is measured again takes the place of
what stood there.  Figures of one machine are noise, ratios are what to read.
"""

from __future__ import annotations

import datetime
import os
import re
import sys

import checking
import printed
import sites
import view
from measuring import ROOT

PAGE = ROOT / "docs/dev/benchmarks.md"
SECTIONS = {"site": sites, "view": view, "check": checking, "paper": printed}


def main() -> None:
    text = PAGE.read_text("utf-8")
    for name in sys.argv[1:] or SECTIONS:
        section = measured(name)
        print(section)
        place = re.compile(rf"## {name}\n.*?(?=\n## |\Z)", re.DOTALL)
        text = place.sub(lambda _, new=section: new, text)
    PAGE.write_text(text, "utf-8")


def measured(name: str) -> str:
    """The section *name*, as it stands on the page."""
    module = SECTIONS[name]
    said = (module.__doc__ or "").partition("\n\n")[2].replace("\n", " ").strip()
    lines = [
        f"## {name}",
        "",
        f"{said} Measured on {datetime.date.today()}, {os.cpu_count()} cores.",
        "",
        "| what | pufa | beside | ratio |",
        "|---|---|---|---|",
        *map(str, module.rows()),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
