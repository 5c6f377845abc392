"""The HTML report in a real browser: hostile pages run nothing, keys and filters work, axe-core finds nothing serious.

These tests need the `browser` extra and a Chromium (or Chrome) on the path; without them they are skipped.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.formats import html
from factcheck.model import Report, Verdict
from tests import builders
from tests.formats import examples
from tests.formats.foreign import filled

api = pytest.importorskip("playwright.sync_api", reason="the browser extra is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the browser extra is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path")

OWN = "document.documentElement.dataset.owned=1"
ATTACKS = [
    f"<script>{OWN}</script>",
    f"</script><script>{OWN}</script>",
    f"<img src=x onerror='{OWN}'>",
    f'" onmouseover="{OWN}" autofocus onfocus="{OWN}',
    f"<svg onload={OWN}>",
    f"javascript:{OWN}",
    f"</style><script>{OWN}</script>",
    f"--><script>{OWN}</script>",
    f"{{{{ {OWN} }}}}",
    f"<iframe srcdoc='<script>parent.{OWN}</script>'>",
    f"</title><script>{OWN}</script>",
    f"<base href=//evil.example><a href=x autofocus onfocus={OWN}>",
    "{% raw %}",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with api.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"],
        )
        yield started
        started.close()


@pytest.fixture
def show(browser, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Open a report's page; what the page asks for and what goes wrong is kept on it."""

    def open_page(report: Report, **context: object):  # type: ignore[no-untyped-def]
        path = tmp_path / "report.html"
        path.write_text(html.render(report), encoding="utf-8")
        page = browser.new_context(**context).new_page()
        page.asked, page.faults = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri())
        return page

    return open_page


def three_problems() -> Report:
    one = examples.figure()
    found = examples.finding(builders.claim("Words.", id="a" * 12), page=builders.page("Words."))
    problems = [replace(one, claim=replace(one.claim, id=f"{at}" * 12)) for at in range(3)]
    open_one = examples.finding(builders.claim("Rest.", id="b" * 12), Verdict.NO_CANDIDATE)
    return examples.report(examples.bare(*problems, found, open_one))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_a_hostile_page_runs_nothing(show, attack: str) -> None:  # type: ignore[no-untyped-def]
    page = show(filled(attack))
    for link in page.query_selector_all("details > summary"):
        link.evaluate("one => one.parentElement.open = true")
    page.mouse.move(300, 300)
    assert page.evaluate("document.documentElement.dataset.owned") is None
    assert page.asked == [page.url]
    assert page.faults == []
    assert all(one.startswith(("https://", "http://")) for one in page.eval_on_selector_all(
        "a[rel]", "all => all.map(one => one.href)"))  # fmt: skip


def test_keys_go_from_problem_to_problem(show) -> None:  # type: ignore[no-untyped-def]
    page = show(three_problems())
    visited = []
    for key in ("n", "n", "n", "n", "p"):
        page.keyboard.press(key)
        visited.append(page.evaluate("document.activeElement.id"))
    assert not page.query_selector("details[open]")
    assert visited == ["f-1-1", "f-1-2", "f-1-3", "f-1-1", "f-1-3"]


def test_the_article_follows_to_the_claim(show) -> None:  # type: ignore[no-untyped-def]
    text = "".join(f"Paragraph {number} of a long article.\n\n" for number in range(200))
    page = show(examples.example(examples.STORY.replace("Speaking to", f"{text}Speaking to")))
    assert "current" not in page.inner_html("main")
    page.keyboard.press("n")
    # One look at both: the page may still be scrolling.
    current, text = page.evaluate("""["a.claim.current", ".text"].map((one) => {
      const { top, bottom } = document.querySelector(one).getBoundingClientRect();
      return [top, bottom];
    })""")
    assert text[0] <= current[0] < current[1] < text[1]


def test_filters_hide_what_does_not_fit(show) -> None:  # type: ignore[no-untyped-def]
    page = show(three_problems())
    counts = {}
    for value in ("", "problem", "found", "open", "=figure_differs", "=no_candidate"):
        page.select_option("#by-verdict", value)
        counts[value] = len([one for one in page.query_selector_all(".finding") if one.is_visible()])
    assert counts == {"": 5, "problem": 3, "found": 1, "open": 1, "=figure_differs": 3, "=no_candidate": 1}
    assert page.inner_text("#shown") == "1 shown"


def test_a_claim_opens_its_finding(show) -> None:  # type: ignore[no-untyped-def]
    page = show(examples.example())
    assert page.query_selector("#f-1-2 details").get_attribute("open") is None
    page.click("a.claim.found")
    assert page.query_selector("#f-1-2 details").get_attribute("open") == ""
    assert page.evaluate("document.activeElement.id") == "f-1-2"


def test_printing_opens_all_but_what_was_read_for_a_find(show) -> None:  # type: ignore[no-untyped-def]
    page = show(examples.example())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shut = page.query_selector_all("details:not([open])")
    assert {one.evaluate("one => one.className") for one in shut} == {"sources"}
    assert not page.query_selector(".finding.problem details:not([open])")
    assert not page.query_selector(".finding > details:not(.sources):not([open])")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_axe_finds_nothing_serious(show, scheme: str, width: int) -> None:  # type: ignore[no-untyped-def]
    second = examples.article_report(name="second.txt")
    report = examples.report(examples.article_report(), second, examples.bare(examples.figure()))
    page = show(report, bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.add_style_tag(content=".finding { content-visibility: visible !important }")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_narrow_window_scrolls_in_one_direction(show) -> None:  # type: ignore[no-untyped-def]
    page = show(filled("x" * 400), viewport={"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_page_works_without_scripts(show) -> None:  # type: ignore[no-untyped-def]
    page = show(examples.example(), java_script_enabled=False)
    assert not page.query_selector(".tools").is_visible()
    assert len([one for one in page.query_selector_all(".finding") if one.is_visible()]) == 3
