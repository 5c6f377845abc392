"""The newsroom's own SearXNG: many engines behind one address, none of them trusted with `site:`."""

import json
from urllib.parse import parse_qs

import pytest

from factcheck.discover.searxng import SearXNG, discover
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Candidate, Outlet, Reason
from tests.builders import REUTERS, article, claim_in
from tests.newsroom import Answer, Newsroom

HOST = "search.newsroom.example"
OWN = SearXNG(f"https://{HOST}/")
QUOTED = "We are not yet where we need to be, and I would not want anyone to read it so"
WHOLE = article(f"In Velmora, Ilse Maren told a news conference: “{QUOTED}.” Velmora waits.", language="en")


def found(web: Web, words: str, outlet: Outlet | None = REUTERS, *, quoted: bool = False) -> list[Candidate]:
    return list(OWN(claim_in(WHOLE, words, quoted=quoted), outlet, web))


def lay(newsroom: Newsroom, body: object, status: int = 200) -> None:
    newsroom.extra[HOST, "/search"] = Answer(status, json.dumps(body).encode(), "application/json")


def test_only_the_outlets_own_pages_are_taken_from_the_hits(web: Web, newsroom: Newsroom) -> None:
    urls = [one.url for one in found(web, "In Velmora, Ilse Maren told a news conference")]
    assert urls
    assert all("www.reuters.com" in url for url in urls)
    query = parse_qs(newsroom.asked(HOST)[0].query)
    assert query["q"][0].endswith(" site:reuters.com")
    assert (query["format"], query["language"]) == (["json"], ["en"])


def test_without_an_outlet_the_phrase_is_searched_anywhere(web: Web, newsroom: Newsroom) -> None:
    urls = [one.url for one in found(web, QUOTED, None, quoted=True)]
    assert len({url.split("/")[2] for url in urls}) == 2
    assert [parse_qs(one.query)["q"][0][0] for one in newsroom.asked(HOST)] == ['"']


def test_hits_in_an_archive_are_looked_through(web: Web, newsroom: Newsroom) -> None:
    copy = "https://web.archive.org/web/20260312113000/https://www.reuters.com/a"
    lay(newsroom, {"results": [{"url": copy, "title": "A", "publishedDate": None}]})
    [candidate] = found(web, "Velmora waits")
    assert (candidate.url, candidate.archived) == ("https://www.reuters.com/a", copy)


def test_silent_engines_are_an_outage_and_not_nothing_found(web: Web, newsroom: Newsroom) -> None:
    lay(newsroom, {"results": [], "unresponsive_engines": [["one", "timeout"], ["two", "CAPTCHA"]]})
    with pytest.raises(ServiceError) as raised:
        found(web, "Velmora waits")
    assert raised.value.reason == Reason.UNREACHABLE
    assert "one, two" in raised.value.message


def test_hits_of_one_engine_count_though_another_is_silent(web: Web, newsroom: Newsroom) -> None:
    lay(newsroom, {"results": [{"url": "https://www.reuters.com/a"}], "unresponsive_engines": [["two", "CAPTCHA"]]})
    assert len(found(web, "Velmora waits")) == 1


@pytest.mark.parametrize("body", [{}, {"results": None}, {"results": [7, {"title": "x"}]}, {"results": []}])
def test_no_hits_are_nothing(web: Web, newsroom: Newsroom, body: object) -> None:
    lay(newsroom, body)
    assert found(web, "Velmora waits") == []


@pytest.mark.parametrize(
    ("answer", "reason"), [(Answer(403), Reason.BLOCKED), (Answer(body=b"<html>"), Reason.BAD_ANSWER)]
)
def test_an_instance_that_gives_no_json_is_a_failure(
    web: Web, newsroom: Newsroom, answer: Answer, reason: Reason
) -> None:
    newsroom.extra[HOST, "/search"] = answer
    with pytest.raises(ServiceError) as raised:
        found(web, "Velmora waits")
    assert raised.value.reason == reason


def test_without_an_address_and_of_a_draft_it_stays_silent(web: Web, newsroom: Newsroom) -> None:
    assert list(discover(claim_in(WHOLE, "Velmora waits"), REUTERS, web)) == []
    assert list(OWN(claim_in(WHOLE, "Velmora waits"), REUTERS, web.view(privacy="draft"))) == []
    assert newsroom.log == []


def test_it_names_what_it_needs_and_takes_it() -> None:
    assert discover.needs == "FACTCHECK_SEARXNG_URL"
    assert discover.given(f"https://{HOST}/") == OWN
    assert discover != OWN


def test_what_the_engine_shows_of_a_page_is_kept_without_its_markup(web: Web, newsroom: Newsroom) -> None:
    hit = {"url": "https://www.reuters.com/a", "title": "Rates", "content": "<b>Ilse Maren</b>\n kept them"}
    lay(newsroom, {"results": [hit]})
    assert [one.snippet for one in found(web, "Velmora waits")] == ["Ilse Maren kept them"]
