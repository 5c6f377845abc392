"""The Wayback index: archived addresses with the claim's words in them, and the copy nearest a day."""

import json
from datetime import date
from urllib.parse import parse_qs

import pytest

from factcheck.discover.wayback import capture, discover
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Outlet, Reason
from tests.builders import REUTERS, article, claim, claim_in
from tests.newsroom import Answer, Newsroom

HOST, PATH = "web.archive.org", "/cdx/search/cdx"
STORES = (
    "https://www.reuters.com/article/us-russia-telegram-stores/"
    "russia-asks-google-and-apple-to-remove-telegram-from-stores-ifax-idUSKBN1HO0ZX"
)
WHOLE = article("Telegram is out. Russia asked Google and Apple to take Telegram out of their stores.")
WORDS = "Russia asked Google and Apple to take Telegram out of their stores."


def filters(newsroom: Newsroom) -> list[str]:
    return [parse_qs(one.query)["filter"][-1] for one in newsroom.asked(HOST)]


def test_the_address_that_fits_best_comes_first(web: Web) -> None:
    first, *_ = discover(claim_in(WHOLE, WORDS), REUTERS, web)
    assert first.url == STORES
    assert first.archived == f"https://web.archive.org/web/20180417103412id_/{STORES}"


def test_the_topic_alone_is_asked_for_when_both_words_find_nothing(web: Web, newsroom: Newsroom) -> None:
    whole = article("Telegram and Zanzibar. Telegram again.")
    assert list(discover(claim_in(whole, "Telegram and Zanzibar"), REUTERS, web))
    assert [one.partition(").*(")[2] for one in filters(newsroom)] == [
        "telegram.*zanzibar|zanzibar.*telegram).*",
        "telegram).*",
    ]


def test_it_never_asks_more_than_twice(web: Web, newsroom: Newsroom) -> None:
    assert list(discover(claim("Zanzibar in Ruritania and Osthaven"), REUTERS, web)) == []
    assert len(newsroom.asked(HOST)) == 2


def test_words_are_spelt_as_addresses_spell_them(web: Web, newsroom: Newsroom) -> None:
    list(discover(claim("Im alten Größental bei Übach"), REUTERS, web))
    assert "groessental" in filters(newsroom)[0]


def test_no_letter_of_the_claim_can_change_the_pattern(web: Web, newsroom: Newsroom) -> None:
    list(discover(claim("Die Firma O.(.*)Neill und X|Y-Corp in Osthaven"), REUTERS, web))
    for one in filters(newsroom):
        inside = one.removeprefix(r"urlkey:.*\).*(").removesuffix(").*")
        assert set(inside) <= set("abcdefghijklmnopqrstuvwxyz0123456789.*|")


def test_a_window_comes_from_the_articles_date_alone(web: Web, newsroom: Newsroom) -> None:
    dated = article(WHOLE.text, published=date(2018, 4, 18))
    assert list(discover(claim_in(dated, WORDS), REUTERS, web))
    query = parse_qs(newsroom.asked(HOST)[0].query)
    assert (query["from"], query["to"]) == (["20180118"], ["20180617"])


def test_an_outlet_with_a_path_is_searched_under_its_path(web: Web, newsroom: Newsroom) -> None:
    athletic = Outlet("nytimes.com/athletic", "The Athletic", domains=("nytimes.com/athletic",))
    assert list(discover(claim_in(WHOLE, WORDS), athletic, web)) == []
    query = parse_qs(newsroom.asked(HOST)[0].query)
    assert (query["url"], query["matchType"]) == (["nytimes.com/athletic"], ["prefix"])


@pytest.mark.parametrize("privacy", ["draft"])
def test_of_a_draft_nothing_is_asked(web: Web, newsroom: Newsroom, privacy: str) -> None:
    kept = web.view(privacy=privacy)
    assert list(discover(claim_in(WHOLE, WORDS), REUTERS, kept)) == []
    assert capture(STORES, None, kept) is None
    assert newsroom.log == []


def test_without_an_outlet_it_cannot_search(web: Web, newsroom: Newsroom) -> None:
    assert list(discover(claim_in(WHOLE, WORDS), None, web)) == []
    assert newsroom.log == []


class TestTheCopyOfOnePage:
    FERRY = "https://www.bbc.com/news/articles/c2e7ferrykelstrand"

    def at(self, web: Web, day: date | None) -> str | None:
        copy = capture(self.FERRY, day, web)
        return copy.archived[28:42] if copy and copy.archived else None

    def test_is_the_one_nearest_the_day(self, web: Web) -> None:
        assert self.at(web, date(2026, 6, 20)) == "20260620101500"
        assert self.at(web, date(2026, 7, 1)) == "20260621093000"

    def test_is_the_first_where_there_is_no_day(self, web: Web) -> None:
        assert self.at(web, None) == "20260620101500"

    def test_is_asked_for_as_raw_bytes_without_the_archives_frame(self, web: Web) -> None:
        copy = capture(self.FERRY, None, web)
        assert copy is not None
        assert copy.url == self.FERRY
        assert copy.archived == f"https://web.archive.org/web/20260620101500id_/{self.FERRY}"
        assert b"Nine people were hurt" in web.page(copy.archived).body

    def test_may_not_exist(self, web: Web) -> None:
        assert capture("https://www.wsj.com/business/deals/none", None, web) is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(body=b"<html>slow down</html>"), Reason.BAD_ANSWER),
        (Answer(body=b'[["urlkey", "timestamp"], ["a"]]'), Reason.BAD_ANSWER),
        (Answer(body=b'{"error": "no"}'), Reason.BAD_ANSWER),
        (Answer(403, headers={"X-Archive-Wayback-Runtime-Error": "Blocked Site Error"}), Reason.BLOCKED),
        (Answer(429), Reason.RATE_LIMITED),
        (Answer(503), Reason.SERVER_ERROR),
    ],
    ids=["page", "ragged", "object", "closed", "throttled", "down"],
)
def test_a_failing_index_is_never_nothing_found(web: Web, newsroom: Newsroom, answer: Answer, reason: Reason) -> None:
    newsroom.extra[HOST, PATH] = answer
    for ask in (lambda: list(discover(claim_in(WHOLE, WORDS), REUTERS, web)), lambda: capture(STORES, None, web)):
        with pytest.raises(ServiceError) as raised:
            ask()
        assert raised.value.reason == reason
        assert "wayback" in raised.value.message


@pytest.mark.parametrize("body", [b"[]", b"", b'[["urlkey"]]'])
def test_an_empty_index_is_nothing(web: Web, newsroom: Newsroom, body: bytes) -> None:
    newsroom.extra[HOST, PATH] = Answer(body=body, type="application/json")
    assert list(discover(claim_in(WHOLE, WORDS), REUTERS, web)) == []
    assert capture(STORES, None, web) is None


def test_a_row_that_no_clock_knows_is_the_last_choice(web: Web, newsroom: Newsroom) -> None:
    rows = [["k", stamp, "https://a.example/x", "text/html"] for stamp in ("20189999", "20180417103412")]
    table = [["urlkey", "timestamp", "original", "mimetype"], *rows]
    newsroom.extra[HOST, PATH] = Answer(body=json.dumps(table).encode(), type="application/json")
    copy = capture("https://a.example/x", None, web)
    assert copy is not None
    assert copy.archived == "https://web.archive.org/web/20180417103412id_/https://a.example/x"
