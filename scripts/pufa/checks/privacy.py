"""Nothing that is published leads to a private person.

In: a library and its root.  Out: findings that say where something private stands and of
which kind it is; what it says is never repeated, not even in the name of a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pufa.checks.declared import Declared, declared
from pufa.checks.examined import Examined
from pufa.config import Config
from pufa.findings import Report
from pufa.load import Source, sources
from pufa.model import Library, links
from pufa.text import privacy
from pufa.text.privacy import Datum, Flat, Kind

WORDS: dict[Kind, str] = {
    "NAME": "像是真人的姓名",
    "ID": "是身份证号",
    "PHONE": "是电话号码",
    "BANK": "是银行卡号",
    "PLATE": "是车牌号",
    "WECHAT": "是微信号",
    "QQ": "是 QQ 号",
    "EMAIL": "是电子邮箱",
    "ADDR": "是写到门牌（或者组、室）的住址",
    "DOB": "是出生日期",
    "AGE": "是有名有姓的人的年龄",
    "PASSPORT": "是护照或者通行证的号码",
}
_MENDS: dict[Kind, str] = {
    "NAME": "改成“张某”“李某甲”这样；职务、称呼前面只留姓。",
    "ID": "整个删掉，不要只改几位。",
    "PHONE": "删掉；单位公开的电话写进 office.yml 的 contacts，就不再提示。",
    "BANK": "整个删掉，不要只改几位。",
    "PLATE": "删掉，写“一辆货车”这样。",
    "WECHAT": "删掉。",
    "QQ": "删掉。",
    "EMAIL": "删掉，或者换成单位的电话。",
    "ADDR": "只写到村，或者写“某村”；单位的地址写进 office.yml 的 contacts，就不再提示。",
    "DOB": "删掉，需要的写“五十多岁”这样。",
    "AGE": "写“六十多岁”这样，姓名改成“张某”。",
    "PASSPORT": "整个删掉，不要只改几位。",
}
_INSTALL = '装上它：用安装文件夹再装一遍；自己用 pip 装的，再打 pip install "pufa[names]"。'
_NOT_PRIVATE = "不是私人信息的，由批准的人写进 waivers.yml。"
# What a story must not have, and what another text may have to say.
_SOFT: tuple[Kind, ...] = ("NAME", "ADDR", "AGE")
CASES = "content/cases/"


def check_privacy(library: Library, config: Config, report: Report) -> frozenset[str]:
    """Finds PRV001-PRV006; returns what was found, so that no message repeats it."""
    known = declared(library)
    examined = Examined(config.state / "privacy.json")
    secrets: set[str] = set()
    texts = list(sources(library, config))
    unread = []
    for text in texts:
        flat = privacy.page(text.text, text.file.endswith(".yml"))
        data, is_complete = examined.find(flat)
        if not is_complete:
            unread.append(text.file)
        secrets.update(_check_text(text, flat, data, _writers(text, known, library), report))
    _check_complete(unread, library, report)
    pictures = {
        links.picture(text.file, picture.target).file
        for text in library.texts
        for picture in text.pictures
    }
    for file in sorted({*(text.file for text in texts), *pictures}):
        secrets.update(_check_name(file, known, examined, report))
    examined.keep()
    return frozenset(secrets)


def cover(secrets: Iterable[str], report: Report) -> None:
    """Put stars where a message, or the name of a file in one, repeats one of *secrets*."""
    words = sorted((word for word in secrets if word), key=lambda word: (-len(word), word))
    if not words:
        return
    pattern = re.compile("|".join(map(re.escape, words)))

    def stars(text: str) -> str:
        return pattern.sub(lambda found: "＊" * len(found.group(0)), text)

    for findings in (report.findings, report.waived):
        findings[:] = [
            replace(one, file=stars(one.file), what=stars(one.what), mend=stars(one.mend))
            for one in findings
        ]


def judge(
    flat: Flat, lines: Sequence[str], data: Iterable[Datum], known: Declared, is_case: bool
) -> list[tuple[Datum, str]]:
    """What of *data* may not stand in a text, and who hidden does, each with its code."""
    hidden = set(known.find_hidden(flat))
    found = [(one, "PRV005") for one in hidden]
    for one in data:
        if not known.covers(lines[one.line - 1], one) and not _is_among(one, hidden):
            code = ("PRV002" if is_case else "PRV003") if one.kind in _SOFT else "PRV001"
            found.append((one, code))
    return sorted(found)


def _is_among(one: Datum, others: Iterable[Datum]) -> bool:
    return any(
        one.line == other.line and one.start < other.end and other.start < one.end
        for other in others
    )


def _writers(text: Source, known: Declared, library: Library) -> Declared:
    """In the list of books, their authors may be named too."""
    if text.file != "content/books.yml":
        return known
    return replace(known, names=known.names | {book.author for book in library.books})


def _check_complete(unread: Sequence[str], library: Library, report: Report) -> None:
    """PRV004 or PRV006 for files in which nobody has looked for names.

    Where people are invented there is nobody to give away unless the author is mistaken, and
    an office that cannot install the recogniser must be able to publish what it was given.
    A true story, or one that says nothing of itself, waits.
    """
    composed = {
        case.file for case in library.cases if case.is_composed and "composed" in dict(case.lines)
    }
    told = [file for file in unread if file.startswith(CASES) and file not in composed]
    for file in told:
        what = "这台电脑上没有认姓名的程序，没法检查这篇案例里有没有真名。"
        mend = f"{_INSTALL}装不了的，请人逐字看过，由批准的人写进 waivers.yml。"
        report.add(file, 0, "PRV004", what, mend)
    if rest := len(unread) - len(told):
        what = f"这台电脑上没有认姓名的程序，{rest} 个文件里有没有真名没有查。"
        report.add("content", 0, "PRV006", what, f"{_INSTALL}装不了的，请人逐字看过。")


def _check_text(
    text: Source, flat: Flat, data: Iterable[Datum], known: Declared, report: Report
) -> Iterator[str]:
    lines = text.text.split("\n")
    for one, code in judge(flat, lines, data, known, text.file.startswith(CASES)):
        what, mend = _said(one, code)
        what = f"这一行第 {one.start + 1} 个字起{what}。"
        report.add(text.file, one.line, code, what, mend)
        yield lines[one.line - 1][one.start : one.end]


def _check_name(file: str, known: Declared, examined: Examined, report: Report) -> Iterator[str]:
    parts = file.split("/")
    flat = privacy.plain("\n".join(parts))
    data, _ = examined.find(flat)
    for one, code in judge(flat, parts, data, known, file.startswith(CASES)):
        what, _ = _said(one, code)
        report.add(file, 0, code, f"文件名里用＊盖住的{what}。", "给文件（文件夹）改个名字。")
        yield parts[one.line - 1][one.start : one.end]


def _said(one: Datum, code: str) -> tuple[str, str]:
    if code == "PRV005":
        mend = "删掉；本人同意公开的，在 office.yml 里写 agreed: true。"
        return "是没有同意公开的调解员", mend
    return WORDS[one.kind], f"{_MENDS[one.kind]}{_NOT_PRIVATE}"
