"""An author's text on its page: what was added for who listens to it."""

from __future__ import annotations

import re
from pathlib import Path

from building import compiled
from pufa.pages import cited_laws
from pufa.pages.body import Shelf, fit
from pufa.pages.citing import LawLinks
from pufa.pages.glossing import TermLinks
from pufa.text import markup

TABLE = "| 路 | 怎么走 |\n|---|---|\n| 报警 | 110 |\n"


def test_no_two_tables_of_a_text_have_one_name(portal: Path) -> None:
    body = f"{TABLE}\n## 红黄绿\n\n{TABLE}\n说明。\n\n{TABLE}\n### 打110\n\n{TABLE}"
    library = compiled(portal)[0].library
    laws = LawLinks(cited_laws(library).laws, library.laws)
    shelf = Shelf(library, {}, laws, TermLinks(library.terms))
    tree = fit(markup.parse(body), "a.md", "a.html", shelf)
    assert re.findall('aria-label="(.*?)"', markup.inner_html(tree)) == [
        "表格",
        "红黄绿：表格",
        "红黄绿：表格2",
        "打110：表格",
    ]
