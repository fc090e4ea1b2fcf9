"""``docs/dev/findings.md`` lists every code as ``findings.py`` has it.

``--update-golden`` renews it.
"""

from __future__ import annotations

import re
from pathlib import Path

from pufa import findings
from pufa.findings import LEVELS, is_waivable

ROOT = Path(__file__).parents[2]
DOC = ROOT / "docs/dev/findings.md"
HEAD = "| code | level | can be waived | meaning |"


def table() -> str:
    """The codes with level and meaning, under the headings they have in the source."""
    lines: list[str] = []
    source = Path(findings.__file__).read_text("utf-8")
    body = source.partition("LEVELS: dict[str, Level] = {\n")[2].partition("\n}\n")[0]
    for line in body.splitlines():
        if heading := re.fullmatch(r"    # (.+)", line):
            lines += [
                "",
                f"## {heading[1][0].upper()}{heading[1][1:]}",
                "",
                HEAD,
                "|---|---|---|---|",
            ]
        elif row := re.fullmatch(r'    "([A-Z]{3}\d{3})": "(\w+)",  # (.+)', line):
            waivable = "yes" if is_waivable(row[1]) else ""
            lines.append(f"| {row[1]} | {row[2]} | {waivable} | {row[3]} |")
    return "\n".join([*lines, ""])


def test_the_catalogue_is_that_of_the_source(update_golden: bool) -> None:
    said = DOC.read_text("utf-8")
    intro = said.partition("\n## ")[0]
    if update_golden:
        DOC.write_text(f"{intro}{table()}", "utf-8")
    assert DOC.read_text("utf-8") == f"{intro}{table()}"


def test_every_code_is_in_it() -> None:
    rows = re.findall(r"^\| ([A-Z]{3}\d{3}) \| (\w+) \|", DOC.read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == LEVELS and len(rows) == len(LEVELS)


def test_it_shows_the_json_that_check_prints() -> None:
    for key in ("file", "line", "code", "level", "what", "mend", "findings", "errors", "notices"):
        assert f'"{key}"' in DOC.read_text("utf-8"), key
