"""``pufa import``: a Word document becomes an article.

In: a .docx, the topic.  Out: a new Markdown file with its pictures beside it, and findings
for what could not be kept.  An existing file is never written over; where anything is wrong
with the document nothing is written.  What only the office can know is left 待填写.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pufa.config import Config
from pufa.desk.archive import Archive, open_word
from pufa.desk.losses import Losses
from pufa.desk.start import check_topic, file_name, free_id, write
from pufa.desk.word_html import Reading, read
from pufa.desk.word_markdown import write as write_markdown
from pufa.findings import PufaError, Report
from pufa.media import SIZE_LIMIT, File, clean
from pufa.model import UNKNOWN
from pufa.reading import TEXT_LIMIT
from pufa.text.pinyin import slug

# Names that Word, WPS or a camera gave; a path may even tell whose computer it was.
_NO_ALT = re.compile(
    r".*[\\/].*|.*\.(?:jpe?g|png|gif|bmp|webp|tiff?|heic)|(?:IMG|DSC|MMEXPORT|WX|QQ|wps)[\w-]*|"
    r"(?:图片|图像|Picture|Image|Graphic)[ _]*\d*|[0-9a-f]{16,}|\d+",
    re.IGNORECASE,
)
_WHY = {
    "unknown": "一张图片不是能用的图片（可能是 EMF、WMF、TIFF 格式）",
    "damaged": "一张图片坏了",
    "huge": "一张图片的像素太多",
    "heic": "一张图片是 HEIC 格式",
    "svg": "一张图片是 SVG 格式",
}


@dataclass
class _Pictures:
    """The pictures of an article called *ident*, made fit to keep, each once."""

    archive: Archive
    ident: str
    losses: Losses
    files: dict[str, tuple[str, File]] = field(default_factory=dict)

    def place(self, part: str, alt: str) -> str:
        """The Markdown of a picture; empty, and a finding, where it cannot be kept."""
        if part not in self.files:
            data = self.archive.read(part, SIZE_LIMIT)
            if data is None:
                self.losses.lost("一张图片超过 20 MB，没有带过来。", "在 Word 里“压缩图片”。")
                return ""
            made = clean(data)
            if isinstance(made, str):
                mend = "截图，或者用“画图”另存为 PNG，再插进文章。"
                self.losses.lost(f"{_WHY[made]}，没有带过来。", mend)
                return ""
            name = f"{self.ident}-{len(self.files) + 1}.{made.ending}"
            self.files[part] = (name, made)
        said = UNKNOWN if _NO_ALT.fullmatch(alt) or not alt else alt
        shown = re.sub(r"[\\\[\]]", "", said)
        return f"![{shown}]({self.files[part][0]})"


def bring_article(config: Config, path: Path, topic: str, report: Report) -> tuple[Path, int]:
    """Import the document in *path* into *topic*; the article's path, how many pictures."""
    check_topic(topic)
    with open_word(path) as archive:
        losses = Losses(path.name, report)
        try:
            reading = read(archive, losses)
        except PufaError:
            raise
        except Exception as error:  # the library raises whatever a broken file provokes
            raise PufaError(
                "这个文件读不出来，可能坏了。",
                "用 Word 或 WPS 打开它，另存为一个新的 .docx，再试一次。",
            ) from error
        title = " ".join((reading.outline.title or path.stem).split())
        ident = free_id(slug(title) or "article", config)
        pictures = _Pictures(archive, ident, losses)
        losses.at(0, "")
        body = write_markdown(reading.tree, pictures.place, losses)
    text = f"{_front(reading, title, ident, topic, config)}\n{body}"
    if len(text.encode()) > TEXT_LIMIT:
        raise PufaError("文字超过 2 MB，一篇文章放不下。", "分成几个文件，再试一次。")
    folder = config.content / "articles" / topic
    return _save(folder, file_name(title) or ident, text, pictures), len(pictures.files)


def _front(reading: Reading, title: str, ident: str, topic: str, config: Config) -> str:
    found = reading.outline
    lines = {
        "id": ident,
        # JSON is YAML: a title with quotes or colons stays what it is.
        "title": json.dumps(title, ensure_ascii=False),
        "summary": json.dumps(found.summary or UNKNOWN, ensure_ascii=False),
        "topics": f"[{topic}]",
        "audience": "[村民]",
        "date": config.as_of.isoformat(),
        "drafted": json.dumps(found.drafted or UNKNOWN, ensure_ascii=False),
        "statute_checked_to": found.checked or UNKNOWN,
    }
    return "\n".join(("---", *(f"{name}: {said}" for name, said in lines.items()), "---", ""))


def _save(folder: Path, name: str, text: str, pictures: _Pictures) -> Path:
    """Write the article and its pictures; all of them, or none."""
    made: list[Path] = []
    path = folder / f"{name}.md"
    if path.exists():
        raise PufaError(f"已经有这个文件：{path.name}", "改一改 Word 里的标题，再试一次。")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, picture in pictures.files.values():
            with (folder / file).open("xb") as out:
                made.append(folder / file)
                out.write(picture.data)
        return write(path, text)
    except (OSError, PufaError) as error:
        for one in made:
            with suppress(OSError):
                one.unlink()
        if isinstance(error, PufaError):
            raise
        raise PufaError(f"写不进去：{folder.name}", "检查磁盘空间和写入权限。") from error
