"""What is wrong with content, as values; what is wrong with the machine, as an exception.

In: nothing.  Out: ``Finding`` and ``Report`` for every room above, and the sentences
a person of the office reads.  A finding never carries the private datum it found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "notice"]

# Exit codes of every command (contracts.md).
FINE, ERRORS, USAGE, BUG = 0, 1, 2, 3

# Every code there is, with its level.  Codes are permanent: a code is never given a
# second meaning and never removed from a release.  Each has a folder in tests/findings/.
LEVELS: dict[str, Level] = {
    # reading: bytes and YAML
    "TXT001": "error",  # the file cannot be read
    "TXT002": "notice",  # not UTF-8; read as GB18030
    "TXT003": "error",  # not text in any encoding we read, or with NUL bytes
    "TXT004": "error",  # over 2 MB of text
    "TXT005": "error",  # leads outside the root
    "TXT006": "error",  # a file of content/ that nobody reads
    "TXT007": "error",  # characters that cannot be seen
    "TXT008": "error",  # a file name that other systems cannot hold
    "TXT009": "error",  # a spreadsheet among the fixed pages, which would be published
    "YML001": "error",  # YAML that cannot be parsed
    "YML002": "error",  # a key written twice
    "YML003": "error",  # anchors and aliases
    "YML004": "error",  # tags that would build objects
    # fields of front matter and YAML files
    "FLD001": "error",  # a required field is missing
    "FLD002": "error",  # an unknown field
    "FLD003": "error",  # a value of the wrong kind
    "FLD004": "error",  # an id out of pattern
    "FLD005": "error",  # an impossible date
    "FLD006": "error",  # a word that is not in the list it must come from
    "FLD007": "error",  # no front matter
    "FLD008": "error",  # front matter not closed
    "FLD009": "error",  # front matter over 64 KB
    "FLD010": "error",  # the same id twice
    "FLD011": "error",  # a review or signature dated in the future
    "FLD012": "error",  # 待填写 where something must be known
    "FLD013": "error",  # a phone number that cannot be dialled
    "FLD014": "error",  # " #" in front matter, which hides what follows
    # office, articles, bulletins
    "OFF001": "error",  # content/office.yml is missing
    "OFF002": "notice",  # something is still 待填写
    "OFF003": "notice",  # the head of the office has not authorized the site
    "OFF004": "error",  # a village twice, or an area for some villages alone
    "OFF005": "error",  # a label of the statistics that can be none
    "ART001": "error",  # empty body
    "ART002": "error",  # no 法律依据
    "ART003": "notice",  # nobody of the office has reviewed it
    "ART004": "error",  # a level-1 heading inside the body
    "ART005": "error",  # 待填写 in the text
    "CUR001": "notice",  # the law was looked up over a year ago
    "CUR002": "notice",  # the office reviewed it over a year ago
    "WRD001": "notice",  # wording that promises a result
    "WRD002": "notice",  # a word that is not used any more
    "WRD003": "notice",  # a sentence too long for villagers
    "WRD004": "notice",  # a question nobody would type
    "WRD005": "notice",  # the same question in two articles
    "WRD006": "notice",  # an article for villagers without their questions
    "WRD007": "notice",  # a question that is none, or stands twice in one article
    "WRD008": "notice",  # a word of the law that nobody explains to villagers
    "NUM001": "notice",  # a day that no calendar has, or not on that day of the week
    "NUM002": "notice",  # numbers or units written twice, or in two ways at once
    "NUM003": "notice",  # two figures for one amount that differ
    "NUM004": "notice",  # a range that ends before it begins
    "ALI001": "error",  # an old address that cannot be one, or is taken
    "LAW001": "notice",  # cites a law that is not in the registry
    "LAW002": "error",  # cites an article the law does not have
    "LAW003": "error",  # cites a repealed law
    "LAW004": "notice",  # the registry of laws was checked over a year ago
    "LAW005": "error",  # cites an older text of a law
    "LAW006": "error",  # cites a paragraph or item the article does not have
    "LAW007": "notice",  # cites a repealed law or an older text, telling of the past
    "LAW008": "notice",  # cites a text that the registry does not know
    "LAW009": "notice",  # a law has a new text since the law was looked up
    "LAW010": "notice",  # cites a law that is not in force yet
    "LAW011": "notice",  # cites a law that should not be cited any more
    "LAW012": "error",  # laws.yml contradicts itself or our registry
    "REF001": "error",  # names an article that does not exist
    "REF002": "error",  # names a statistics release that does not exist
    "BUL001": "error",  # the file's name is not <year>-<number>, or differs from its fields
    "BUL002": "error",  # an item that is no item
    "BUL003": "error",  # a calendar with no day in it, so that nothing can be printed
    # cases, training, forms, lists, waivers
    "CAS001": "error",  # a case that is neither composed nor told with consent
    "TRN001": "error",  # a training folder without course.yml
    "TRN002": "error",  # a course and its modules do not agree
    "TRN003": "error",  # a question of a module that does not exist
    "TRN004": "error",  # an answer that is none of its question's
    "TRN005": "error",  # two equal options
    "TRN006": "notice",  # a module without questions
    # practice scenes
    "SCN001": "error",  # a step that no choice leads to
    "SCN002": "error",  # a choice or a start that names no step
    "SCN003": "error",  # a step with neither choices nor an ending, or with both
    "SCN004": "error",  # a step from which no ending can be reached
    "SCN005": "error",  # a scene of a module that does not exist
    "SCN006": "error",  # a scene that is not said to be composed
    "FRM001": "error",  # a form with nothing to fill in or to choose from
    "FRM002": "error",  # a reminder or a deadline of a form names no field of it
    "LST001": "error",  # a word explained by a word that is not
    "LST002": "error",  # an event that ends before it starts
    "LST003": "error",  # a wrong ISBN
    "LST004": "error",  # a village word that search could never find
    "LST005": "notice",  # a village word for what no page has
    "WAV001": "notice",  # a waiver that nothing needs
    "WAV002": "notice",  # a waiver that has expired
    "WAV003": "error",  # a waiver for what cannot be waived
    # statistics
    "STA001": "error",  # a file name that can be no release's
    "STA002": "error",  # a dimension or a label that is none
    "STA003": "error",  # a cell written twice
    "STA004": "error",  # a cell that is missing
    "STA005": "error",  # not a count
    "STA006": "error",  # a count under 5 printed, or a zero
    "STA007": "error",  # a rate that may not be printed
    "STA008": "error",  # a headline of an unknown measure or unit
    "STA009": "error",  # a headline nobody signed
    "STA010": "error",  # a table that does not tell of its release's time
    "STA011": "error",  # a release that is not sealed
    "STA012": "error",  # a release that was changed after it was sealed
    "STA013": "error",  # a release that does not follow another
    "STA014": "error",  # a headline stated twice, differently
    "STA015": "error",  # published numbers that contradict one another
    "STA016": "error",  # a hidden cell that can be worked out
    "STA017": "error",  # a small count that can be worked out, though no table shows it
    "STA018": "error",  # a table of two dimensions of fewer than 20 cases
    "STA019": "error",  # a small group that is known to be all alike
    "STA020": "error",  # an attack that could not be finished
    # ledgers, which lie outside the root: pufa stats
    "LED001": "error",  # a ledger that cannot be read
    "LED002": "error",  # a ledger that is too big
    "LED003": "error",  # a column of the ledger is missing
    "LED004": "error",  # a column of the ledger is there twice
    "LED005": "error",  # a cell that is no day
    "LED006": "error",  # a day that cannot be right
    "LED007": "error",  # a label that is not one of the office's
    "LED008": "error",  # a blank cell where something must stand
    "LED009": "error",  # two disputes of one number
    "LED010": "error",  # a cell that is no amount
    "LED011": "error",  # merged cells
    "LED012": "error",  # a formula, or an error of one
    "LED013": "error",  # a hidden row or sheet with disputes
    "LED014": "notice",  # a hidden column, which was read
    "LED015": "notice",  # a sheet without a head, which was not read
    "LED016": "notice",  # a total or a foot, which was not counted
    "LED017": "error",  # a line of a text file that is longer than its head
    "LED018": "notice",  # no column with names to look for
    # Markdown
    "MRK001": "error",  # raw HTML
    "MRK002": "error",  # nesting over 30
    "MRK003": "error",  # an unknown kind of admonition
    "MRK004": "error",  # a footnote without its text
    "MRK005": "error",  # a mark written with full-width signs
    "MRK006": "error",  # a table that would lose something
    "MRK007": "error",  # a heading without words
    "LNK001": "error",  # a link to a file that does not exist
    "LNK002": "error",  # a link or picture that leads outside content/
    "LNK003": "error",  # a link to a heading that does not exist
    "LNK004": "error",  # a link of a kind we do not publish (javascript:, data:)
    "PIC001": "error",  # a picture that does not exist
    "PIC002": "error",  # a picture without alt text
    "PIC003": "error",  # a picture over 20 MB
    "PIC004": "error",  # not a picture we can read
    "PIC005": "notice",  # a picture that tells where it was taken
    "PIC006": "notice",  # a picture that tells who took it, or with which camera
    "PIC007": "error",  # a picture of too many pixels
    "PIC008": "error",  # HEIC
    "PIC009": "error",  # SVG
    "PIC010": "notice",  # a picture that moves
    # private data
    "PRV001": "error",  # a number, an account or a day of birth that leads to a person
    "PRV002": "error",  # a name, an address or an age in a case
    "PRV003": "notice",  # a name, an address or an age elsewhere
    "PRV004": "error",  # a case that is not composed, in which names cannot be looked for
    "PRV005": "error",  # a mediator who has not agreed
    "PRV006": "notice",  # other texts in which names cannot be looked for
    # Word
    "IMP001": "notice",  # something of a Word document that was not imported
    "IMP002": "notice",  # something of a Word document that was imported in another form
    # paper
    "PAP001": "error",  # a character that no font here can print
    "PAP002": "error",  # a bulletin or another sheet that cannot be set
    "PAP003": "error",  # a text its author shortened for a poster, and that is still too long
}

# Errors that somebody of the office may decide to live with: they are judgements, and what
# they stand in can be published.  Every notice can be too, but those on waivers, ledgers and
# imports.
_JUDGEMENTS = (
    *("ART002", "ART005", "LAW002", "LAW003", "LAW005", "LAW006", "MRK005"),
    *("PRV001", "PRV002", "PRV004"),
)


def is_waivable(code: str) -> bool:
    """Whether a waiver may name *code*."""
    level = LEVELS.get(code)
    own = ("WAV", "LED", "IMP")
    return code in _JUDGEMENTS or (level == "notice" and not code.startswith(own))


class PufaError(Exception):
    """Wrong environment or settings: *what* is wrong, how to *mend* it (Chinese sentences)."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing wrong in the content.

    *file* is relative to the root with ``/``; *line* is 1-based, 0 for the file as a whole.
    """

    file: str
    line: int
    code: str
    what: str
    mend: str

    @property
    def level(self) -> Level:
        return LEVELS[self.code]

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        word = "错误" if self.level == "error" else "提醒"
        return f"{place}  {word} {self.code}\n  问题：{self.what}\n  改法：{self.mend}"


@dataclass
class Report:
    """All findings of one run, in any order; sorted where they are shown.

    *waived* are those that a waiver took out.
    """

    findings: list[Finding] = field(default_factory=list)
    waived: list[Finding] = field(default_factory=list)

    def add(self, file: str, line: int, code: str, what: str, mend: str) -> None:
        self.findings.append(Finding(file, line, code, what, mend))

    def extend(self, findings: Iterable[Finding]) -> None:
        self.findings.extend(findings)

    def sorted(self) -> list[Finding]:
        return sorted(set(self.findings))

    def count(self, level: Level) -> int:
        return sum(1 for finding in set(self.findings) if finding.level == level)

    @property
    def has_errors(self) -> bool:
        return self.count("error") > 0

    def text(self) -> str:
        """All findings as the office reads them, errors last: there the screen stops."""
        return "\n".join(map(str, sorted(self.sorted(), key=lambda one: one.level == "error")))

    def errors(self) -> str:
        """The errors alone: they are what stops publication."""
        return "\n".join(str(finding) for finding in self.sorted() if finding.level == "error")

    def counts(self) -> str:
        counts = f"共 {self.count('error')} 处错误、{self.count('notice')} 处提醒。"
        return (
            f"{counts}另有 {len(self.waived)} 处已放行（waivers.yml）。" if self.waived else counts
        )

    def json(self) -> str:
        """The ``check`` JSON of contracts.md."""
        rows = [
            {
                "file": finding.file,
                "line": finding.line,
                "code": finding.code,
                "level": finding.level,
                "what": finding.what,
                "mend": finding.mend,
            }
            for finding in self.sorted()
        ]
        value = {"findings": rows, "errors": self.count("error"), "notices": self.count("notice")}
        return json.dumps(value, ensure_ascii=False, indent=1)
