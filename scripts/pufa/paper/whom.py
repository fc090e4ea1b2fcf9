"""What stands on every sheet for villagers: where its page is, and whom to call.

In: the office, an address on its site.  Out: Typst code.  The words are those of the pages.
"""

from __future__ import annotations

from pufa.media import qr_drawing
from pufa.model import UNKNOWN, Office
from pufa.paper.press import Press
from pufa.paper.printing import Words
from pufa.paper.strings import content, literal

_HOTLINES = (
    ("12348", "法律咨询热线（读作幺二三四八）"),
    ("110", "有人动手、有危险，先打110"),
)


def code(url: str, said: str, office: Office, press: Press) -> str:
    """The QR code of the page at *url*; where no address is known, words instead."""
    if office.site_url is None:
        return f"nowhere({content(f'{said}：到{office.name}看，或者在普法网页上搜标题。')})"
    address = f"{office.site_url}{url}"
    path = press.drawing(qr_drawing(address))
    alt = f"二维码：{address}"
    words = f"{content(f'手机扫一扫，{said}')}, {content(address)}"
    return f"code({literal(path)}, {literal(alt)}, {words})"


def calls(office: Office) -> str:
    """Whom to call, as the page of an article has it."""
    known = [(one.phone, one.name) for one in office.contacts if one.phone != UNKNOWN]
    rows = [f"({content(phone)}, {content(name)})" for phone, name in (*known, *_HOTLINES)]
    if not known:
        rows.append(f"(none, {content(f'{office.name}的电话{UNKNOWN}。')})")
    return f"calls({content('还不清楚，就问一问')}, {', '.join(rows)})"


def words(office: Office) -> Words:
    """What is printed of the office's file."""
    calls = "".join(f"{one.phone}{one.name}" for one in office.contacts)
    return "content/office.yml", 0, f"{office.name}{office.masthead}{calls}{office.site_url or ''}"
