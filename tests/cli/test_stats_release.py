"""``pufa stats release``: preview, the file it writes, what it refuses, what it never tells."""

from __future__ import annotations

import csv
import datetime
import json
import random
import shutil
import sys
import traceback
from pathlib import Path

import pytest
from click.testing import CliRunner

from pufa.cli.stats import LedgerError, nothing_told, stats
from pufa.config import find
from pufa.findings import ERRORS, FINE, USAGE, PufaError, Report
from pufa.load import load
from pufa.load.office import load_office
from pufa.stats.accept import accept
from townships import ledger

DAY = datetime.date(2027, 1, 20)
NAMES = ("欧阳示例", "司马编写", "诸葛虚构")
HEAD = "案件编号 登记日期 村 纠纷类型 申请人 被申请人 调解结果 协议形式"


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    root = tmp_path / "所"
    shutil.copytree(portal, root)
    office = load_office(find(root, DAY), Report())
    assert office
    book = ledger(random.Random(5), office.scheme, {2026: 150})
    with (tmp_path / "台账.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEAD.split())
        for number, one in enumerate(book.disputes, 1):
            rows.writerow(
                [
                    number,
                    one.registered,
                    one.village,
                    one.kind,
                    NAMES[number % 3],
                    NAMES[(number + 1) % 3],
                    one.outcome,
                    one.form,
                ]
            )
    return root


def run(root: Path, *words: str) -> tuple[int, str]:
    base = ["release", str(root.parent / "台账.csv"), "--root", str(root), "--as-of", "2027-01-20"]
    result = CliRunner().invoke(stats, [*base, *words], standalone_mode=False)
    said = result.output
    for name in NAMES:
        assert name not in said + str(result.exception)
    if isinstance(result.exception, PufaError):
        return USAGE, f"{result.exception.what}{result.exception.mend}"
    assert result.exception is None, result.exception
    return result.return_value or FINE, said


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_the_preview_says_what_and_why_and_writes_nothing(root: Path) -> None:
    before = files(root)
    code, said = run(root, "--release", "2026年报")
    assert code == FINE
    assert files(root) == before
    assert "台账里算进来的 150 件" in said and "合并和取消的：" in said
    assert "少于5件" in said and "防止推算，印出来就能算出" in said
    assert said.rstrip().endswith("--write。")


def test_what_is_written_is_sealed_chained_accepted_and_never_written_over(root: Path) -> None:
    code, said = run(root, "--release", "2026年报", "--write")
    assert code == FINE and "已写好：content/stats/2026年报.yml" in said
    path = root / "content/stats/2026年报.yml"
    report = Report()
    library = load(find(root, DAY), report)
    assert [one.id for one in library.releases][:1] == ["2026年报"]
    assert accept(library.releases, report) and not report.has_errors
    before = max(library.releases[1:], key=lambda one: one.issued)
    assert library.release("2026年报").previous == before.digest
    # No name, no line of the ledger, nothing but the release: neither there nor elsewhere.
    everything = b"".join(files(root).values()).decode("utf-8", "ignore")
    assert not any(name in everything for name in NAMES)
    assert not list((root / ".pufa/release").iterdir())
    written = path.read_bytes()
    assert run(root, "--release", "2026年报", "--write")[0] == USAGE
    assert path.read_bytes() == written
    path.unlink()
    run(root, "--release", "2026年报", "--write")
    assert path.read_bytes() == written  # same ledger, same bytes


def test_headlines_of_a_file_are_taken_in_and_judged(root: Path, tmp_path: Path) -> None:
    told = tmp_path / "核心数字.yml"
    one = (
        "headlines:\n- {{measure: 受理, year: 2026, value: {}, unit: 件, definition: 编写的示例。,"
        " source: 编写的示例。, signed: {{by: 示例所长, date: 2027-01-10}}}}\n"
    )
    told.write_text(one.format(150), "utf-8")
    code, said = run(root, "--release", "2026年报", "--headlines", str(told), "--write")
    assert code == FINE and "核心数字：2026年受理 150件" in said
    assert load(find(root, DAY), Report()).release("2026年报").headlines[0].value == 150
    told.write_text(one.format(149), "utf-8")
    code, said = run(root, "--release", "2026年报补", "--headlines", str(told))
    assert code == USAGE and "对不上" in said


def test_a_name_of_the_ledger_in_a_text_stops_writing(root: Path) -> None:
    article = next((root / "content/articles").rglob("*.md"))
    article.write_text(article.read_text("utf-8") + f"\n{NAMES[0]}让了一步。\n", "utf-8")
    code, said = run(root, "--release", "2026年报", "--write")
    assert code == ERRORS and "STA024" in said
    assert not (root / "content/stats/2026年报.yml").exists()


def test_for_programs_there_is_one_value_of_json(root: Path) -> None:
    code, said = run(root, "--release", "2026年报", "--format", "json")
    assert code == FINE and json.loads(said)["errors"] == 0
    path = root.parent / "台账.csv"
    path.write_text(path.read_text("utf-8").replace("邻里", "邻居"), "utf-8")
    code, said = run(root, "--release", "2026年报", "--format", "json")
    assert code == ERRORS and json.loads(said)["errors"] > 0


@pytest.mark.parametrize("name", ["年报", "2026年报/上", "../2026", "2025年报"])
def test_names_that_are_none_or_taken(root: Path, name: str) -> None:
    assert run(root, "--release", name)[0] == USAGE


def test_a_release_before_that_was_changed_stops_everything(root: Path) -> None:
    path = root / "content/stats/2025年报.yml"
    path.write_text(path.read_text("utf-8").replace("value: 70", "value: 71", 1), "utf-8")
    code, said = run(root, "--release", "2026年报")
    assert code == USAGE and "STA012" in said


def test_a_bug_met_with_a_ledger_in_hand_tells_nothing_of_it() -> None:
    with pytest.raises(LedgerError) as caught, nothing_told():
        {}[NAMES[0]]
    told = "".join(traceback.format_exception(caught.value))
    assert NAMES[0] not in told and "LedgerError: KeyError" in told
    assert "test_stats_release" in told and sys.exc_info() == (None, None, None)
