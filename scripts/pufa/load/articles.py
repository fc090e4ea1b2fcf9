"""``content/articles/<主题>/<标题>.md`` and ``content/cases/<年>/<标题>.md``."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from pufa.config import Config
from pufa.findings import Report
from pufa.load.fields import Fields
from pufa.load.writing import open_writing
from pufa.model import Article, Case, Consent, Office, Topic

AUDIENCE = ("村民", "调解员")


@dataclass(frozen=True)
class Vocabulary:
    """The words an article's fields may use; without an *office* two of them are not judged."""

    topics: tuple[str, ...]
    trades: tuple[str, ...] | None
    villages: tuple[str, ...] | None


def vocabulary(office: Office | None, topics: Iterable[Topic]) -> Vocabulary:
    return Vocabulary(
        tuple(topic.name for topic in topics),
        tuple(trade.name for trade in office.trades) if office else None,
        tuple(village.name for village in office.villages) if office else None,
    )


class _Own(TypedDict):
    """The fields of an article that other writings do not have."""

    topics: tuple[str, ...]
    audience: tuple[str, ...]
    trades: tuple[str, ...]
    villages: tuple[str, ...]
    questions: tuple[str, ...]
    related: tuple[str, ...]
    audio: str | None
    aliases: tuple[str, ...]
    lang: str
    translations: tuple[tuple[str, str], ...]
    short: str | None


def load_article(path: Path, config: Config, words: Vocabulary, report: Report) -> Article | None:
    """The article in *path*, as far as it can be read; None, and findings, where it cannot."""
    front = open_writing(path, config, report)
    if front is None:
        return None
    own = _own(front.fields, words)
    common = front.common(config.as_of)
    return Article(**common, **own) if common else None


def load_case(path: Path, config: Config, words: Vocabulary, report: Report) -> Case | None:
    """The case in *path* likewise; CAS001 where nobody consented and it is not composed."""
    front = open_writing(path, config, report)
    if front is None:
        return None
    fields = front.fields
    own = _own(fields, words)
    is_composed, consent = fields.truth("composed"), _consent(fields, config.as_of)
    common = front.common(config.as_of)
    has_consent = "consent" in dict(fields.lines())
    if is_composed == has_consent:
        fields.find(
            fields.line_of("consent" if has_consent else "composed"),
            "CAS001",
            "案例要么有当事人的书面同意，要么写明是编写的，两样只能有一样。",
            "编写的写：composed: true；真事写：consent: {kind: 书面, date: 同意的日期}；"
            "没有同意的真事不能发。",
        )
    return Case(**common, **own, consent=consent) if common else None


def _own(fields: Fields, words: Vocabulary) -> _Own:
    return _Own(
        topics=fields.words("topics", words.topics, "主题表", required=True),
        audience=fields.words("audience", AUDIENCE, "读者（村民、调解员）", required=True),
        trades=fields.words("trades", words.trades, "office.yml 的行业"),
        villages=fields.words("villages", words.villages, "office.yml 的村"),
        questions=fields.texts("questions"),
        related=fields.texts("related"),
        audio=fields.text("audio"),
        aliases=fields.texts("aliases"),
        lang=fields.text("lang") or "zh-CN",
        translations=_translations(fields.fields("translations")),
        short=_short(fields.fields("print")),
    )


def _short(fields: Fields | None) -> str | None:
    if fields is None:
        return None
    short = fields.text("short")
    fields.close()
    return short


def _consent(fields: Fields, as_of: datetime.date) -> Consent | None:
    if (consent := fields.fields("consent")) is None:
        return None
    kind, date = consent.sure("kind"), consent.past("date", as_of, required=True)
    consent.close()
    return Consent(kind, date) if kind and date else None


def _translations(fields: Fields | None) -> tuple[tuple[str, str], ...]:
    if fields is None:
        return ()
    names = [name for name, _ in fields.lines()]
    return tuple((name, fields.text(name) or "") for name in names)
