"""The press: Typst source → PDF, one warm compiler for many sheets.

In: the faces, and Typst code that imports this package's templates.  Out: PDFs that are
PDF/A-2b and PDF/UA-1 at once, the same bytes for the same code, date and fonts.  Refuses
characters that no font has, and pictures that are none.  Needs no network.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from unicodedata import category

import typst

from pufa.media import Prepared
from pufa.paper.fonts import Faces
from pufa.paper.kept import Kept
from pufa.paper.packed import packed
from pufa.paper.strings import literal

SHARPNESS = 200  # pixels an inch, of a drawing in Word

_TEMPLATES = Path(__file__).parent

# What is shown with its neighbours: marks, joiners, modifiers, what Unicode does not know.
_JOINING = ("Mn", "Mc", "Me", "Cf", "Cn", "Co", "Sk")

_MISSING = re.compile(
    r"error: [^\n`]*the text (?:`\"(.+?)\"` could not be displayed"
    r"|contains the disallowed codepoint `\"(.+?)\"`)"
)
_OVERFULL = "panicked with: overfull"
_ERROR = re.compile(r"^error: ", re.MULTILINE)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


class UnprintableError(Exception):
    """Text that no font here can print: *clusters* of characters, each once."""

    def __init__(self, clusters: list[str]) -> None:
        super().__init__(" ".join(clusters))
        self.clusters = clusters


class UnsettableError(Exception):
    """Code that Typst cannot set, with what it says of it."""


class OverfullError(UnsettableError):
    """A sheet has more text than it has room."""


class Press:
    """A compiler, and a folder of its own in which templates and pictures lie.

    Typst can read nothing outside that folder.  Use it in a ``with`` statement.  What *kept*
    holds is not set again.
    """

    def __init__(self, faces: Faces, kept: Kept | None = None) -> None:
        self._faces, self._kept = faces, kept

    def __enter__(self) -> Press:
        self._folder = Path(tempfile.mkdtemp(prefix="pufa-"))
        for template in _TEMPLATES.glob("*.typ"):
            shutil.copy(template, self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def picture(self, prepared: Prepared) -> str:
        """The name under which Typst finds the picture."""
        source = prepared.paper.path
        if not (self._folder / source.name).exists():
            shutil.copy(source, self._folder)
        return source.name

    def drawing(self, svg: str) -> str:
        """The name under which Typst finds a drawing of ours."""
        name = f"{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
        (self._folder / name).write_text(svg, "utf-8")
        return name

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(False, False, list(self._faces.folders))
        return typst.Compiler(
            root=self._folder, font_paths=fonts, sys_inputs={"faces": self._faces.json()}
        )

    @cached_property
    def _ours(self) -> bytes:
        """Names whatever a sheet depends on besides its code: templates, programs, fonts."""
        files = (path for path in sorted(_TEMPLATES.iterdir()) if path.is_file())
        parts = [path.read_bytes() for path in files]
        parts += [version(name).encode() for name in ("typst", "python-docx")]
        parts.append(self._faces.fingerprint().encode())
        return hashlib.sha256(b"\0".join(parts)).digest()

    def pdf(self, code: str, day: datetime.date) -> bytes:
        """The PDF of *code*, made on *day* as far as it tells; may raise ``UnprintableError``."""
        pdf = self.once(f"{day}\0{code}", lambda: self._set(code, day))
        if not pdf:
            raise OverfullError(_OVERFULL)
        return pdf

    def once(self, code: str, make: Callable[[], bytes]) -> bytes:
        """What *make* makes, or made before: *code* says all that goes into it."""
        if self._kept is None:
            return make()
        key = hashlib.sha256(self._ours + code.encode()).hexdigest()
        data = self._kept.recall(key)
        if data is None:
            data = make()
            self._kept.keep(key, data)
        return data

    def _set(self, code: str, day: datetime.date) -> bytes:
        """The PDF of *code*; nothing where it has more text than room."""
        moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
        try:
            pdf = self._compiler.compile(
                code.encode(), format="pdf", pdf_standards=["a-2b", "ua-1"], timestamp=moment
            )
        except typst.TypstError as error:
            if error.message.startswith(_OVERFULL):
                return b""
            missing = _MISSING.findall(error.diagnostic)
            if not missing or len(missing) < len(_ERROR.findall(error.diagnostic)):
                raise UnsettableError(error.message) from error
            raise UnprintableError(sorted({_unescape(a or b) for a, b in missing})) from error
        assert isinstance(pdf, bytes)
        return packed(pdf)

    def lacking(self, characters: set[str]) -> set[str]:
        """Those of *characters* that a face may lack: alone, or joined to what stands beside.

        What joins (marks, joiners, modifiers) is judged in its text alone, so it is always there.
        """
        joining = {char for char in characters if category(char) in _JOINING and not char.isascii()}
        alone = literal(" ".join(sorted(characters - joining)))
        code = f'#import "blocks.typ": face\n#set document(title: "x")\n#let all = {alone}\n'
        keys = [one.role.key for one in self._faces.faces]
        code += "".join(f'#text(..face("{key}"), all)\n' for key in keys)
        try:
            self.pdf(code, datetime.date(2000, 1, 1))
        except UnprintableError as refusal:
            return joining.union(*refusal.clusters)
        return joining

    def pngs(self, code: str, ppi: float) -> list[bytes]:
        """The pages of *code*, which can be printed, each as a PNG."""
        pages = self._compiler.compile(code.encode(), format="png", ppi=ppi)
        each = pages if isinstance(pages, list) else [pages]
        return [page for page in each if page is not None]

    def shot(self, svg: str) -> bytes:
        """A drawing of ours as PNG, of ``SHARPNESS`` pixels an inch."""
        code = (
            '#import "blocks.typ": face\n#set text(..face("fang"))\n'
            "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
            f'#image("{self.drawing(svg)}")'
        )
        png = self._compiler.compile(code.encode(), format="png", ppi=float(SHARPNESS))
        assert isinstance(png, bytes)
        return png

    def drawings(self, code: str) -> list[str]:
        """The pages of *code*, which can be printed, each as a drawing: its name for Typst.

        Typst puts no PDF into a PDF/A.
        """
        pages = self._compiler.compile(code.encode(), format="svg")
        each = pages if isinstance(pages, list) else [pages]
        return [self.drawing(page.decode()) for page in each if page is not None]


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], text)
