"""``headlines`` (signed) and ``quoted`` of a released file → ``Headline``."""

from __future__ import annotations

import datetime
import re

from pufa.load.fields import Fields, nearest
from pufa.model.bulletin import Signature
from pufa.model.statistics import MEASURES, Headline


def load_headlines(fields: Fields, as_of: datetime.date) -> tuple[Headline, ...]:
    """Those the head of the office signed, then those that are quoted."""
    signed = [_headline(each, as_of, is_signed=True) for each in fields.each("headlines")]
    quoted = [_headline(each, as_of, is_signed=False) for each in fields.each("quoted")]
    return tuple(filter(None, (*signed, *quoted)))


def _headline(fields: Fields, as_of: datetime.date, is_signed: bool) -> Headline | None:
    measure = fields.text("measure", required=True)
    year = fields.whole("year", required=True)
    names = dict(fields.lines())
    value = _value(fields, "value" if "value" in names else "at_least")
    unit = fields.text("unit", required=True)
    definition, source = fields.prose("definition", required=True), fields.prose("source", True)
    signature = fields.signed("signed", as_of) if is_signed else None
    fields.close()
    if measure and measure not in MEASURES:
        mend = f"{nearest(measure, MEASURES)}可用的有：{'、'.join(MEASURES)}。"
        what = f"“{measure[:20]}”不在可以公布的核心数字里。"
        fields.find(fields.line_of("measure"), "STA008", what, mend)
        return None
    if measure and unit and unit not in MEASURES[measure]:
        mend = f"“{measure}”的单位写：{' 或 '.join(MEASURES[measure])}。"
        fields.find(fields.line_of("unit"), "STA008", f"单位“{unit[:10]}”不对。", mend)
        return None
    if is_signed and signature is None:
        what = f"“{measure or '核心数字'}”还没有人签。"
        mend = (
            "所长核对以后由本人写上：signed: {by: 姓名, date: 日期}；"
            "别处已经公开过的数字，移到 quoted 下面，写明出处。"
        )
        fields.find(fields.line, "STA009", what, mend)
    if not (measure and year and value is not None and unit and definition and source):
        return None
    if unit == "%" and value > 100:
        fields.find(fields.line, "STA005", "百分比超过了100。", "查对以后改正。")
        return None
    return Headline(
        file=fields.file,
        line=fields.line,
        measure=measure,
        year=year,
        value=value,
        is_least="value" not in names,
        unit=unit,
        definition=definition,
        source=source,
        signed=Signature(*signature) if signature else None,
    )


def _value(fields: Fields, name: str) -> int | None:
    """A whole number from 0; STA005 for anything else."""
    text = fields.text(name, required=True)
    if text is None:
        return None
    if re.fullmatch(r"0|[1-9]\d{0,5}", text):
        return int(text)
    mend = "写整数；一件也没有写 0；“以上”写 at_least: 数字。"
    fields.find(fields.line_of(name), "STA005", "这里应当是数字。", mend)
    return None
