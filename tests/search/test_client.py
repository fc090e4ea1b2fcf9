"""The engine in a real browser, from disk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pufa.search import Document
from pufa.search.terms import terms

SEARCH = """([text, options]) => pufa.search(text, options).then(
    (results) => ({ list: results.slice(), incomplete: results.incomplete }))"""

# What a query or a text may hold: Han of several planes and ends of blocks, radicals and
# compatibility forms, full-width forms, letters whose case is special, marks, emoji.
ALPHABET = (
    "离婚彩礼借条〇一\u3400\u4dbf\u4e00\u9fff\uf900\ufa6c\ufaff\U00020000\U0003134f𠮷⼈⻳"
    "ＡＺａｚ０９：？aZ09 -_.,，。！\n\u3000\u2028İıßK\u0301é①㎡カ한😀\u200d\ufeff"
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        pass


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The engine's page, from disk."""
    page = browser.new_page()
    page.goto((site / "engine.html").as_uri())
    yield page
    page.close()


def search(page: Page, text: str, **options: object) -> list[dict[str, Any]]:
    found: dict[str, Any] = page.evaluate(SEARCH, [text, options])
    assert not found["incomplete"]
    results: list[dict[str, Any]] = found["list"]
    return results


def titles(page: Page, text: str, **options: object) -> list[str]:
    return [result["title"] for result in search(page, text, **options)]


def test_both_analysers_say_the_same(page: Page) -> None:
    chance = random.Random(4)
    texts = ["".join(chance.choices(ALPHABET, k=chance.randint(0, 60))) for _ in range(2000)]
    texts += [chr(code) * 3 for code in range(0x2E80, 0x10000) if not 0xD800 <= code < 0xE000]
    for text, found in zip(
        texts, page.evaluate("(all) => all.map(pufa.terms)", texts), strict=True
    ):
        assert found == terms(text), ascii(text)


def test_every_title_finds_its_page(page: Page, documents: list[Document]) -> None:
    for document in documents:
        assert titles(page, document.title)[0] == document.title


@pytest.mark.parametrize(
    ("query", "title"),
    [
        # keywords
        ("彩礼", "彩礼能不能要回来"),
        ("司法确认", "调解协议怎样去法院确认"),
        ("工伤", "打工受伤算不算工伤"),
        ("采光", "盖房不能挡邻居的采光"),
        ("1245", None),
        # whole questions of lay people
        ("我被邻居家的狗咬了，应该找谁来赔我的医药费？", "养狗伤了人谁来赔"),
        ("请问老板拖着不给工钱我该怎么办呢", "干了活不给工钱"),
        ("离婚以后孩子他爸一直不给抚养费怎么办", "孩子抚养费怎么算"),
        ("我家的承包地被别人种了，要怎么要回来", "承包地被别人种了"),
        ("地里种子不出苗，能不能找卖家赔", "买到假种子"),
        # village phrases that stand in a text
        ("欠钱不还", "欠钱不还怎么要"),
        ("退亲", "彩礼能不能要回来"),
        ("烧秸秆", "秸秆不能烧"),
        # a single character, and bigrams that no page has: the back-off
        ("狗", "养狗伤了人谁来赔"),
        ("狗撵鸡", "养狗伤了人谁来赔"),
    ],
)
def test_the_right_page_comes_first(page: Page, query: str, title: str | None) -> None:
    assert next(iter(titles(page, query)), None) == title


def test_a_result_tells_what_the_index_knows(page: Page) -> None:
    result = search(page, "符号")[0]
    assert result.pop("score") > 0
    assert result == {
        "url": "articles/30.html",
        "title": "符号 </script> <b>&\u2028 ＡＢＣ",
        "snippet": "𠮷野家的 ⼈民 “引号”",
        "kind": "article",
        "topic": "其他",
        "date": "2026-03-01",
    }


def test_astral_characters_are_found(page: Page) -> None:
    assert titles(page, "𠀀𠀁")[0].startswith("符号")


@pytest.mark.parametrize("text", ["", "，。", "qwerty", "鑫鑫", "\u2028"])
def test_nothing_is_found(page: Page, text: str) -> None:
    assert search(page, text) == []


def test_a_spoken_question_asks_less_than_it_says(page: Page) -> None:
    asked = page.evaluate(
        """async () => {
            const load = pufa.load, asked = [];
            pufa.load = (url) => { asked.push(url); return load(url); };
            await pufa.search("的".repeat(500) + "我的彩礼是怎么样的呢");
            return asked.filter((url) => /s[0-9]+.js$/.test(url)).length;
        }"""
    )
    assert asked <= 2


def test_kind_and_limit(page: Page) -> None:
    assert {result["kind"] for result in search(page, "彩礼", kind="bulletin")} == {"bulletin"}
    assert len(search(page, "彩礼 借条 调解 法院")) == 10
    assert len(search(page, "彩礼 借条 调解 法院", limit=3)) == 3
    assert search(page, "彩礼", kind="recipe") == []


def test_scores_fall(page: Page) -> None:
    scores = [result["score"] for result in search(page, "申请法院强制执行")]
    assert scores == sorted(scores, reverse=True)


def test_results_come_as_they_are_known(page: Page) -> None:
    early = page.evaluate(
        """async () => {
            const early = [];
            await pufa.search("邻居占了宅基地不肯挪界石可以申请法院强制执行", {
                onprogress: (results) => early.push(results.map((result) => result.title)),
            });
            return early;
        }"""
    )
    assert early[-1][0] == "宅基地边界说不清"
    assert all(len(results) <= 3 for results in early)


def test_never_more_than_six_shards_at_a_time(page: Page) -> None:
    most = page.evaluate(
        """async () => {
            const load = pufa.load;
            let now = 0, most = 0;
            pufa.load = (url) => {
                now += /s[0-9]+.js$/.test(url) ? 1 : 0;
                most = Math.max(most, now);
                return load(url).then(() => { now -= /s[0-9]+.js$/.test(url) ? 1 : 0; });
            };
            await pufa.search("邻居占了宅基地不肯挪界石可以申请法院强制执行");
            return most;
        }"""
    )
    assert 1 < most <= 6


def test_a_missing_shard_gives_what_is_known_and_is_tried_again(page: Page, site: Path) -> None:
    question = "彩礼返还 抚养费 采光 宅基地 保证人 申请复核 疫苗"
    shards = sorted(site.glob("search/*/s*.js"))
    for shard in shards[::2]:
        shard.rename(shard.with_suffix(".away"))
    partial_results = page.evaluate(SEARCH, [question, {}])
    assert partial_results["incomplete"] and partial_results["list"]
    for shard in shards[::2]:
        shard.with_suffix(".away").rename(shard)
    assert len(search(page, question)) >= len(partial_results["list"])


def test_a_missing_block_gives_what_is_known(page: Page, site: Path) -> None:
    for block in site.glob("search/*/d0.js"):
        block.unlink()
    found = page.evaluate(SEARCH, ["彩礼", {}])
    assert found["incomplete"] and found["list"]


def test_one_failure_is_mended_quietly(page: Page) -> None:
    page.evaluate(
        """() => {
            const load = pufa.load, seen = new Set();
            pufa.load = (url) => {
                if (seen.has(url)) return load(url);
                seen.add(url);
                return Promise.reject(new Error("lost"));
            };
        }"""
    )
    assert titles(page, "彩礼")[0] == "彩礼能不能要回来"


def test_the_same_over_http(browser: Browser, page: Page, site: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.parent)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    other = browser.new_page()
    try:
        # Under a folder, as a column of another site is.
        other.goto(f"http://127.0.0.1:{server.server_port}/{site.name}/engine.html")
        for query in ("彩礼", "老板不给工钱找谁要"):
            assert search(other, query) == search(page, query)
    finally:
        other.close()
        server.shutdown()
        thread.join()
        server.server_close()
