"""What stands in the files of an index."""

from __future__ import annotations

import gzip
import json
import random
import re
from array import array
from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import pytest

from pufa.search import Document, Index, engine_script
from pufa.search.index import BLOCK, build
from pufa.search.postings import POSTINGS, bodies
from pufa.search.shards import entry, shard_of


def document(number: int, text: str = "", title: str = "", kind: str = "article") -> Document:
    url = f"{kind}s/{number:05}.html"
    return Document(url, title, kind, "邻里", None, "", (), (), text)


def unpack(
    data: bytes, notes: dict[str, str] | None = None
) -> dict[str, tuple[int, list[tuple[int, int]]]]:
    """Terms with their weight and (document, impact), read anew from the format's description."""
    stream = BytesIO(data)

    def varint() -> int:
        value = shift = 0
        while (byte := stream.read(1)[0]) > 127:
            value |= (byte & 127) << shift
            shift += 7
        return value | byte << shift

    notes = {} if notes is None else notes
    entries = {}
    while head := stream.read(1):
        term = stream.read(head[0]).decode()
        weight = stream.read(1)[0]
        end = varint() + stream.tell()
        if term.startswith("="):  # a note: words, not postings
            notes[term] = stream.read(end - stream.tell()).decode()
            continue
        postings, number = [], 0
        while stream.tell() < end:
            posting = varint()
            number += posting >> 4
            postings.append((number, posting & 15))
        entries[term] = weight, postings
    return entries


def shard(index: Index, number: int) -> bytes:
    script = index.files[f"{index.meta['folder']}/s{number}.js"].decode()
    match = re.fullmatch(r'pufa\.shard\((\d+),"([A-Za-z0-9+/=]*)"\);\n', script)
    assert match and int(match[1]) == number
    return b64decode(match[2])


def postings(index: Index, term: str) -> list[tuple[int, int]]:
    shards = index.meta["shards"]
    assert isinstance(shards, int)
    return unpack(shard(index, shard_of(term, shards)))[term][1]


def rows(index: Index) -> list[list[str]]:
    """All rows of all blocks, in order."""
    count = sum("/d" in path for path in index.files)
    found = []
    for number in range(count):
        script = index.files[f"{index.meta['folder']}/d{number}.js"].decode()
        found += json.loads(script.removeprefix(f"pufa.block({number},").removesuffix(");\n"))
    return found


def test_an_entry_comes_back() -> None:
    chance = random.Random(1)
    written = {}
    for term in ("离婚", "𠮷野", "12348", "狗"):
        documents = sorted(chance.sample(range(1_000_000), chance.choice((1, 60, POSTINGS))))
        impacts = [(number, chance.randint(1, 15)) for number in documents]
        written[term] = chance.randint(1, 255), impacts
    lists = [
        array("I", [number << 8 | impact - 1 << 4 for number, impact in impacts]).tobytes()
        for _, impacts in written.values()
    ]
    data = b"".join(
        entry(term, weight, body)
        for (term, (weight, _)), body in zip(written.items(), bodies(lists), strict=True)
    )
    assert unpack(data) == written


def test_every_term_is_in_its_shard(index: Index) -> None:
    shards = index.meta["shards"]
    assert isinstance(shards, int)
    for number in range(shards):
        assert all(shard_of(term, shards) == number for term in unpack(shard(index, number)))
    assert postings(index, "彩礼")


def test_village_words_stand_beside_each_of_their_bigrams() -> None:
    index = build([document(1)], {"搭伙过日子": ("同居", "没领证"), "退亲": ()})
    shards, notes = index.meta["shards"], {}
    assert isinstance(shards, int)
    for number in range(shards):
        unpack(shard(index, number), notes)
    said = "搭伙过日子=同居,没领证"
    assert notes == {f"={pair}": said for pair in ("搭伙", "伙过", "过日", "日子")}


def test_those_for_one_audience_are_ranges() -> None:
    readers = ["村民", "", "调解员", "村民"]
    made = [replace(document(number), readers=one) for number, one in enumerate(readers)]
    assert build(made).meta["only"] == {"村民": [[1, 3]], "调解员": [[3, 4]]}


def test_the_title_says_more_than_the_text() -> None:
    index = build([document(1, text="说到彩礼的事"), document(2, text="说到别的事", title="彩礼")])
    (_, in_text), (_, in_title) = postings(index, "彩礼")
    assert 1 <= in_text < in_title <= 15


def test_a_list_is_capped_at_its_best() -> None:
    # The last document, which a list cut by number would lose, is the one about the term.
    many = [document(number, text="这里提到了彩礼" * 3) for number in range(POSTINGS + 100)]
    index = build([*many, document(99_999, text="彩礼的事", title="彩礼")])
    found = postings(index, "彩礼")
    assert len(found) == POSTINGS
    assert max(found, key=lambda posting: posting[1])[0] == POSTINGS + 100


def test_a_kind_is_a_range(index: Index) -> None:
    kinds = index.meta["kinds"]
    assert isinstance(kinds, dict)
    written = [row[2] for row in rows(index)]
    assert sum(end - first for first, end in kinds.values()) == len(written)
    for kind, (first, end) in kinds.items():
        assert set(written[first:end]) == {kind}


def test_rows_tell_what_a_result_shows(documents: list[Document], index: Index) -> None:
    assert index.meta["block"] == BLOCK
    found = {row[0]: row for row in rows(index)}
    for one in documents:
        expected = [one.url, one.title, one.kind, one.topic, "2026-03-01", one.summary]
        assert found[one.url] == expected


def test_a_long_summary_is_cut() -> None:
    (row,) = rows(build([document(1, text="长" * 500)]))
    assert len(row[5]) == 90 and row[5].endswith("…")


def test_same_documents_same_bytes(documents: list[Document]) -> None:
    index = build(documents)
    shuffled = random.Random(2).sample(documents, len(documents))
    assert build(iter(shuffled)) == index
    other = build(documents[1:])
    assert other.digest != index.digest and re.fullmatch("[0-9a-f]{10}", other.digest)


def test_scripts_cannot_break_out_of_a_page(index: Index) -> None:
    for data in index.files.values():
        text = data.decode()
        assert not set("<\u2028\u2029") & set(text)


def test_the_engine_is_opened_on_the_index(index: Index) -> None:
    script = engine_script(index.meta, "var engine;\n").decode()
    source, call = script.splitlines()
    assert source == "var engine;"
    assert json.loads(call.removeprefix("pufa.open(").removesuffix(");")) == index.meta


def test_no_documents_is_an_empty_index() -> None:
    index = build([])
    assert (index.meta["documents"], index.meta["kinds"]) == (0, {})
    assert shard(index, 0) == b""


def test_one_url_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"articles/00001\.html"):
        build([document(1), document(1)])


def test_a_query_costs_the_same_in_a_large_site(documents: list[Document]) -> None:
    sentences = [part for one in documents for part in re.split("[。，]", one.text) if part]

    def cost(size: int) -> float:
        """The mean bytes of a shard that a query would fetch, over terms people use."""
        chance = random.Random(3)
        index = build(
            document(number, text="，".join(chance.choices(sentences, k=12)) + str(number))
            for number in range(size)
        )
        shards = index.meta["shards"]
        assert isinstance(shards, int)
        fetched = [f"{index.meta['folder']}/s{shard_of(term, shards)}.js" for term in asked]
        return sum(len(gzip.compress(index.files[path], mtime=0)) for path in fetched) / len(asked)

    asked = ["调解", "申请", "法院", "合同", "补偿", "执行", "工资", "病历", "土地", "种子"]
    small, large = cost(300), cost(3000)
    assert large < 1.5 * small and large < 7000
