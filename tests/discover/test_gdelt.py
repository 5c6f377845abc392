"""GDELT: few questions, loosened step by step; its errors come as text at status 200."""

import json
from datetime import date
from urllib.parse import parse_qs

import pytest

from factcheck.discover.gdelt import discover
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Article, Candidate, Outlet, Reason
from factcheck.settings import Settings
from tests.builders import REUTERS, article, claim, claim_in
from tests.newsroom import Answer, Newsroom

HOST, PATH = "api.gdeltproject.org", "/api/v2/doc/doc"
RULING = article(
    "Telegram’s lawyer said: “The argument that encryption keys can’t be considered private information defended by "
    "the Constitution is cunning.” Telegram was fined, and the court sat for 18 minutes."
)
QUOTED = (
    "The argument that encryption keys can’t be considered private information defended by the Constitution is cunning."
)


def questions(newsroom: Newsroom) -> list[dict[str, str]]:
    return [{key: values[0] for key, values in parse_qs(one.query).items()} for one in newsroom.asked(HOST)]


def asked(
    web: Web, whole: Article, *words: str, outlet: Outlet | None = REUTERS, quoted: bool = False
) -> list[Candidate]:
    return list(discover(claim_in(whole, *words, quoted=quoted), outlet, web))


def test_it_finds_the_outlets_page_by_rare_words(web: Web) -> None:
    whole = article("Velmora kept its rate. Two of its committee wanted a cut, Ilse Maren said.")
    urls = [
        one.url
        for one in asked(web, whole, "Velmora kept its rate. Two of its committee wanted a cut, Ilse Maren said.")
    ]
    assert "https://www.reuters.com/markets/rates-bonds/velmora-central-bank-holds-key-rate-425-2026-03-12/" in urls
    assert all("reuters.com" in url for url in urls)


def test_what_it_says_of_a_page_is_kept_as_hearsay(web: Web) -> None:
    whole = article("The ferry Maid of Solm ran aground off Kelstrand")
    bbc = Outlet("bbc.com", "BBC", domains=("bbc.com", "bbc.co.uk"))
    [candidate] = asked(web, whole, "The ferry Maid of Solm ran aground off Kelstrand", outlet=bbc)
    assert candidate.title == "Ferry runs aground off Kelstrand, 14 people hurt"
    assert candidate.published is not None
    assert candidate.published.isoformat() == "2026-06-20T10:00:00+00:00"


def test_the_question_is_loosened_at_most_twice(web: Web, newsroom: Newsroom) -> None:
    nowhere = Outlet("lemonde.fr", "Le Monde", domains=("lemonde.fr",))
    assert asked(web, RULING, QUOTED, outlet=nowhere, quoted=True) == []
    assert 1 < len(newsroom.asked(HOST)) <= 3
    assert len({one["query"] for one in questions(newsroom)}) == len(newsroom.asked(HOST))


def test_a_quotation_is_asked_for_as_a_phrase_first(web: Web, newsroom: Newsroom) -> None:
    asked(web, RULING, QUOTED, quoted=True)
    first = questions(newsroom)[0]["query"]
    assert first == '"considered private information defended by the Constitution" domainis:reuters.com'


def test_without_an_outlet_one_phrase_is_asked_for_anywhere(web: Web, newsroom: Newsroom) -> None:
    [candidate] = asked(web, RULING, QUOTED, outlet=None, quoted=True)
    assert "bloomberg.com" in candidate.url
    assert [one["query"] for one in questions(newsroom)] == [
        '"considered private information defended by the Constitution"'
    ]


def test_without_outlet_and_phrase_nothing_is_asked(web: Web, newsroom: Newsroom) -> None:
    assert asked(web, RULING, "Telegram was fined", outlet=None) == []
    assert newsroom.log == []


def test_several_domains_are_asked_for_together(web: Web, newsroom: Newsroom) -> None:
    bbc = Outlet("bbc.com", "BBC", domains=("bbc.com", "bbc.co.uk"))
    asked(web, article("Dockers at Harrowmouth will walk out"), "Dockers at Harrowmouth will walk out", outlet=bbc)
    assert questions(newsroom)[0]["query"].endswith("(domainis:bbc.com OR domainis:bbc.co.uk)")


def test_a_window_comes_from_the_articles_date_alone(web: Web, newsroom: Newsroom) -> None:
    dated = article(RULING.text, published=date(2018, 4, 18))
    asked(web, dated, "Telegram was fined")
    asked(web, RULING, "Telegram was fined")
    windows = [(one.get("startdatetime"), one.get("enddatetime")) for one in questions(newsroom)]
    assert windows[0] == ("20180118000000", "20180420235959")
    assert windows[-1] == (None, None)


def test_what_leaves_is_noted_word_for_word(web: Web, newsroom: Newsroom) -> None:
    asked(web, RULING, "the court sat for 18 minutes")
    assert {(one.host, one.purpose) for one in web.sent} == {(HOST, "gdelt")}
    assert {f"{one.words} domainis:reuters.com" for one in web.sent} == {one["query"] for one in questions(newsroom)}


def test_of_a_draft_nothing_is_asked(web: Web, newsroom: Newsroom) -> None:
    assert list(discover(claim_in(RULING, QUOTED, quoted=True), REUTERS, web.view(privacy="draft"))) == []
    assert newsroom.log == []


def test_a_very_long_question_is_cut_to_what_the_service_takes(web: Web, newsroom: Newsroom) -> None:
    long = " ".join(f"{'x' * 60}{letter}ard" for letter in "abcdefgh")
    asked(web, article(f"Osthaven {long}"), f"Osthaven {long}")
    assert all(len(one["query"]) <= 250 for one in questions(newsroom))


THROTTLED = b"Please limit requests to one every 5 seconds or contact the service for larger queries."


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(body=b"The specified phrase is too short."), Reason.BAD_QUERY),
        (Answer(body=b"A sentence that nobody has seen before."), Reason.BAD_QUERY),
        (Answer(body=THROTTLED), Reason.RATE_LIMITED),
        (Answer(429, THROTTLED), Reason.RATE_LIMITED),
        (Answer(body=b"<html><body>Bad gateway</body></html>"), Reason.BAD_ANSWER),
        (Answer(body=b'{"articles": ['), Reason.BAD_ANSWER),
        (Answer(body=b""), Reason.BAD_ANSWER),
        (Answer(503), Reason.SERVER_ERROR),
    ],
    ids=["refused", "unknown", "throttled at 200", "throttled", "page", "broken", "empty", "down"],
)
def test_a_failing_service_is_never_nothing_found(answer: Answer, reason: Reason) -> None:
    with (
        Newsroom(extra={(HOST, PATH): answer}) as newsroom,
        door(newsroom) as web,
        pytest.raises(ServiceError) as raised,
    ):
        list(discover(claim("Telegram was fined in Osthaven"), REUTERS, web))
    assert raised.value.reason == reason
    assert "gdelt" in raised.value.message
    assert len(newsroom.asked(HOST)) == 1


def test_json_with_the_services_bad_escapes_is_read(web: Web, newsroom: Newsroom) -> None:
    row = r'{"url": "https://www.reuters.com/a", "title": "The bank\'s rate , again", "seendate": "soon"}'
    rows = f'{{"articles": [{row}, 7]}}'
    newsroom.extra[HOST, PATH] = Answer(body=rows.encode(), type="application/json")
    [candidate] = discover(claim("Velmora in Osthaven"), REUTERS, web)
    assert (candidate.title, candidate.published) == (r"The bank\'s rate, again", None)


@pytest.mark.parametrize("rows", [{}, {"articles": []}, {"articles": None}, {"articles": [{"title": "no address"}]}])
def test_no_hits_are_nothing(web: Web, newsroom: Newsroom, rows: dict[str, object]) -> None:
    newsroom.extra[HOST, PATH] = Answer(body=json.dumps(rows).encode(), type="application/json")
    assert list(discover(claim("Velmora in Osthaven"), REUTERS, web)) == []


def door(newsroom: Newsroom) -> Web:
    return Web(Settings(allow_stand_ins=True), network=newsroom.transport(), sleeper=lambda _: None)
