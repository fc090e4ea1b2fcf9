"""Pinyin, characters mistaken for others of one sound, village words, articles of law: in a
real browser, from disk."""

from __future__ import annotations

import datetime
import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypinyin import Style
from pypinyin import pinyin as spelling

from pufa.load.lists import _MEANT, _WORD
from pufa.model import Synonym
from pufa.search import Document, engine_script, merged
from pufa.search.index import build
from pufa.search.lexicon import lexicon
from pufa.search.synonyms import packaged
from pufa.site.assets import engine_source
from pufa.text import syllables

ROOT = Path(__file__).parents[2]
SEARCH = """([text, options]) => pufa.search(text, options).then((found) => ({
    titles: found.map((one) => one.title), readings: found.readings,
    incomplete: found.incomplete }))"""


def page_about(number: int, title: str, text: str, **more: Any) -> Document:
    day = datetime.date(2026, 3, 1)
    return Document(
        f"articles/{number}.html", title, "article", "事", day, "", (), (), text, **more
    )


def library() -> list[Document]:
    rows = [
        ("离婚协议怎么写", "离婚协议要写清孩子和房子。离婚协议签了字，去登记离婚。"),
        ("彩礼返还", "没领结婚证，彩礼返还一部分。彩礼返还要讲证据。"),
        ("欠钱不还", "欠钱不还，先要借条。借条写清数目。欠钱不还可以申请支付令。"),
        ("工伤认定", "干活受伤，申请工伤认定。工伤认定要医院的证明。"),
        ("诉讼时效", "诉讼时效是三年，过了诉讼时效对方可以不还。"),
        ("承包地被占", "承包地被占，找村委会。承包地有证。"),
        ("家庭暴力", "挨了打报警。家庭暴力可以申请保护令。"),
    ]
    made = [page_about(number, *row) for number, row in enumerate(rows)]
    made[0] = replace(made[0], cites=("民法典1076", "民法典1079", "民法典1079"), readers="村民")
    made[6] = replace(made[6], cites=("民法典1079",), readers="调解员")
    return made


def put(folder: Path, docs: list[Document], own: list[Synonym]) -> None:
    index = build(docs, merged(own))
    engine = engine_script(index.meta, engine_source((ROOT / "overrides",)))
    for path, data in {**index.files, "search/engine.js": engine}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    page = '<!doctype html><meta charset="utf-8"><script src="search/engine.js"></script>'
    (folder / "engine.html").write_text(page, "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    put(folder, library(), [Synonym("黄摊子", ("离婚",), 1)])
    return folder


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    page = browser.new_page()
    page.goto((site / "engine.html").as_uri())
    yield page
    page.close()


def ask(page: Page, text: str, **options: object) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(SEARCH, [text, options])
    assert not found["incomplete"]
    return found


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("lihunxieyi", "离婚协议怎么写"),
        ("li hun xie yi", "离婚协议怎么写"),
        ("LIHUN", "离婚协议怎么写"),
        ("ｃａｉｌｉ", "彩礼返还"),
        ("离hun", "离婚协议怎么写"),
        # polyphones keep both readings
        ("qianqianbuhuan", "欠钱不还"),
        ("qianqianbuhai", "欠钱不还"),
        # as people speak: zh/z, ch/c, sh/s, n/l, f/h, ang/an, eng/en, ing/in, r/y
        ("cengbaodi", "承包地被占"),
        ("gongsang", "工伤认定"),
        ("gongsangyinding", "工伤认定"),
        ("chailihuanhuan", "彩礼返还"),
        ("jiatinbaoli", "家庭暴力"),
        # initials
        ("sssx", "诉讼时效"),
    ],
)
def test_letters_are_understood(page: Page, query: str, title: str) -> None:
    assert ask(page, query)["titles"][0] == title


@pytest.mark.parametrize(
    ("query", "meant", "title"),
    [
        ("财礼", "彩礼", "彩礼返还"),
        ("离婚鞋议", "离婚协议", "离婚协议怎么写"),
        ("工商认定", "工伤认定", "工伤认定"),
        ("離婚協議", "离婚协议", "离婚协议怎么写"),
    ],
)
def test_a_wrong_character_is_asked_about(page: Page, query: str, meant: str, title: str) -> None:
    found = ask(page, query)
    assert found["readings"] == [meant] and found["titles"][0] == title


def test_a_wrong_character_is_found_out_where_each_pair_stands_somewhere(
    browser: Browser, tmp_path: Path
) -> None:
    docs = [
        page_about(1, "劳动合同", "劳动合同要写在纸上。劳动合同一人一份。"),
        page_about(2, "劳动和睦", "劳动和邻里一样要和气，劳动和休息都要。"),
        page_about(3, "和同村人", "和同村的人、和同乡的人都一样。"),
    ]
    put(tmp_path, docs, [])
    page = browser.new_page()
    page.goto((tmp_path / "engine.html").as_uri())
    found = ask(page, "劳动和同")
    assert found["readings"] == ["劳动合同"] and "劳动合同" in found["titles"]
    page.close()


@pytest.mark.parametrize("query", ["离婚", "彩礼返还", "离", "离婚，工伤", "狗"])
def test_what_is_right_is_not_asked_about(page: Page, query: str) -> None:
    page.evaluate(
        """() => {
            const load = pufa.load;
            pufa.asked = [];
            pufa.load = (url) => { pufa.asked.push(url); return load(url); };
        }"""
    )
    assert ask(page, query)["readings"] == []
    if query != "狗":
        assert not any("lexicon" in url for url in page.evaluate("pufa.asked"))


def test_village_words_lead_to_what_they_mean(page: Page) -> None:
    assert ask(page, "打八刀")["titles"][0] == "离婚协议怎么写"
    assert ask(page, "黄摊子")["titles"][0] == "离婚协议怎么写"
    assert ask(page, "huangtanzi")["titles"][0] == "离婚协议怎么写"


@pytest.mark.parametrize(
    "query",
    [
        "民法典1079条",
        "民法典第一千零七十九条",
        "《中华人民共和国民法典》第1079条",
        "第一〇七九条",
        "民法典１０７９条第二款",
    ],
)
def test_an_article_of_law_leads_to_who_explains_it(page: Page, query: str) -> None:
    assert ask(page, query)["titles"][:2] == ["离婚协议怎么写", "家庭暴力"]


def test_for_whom(page: Page) -> None:
    assert "离婚协议怎么写" not in ask(page, "离婚 暴力", audience="调解员")["titles"]
    assert "家庭暴力" not in ask(page, "离婚 暴力", audience="村民")["titles"]
    assert len(ask(page, "离婚 暴力 彩礼")["titles"]) == 3


@pytest.mark.parametrize(
    "query",
    [
        "离婚" * 5000,
        "a" * 10_000,
        "😀👨‍👩‍👧",
        "'; DROP TABLE pages; --",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\x00\x01\x02\x7f\u200b\ufeff",
        "\ud800",
        "的了吗呢",
        "怎么办",
        "第条",
        "一条",
        "9999999999条",
        "§=;,",
        "__proto__",
        "constructor",
        "   ",
    ],
)
def test_bad_input_has_an_answer(page: Page, query: str) -> None:
    ask(page, query)
    assert isinstance(page.evaluate("(text) => pufa.suggest(text)", query), list)


def test_initials_and_beginnings_are_suggested(page: Page) -> None:
    def suggest(text: str) -> list[str]:
        found: list[str] = page.evaluate("(text) => pufa.suggest(text)", text)
        return found

    assert "诉讼时效" in suggest("sssx")
    assert suggest("LHXY")[0] == "离婚协议"
    assert "承包地" in suggest("chengb")
    assert len(suggest("l")) == 0 and 1 < len(suggest("sh")) <= 8
    assert suggest("离婚") == []


def test_without_its_words_search_says_so_and_tries_again(page: Page, site: Path) -> None:
    (words,) = site.glob("search/*/lexicon.js")
    words.rename(words.with_suffix(".away"))
    try:
        assert page.evaluate(SEARCH, ["lihun", {}])["incomplete"]
        assert page.evaluate("pufa.suggest('lihun')") == []
    finally:
        words.with_suffix(".away").rename(words)
    assert ask(page, "lihun")["titles"][0] == "离婚协议怎么写"


def test_the_engine_is_small_and_old_browsers_can_read_it() -> None:
    source = engine_source((ROOT / "overrides",))
    assert len(gzip.compress(source.encode(), mtime=0)) <= 10_000
    for late in ("?.", "??", "(?<=", "(?<!", "\\p{", "Segmenter", "WebAssembly", "new Worker"):
        assert late not in source, late
    assert "catch {" not in source and ".at(" not in source and "flatMap" not in source


def test_the_packaged_words_are_such_as_an_office_may_write() -> None:
    for word, means in packaged().items():
        assert _WORD.fullmatch(word) and means, word
        assert all(map(_MEANT.fullmatch, means)), word


def test_an_office_has_the_last_word() -> None:
    words = merged([Synonym("退亲", ("返还彩礼",), 1), Synonym("打八刀", (), 2)])
    assert words["退亲"] == ("返还彩礼",) and words["打八刀"] == ()
    assert words["两口子"] == packaged()["两口子"]


def test_words_are_whole_and_in_one_order() -> None:
    docs = library()
    words = lexicon(docs, {"打八刀": ("离婚",)})
    assert words == lexicon(list(docs), {"打八刀": ("离婚",)})
    listed = " ".join(text for _, text in words["words"]).split()  # type: ignore[attr-defined]
    assert {"打八刀", "离婚协议", "诉讼时效"} <= set(listed)
    assert "婚协议" not in listed and "婚协" not in listed
    assert len(listed) == len(set(listed))


def test_characters_by_syllable() -> None:
    found = syllables.characters(["不还", "律师"])
    assert {"hai", "huan"} <= {name for name, chars in found.items() if "还" in chars}
    assert "律" in found["lv"] and "啊" in found["a"]
    assert "喆" in syllables.characters(["喆"])["zhe"]
    assert "㐱" in syllables.characters(["㐱"])["zhen"]  # not in our table


def test_characters_are_known_by_what_our_words_read_them_as() -> None:
    for word in {*packaged(), *(one for words in packaged().values() for one in words)}:
        known = syllables.characters([word])
        read = spelling(word, style=Style.NORMAL, errors="ignore")
        if len(read) == len(word):
            for char, (syllable,) in zip(word, read, strict=True):
                assert char in known[syllable], (word, char)
