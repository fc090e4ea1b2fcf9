"""The analyser's rule, by example."""

import pytest

from pufa.search.terms import runs, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("离婚协议", ["离婚", "婚协", "协议"]),
        ("狗", ["狗"]),
        ("离婚，财产", ["离婚", "财产"]),
        ("民法典1079条", ["民法", "法典", "1079", "条"]),
        ("ＡＢＣ１２ abc", ["abc12", "abc"]),
        ("A4纸", ["a4", "纸"]),
        ("⼈民", ["人民"]),
        ("𠮷野家", ["𠮷野", "野家"]),
        ("二〇二六", ["二〇", "〇二", "二六"]),
        ("……！ \u2028", []),
        ("", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_a_very_long_run_is_cut() -> None:
    assert [len(run) for run in runs("x" * 70)] == [32, 32, 6]
