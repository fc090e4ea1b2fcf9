"""How the index is written: entries of terms, and scripts that a page can load from anywhere.

In: terms with their postings, rows of documents.  Out: bytes.  A browser refuses ``fetch``
over file://, so every file is a classic script that calls one function of the global
``pufa``.  Refuses nothing: what comes in was made by index.py.

An entry: the length of the term's UTF-8 (a byte), that UTF-8, the term's weight (a byte),
the length of what follows (varint), then for each document varint(gap << 4 | impact),
where gap is counted from the document before.  A varint has seven bits a byte, low ones
first, the top bit set where more follow.  A note ("=" and a bigram, weight 0) holds village
words with that bigram, in the shard of the bigram.  A shard is its entries, in base64.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence


def entry(term: str, weight: int, body: bytes) -> bytes:
    """One term; *body* is one of :func:`postings.bodies`."""
    key = term.encode()
    head = bytearray((len(key), *key, weight))
    _write(len(body), head)
    return bytes(head + body)


def note(key: str, text: str) -> bytes:
    """An entry whose body is *text* in UTF-8, in place of postings."""
    name, body = key.encode(), text.encode()
    head = bytearray((len(name), *name, 0))
    _write(len(body), head)
    return bytes(head + body)


def _write(value: int, out: bytearray) -> None:
    """Add *value* to *out* as a varint."""
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


def shard_script(number: int, entries: bytes | bytearray) -> bytes:
    return f'pufa.shard({number},"{b64encode(entries).decode()}");\n'.encode()


def block_script(number: int, rows: Sequence[Sequence[str]]) -> bytes:
    """The rows [url, title, kind, topic, date, summary] of one block of documents."""
    return f"pufa.block({number},{_json(rows)});\n".encode()


def lexicon_script(lexicon: Mapping[str, object]) -> bytes:
    return f"pufa.lexicon({_json(lexicon)});\n".encode()


def engine_script(meta: Mapping[str, object], source: str) -> bytes:
    """What the site writes to ``search/engine.js``: the engine, opened on one index."""
    return f"{source.rstrip()}\npufa.open({_json(meta)});\n".encode()


def _json(value: object) -> str:
    """JSON that is a JavaScript literal too, and harmless inside a ``<script>``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
