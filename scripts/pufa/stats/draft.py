"""``pufa stats release``: everything around a proposal, from the root to the file written.

In: a root, the name of a release, the file of its headlines.  Out: the proposal for a ledger, what
was found, and the file.  Nothing of the ledger is written but what the proposal would publish.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pufa.config import Config
from pufa.findings import PufaError, Report
from pufa.load import load, sources
from pufa.load.fields import Fields
from pufa.load.headlines import load_headlines
from pufa.model import Headline, Library, Period
from pufa.model.statistics import PARTS
from pufa.reading import read_yaml
from pufa.stats import record
from pufa.stats.accept import accept
from pufa.stats.amounts import check_amounts
from pufa.stats.ledger import Ledger
from pufa.stats.preview import preview
from pufa.stats.release import Proposal, propose
from pufa.stats.scan import STATS, scan

_NAME = re.compile(rf"((?:19|20)\d\d)年?({'|'.join(PARTS)})[a-z\u4e00-\u9fff-]{{0,20}}")


@dataclass(frozen=True)
class Draft:
    """A release before its ledger is opened: its name, time, headlines, and what there is."""

    config: Config
    library: Library
    name: str
    period: Period
    issued: datetime.date
    headlines: tuple[Headline, ...]

    def of(self, ledger: Ledger) -> tuple[Proposal, Report]:
        """What may be published of *ledger*, and what texts already give away."""
        check_amounts(self.headlines, ledger)
        releases = sorted(self.library.releases, key=lambda one: (one.issued, one.id))
        proposal = propose(
            ledger,
            self.library.office.scheme,
            self.name,
            self.period,
            self.issued,
            releases,
            self.headlines,
        )
        found = Report()
        scan(sources(self.library, self.config), proposal, ledger, found)
        return proposal, found

    def preview(self, proposal: Proposal) -> Iterator[str]:
        return preview(proposal)

    def write(self, proposal: Proposal) -> Path:
        if not proposal.released.tables and not proposal.released.headlines:
            raise PufaError(
                "没有可以公布的表，也没有核心数字，没有写文件。",
                "所长签字的核心数字用 --headlines 加上。",
            )
        return record.write(proposal.released, self.config)


def prepare(config: Config, name: str, headlines: Path | None, issued: datetime.date) -> Draft:
    """PufaError for a name that is taken or names no time, and for releases with faults."""
    match = _NAME.fullmatch(name)
    if not match:
        raise PufaError(
            f"“{name[:20]}”里看不出是哪一段时间。", "写成 2025年报、2025上半年、2025第一季度这样。"
        )
    if (config.content / "stats" / f"{name}.yml").exists():
        raise record.taken(name)
    report = Report()
    library = load(config, report)
    found = [one for one in report.findings if one.level == "error" and one.file.startswith(STATS)]
    accept(library.releases, kept := Report(found))
    if kept.has_errors:
        raise PufaError(f"以前公布的统计有错误：\n{kept.errors()}", "先打 pufa check，改好再来。")
    if any(one.issued > issued for one in library.releases):
        raise PufaError("公布日期比以前公布的统计还早。", "用 --issued 写对公布的日期。")
    told = _headlines(headlines, config) if headlines else ()
    return Draft(config, library, name, Period(int(match[1]), match[2]), issued, told)


def _headlines(path: Path, config: Config) -> tuple[Headline, ...]:
    """The headlines and quoted figures in *path*, as a release has them."""
    report = Report()
    node = read_yaml(path.read_text("utf-8-sig"), path.name, report)
    found: tuple[Headline, ...] = ()
    if node is not None:
        fields = Fields(node, path.name, 1, report)
        found = load_headlines(fields, config.as_of)
        fields.close()
    if report.has_errors:
        raise PufaError(f"核心数字有错误：\n{report.errors()}", "改好再来。")
    return found
