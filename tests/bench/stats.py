"""Random ledgers released, half-year and annual over three years, and attacked; how much is lost.

    python tests/bench/stats.py [--ledgers 300] [--first 0] [--only ledgers|scale|oracle]

Writes the section "stats" of docs/dev/benchmarks.md.  Ledger N is made of the number N alone:
those from 0 to 99 served for tuning, so that the table is of those from 1000 on.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import math
import multiprocessing
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

from pufa.findings import PufaError, Report  # noqa: E402
from pufa.model import Gap, Period, Released  # noqa: E402
from pufa.model.scheme import Scheme  # noqa: E402
from pufa.stats.attack import attack  # noqa: E402
from pufa.stats.ledger import Ledger  # noqa: E402
from pufa.stats.protect import SOME_ROUNDS, protect  # noqa: E402
from pufa.stats.release import Proposal, propose  # noqa: E402
from townships import ledger, scheme  # noqa: E402

PAGE = ROOT / "docs/dev/benchmarks.md"
YEARS = (2024, 2025, 2026)


@dataclass
class Release:
    """One release of one ledger: what it cost and what it shows."""

    size: int
    is_annual: bool
    seconds: float
    printed: int
    hidden: int
    is_optimal: bool
    cost: int
    bound: int
    fallback: int
    is_refused: bool = False


def releases(number: int) -> tuple[list[Release], list[str]]:
    """What ledger *number* gives, and what the attacker finds in all of it."""
    chance = random.Random(number)
    of = scheme(chance.randint(6, 16), chance.choice((0, 3, 3, 4)))
    size = round(math.exp(chance.uniform(math.log(20), math.log(300))))
    book = ledger(chance, of, dict.fromkeys(YEARS, size), chance.choice((0.8, 0.9, 0.95, 0.98)))
    rows: list[Release] = []
    public: list[Released] = []
    for year in YEARS:
        for part, day in (("上半年", (year, 7, 10)), ("", (year + 1, 1, 10))):
            row, proposal = _one(book, of, size, Period(year, part), datetime.date(*day), public)
            rows.append(row)
            if proposal:
                public.append(proposal.released)
    report = Report()
    attack(public, report)
    return rows, [str(one) for one in report.findings]


def _one(
    book: Ledger,
    of: Scheme,
    size: int,
    period: Period,
    day: datetime.date,
    public: list[Released],
) -> tuple[Release, Proposal | None]:
    known = Ledger(tuple(one for one in book.disputes if one.registered < day), frozenset())
    start = time.process_time()
    try:
        made = propose(known, of, f"{period.year}{period.part or '年报'}", period, day, public)
    except PufaError:
        seconds = time.process_time() - start
        return Release(size, not period.part, seconds, 0, 0, True, 0, 0, 0, True), None
    seconds = time.process_time() - start
    cells = [cell for table in made.released.tables for cell in table.cells]
    hidden = sum(cell.value is Gap.HIDDEN for cell in cells)
    cost = bound = fallback = 0
    if made.pattern and made.problem:
        cost, bound = made.pattern.cost, made.pattern.bound
        fallback = protect(made.problem, SOME_ROUNDS).cost
    row = Release(
        size,
        not period.part,
        seconds,
        len(cells) - hidden,
        hidden,
        made.pattern is None or made.pattern.is_optimal,
        cost,
        bound,
        fallback,
    )
    return row, made


def table(rows: list[Release], found: list[str], ledgers: int, first: int) -> Iterator[str]:
    shown = [row for row in rows if not row.is_refused]
    few = [row for row in rows if row.size <= 200]
    seconds = sorted(row.seconds for row in few)
    everything = sorted(row.seconds for row in rows)
    loss = [(row.fallback - row.cost) / row.cost for row in shown if row.cost and row.is_optimal]
    gaps = [(row.cost - row.bound) / row.cost for row in shown if row.cost]
    last = first + ledgers - 1
    yield f"| ledgers (numbers {first} to {last}), releases | {ledgers}, {len(rows)} |"
    yield f"| findings of the attacker, whole-number bounds included | {len(found)} |"
    yield f"| releases refused, because nothing can be added | {len(rows) - len(shown)} |"
    yield f"| CPU seconds a release, to 200 cases a year, p50 / p95 / worst | {_three(seconds)} |"
    yield f"| the same, all | {_three(everything)} |"
    yield f"| proven optimal | {_percent(row.is_optimal for row in shown)} |"
    yield f"| gap to the bound, mean / worst | {_gap(gaps)} |"
    yield f"| loss of the fall-back where the optimum is known, mean / worst | {_gap(loss)} |"
    hidden, cells = sum(r.hidden for r in shown), sum(r.hidden + r.printed for r in shown)
    yield f"| cells hidden, all | {hidden / max(cells, 1):.0%} |"
    for name, part in (("annual", True), ("half-year", False)):
        numbers = sorted(row.printed for row in shown if row.is_annual == part)
        middle = statistics.median(numbers) if numbers else 0
        yield f"| numbers printed, {name}, median | {middle:g} |"
    for low, high in ((150, 250), (190, 210)):
        near = [row.printed for row in shown if row.is_annual and low <= row.size <= high]
        if near:
            yield (
                f"| numbers printed, annual, {low}–{high} cases ({len(near)}), median / least / "
                f"most | {statistics.median(near):g} / {min(near)} / {max(near)} |"
            )


def _three(values: list[float]) -> str:
    at = [values[min(int(len(values) * part), len(values) - 1)] for part in (0.5, 0.95, 1)]
    return " / ".join(f"{one:.2f}" for one in at)


def _percent(truths: Iterator[bool]) -> str:
    found = list(truths)
    return f"{sum(found) / max(len(found), 1):.1%} of {len(found)}"


def _gap(values: list[float]) -> str:
    return f"{statistics.mean(values):.1%} / {max(values):.1%} of {len(values)}" if values else "–"


def scale() -> Iterator[str]:
    """2,000 cases of a township; 20,000 of a county of 35 townships."""
    for name, of, size in (
        ("a township of 20 villages, 2,000 cases", scheme(20, 4), 2_000),
        ("a county of 35 townships, 20,000 cases", scheme(35, 5), 20_000),
    ):
        book = ledger(random.Random(1), of, {2026: size})
        row, made = _one(book, of, size, Period(2026, ""), datetime.date(2027, 1, 10), [])
        proven = "proven optimal" if row.is_optimal else f"at least {row.bound} hidden"
        yield (
            f"| {name} | {row.seconds:.1f} s, {row.printed} numbers printed, {row.hidden} hidden "
            f"({row.cost} by the search, {proven}; {row.fallback} by the fall-back) |"
        )
        assert made is not None


def oracle() -> Iterator[str]:
    """How many cells pytauargus hides in a table of two dimensions, beside ours."""
    if importlib.util.find_spec("pytauargus") is None:
        yield "| pytauargus | not installed here |"
        return
    from oracle import rows

    yield from rows()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--ledgers", type=int, default=300)
    options.add_argument("--first", type=int, default=1_000)
    options.add_argument("--only", choices=("ledgers", "scale", "oracle"))
    asked = options.parse_args()
    lines: list[str] = []
    if asked.only in (None, "ledgers"):
        rows: list[Release] = []
        found: list[str] = []
        numbers = range(asked.first, asked.first + asked.ledgers)
        with multiprocessing.Pool() as pool:
            for number, (own, bad) in zip(numbers, pool.imap(releases, numbers), strict=True):
                rows += own
                found += bad
                print(number, own[-1], *bad, flush=True)
        lines += table(rows, found, asked.ledgers, asked.first)
    if asked.only in (None, "scale"):
        lines += scale()
    if asked.only in (None, "oracle"):
        lines += oracle()
    print("\n".join(lines))
    said = (__doc__ or "").partition("\n")[0]
    head = f"{said} Measured on {datetime.date.today()}, {os.cpu_count()} cores."
    section = "\n".join(["## stats", "", head, "", "| what | |", "|---|---|", *lines, ""])
    text = PAGE.read_text("utf-8")
    place = re.compile(r"## stats\n.*?(?=\n## |\Z)", re.DOTALL)
    text = place.sub(lambda _: section, text) if place.search(text) else f"{text}\n{section}"
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
