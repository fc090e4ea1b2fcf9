"""The packaged 一图看懂 (``flows.yml`` beside this file) → ``Flow``; the same for every office."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.model import Exit, Flow, Stage, Text
from pufa.reading import Sequence, read_yaml


def load_flows() -> tuple[Flow, ...]:
    """The procedures, in the order of the packaged list; tests read every word of it."""
    path = Path(__file__).with_name("flows.yml")
    report = Report()
    rows = cast(Sequence, read_yaml(path.read_text("utf-8"), path.name, report)).items
    flows = tuple(_flow(Fields(row, path.name, row.line, report)) for row in rows)
    assert not report.findings, report.text()
    return flows


def _flow(fields: Fields) -> Flow:
    flow = Flow(
        id=cast(str, fields.ident("id")),
        title=cast(str, fields.sure("title")),
        summary=cast(Text, fields.prose("summary", required=True)),
        topics=fields.texts("topics"),
        modules=fields.texts("modules"),
        stages=tuple(_stage(each) for each in fields.each("stages")),
    )
    fields.close()
    return flow


def _stage(fields: Fields) -> Stage:
    out = fields.fields("out")
    stage = Stage(
        label=cast(str, fields.sure("label")),
        text=cast(Text, fields.prose("text", required=True)),
        onward=fields.text("onward") or "",
        out=_exit(out) if out else None,
    )
    fields.close()
    return stage


def _exit(fields: Fields) -> Exit:
    out = Exit(cast(str, fields.sure("when")), cast(str, fields.sure("to")))
    fields.close()
    return out
