"""Waivers take findings out of the report, and are themselves judged.

In: the waivers, a report to which everything has been added.  Out: the same report, without
what is waived.  An unused or expired waiver is a finding: it would hide the next mistake.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from fnmatch import fnmatchcase

from pufa.findings import LEVELS, Finding, Report, is_waivable
from pufa.load.fields import nearest
from pufa.model import Waiver

_FILE = "content/waivers.yml"


def waive(waivers: Iterable[Waiver], as_of: datetime.date, report: Report) -> None:
    """Take out what is waived.  Finds WAV001, WAV002, WAV003."""
    for waiver in waivers:
        if not is_waivable(waiver.code):
            what, mend = f"{waiver.code} 不能放行。", "把那一处改好，再删掉这一条。"
            if waiver.code not in LEVELS:
                what = f"没有“{waiver.code[:20]}”这个编号。"
                mend = nearest(waiver.code, LEVELS) or "照检查结果里的编号写。"
            report.add(_FILE, waiver.line, "WAV003", what, mend)
        elif waiver.expires < as_of:
            what = f"放行 {waiver.code} 的期限 {waiver.expires} 已经过了。"
            mend = "把那一处改好，删掉这一条；还要放行的，由批准的人重新定期限。"
            report.add(_FILE, waiver.line, "WAV002", what, mend)
        elif found := {one for one in report.findings if _covers(waiver, one)}:
            report.findings[:] = [one for one in report.findings if one not in found]
            report.waived.extend(sorted(found))
        else:
            what = f"放行 {waiver.code}（{waiver.file[:80]}）没有用上。"
            report.add(_FILE, waiver.line, "WAV001", what, "那一处已经改好了，就删掉这一条。")


def _covers(waiver: Waiver, finding: Finding) -> bool:
    patterns = (waiver.file, f"content/{waiver.file}")
    return waiver.code == finding.code and any(
        fnmatchcase(finding.file, pattern) for pattern in patterns
    )
