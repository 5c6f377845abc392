"""The New York Times's Article Search, in both shapes that it has answered in."""

import json
from datetime import date
from urllib.parse import parse_qs

import pytest

from factcheck.discover.nyt import discover
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Candidate, Outlet, Reason
from tests.builders import REUTERS, article, claim_in
from tests.newsroom import Answer, Newsroom

HOST, PATH = "api.nytimes.com", "/svc/search/v2/articlesearch.json"
NYT = Outlet("nytimes.com", "The New York Times", domains=("nytimes.com",))
ATHLETIC = Outlet("nytimes.com/athletic", "The Athletic", domains=("nytimes.com/athletic",))
KEYED = discover.given("a-secret-key")
WHOLE = article("The judge needed 18 minutes for Telegram. Telegram was banned at once.")
WORDS = "The judge needed 18 minutes for Telegram."


def found(web: Web, outlet: Outlet | None = NYT, day: date | None = None) -> list[Candidate]:
    return list(KEYED(claim_in(article(WHOLE.text, published=day), WORDS), outlet, web))


def lay(newsroom: Newsroom, body: object, status: int = 200) -> None:
    newsroom.extra[HOST, PATH] = Answer(status, json.dumps(body).encode(), "application/json")


def test_it_finds_the_outlets_page(web: Web, newsroom: Newsroom) -> None:
    [candidate] = found(web)
    assert candidate.url == "https://www.nytimes.com/2018/04/13/world/europe/russia-telegram-encryption.html"
    assert candidate.title == "In 18 Minutes, a Moscow Court Outlaws the Messaging App Telegram"
    assert f"{candidate.published:%Y-%m-%d %z}" == "2018-04-13 +0000"
    assert parse_qs(newsroom.asked(HOST)[0].query)["q"] == ['Telegram "18 minutes"']


def test_a_window_comes_from_the_articles_date_alone(web: Web, newsroom: Newsroom) -> None:
    found(web, day=date(2018, 4, 18))
    query = parse_qs(newsroom.asked(HOST)[0].query)
    assert (query["begin_date"], query["end_date"]) == (["20180118"], ["20180420"])


@pytest.mark.parametrize(
    "response",
    [
        {"docs": [{"web_url": "https://www.nytimes.com/a", "headline": {"main": "A"}, "multimedia": []}], "meta": {}},
        {
            "docs": [{"web_url": "https://www.nytimes.com/a", "headline": {"main": "A"}, "multimedia": {}}],
            "metadata": {},
        },
    ],
    ids=["before April 2025", "since"],
)
def test_both_shapes_are_read(web: Web, newsroom: Newsroom, response: dict[str, object]) -> None:
    lay(newsroom, {"status": "OK", "response": response})
    [candidate] = found(web)
    assert (candidate.url, candidate.title, candidate.published) == ("https://www.nytimes.com/a", "A", None)


@pytest.mark.parametrize("docs", [None, [], [{"headline": None}], ["x"]])
def test_no_hits_are_nothing(web: Web, newsroom: Newsroom, docs: object) -> None:
    lay(newsroom, {"status": "OK", "response": {"docs": docs}})
    assert found(web) == []


@pytest.mark.parametrize("body", [{"fault": {"faultstring": "Rate limit"}}, [], {"response": None}, {"response": {}}])
def test_a_fault_at_status_200_is_a_failure(web: Web, newsroom: Newsroom, body: object) -> None:
    lay(newsroom, body)
    with pytest.raises(ServiceError) as raised:
        found(web)
    assert raised.value.reason == Reason.BAD_ANSWER


def test_a_refused_key_is_a_failure_that_does_not_show_it(web: Web, newsroom: Newsroom) -> None:
    lay(newsroom, {"fault": {"faultstring": "Invalid ApiKey"}}, 401)
    with pytest.raises(ServiceError) as raised:
        found(web)
    assert "secret" not in f"{raised.value} {web.sent} {KEYED!r}"


@pytest.mark.parametrize("outlet", [REUTERS, ATHLETIC])
def test_other_outlets_are_not_its_business(web: Web, newsroom: Newsroom, outlet: Outlet) -> None:
    assert found(web, outlet) == []
    assert newsroom.log == []


def test_without_outlet_and_phrase_nothing_is_asked(web: Web, newsroom: Newsroom) -> None:
    assert found(web, None) == []
    assert newsroom.log == []


def test_without_a_key_and_of_a_draft_it_stays_silent(web: Web, newsroom: Newsroom) -> None:
    assert list(discover(claim_in(WHOLE, WORDS), NYT, web)) == []
    assert list(KEYED(claim_in(WHOLE, WORDS), NYT, web.view(privacy="draft"))) == []
    assert newsroom.log == []


def test_it_names_what_it_needs_and_takes_it() -> None:
    assert discover.needs == "FACTCHECK_NYT_KEY"
    assert discover.given("a-secret-key") == KEYED
    assert discover != KEYED


@pytest.mark.parametrize("told", [{"snippet": "Maren kept them", "abstract": "Other"}, {"abstract": "Maren kept them"}])
def test_what_the_service_shows_of_a_page_is_kept(web: Web, newsroom: Newsroom, told: dict[str, str]) -> None:
    lay(newsroom, {"response": {"docs": [{"web_url": "https://www.nytimes.com/a", **told}]}})
    assert [one.snippet for one in found(web)] == ["Maren kept them"]
