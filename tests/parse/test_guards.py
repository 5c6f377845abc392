"""What answers 200 and is no article never becomes evidence."""

import pytest

from factcheck.model import Reason
from tests.newsroom.answers import CONSENT, DATADOME, GONE, PERIMETERX
from tests.parse.pages import STORY, html, miss, page


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
    ],
    ids=["DataDome", "PerimeterX", "consent", "gone", "weg", "teaser", "empty"],
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
