"""The packaged 一图看懂 (``flows.yml`` beside this file) → ``Flow``; the same for every office."""

from __future__ import annotations

from typing import cast

from pufa.load.fields import Fields
from pufa.load.packaged import load_packaged
from pufa.model import Exit, Flow, Stage, Text


def load_flows() -> tuple[Flow, ...]:
    """The procedures, in the order of the packaged list; tests read every word of it."""
    return load_packaged("flows.yml", _flow)


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
