"""What answers 200 and is no article never becomes evidence."""

import pytest

from factcheck.model import Reason
from tests.newsroom.answers import CONSENT, DATADOME, GONE, PERIMETERX
from tests.parse.pages import STORY, html, miss, page

SHELL = (
    "<html><head><title>News</title></head><body><noscript>{noscript}</noscript><main id='__next'></main>"
    "<div><p>All the news of the day, from all over the world, for all who want it. Our reporters"
    " are in forty towns and write for you in nine languages.</p></div><script src='/app.js'></script></body></html>"
)

ASKS = (
    "<html><title>Nachrichten</title><body><p>Bitte JavaScript aktivieren, um diese Seite zu lesen. Das geht in den"
    " Einstellungen des Browsers, und danach wird die Seite mit allen Inhalten geladen.</p></body></html>"
)
MOVED = (
    "<html><title>News</title><body><p>The page you requested has moved or no longer exists; you can search for it, or"
    " go to our front page, where you will find all the reports of the day.</p></body></html>"
)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (DATADOME.body, Reason.BLOCKED),
        (PERIMETERX.body, Reason.BLOCKED),
        (CONSENT.body, Reason.BLOCKED),
        (GONE.body, Reason.NOT_FOUND),
        (
            "<html><title>Seite nicht gefunden</title><body><p>Der Artikel existiert nicht mehr.</p></body></html>",
            Reason.NOT_FOUND,
        ),
        ("<html><title>Rate held</title><body><p>Read more inside.</p></body></html>", Reason.EMPTY),
        ("", Reason.EMPTY),
        (
            "<html><title>News</title><body><div id='root'></div><script src='/app.js'></script></body></html>",
            Reason.EMPTY,
        ),
        (SHELL.format(noscript="You need to enable JavaScript to run this app."), Reason.EMPTY),
        (SHELL.format(noscript=""), Reason.EMPTY),
        (ASKS, Reason.EMPTY),
        (MOVED, Reason.NOT_FOUND),
    ],
    ids=[
        "DataDome",
        "PerimeterX",
        "consent",
        "gone",
        "weg",
        "teaser",
        "empty",
        "shell",
        "shell that asks",
        "shell with a frame",
        "Hülle",
        "moved",
    ],
)
def test_a_screen_in_the_way_is_named(body: str | bytes, reason: Reason) -> None:
    found = miss(body)
    assert (found.reason, found.outlet) == (reason, "reuters.com")
    assert found.detail


def test_a_deep_address_that_leads_to_the_front_page_is_not_there() -> None:
    assert miss(html(), final_url="https://www.reuters.com/").reason is Reason.NOT_FOUND


@pytest.mark.parametrize(
    "words",
    [
        "The site asked visitors to verify that you are human before they could buy tickets.",
        "Readers must accept cookies, the court found, and consent to tracking cannot be forced on them.",
        "The page could not be found for an hour, the ministry admitted, and the article has been removed since.",
    ],
)
def test_an_article_that_writes_about_such_screens_is_an_article(words: str) -> None:
    told = {"@type": "NewsArticle", "headline": "Rate held"}
    assert words in page(html(*STORY, *STORY, words, ld=told)).text


def test_a_cookie_banner_under_an_article_does_not_hide_it() -> None:
    banner = "<div class='cc'>We use cookies. Accept all cookies or manage your consent.</div>"
    assert page(html(*STORY, after=banner, ld={"@type": "NewsArticle"})).text


def test_an_article_in_the_frame_of_a_program_is_an_article() -> None:
    body = html().replace("<main>", "<div id='root'></div><main>")
    assert page(body).text == "\n\n".join(STORY)


def test_an_article_that_asks_for_scripts_beside_its_text_is_an_article() -> None:
    body = html(*STORY, *STORY, after="<noscript>Please turn on JavaScript for the pictures.</noscript>")
    assert STORY[0] in page(body).text
