"""Names as people give them; what a text shows and what it does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from building import AS_OF
from pufa.config import find
from pufa.edition import Edition, compile_edition
from pufa.findings import Report
from shots import drawing, exif, saved, scene

BASE = Path(__file__).parent.parent / "findings" / "base"
ARTICLE = "content/articles/邻里/排水.md"
PLAN = saved(drawing((64, 48)), "PNG")


def run(root: Path, written: str, files: dict[str, bytes]) -> tuple[Edition | None, Report]:
    """The base office with *files* beside its article, which shows the picture *written*."""
    if not root.exists():
        shutil.copytree(BASE, root)
    article = root / ARTICLE
    for name, data in files.items():
        (article.parent / name).write_bytes(data)
    text = (BASE / ARTICLE).read_text("utf-8")
    article.write_text(text.replace("## 法律依据", f"![水沟]({written})\n\n## 法律依据"), "utf-8")
    report = Report()
    return compile_edition(find(root, AS_OF), report), report


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("1#楼 (2).jpg", "1#楼 (2).jpg"),
        ("50%.png", "50%.png"),
        ("a b.png", "a%20b.png"),
        ("IMG_1.JPG", "IMG_1.JPG"),
        ("下载.jfif", "下载.jfif"),
        ("图“一”[1]&'x'.png", "图“一”[1]&'x'.png"),
        ("没有扩展名.jpeg", "./没有扩展名.jpeg"),
    ],
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_any_name_and_ending_will_do(tmp_path: Path, name: str, written: str, kind: str) -> None:
    edition, report = run(tmp_path / "root", written, {name: saved(drawing((64, 48)), kind)})
    assert edition is not None and report.findings == []
    page = next(page for page in edition.pages if page.url == "articles/drain.html")
    assert 'width="64" height="48"' in page.body().html
    # The author's name for it, and his folder, are no business of readers.
    assert {
        path.parent.name
        for made in edition.pictures.values()
        for path in (file.path for file in made.published)
    } == {"pictures"}


@pytest.mark.parametrize(
    ("name", "written", "mend"),
    [
        ("IMG_1.JPG", "img_1.jpg", "写成“IMG_1.JPG”"),
        ("cafe\u0301.png", "caf\u00e9.png", "写成“cafe\u0301.png”"),
        ("水沟.png", "水沟1.png", "是不是想写“水沟.png”"),
        ("水沟.png", "完全不同的名字.gif", "检查文件名"),
        ("水沟.png", f"{'长' * 300}.png", "检查文件名"),
        ("水沟.png", "a%00b.png", "水沟"),
        ("水沟.png", "没有这个文件夹/水沟.png", "检查文件名"),
    ],
)
def test_a_name_that_is_nearly_right(tmp_path: Path, name: str, written: str, mend: str) -> None:
    edition, report = run(tmp_path / "root", written, {name: PLAN})
    assert edition is None
    assert [finding.code for finding in report.findings] == ["PIC001"]
    assert mend in report.findings[0].mend


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.HEIC"])
def test_a_picture_nobody_shows_stops_nobody(tmp_path: Path, name: str) -> None:
    edition, report = run(tmp_path / "root", "水沟.png", {"水沟.png": PLAN, name: b"no picture"})
    assert edition is not None and report.findings == []
    assert len(edition.pictures) == 1


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("http://example.org/a.png", "LNK002"),
        ("data:image/png;base64,AA==", "LNK002"),
        ("../../../../a.png", "LNK002"),
        ("/a.png", "LNK002"),
        (".", "PIC001"),
        ("坏.png", "PIC004"),
        ("链接.png", "LNK002"),
    ],
)
def test_only_pictures_of_the_folder(tmp_path: Path, written: str, code: str) -> None:
    outside = tmp_path / "a.png"
    outside.write_bytes(PLAN)
    root = tmp_path / "root"
    shutil.copytree(BASE, root)
    (root / ARTICLE).with_name("链接.png").symlink_to(outside)
    edition, report = run(root, written, {"坏.png": PLAN[:-50]})
    assert edition is None
    assert [finding.code for finding in report.findings] == [code]


def test_a_finding_never_says_where(tmp_path: Path) -> None:
    photo = saved(scene((64, 48)), "JPEG", exif=exif(position=True, person=True))
    edition, report = run(tmp_path / "root", "桥.jpg", {"桥.jpg": photo})
    assert edition is not None
    assert sorted(finding.code for finding in report.findings) == ["PIC005", "PIC006"]
    said = report.text() + report.json()
    assert not any(number in said for number in ("34", "56", "65", "43", "SECRET"))
    # It is said again by the next run, which finds the picture ready.
    assert run(tmp_path / "root", "桥.jpg", {})[1].findings == report.findings
