"""The Guardian's own search: one outlet, with a key."""

import json
from datetime import date
from urllib.parse import parse_qs

import pytest

from factcheck.discover.guardian import discover
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Candidate, Outlet, Reason
from tests.builders import REUTERS, article, claim, claim_in
from tests.newsroom import Answer, Newsroom

HOST = "content.guardianapis.com"
GUARDIAN = Outlet("theguardian.com", "The Guardian", domains=("theguardian.com",))
KEYED = discover.given("a-secret-key")
WHOLE = article(
    "In Velmora, Ilse Maren spoke to the Guardian of rates. “If wages settle at what the unions are asking for,” …"
)
WORDS = "In Velmora, Ilse Maren spoke to the Guardian of rates."
QUOTED = "If wages settle at what the unions are asking for,"


def found(web: Web, words: str = WORDS, outlet: Outlet | None = GUARDIAN, *, quoted: bool = False) -> list[Candidate]:
    return list(KEYED(claim_in(WHOLE, words, quoted=quoted), outlet, web))


def test_it_finds_the_outlets_page(web: Web) -> None:
    [candidate] = found(web)
    assert candidate.url.endswith("velmora-central-bank-holds-rates-ilse-maren-interview")
    assert candidate.title == "Velmora’s central banker: ‘This is a pause, not a promise’"
    assert f"{candidate.published:%Y-%m-%d}" == "2026-03-12"


def test_a_quotation_is_asked_for_as_a_phrase_even_without_an_outlet(web: Web, newsroom: Newsroom) -> None:
    assert len(found(web, QUOTED, None, quoted=True)) == 1
    [asked] = newsroom.asked(HOST)
    assert parse_qs(asked.query)["q"] == ['"wages settle at what the unions"']


def test_other_outlets_are_not_its_business(web: Web, newsroom: Newsroom) -> None:
    assert found(web, outlet=REUTERS) == []
    assert newsroom.log == []


def test_a_window_comes_from_the_articles_date_alone(web: Web, newsroom: Newsroom) -> None:
    dated = article(WHOLE.text, published=date(2026, 3, 13))
    assert list(KEYED(claim_in(dated, WORDS), GUARDIAN, web))
    query = parse_qs(newsroom.asked(HOST)[0].query)
    assert (query["from-date"], query["to-date"]) == (["2025-12-13"], ["2026-03-15"])
    found(web)
    assert "from-date" not in parse_qs(newsroom.asked(HOST)[-1].query)


def test_without_a_key_it_stays_silent(web: Web, newsroom: Newsroom) -> None:
    assert list(discover(claim_in(WHOLE, WORDS), GUARDIAN, web)) == []
    assert newsroom.log == []


def test_of_a_draft_nothing_is_asked(web: Web, newsroom: Newsroom) -> None:
    assert list(KEYED(claim_in(WHOLE, WORDS), GUARDIAN, web.view(privacy="draft"))) == []
    assert newsroom.log == []


def test_the_key_shows_nowhere(web: Web, newsroom: Newsroom) -> None:
    assert "secret" not in repr(KEYED)
    newsroom.extra[HOST, "/search"] = Answer(401, b'{"message":"Unauthorized"}', "application/json")
    with pytest.raises(ServiceError) as raised:
        found(web)
    assert "secret" not in str(raised.value)
    assert "secret" not in str(web.sent)
    assert raised.value.reason == Reason.BLOCKED


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b'{"response": []}', b'{"response": {"status": "error"}}'])
def test_an_unknown_shape_is_a_failure(web: Web, newsroom: Newsroom, body: bytes) -> None:
    newsroom.extra[HOST, "/search"] = Answer(body=body, type="application/json")
    with pytest.raises(ServiceError) as raised:
        found(web)
    assert raised.value.reason == Reason.BAD_ANSWER


@pytest.mark.parametrize("results", ["null", "[]", "[7]", '[{"webTitle": "x"}]'])
def test_no_hits_are_nothing(web: Web, newsroom: Newsroom, results: str) -> None:
    body = f'{{"response": {{"status": "ok", "results": {results}}}}}'.encode()
    newsroom.extra[HOST, "/search"] = Answer(body=body, type="application/json")
    assert list(KEYED(claim("Velmora in Osthaven"), GUARDIAN, web)) == []
    assert len(newsroom.asked(HOST)) <= 3


def test_it_names_what_it_needs_and_takes_it() -> None:
    assert discover.needs == "FACTCHECK_GUARDIAN_KEY"
    assert discover.given("a-secret-key") == KEYED
    assert discover != KEYED


def test_the_line_under_the_headline_is_asked_for_and_kept(web: Web, newsroom: Newsroom) -> None:
    row = {"webUrl": "https://www.theguardian.com/a", "fields": {"trailText": "Maren <strong>kept</strong> them"}}
    body = json.dumps({"response": {"status": "ok", "results": [row]}}).encode()
    newsroom.extra[HOST, "/search"] = Answer(body=body, type="application/json")
    assert [one.snippet for one in found(web)] == ["Maren kept them"]
    assert "show-fields=trailText" in newsroom.asked(HOST)[0].query
