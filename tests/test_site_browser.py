"""The documentation site in a real browser: it asks nobody, fits a telephone, and axe-core finds nothing serious.

These tests need the `browser` extra, a Chromium (or Chrome) on the path and a site in build/site (`make docs`); without
them they are skipped.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

api = pytest.importorskip("playwright.sync_api", reason="the browser extra is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the browser extra is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SITE = Path(__file__).parent.parent / "build" / "site"
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path"),
    pytest.mark.skipif(not (SITE / "tutorial.html").is_file(), reason="no site: make docs builds it"),
]

PAGES = ["index", "tutorial", "verdicts", "how-to/keys"]
WIDE, NARROW = {"width": 1300, "height": 900}, {"width": 380, "height": 800}


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with api.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"],
        )
        yield started
        started.close()


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", WIDE), ("light", NARROW)])
def test_is_for_everybody_and_asks_nobody(browser, scheme: str, size: dict[str, int]) -> None:  # type: ignore[no-untyped-def]
    context = browser.new_context(color_scheme=scheme, viewport=size)
    for name in PAGES:
        page, asked = context.new_page(), list[str]()
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto((SITE / f"{name}.html").as_uri())
        page.wait_for_load_state("load")
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        found = [one for one in axe.Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"}]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], name
        page.close()
    context.close()
