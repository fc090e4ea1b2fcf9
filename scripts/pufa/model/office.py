"""The office, its villages and the people to call.  Unknown text is ``UNKNOWN``, never invented."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from pufa.model.scheme import Scheme

UNKNOWN = "待填写"

# What every page and sheet carries until the head of the office authorizes (contracts.md).
DRAFT = "样稿，未经司法所审核发布，不是官方网站"


@dataclass(frozen=True)
class Authorization:
    """The head of the office released the site to the public."""

    by: str
    date: datetime.date


@dataclass(frozen=True)
class Filing:
    """Numbers a public site must show: ICP record, police record, code of a government site."""

    icp: str = UNKNOWN
    police: str = UNKNOWN
    gov_code: str = UNKNOWN


@dataclass(frozen=True)
class Mediator:
    """A village mediator; *phone* is public only if the person *agreed*."""

    name: str
    phone: str
    agreed: bool


@dataclass(frozen=True)
class Village:
    name: str
    area: str
    mediators: tuple[Mediator, ...]


@dataclass(frozen=True)
class Trade:
    """A trade of the township (花生, 棚菜 …) with a page of its own."""

    id: str
    name: str

    @property
    def url(self) -> str:
        return f"trades/{self.id}.html"


@dataclass(frozen=True)
class Contact:
    """Somebody to call; *checked* is the day the office last tried the number."""

    id: str
    name: str
    phone: str
    address: str
    hours: str
    checked: datetime.date | None


@dataclass(frozen=True)
class Office:
    name: str
    region: str
    masthead: str
    languages: tuple[str, ...]
    site_url: str | None
    filing: Filing
    authorized: Authorization | None
    villages: tuple[Village, ...]
    trades: tuple[Trade, ...]
    contacts: tuple[Contact, ...]
    scheme: Scheme
