"""``pufa stats template`` and ``return``: exit codes, JSON, and nothing about anybody."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

HEAD = "案件编号,登记日期,村,纠纷类型,申请人,被申请人,调解结果,协议形式,涉案金额"
ROWS = (
    "2025-1,2025-03-01,上河村,邻里,欧阳示例,司马编写,调解成功,书面协议,1200",
    "2025-2,2025-08-05,石桥村,合同,欧阳示例,诸葛虚构,正在调解,无协议,",
)


def stats(*words: str | Path, cwd: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pufa", "stats", *words],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    for name in ("欧阳示例", "司马编写", "诸葛虚构"):
        assert name not in out + err
    return done.returncode, out, err


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    shutil.copytree(portal / "content", tmp_path / "所/content")
    (tmp_path / "台账.csv").write_text("\n".join([HEAD, *ROWS]), "gb18030")
    return tmp_path / "所"


def test_an_empty_ledger_lies_beside_the_root(root: Path) -> None:
    code, out, err = stats("template", cwd=root)
    assert code == 0, err
    assert out == f"空白台账：{root.parent / '台账.xlsx'}\n"
    assert "上河村" in [
        cell.value for cell in load_workbook(root.parent / "台账.xlsx")["名单"]["A"]
    ]
    assert stats("template", cwd=root)[0] == 2
    code, _, err = stats("template", "--out", "台账.xlsx", cwd=root)
    assert code == 2 and "台账不能放在资料夹" in err


def test_the_return(root: Path) -> None:
    words = ("return", "../台账.csv", "--period", "2025上半年", "--out", "../报县.xlsx")
    code, out, err = stats(*words, cwd=root)
    assert code == 0, err
    assert out == "已写好：../报县.xlsx（内部资料，不得公开）。还是“待填写”的，照实补上。\n"
    sheet = load_workbook(root.parent / "报县.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[23]][:3] == ["合计", 1, 1]
    assert stats(*words, cwd=root)[0] == 2  # it is there already
    assert stats(*words[:-1], "报县.xlsx", cwd=root)[0] == 2


def test_what_is_wrong_with_the_ledger_is_json_too(root: Path) -> None:
    ledger = root.parent / "台账.csv"
    ledger.write_text(
        "\n".join([HEAD, ROWS[0], ROWS[1].replace("合同", "欧阳示例"), "合计"]), "utf-8"
    )
    words = ("return", ledger, "--period", "2025", "--out", "../报县.xlsx")
    code, out, _ = stats(*words, "--format", "json", cwd=root)
    assert code == 1 and not (root.parent / "报县.xlsx").exists()
    found = json.loads(out)
    assert (found["errors"], found["notices"]) == (1, 1)
    assert [(one["file"], one["line"], one["code"]) for one in found["findings"]] == [
        ("台账.csv", 3, "LED007"),
        ("台账.csv", 4, "LED016"),
    ]
    code, out, _ = stats(*words, cwd=root)
    assert code == 1 and "共 1 处错误、1 处提醒。" in out


def test_usage(root: Path) -> None:
    words = ("return", "../台账.csv", "--out", "../报县.xlsx", "--period")
    assert "不是一段统计时间" in stats(*words, "去年", cwd=root)[2]
    assert "没有 2024年 登记的纠纷" in stats(*words, "2024", cwd=root)[2]
    ledger = root.parent / "台账.csv"
    ledger.write_text("\n".join([HEAD, ROWS[0].replace("2025-03-01", "2026-04-01")]), "utf-8")
    code, out, _ = stats(*words, "2026", "--as-of", "2026-03-05", cwd=root)
    assert code == 1 and "LED006" in out
    office = root / "content/office.yml"
    office.write_text(office.read_text("utf-8").replace("villages:", "village:"), "utf-8")
    assert "office.yml 有错误" in stats(*words, "2025", cwd=root)[2]
