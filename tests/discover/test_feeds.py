"""The outlet's own feeds: fetched whole, searched here, no word of the article sent."""

import pytest

from factcheck import outlets
from factcheck.discover.feeds import discover
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Candidate, Outlet, Reason
from tests.builders import REUTERS, claim
from tests.newsroom import Answer, Newsroom

GERMAN = "Altwerke will das Werk in Brennfeld bis 2028 schließen"
MAREN = "In Velmora, Ilse Maren spoke of a pause"


def outlet(name: str) -> Outlet:
    found = outlets.load().get(name)
    assert found is not None
    return found


def found(web: Web, text: str, name: str) -> list[Candidate]:
    return list(discover(claim(text), outlet(name), web))


def test_a_headline_with_the_claims_names_is_found(web: Web) -> None:
    [candidate] = found(web, GERMAN, "tagesschau.de")
    assert candidate.url.endswith("/altwerke-brennfeld-schliessung-100.html")
    assert (candidate.by, candidate.title) == ("feeds", "Altwerke schließen Werk in Brennfeld bis 2028")


def test_the_same_page_in_two_listings_is_one(web: Web, newsroom: Newsroom) -> None:
    assert len(found(web, MAREN, "theguardian.com")) == 1
    assert len(newsroom.asked("www.theguardian.com")) == 2


def test_no_word_of_the_article_leaves(web: Web, newsroom: Newsroom) -> None:
    found(web, GERMAN, "tagesschau.de")
    assert [one.words for one in web.sent] == ["", ""]
    assert not any(word in asked.words for word in ("Altwerke", "Brennfeld") for asked in newsroom.log)


def test_one_listing_that_fails_does_not_cost_the_other(web: Web, newsroom: Newsroom) -> None:
    newsroom.extra["www.theguardian.com", "/sitemaps/news.xml"] = Answer(404)
    assert len(found(web, MAREN, "theguardian.com")) == 1


def test_when_all_fail_the_service_has_failed(web: Web, newsroom: Newsroom) -> None:
    newsroom.extra["www.theguardian.com", "*"] = Answer(403)
    with pytest.raises(ServiceError) as raised:
        found(web, MAREN, "theguardian.com")
    assert raised.value.reason == Reason.BLOCKED
    assert raised.value.message.startswith("feeds:")


def test_a_bot_wall_before_a_feed_is_a_failure(web: Web) -> None:
    with pytest.raises(ServiceError):
        list(discover(claim(MAREN), REUTERS, web))


@pytest.mark.parametrize("nobody", [None, Outlet("nobody.example", "Nobody", domains=("nobody.example",))])
def test_nothing_is_asked_where_no_feed_is_known(web: Web, newsroom: Newsroom, nobody: Outlet | None) -> None:
    assert list(discover(claim(MAREN), nobody, web)) == []
    assert newsroom.log == []


def test_a_draft_is_looked_for_too_since_nothing_of_it_leaves(web: Web, newsroom: Newsroom) -> None:
    assert len(found(web.view(privacy="draft"), GERMAN, "tagesschau.de")) == 1
    assert not any(word in asked.words for word in ("Altwerke", "Brennfeld") for asked in newsroom.log)
