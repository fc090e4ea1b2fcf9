"""Commands: Chinese words, exit codes, JSON and nothing else, every one documented."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from pufa.cli import pufa

ROOT = Path(__file__).parents[2]


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pufa", *words],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    shutil.copytree(portal / "content", tmp_path / "所" / "content")
    return tmp_path / "所"


def test_build_makes_site_and_paper(root: Path) -> None:
    done = run("build", cwd=root / "content")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "site/index.html").is_file()
    assert (root / "site/bulletins/2026-1.pdf").is_file()
    assert (root / "dist/paper/bulletin-2026-1.pdf").is_file()
    assert "网站已生成" in done.stdout and "Material" not in done.stdout + done.stderr


def test_errors_stop_it_and_leave_the_old_site(root: Path) -> None:
    assert run("build", "--root", str(root)).returncode == 0
    before = (root / "site/index.html").read_bytes()
    office = root / "content/office.yml"
    office.write_text(office.read_text("utf-8") + "\nfoo: 1\n", "utf-8")
    done = run("build", "--root", str(root))
    assert done.returncode == 1
    assert "FLD002" in done.stdout and "网站未更新" in done.stdout
    assert (root / "site/index.html").read_bytes() == before


def test_check_json_is_one_value(root: Path) -> None:
    done = run("check", "--root", str(root), "--format", "json", "--as-of", "2026-06-10")
    value = json.loads(done.stdout)
    assert done.returncode == 0 and done.stderr == ""
    assert set(value) == {"findings", "errors", "notices"}
    assert set(value["findings"][0]) == {"file", "line", "code", "level", "what", "mend"}
    assert value["notices"] == len(value["findings"])
    assert run("check", "--root", str(root), "--as-of", "2026-02-01").returncode == 1


def test_new_writes_once_and_its_gaps_are_found(root: Path) -> None:
    words = ("new", "article", "邻居占了我家地怎么办？", "--topic", "邻里", "--root", str(root))
    done = run(*words)
    assert done.returncode == 0, done.stderr
    path = root / "content/articles/邻里/邻居占了我家地怎么办？.md"
    assert "id: lin-ju-zhan-le" in path.read_text("utf-8")
    again = run(*words)
    assert again.returncode == 2 and "已经有这个文件" in again.stderr
    found = json.loads(run("check", "--root", str(root), "--format", "json").stdout)["findings"]
    ours = {row["code"] for row in found if row["file"].endswith(path.name)}
    assert {"FLD012", "OFF002"} <= ours
    assert run("new", "bulletin", "秋收普法", "--root", str(root)).returncode == 0
    assert list((root / "content/bulletins").glob("20*-*.yml"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bild",), "没有 bild 这个命令"),
        (("build", "--rot"), "没有 --rot 这个选项"),
        (("check", "--format", "xml"), "xml 不是其中之一"),
        (("check", "--as-of", "昨天"), "写成 2026-03-01"),
        (("check", "--root", "没有"), "不存在"),
        (("paper", "bulletin"), "缺少"),
        (("tree",), "缺少"),
    ],
)
def test_wrong_use_is_said_in_chinese(words: tuple[str, ...], said: str, root: Path) -> None:
    done = run(*words, cwd=root)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_no_content_here(tmp_path: Path) -> None:
    done = run("build", "--root", str(tmp_path))
    assert done.returncode == 2 and "content" in done.stderr


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("newsletter jietiao linli-paishui", "newsletter-jietiao-linli-paishui"),
        ("newsletter 民间借贷 --booklet", "booklet-newsletter-民间借贷"),
        ("bulletin 2026-1 --booklet", "booklet-bulletin-2026-1"),
        ("leaflet jietiao", "leaflet-jietiao"),
        ("poster jietiao --tiled", "poster-jietiao-tiled"),
        ("bookplates", "bookplate-books"),
        ("bookplates jietiao", "bookplate-jietiao"),
    ],
)
def test_paper_makes_sheets_on_request(root: Path, words: str, name: str) -> None:
    office = root / "content/office.yml"
    office.write_text(f"site_url: https://example.org/pufa\n{office.read_text('utf-8')}", "utf-8")
    article = root / "content/articles/民间借贷/借条怎么写才管用.md"
    text = article.read_text("utf-8").replace(
        "id: jietiao\n", "id: jietiao\nprint: {short: 先写借条。}\n"
    )
    article.write_text(text, "utf-8")
    done = run("paper", *words.split(), "--root", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    assert [path.name for path in (root / "dist/paper").iterdir()] == [f"{name}.pdf"]
    assert f"{name}.pdf" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("leaflet jietia", "jietiao"),
        ("poster 民间借贷", "只印一篇文章"),
        ("newsletter 老幼妇残", "还没有给村民看的文章"),
        ("bookplates", "还没有网址"),
    ],
)
def test_paper_says_what_it_cannot_print(root: Path, words: str, said: str) -> None:
    done = run("paper", *words.split(), "--root", str(root))
    assert done.returncode == 2 and said in done.stderr
    assert not (root / "dist").exists()


def test_paper_makes_one_bulletin(root: Path) -> None:
    done = run("paper", "bulletin", "2026-2", "--root", str(root))
    assert done.returncode == 0 and (root / "dist/paper/bulletin-2026-2.pdf").is_file()
    assert not (root / "dist/paper/bulletin-2026-1.pdf").exists()
    assert run("paper", "bulletin", "2020-1", "--root", str(root)).returncode == 2
    assert "仿宋" in run("paper", "fonts").stdout


def test_scorm_packs_a_course(root: Path) -> None:
    done = run("scorm", "qinghe", "--edition", "2004", "--root", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    assert [path.name for path in (root / "dist/scorm").iterdir()] == ["qinghe-2004.zip"]
    done = run("scorm", "basics", "--root", str(root))
    assert done.returncode == 2 and "qinghe（青禾镇调解员入门课）" in done.stderr


def test_a_bug_is_one_sentence(root: Path) -> None:
    code = (
        "from pufa.cli import main, publish\n"
        "publish.compile_edition = lambda *_: 1 / 0\n"
        f"import sys; sys.argv = ['pufa', 'check', '--format', 'json', '--root', {str(root)!r}]\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def commands(group: click.Group, name: str = "pufa") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            found += commands(command, f"{name} {word}")
        else:
            found.append((f"{name} {word}", command))
    return found


def test_every_command_is_documented_and_has_chinese_help() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name, command in commands(pufa):
        assert name in readme, name
        for text in [
            command.help,
            *(p.help for p in command.params if isinstance(p, click.Option)),
        ]:
            assert text and re.search("[\u4e00-\u9fff]", text), name


def test_the_compiled_words_are_those_of_the_source() -> None:
    folder = ROOT / "scripts/pufa/cli/locale/zh_CN/LC_MESSAGES"
    with (folder / "messages.po").open("rb") as po, (folder / "messages.mo").open("rb") as mo:
        source, compiled = read_po(po), read_mo(mo)
    assert said(source) == said(compiled)


def said(words: Catalog) -> dict[str, str]:
    """What each of Click's words has become; singular and plural have one translation."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: "".join(message.string)
        for message in words
        if message.id
    }


def test_a_new_office_builds_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "新所"
    names = (
        "--name",
        "云台镇：司法所",
        "--region",
        "虚构省",
        "--village",
        "甲村",
        "--village",
        "乙村",
    )
    done = run("init", str(folder), *names)
    assert done.returncode == 0, done.stderr
    built = run("build", "--root", str(folder))
    assert built.returncode == 0, built.stdout
    home = (folder / "site/index.html").read_text("utf-8")
    assert "云台镇：司法所" in home and "样稿" in home
    assert "甲村" in (folder / "site/people.html").read_text("utf-8")
    assert "苍土" not in "".join(path.read_text("utf-8") for path in folder.rglob("*.html"))
    made = {path.relative_to(folder / "site").as_posix() for path in folder.rglob("*.html")}
    assert made >= {"cases/index.html", "forms/index.html", "training/index.html", "events.html"}
    events = (folder / "content/events.yml").read_text("utf-8")
    assert "place:" not in events and (folder / "content/books.yml").is_file()
    again = run("init", str(folder), *names)
    assert again.returncode == 2 and "已经有内容了" in again.stderr


def test_a_new_office_is_asked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pufa", "init", str(tmp_path / "所")],
        input="云台镇司法所\n虚构省\n甲村 乙村\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    office = (tmp_path / "所/content/office.yml").read_text("utf-8")
    assert '"云台镇司法所"' in office and '"乙村"' in office and "云台镇司法简报" in office


def test_a_form_on_paper_and_in_word(root: Path) -> None:
    for words, name, start in (
        ((), "form-agreement.pdf", b"%PDF"),
        (("--docx",), "form-agreement.docx", b"PK"),
    ):
        done = run("paper", "form", "agreement", *words, "--root", str(root))
        assert done.returncode == 0, done.stdout + done.stderr
        assert name in done.stdout and "已生成" in done.stdout
        assert (root / "dist/paper" / name).read_bytes().startswith(start)
    wrong = run("paper", "form", "xieyi", "--root", str(root))
    assert wrong.returncode == 2 and "agreement（人民调解协议书）" in wrong.stderr
