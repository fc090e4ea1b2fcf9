"""What the pages of the other kinds say: cases, forms, words, events, books, laws, 更多."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from building import compiled, composed
from pufa.edition import Edition
from pufa.model import Consent, Library, Text, passages
from pufa.pages import cited_laws, documents
from pufa.pages.slices import PER_PAGE


@pytest.fixture(scope="module")
def edition(portal: Path) -> Edition:
    return compiled(portal)[0]


@pytest.fixture(scope="module")
def library(edition: Edition) -> Library:
    return edition.library


def body(library: Library, url: str) -> str:
    return next(page for page in composed(library) if page.url == url).body().html


def bare(library: Library, **kept: object) -> Library:
    """The office with nothing but *kept*."""
    kinds = ("articles", "cases", "courses", "bulletins", "forms", "terms", "events", "books")
    empty = dict.fromkeys((*kinds, "referrals", "cards", "flows", "releases", "tables"), ())
    return dataclasses.replace(library, **{**empty, **kept})  # type: ignore[arg-type]


def text(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_a_case_says_first_what_kind_of_story_it_is(library: Library) -> None:
    (case,) = library.cases
    html = body(library, case.url)
    assert html.index("</h1>") < html.index(">编写的示例<") < html.index("pf-answer")
    told = dataclasses.replace(case, consent=Consent("书面", date(2026, 2, 1)))
    html = body(dataclasses.replace(library, cases=(told,)), case.url)
    assert '<p class="pf-mark">经当事人同意</p>' in html
    assert "编写的示例" in body(library, "cases/index.html")
    assert "pf-mark" not in body(library, "articles/linli-paishui.html")


def test_a_hub_has_cases_under_a_heading_of_their_own(library: Library) -> None:
    hub = body(library, "topics/neighbours.html")
    assert hub.index("邻居排水起了纠纷怎么办") < hub.index("<h2>案例</h2>")
    assert hub.index("<h2>案例</h2>") < hub.index("石桥村两家的排水沟")
    assert "<h2>案例</h2>" not in body(library, "topics/loans.html")
    # A topic that has only a case has a hub too.
    (case,) = library.cases
    alone = bare(library, cases=(dataclasses.replace(case, related=()),))
    assert case.title in body(alone, "topics/neighbours.html")
    assert "接着看" not in body(alone, case.url)


def test_many_cases_are_cut(library: Library) -> None:
    (case,) = library.cases
    many = tuple(dataclasses.replace(case, id=f"case-{n}") for n in range(PER_PAGE + 1))
    made = dataclasses.replace(library, cases=many)
    assert body(made, "cases/index.html").count('class="pf-card"') == PER_PAGE
    assert body(made, "cases/index.2.html").count('class="pf-card"') == 1
    assert body(made, "topics/neighbours.html").count("石桥村两家的排水沟") == 5


def test_a_basis_leads_to_the_pages_of_its_laws(library: Library) -> None:
    html = body(library, library.cases[0].url)
    for name in ("minfadian", "renmin-tiaojie"):
        assert f'href="../laws/{name}.html"' in html


def test_a_form_can_send_nothing(library: Library) -> None:
    html = body(library, "forms/application.html")
    assert 'method="dialog"' in html and "action=" not in html
    assert not re.search(r"<button|type=\"submit\"", html)
    # Only the boxes that exclude one another have a name, and no box remembers.
    inputs = re.findall(r"<(?:input|textarea)[^>]*>", html)
    assert inputs and all('autocomplete="off"' in one for one in inputs)
    assert all((" name=" in one) == ('type="radio"' in one) for one in inputs)


def test_every_field_of_a_form_has_its_label(library: Library) -> None:
    html = body(library, "forms/application.html")
    ids = re.findall(r'<(?:input|textarea) id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(ids) == set(re.findall(r'<label for="([^"]+)"', html))
    for described in re.findall(r'aria-describedby="([^"]+)"', html):
        assert f'id="{described}"' in html
    assert html.count("<fieldset") == html.count("<legend>") == 3
    assert html.count("<i></i>") == 6 + 3 and "签名或者按手印" in html
    for part in ("给谁用", "《中华人民共和国人民调解法》第十七条", "调解不收费。", "出生日期"):
        assert part in html


def test_words_stand_by_their_pinyin(library: Library) -> None:
    html = body(library, "glossary.html")
    assert re.findall(r'<h2 id="letter-([^"]+)"', html) == ["R", "S", "T", "X", "其他"]
    plain = text(html)
    assert re.search(r"诉讼时效\s*sù sòng shí xiào", plain)
    assert plain.index("sī fǎ què rèn") < plain.index("sù sòng shí xiào")
    links = re.findall(r'href="glossary.html#([^"]+)"', html)
    assert len(links) == 3 and "<p>请求法院保护民事权利的期限。</p>" in html


def test_events_stand_by_year_and_month(library: Library) -> None:
    plain = text(body(library, "events.html"))
    marks = ["2027年", "1月", "村调解员培训", "2026年", "3月", "春耕普法赶集", "12月", "宪法宣传周"]
    places = [plain.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "2026年3月15日 09:00" in plain and "2026年12月1日至2026年12月7日" in plain


def test_books_say_what_is_unknown(library: Library) -> None:
    plain = text(body(library, "books.html"))
    assert "《示例镇的一百件小事》" in plain and "年份待填写" in plain and "放在：待填写" in plain


def test_more_leads_to_every_list_there_is(library: Library) -> None:
    links = re.findall(r'href="([^"]+)"', body(library, "more.html"))
    assert links == [
        "cases/index.html",
        "forms/index.html",
        "flows/index.html",
        "glossary.html",
        "events.html",
        "books.html",
        "training/index.html",
        "statistics/index.html",
        "bulletins/index.html",
        "laws/index.html",
    ]
    empty = bare(library)
    assert re.findall(r'href="([^"]+)"', body(empty, "more.html")) == ["laws/index.html"]
    lists = {page.url for page in composed(empty)} - {"laws/index.html", "topics/index.html"}
    assert lists == {"index.html", "people.html", "search.html", "more.html"}


def test_the_navigation_names_what_was_made(edition: Edition) -> None:
    titles = [entry["title"] for entry in edition.shell["sections"]]  # type: ignore[attr-defined]
    assert titles == ["首页", "按事情找", "找谁", "培训", "更多"]
    without = dataclasses.replace(edition, library=bare(edition.library))
    titles = [entry["title"] for entry in without.shell["sections"]]  # type: ignore[attr-defined]
    assert titles == ["首页", "按事情找", "找谁", "更多"]


def test_a_law_knows_every_page_that_cites_it(library: Library) -> None:
    cited = {one.law.id: one for one in cited_laws(library).laws}
    places = {(place.key[0], place.url) for place in cited["renmin-tiaojie"].places}
    assert {
        (33, "cases/shiqiao-paishuigou.html"),
        (17, "forms/application.html"),
        (26, "bulletins/2026-1.html"),
    } <= places
    assert any(url.startswith("glossary.html#term-") for _, url in places)
    assert len(places) == len(cited["renmin-tiaojie"].places)


def test_everything_published_says_where_it_stands(library: Library) -> None:
    urls = {page.url for page in composed(library)}
    kinds = {one.url.partition("/")[0].partition("#")[0] for one in passages(library)}
    assert kinds >= {"articles", "cases", "training", "referrals", "forms", "bulletins"}
    assert kinds >= {"glossary.html", "events.html"}
    assert all(one.url.partition("#")[0] in urls for one in passages(library))
    said = {one.text.plain for one in passages(library)}
    assert [one for one in library.texts if one.plain not in said] == []


def test_a_law_says_what_is_known_of_it(library: Library) -> None:
    plain = text(body(library, "laws/minfadian.html"))
    for fact in ("全国人民代表大会", "最初通过：2020年5月28日", "共1260条，2021年1月1日起施行"):
        assert fact in plain


def test_a_repealed_law_leads_to_the_one_that_replaced_it(library: Library) -> None:
    (case,) = library.cases
    old = dataclasses.replace(
        case.text, plain="《中华人民共和国婚姻法》第一条、《中华人民共和国民法典》第一条"
    )
    made = dataclasses.replace(library, cases=(dataclasses.replace(case, text=old),))
    html = body(made, "laws/x-hunyin.html")
    assert "2021年1月1日起废止" in html and 'href="minfadian.html">《民法典》' in html
    # Where the new law is cited nowhere it has no page.
    alone = dataclasses.replace(case, text=dataclasses.replace(old, plain=old.plain[:16]))
    html = body(bare(library, cases=(alone,)), "laws/x-hunyin.html")
    assert "《民法典》" in html and 'href="minfadian.html"' not in html


def test_search_knows_every_kind(library: Library) -> None:
    found = {one.kind: one for one in documents(library, cited_laws(library).laws)}
    kinds = {
        "article",
        "bulletin",
        "card",
        "case",
        "flow",
        "form",
        "glossary",
        "law",
        "people",
        "question",
        "referral",
        "statistics",
        "training",
    }
    assert set(found) == kinds
    assert found["article"].prior > max(
        one.prior for kind, one in found.items() if kind != "article"
    )
    assert "申请人" in found["form"].headings and "出生日期" in found["form"].text
    urls = [one.url for one in documents(library, cited_laws(library).laws)]
    assert len(urls) == len(set(urls))


def test_what_authors_write_is_escaped(library: Library) -> None:
    evil = '</p><script>alert("&1")</script>'
    text = Text("content/x.yml", 1, evil, evil)
    (case,), (_, form), term = library.cases, library.forms, library.terms[0]
    field = dataclasses.replace(
        form.parts[0].fields[1], label=evil, options=(evil, evil), hint=evil
    )
    part = dataclasses.replace(form.parts[0], title=evil, note=evil, fields=(field,))
    route = dataclasses.replace(
        library.referrals[0].routes[0], who=evil, what=text, deadline=text, cost=evil, basis=(text,)
    )
    made = bare(
        library,
        cases=(dataclasses.replace(case, title=evil, summary=evil, related=()),),
        forms=(
            dataclasses.replace(
                form,
                title=evil,
                summary=evil,
                basis=(text,),
                intro=text,
                closing=text,
                parts=(part,),
            ),
        ),
        terms=(dataclasses.replace(term, term=evil, meaning=text, basis=text, see=(evil,)),),
        events=(dataclasses.replace(library.events[0], title=evil, place=evil, summary=text),),
        books=(dataclasses.replace(library.books[0], title=evil, place=evil, note=evil),),
        referrals=(dataclasses.replace(library.referrals[0], first=text, routes=(route,)),),
    )
    pages = composed(made)
    assert len(pages) > 12
    for page in pages:
        html = page.body().html
        assert "<script" not in html and 'alert("' not in html, page.url
