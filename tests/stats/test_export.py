"""The neutral JSON and CSV: a zero, a hidden and an uncollected number are three things."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from tables import release, safe, table

from pufa.model import Gap, Share
from pufa.model.statistics import ALL
from pufa.stats.export import as_csv, as_json, spreadsheet

ONE = safe(
    table(
        ["村", "纠纷类型"],
        {
            ("甲村", "家事类"): 40,
            ("甲村", "其他"): Gap.HIDDEN,
            ("乙村", "家事类"): Gap.UNCOLLECTED,
            ("乙村", "其他"): 0,  # no release may have it; it would not be taken for a gap
            (ALL, ALL): 80,
        },
        groups={"纠纷类型": {"家事类": ("婚姻家庭", "继承")}},
        months=("1月",),
    )
)
ONE = replace(ONE, shares=(Share(("甲村", "家事类"), (ALL, ALL), 50, 9),))


def test_the_neutral_json_is_the_agreed_one() -> None:
    assert json.loads(as_json([release(ONE)], [ONE])) == [
        {
            "release": "2025",
            "tables": [
                {
                    "id": "T1",
                    "title": "编写的示例",
                    "dims": ["村", "纠纷类型"],
                    "where": {"年度": ["2025"], "月份": ["1月"]},
                    "groups": {"纠纷类型": {"家事类": ["婚姻家庭", "继承"]}},
                    "cells": [
                        {"labels": {"村": "甲村", "纠纷类型": "家事类"}, "value": 40},
                        {"labels": {"村": "甲村", "纠纷类型": "其他"}, "value": None},
                        {"labels": {"村": "乙村", "纠纷类型": "家事类"}, "value": "未收集"},
                        {"labels": {"村": "乙村", "纠纷类型": "其他"}, "value": 0},
                        {"labels": {}, "value": 80},
                        {
                            "labels": {"村": "甲村", "纠纷类型": "家事类"},
                            "share": 0.5,
                            "digits": 2,
                            "of": {},
                        },
                    ],
                }
            ],
            "suppressed_max": None,
            "suppressed_min": 0,
        }
    ]


def test_only_tables_that_may_be_shown_leave() -> None:
    assert json.loads(as_json([release(ONE)], []))[0]["tables"] == []
    assert len(rows(as_csv([release(ONE)], []))) == 1  # the head


def rows(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_row_of_the_spreadsheet_says_what_it_counts() -> None:
    head, *lines = rows(as_csv([release(ONE)], [ONE]))
    assert head[4:6] == ["村", "纠纷类型"] and head[-3:] == ["数", "单位", "说明"]
    assert [line[-3] for line in lines] == ["40", "＊", "未收集", "0", "80", "50"]
    assert lines[0][4:9] == ["甲村", "家事类", "合计", "合计", "合计"]
    assert lines[0][-1] == "家事类：婚姻家庭、继承" and lines[1][-1] == ""
    assert lines[-1][-2] == "%（占合计、合计）"


def test_no_cell_of_a_spreadsheet_acts() -> None:
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=x", 'a"b,c', "正常"]
    assert rows(spreadsheet([evil])) == [[*(f"'{one}" for one in evil[:6]), *evil[6:]]]
    named = safe(table(["村"], {("=cmd|' /C calc'!A0",): 9}, title="@x"))
    line = rows(as_csv([release(named)], [named]))[1]
    assert line[3] == "'@x" and line[4].startswith("'=")
