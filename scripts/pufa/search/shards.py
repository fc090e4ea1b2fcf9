"""How the index is written: entries of terms, and scripts that a page can load from anywhere.

In: terms with their postings, rows of documents.  Out: bytes.  A browser refuses ``fetch``
over file://, so every file is a classic script that calls one function of the global
``pufa``.  Refuses nothing: what comes in was made by index.py.

An entry: the term's length in bytes and its UTF-8, its weight (one byte), the length of
what follows, then a posting a document: varint(gap to the document before << 4 | impact).
Lengths are varints (seven bits a byte, the low ones first) or below 128.  A shard is its
entries one after the other, in base64.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence


def entry(term: str, weight: int, postings: Iterable[tuple[int, int]]) -> bytes:
    """One term: *postings* are (document, impact 1-15), documents rising."""
    body = bytearray()
    before = 0
    for document, impact in postings:
        _varint(body, (document - before) << 4 | impact)
        before = document
    key = term.encode()
    head = bytearray([len(key), *key, weight])
    _varint(head, len(body))
    return bytes(head + body)


def _varint(out: bytearray, value: int) -> None:
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def shard_of(term: str, shards: int) -> int:
    """Which of *shards* holds *term*: FNV-1a over its code points, with a last stir."""
    value = 2166136261
    for char in term:
        value = (value ^ ord(char)) * 16777619 & 0xFFFFFFFF
    return (value ^ value >> 15) % shards


def shard_script(number: int, entries: Iterable[bytes]) -> bytes:
    return f'pufa.shard({number},"{b64encode(b"".join(entries)).decode()}");\n'.encode()


def block_script(number: int, rows: Sequence[Sequence[str]]) -> bytes:
    """The rows [url, title, kind, topic, date, summary] of one block of documents."""
    return f"pufa.block({number},{_json(rows)});\n".encode()


def engine_script(meta: Mapping[str, object], source: str) -> bytes:
    """What the site writes to ``search/engine.js``: the engine, opened on one index."""
    return f"{source.rstrip()}\npufa.open({_json(meta)});\n".encode()


def _json(value: object) -> str:
    """JSON that is a JavaScript literal too, and harmless inside a ``<script>``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
