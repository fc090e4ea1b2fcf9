"""A small invented site for the tests of search."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from pufa.search import Document, Index, engine_script, merged
from pufa.search.index import build
from pufa.site.assets import EXTRA, SCRIPTS, engine_source

HERE = Path(__file__).parent
JS = HERE.parents[1] / "overrides" / "js"


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    rows = yaml.safe_load((HERE / "documents.yml").read_text("utf-8"))
    return [
        Document(
            url=f"{kind}s/{number}.html",
            title=title,
            kind=kind,
            topic=topic,
            date=datetime.date(2026, 3, 1),
            summary=summary,
            headings=(),
            questions=tuple(questions),
            text=text,
            prior=0.8 if kind == "law" else 1.0,
        )
        for number, (title, kind, topic, summary, questions, text) in enumerate(rows)
    ]


@pytest.fixture(scope="session")
def index(documents: list[Document]) -> Index:
    """The index, its shards so small that the few documents have as many as a real site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pufa.search.index.SHARD", 128)
        return build(documents, merged([]))


@pytest.fixture
def site(index: Index, tmp_path: Path) -> Path:
    """A folder with the index, its engine, the box, and a page that only loads the engine."""
    engine = engine_script(index.meta, engine_source((JS.parent,)))
    scripts = (*EXTRA["search"], *(name for name in SCRIPTS if name.startswith("search")))
    box = b"".join((JS / name).read_bytes() for name in scripts)
    for path, data in {**index.files, "search/engine.js": engine, "search-box.js": box}.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (tmp_path / "engine.html").write_text(
        '<!doctype html><meta charset="utf-8"><script src="search/engine.js"></script>', "utf-8"
    )
    return tmp_path
