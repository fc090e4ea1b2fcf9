"""一图看懂: the list of procedures, and for each a picture with the same in words."""

from __future__ import annotations

from collections.abc import Iterator

from pufa.model import Flow
from pufa.pages.body import Shelf
from pufa.pages.flowchart import flowchart
from pufa.pages.page import Page, page_of, safe


def flow_pages(shelf: Shelf) -> Iterator[Page]:
    flows = shelf.library.flows
    if flows:
        yield page_of(
            "flows/index.html",
            "一图看懂",
            "调解、司法确认、法律援助：从头到尾怎么走，一张图看明白。",
            "more",
            "flows.html",
            flows=flows,
        )
    for flow in flows:
        yield _flow(flow, shelf)


def _flow(flow: Flow, shelf: Shelf) -> Page:
    return page_of(
        flow.url,
        f"一图看懂：{flow.title}",
        flow.summary.plain,
        "more",
        "flow.html",
        flow=flow,
        picture=safe(flowchart(flow)),
        law_links=shelf.law_links,
    )
