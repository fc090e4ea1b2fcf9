"""``pufa new``: a filled-in start of an article or a bulletin.

In: the root and a title.  Out: a new file; an existing one is never written over.  What
only the office can know is left 待填写, and the checks say so.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from pufa.config import Config
from pufa.findings import PufaError, Report
from pufa.load import load
from pufa.load.library import load_topics
from pufa.text.pinyin import slug

_LONGEST = 60  # characters of a file's name: 180 bytes, where 255 may be had
_ID = re.compile(rb"^id:\s*([a-z0-9-]+)", re.MULTILINE)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def start_article(config: Config, title: str, topic: str) -> Path:
    """A new article on *topic*; its path.  Its id is the pinyin of its title."""
    check_topic(topic)
    name = file_name(title)
    if not name:
        raise PufaError(
            "标题是空的。", "写一个标题，例如：pufa new article 邻居占了我家地怎么办 --topic 邻里"
        )
    text = _template("article.md").format(
        id=free_id(slug(title) or "article", config),
        # JSON is YAML: a title with quotes or colons stays what it is.
        title=json.dumps(title, ensure_ascii=False),
        topic=topic,
        date=config.as_of.isoformat(),
    )
    return write(config.content / "articles" / topic / f"{name}.md", text)


def start_bulletin(config: Config, title: str) -> Path:
    """The next bulletin of the year, its first item titled *title*; its path."""
    library = load(config, Report())
    year = config.as_of.year
    # From the files' names: one with an error in it has its number all the same.
    stems = [path.stem for path in (config.content / "bulletins").glob(f"{year}-*.yml")]
    numbers = [int(stem.partition("-")[2]) for stem in stems if stem.partition("-")[2].isdigit()]
    number = max(numbers, default=0) + 1
    text = _template("bulletin.yml").format(
        number=number,
        total=max((bulletin.total for bulletin in library.bulletins), default=0) + 1,
        date=config.as_of.isoformat(),
        issuer=json.dumps(library.office.name, ensure_ascii=False),
        title=json.dumps(title, ensure_ascii=False),
    )
    return write(config.content / "bulletins" / f"{year}-{number}.yml", text)


def free_id(wanted: str, config: Config) -> str:
    """*wanted*, or with a number behind it where some file, finished or not, has it."""
    texts = [path.read_bytes() for path in (config.content / "articles").rglob("*.md")]
    taken = {match.decode("ascii") for text in texts for match in _ID.findall(text)}
    ident, number = wanted, 2
    while ident in taken:
        ident, number = f"{wanted}-{number}", number + 1
    return ident if len(ident) > 1 else f"{ident}-1"


def check_topic(topic: str) -> None:
    """Refuse a topic there is not."""
    names = [known.name for known in load_topics()]
    if topic not in names:
        raise PufaError(f"没有“{topic}”这个主题。", f"可用的有：{'、'.join(names)}。")


def file_name(title: str) -> str:
    """*title* as the name of a file, without its ending; empty where nothing is left."""
    return _UNSAFE.sub("", title).strip(" .")[:_LONGEST].strip(" .")


def _template(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text("utf-8")


def write(path: Path, text: str) -> Path:
    """Write a new file; its path."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise PufaError(
            f"已经有这个文件：{path.name}", "换一个标题，或者直接改那个文件。"
        ) from None
    except OSError as error:
        raise PufaError(f"写不进去：{path.name}", "检查磁盘空间和写入权限。") from error
    return path
