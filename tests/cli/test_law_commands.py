"""``pufa law``: JSON as contracted, exit codes, the list of what cites a law."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

KEYS = [
    *("line", "start", "end", "text", "law", "articles"),
    *("suffix", "paragraph", "item", "verdict", "suggestion"),
]


def run(*words: str, text: bytes = b"", cwd: Path | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pufa", "law", *words],
        input=text,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    shutil.copytree(portal / "content", tmp_path / "content")
    return tmp_path


def test_cite_json_is_as_contracted(tmp_path: Path) -> None:
    text = "第一行\r\n依《刑法》第133条之一第一款第（二）项，又见\n《婚姻法》第三十二条\n"
    path = tmp_path / "文.txt"
    path.write_bytes(text.encode())
    code, out, err = run("cite", str(path), "--format", "json", "--as-of", "2026-11-23")
    rows = json.loads(out)
    assert (code, err) == (1, "")
    assert all(list(row) == KEYS for row in rows)
    assert rows[0] == {
        "line": 2,
        "start": 1,
        "end": 20,
        "text": "《刑法》第133条之一第一款第（二）项",
        "law": "xingfa",
        "articles": [133],
        "suffix": "之一",
        "paragraph": 1,
        "item": 2,
        "verdict": "valid",
        "suggestion": None,
    }
    assert (rows[1]["line"], rows[1]["start"], rows[1]["verdict"]) == (3, 0, "repealed")
    lines = text.replace("\r\n", "\n").split("\n")
    for row in rows:
        assert lines[row["line"] - 1][row["start"] : row["end"]] == row["text"]


def test_cite_judges_by_the_day_and_reads_standard_input(tmp_path: Path) -> None:
    text = "按《婚姻法》第三十二条".encode()
    for words in (("cite", "-"), ("cite",)):
        assert run(*words, text=text, cwd=tmp_path)[0] == 1
    code, out, _ = run("cite", "--as-of", "2020-12-31", text=text, cwd=tmp_path)
    assert code == 0 and "第1行　《婚姻法》第三十二条　对" in out and "0 处要改" in out
    # What only has to be looked at is no error.
    assert run("cite", text="当时有效的《婚姻法》第三十二条".encode(), cwd=tmp_path)[0] == 0
    assert json.loads(run("cite", "--format", "json", cwd=tmp_path)[1]) == []
    assert run("cite", text="按合同法第五十二条".encode("gb18030"), cwd=tmp_path)[0] == 1
    assert run("cite", "没有这个文件", cwd=tmp_path)[0] == 2
    assert run("cite", text=b"\xff\xff", cwd=tmp_path)[0] == 2


def test_cite_knows_the_laws_of_the_office(root: Path) -> None:
    (root / "content/laws.yml").write_text(
        "checked_to: 2026-06-01\nlaws:\n- {id: qinghe-paishui, title: 青禾县排水条例, "
        "kind: 单行条例, editions: [{date: 2020-01-01, articles: 20}]}\n",
        "utf-8",
    )
    text = "按青禾县排水条例第三条和第二十一条".encode()
    _, out, _ = run("cite", "--format", "json", text=text, cwd=root)
    assert [(row["law"], row["verdict"]) for row in json.loads(out)] == [
        ("qinghe-paishui", "valid"),
        ("qinghe-paishui", "no_such_article"),
    ]


def test_impact_lists_every_kind_by_article(root: Path) -> None:
    code, out, _ = run("impact", "人民调解法", "--root", str(root))
    assert code == 0
    for kind in ("文章", "案例", "练习题", "表格", "简报", "词语", "我该找谁"):
        assert f"  {kind}“" in out, kind
    heads = [line for line in out.splitlines() if line.startswith("第")]
    assert heads.index("第四条") < heads.index("第十七条") < heads.index("第三十三条")
    assert "content/articles/人民调解/调解协议怎样去法院确认.md:64" in out
    assert run("impact", "renmin-tiaojie", "--root", str(root))[1] == out


def test_impact_by_an_edition(root: Path) -> None:
    path = root / "content/articles/人民调解/调解协议怎样去法院确认.md"
    text = path.read_text("utf-8").replace("statute_checked_to: 2026", "statute_checked_to: 2023")
    path.write_text(text, "utf-8")
    words = ("impact", "民诉法", "--root", str(root), "--edition")
    code, out, _ = run(*words, "2023-09-01")
    assert code == 0 and "按2023年9月1日的文本（共306条）" in out and "只核对到2023年" in out
    code, out, _ = run(*words, "2021-12-24")
    assert "第二百零五条　（现行文本里是“申请司法确认调解协议”，这个文本里在" in out
    code, _, err = run(*words, "2022-02-02")
    assert code == 2 and "2021-12-24、2023-09-01" in err


def test_impact_of_a_law_nobody_knows(root: Path) -> None:
    code, _, err = run("impact", "婚因法", "--root", str(root))
    assert code == 2 and "是不是《中华人民共和国婚姻法》" in err
