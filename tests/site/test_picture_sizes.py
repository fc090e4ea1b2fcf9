"""A phone downloads the size it shows, and nothing jumps when it comes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from building import make
from shots import drawing, exif, saved, scene

BASE = Path(__file__).parent.parent / "findings" / "base"
FILES = {
    "桥 1#.jpg": saved(scene((4000, 3000)), "JPEG", exif=exif(position=True, person=True)),
    "图.png": saved(drawing((300, 200)), "PNG"),
    "长截图.png": saved(drawing((1080, 9000)), "PNG"),
}


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose article shows a photograph, a small drawing and a long one."""
    root = tmp_path_factory.mktemp("pictured") / "root"
    shutil.copytree(BASE, root)
    article = root / "content/articles/邻里/排水.md"
    for name, data in FILES.items():
        (article.parent / name).write_bytes(data)
    shown = "\n\n".join(f"![画面上的东西]({name})" for name in FILES)
    text = article.read_text("utf-8").replace("## 法律依据", f"{shown}\n\n## 法律依据")
    article.write_text(text, "utf-8")
    return make(root)


def opened(
    browser: Browser, site: Path, width: int = 360, density: float = 2, **settings: object
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        device_scale_factor=density,
        **settings,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(f"{site.as_uri()}/articles/drain.html")
    return page


def test_only_the_sizes_of_the_site_are_in_it(pictured: Path) -> None:
    endings = sorted(path.suffix for path in (pictured / "media").iterdir())
    # Three of the photograph, one of each drawing or more; nothing that only paper needs.
    assert endings.count(".jpg") == 1 and endings.count(".png") == 2
    assert endings.count(".webp") >= 5
    for path in (pictured / "media").iterdir():
        assert b"SECRET" not in path.read_bytes()


@pytest.mark.parametrize(
    ("width", "density", "wanted"),
    [(320, 1, 360), (360, 2, 720), (412, 2.625, 1280), (360, 3, 1280), (1280, 1, 1280)],
)
def test_a_screen_gets_the_size_it_shows(
    browser: Browser, pictured: Path, width: int, density: float, wanted: int
) -> None:
    page = opened(browser, pictured, width, density)
    photo = page.locator("picture img").first
    photo.scroll_into_view_if_needed()
    source = photo.evaluate("async img => { await img.decode(); return img.currentSrc; }")
    sizes = photo.evaluate("img => img.previousElementSibling.srcset").split(", ")
    names = {int(size.split()[1][:-1]): size.split()[0].rpartition("/")[2] for size in sizes}
    assert source.endswith(names[wanted])
    # As wide as the page said it would be, or the wrong size would have been taken.
    shown = photo.evaluate("img => img.getBoundingClientRect().width")
    assert shown == pytest.approx(756 if width >= 792 else width - 36, abs=1)
    page.context.close()


def test_a_phone_downloads_a_twentieth(browser: Browser, pictured: Path) -> None:
    page = opened(browser, pictured)
    photo = page.locator("picture img").first
    source = photo.evaluate("async img => { await img.decode(); return img.currentSrc; }")
    size = (pictured / "media" / source.rpartition("/")[2]).stat().st_size
    assert size * 20 < len(FILES["桥 1#.jpg"])
    page.context.close()


def test_nothing_jumps_when_a_picture_comes(browser: Browser, pictured: Path) -> None:
    def height(page: Page) -> float:
        value = page.evaluate("document.documentElement.scrollHeight")
        assert isinstance(value, int)
        return value

    def keep_waiting(_: Route) -> None:
        pass

    whole = opened(browser, pictured)
    for picture in whole.locator("picture img").all():
        picture.scroll_into_view_if_needed()
        # The page's policy lets it come, or this would be refused.
        picture.evaluate("img => img.decode()")
    without = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2
    ).new_page()
    without.route("**/media/*", keep_waiting)
    without.goto(whole.url)
    assert height(without) == height(whole)
    whole.context.close()
    without.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_are_accessible_and_no_wider_than_the_page(
    browser: Browser, pictured: Path, scheme: str
) -> None:
    page = opened(browser, pictured, color_scheme=scheme, bypass_csp=True)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
