"""Feeds and sitemaps in every shape that outlets use, and in shapes that nobody should."""

import gzip
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.discover.listing import Entry, entries, fitting, in_window, listings, moment
from factcheck.discover.queries import rare
from factcheck.errors import ServiceError
from factcheck.model import Obtained, Outlet, Response
from tests.builders import NOON, REUTERS, claim
from tests.newsroom import feeds
from tests.newsroom.stock import load

PAGES = [page for page in load() if page.seen]


def response(body: bytes | str) -> Response:
    raw = body.encode() if isinstance(body, str) else body
    return Response("https://x.example/feed", "https://x.example/feed", 200, {}, raw, NOON, Obtained.LIVE)


@pytest.mark.parametrize("shape", [feeds.rss, feeds.atom, feeds.news], ids=["RSS", "Atom", "news sitemap"])
def test_every_shape_gives_address_headline_and_day(shape: object) -> None:
    listed = entries(response(shape(PAGES).body))  # type: ignore[operator]
    assert [one.url for one in listed] == [page.url for page in PAGES]
    assert [one.title for one in listed] == [page.headline for page in PAGES]
    assert [f"{one.published:%Y%m%d}" for one in listed] == [str(page.seen)[:8] for page in PAGES]
    assert not any(one.index for one in listed)


def test_an_index_leads_to_further_listings() -> None:
    listed = entries(response(feeds.index(PAGES, "https://x.example/{}.xml").body))
    assert listed
    assert all(one.index for one in listed)


def test_a_gzipped_one_is_unpacked() -> None:
    assert [one.url for one in entries(response(feeds.month(PAGES, "2026-05").body))] == [
        "https://www.bbc.com/news/articles/c9w4k2harrowmouth"
    ]


def test_rss_1_counts_too() -> None:
    body = '<rdf:RDF xmlns:rdf="r" xmlns="s"><item><title>A</title><link>https://x.example/a</link></item></rdf:RDF>'
    assert entries(response(body)) == [Entry("https://x.example/a", "A")]


@pytest.mark.parametrize("body", ["", "<html><body>Please enable JS</body></html>", "no xml", "{}", "\x1f\x8bgarbage"])
def test_what_is_no_listing_is_an_error_and_not_an_empty_one(body: str) -> None:
    raw = body.encode("latin-1")
    with pytest.raises(ServiceError):
        entries(response(raw))


def test_a_broken_end_costs_the_last_entry_alone() -> None:
    assert len(entries(response(feeds.rss(PAGES[:3]).body[:-60]))) >= 2


class TestHostileXml:
    def test_expands_no_entity(self) -> None:
        body = (
            '<!DOCTYPE rss [<!ENTITY many "ha ha ha">]><rss><item><title>&many; Velmora</title>'
            "<link>https://x.example/a</link></item></rss>"
        )
        [entry] = entries(response(body))
        assert "ha" not in entry.title

    def test_reads_no_file(self) -> None:
        body = (
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><item><title>&x;</title>'
            "<link>https://x.example/a</link></item></rss>"
        )
        assert [one.title for one in entries(response(body))] == [""]

    @pytest.mark.parametrize(("padding", "read"), [(1_000_000, 1), (21_000_000, 0)])
    def test_unpacks_to_a_bound_and_no_further(self, padding: int, read: int) -> None:
        entry = b"<item><link>https://x.example/a</link></item>"
        packed = gzip.compress(b"<rss>" + b" " * padding + entry + b"</rss>", compresslevel=1)
        assert len(entries(response(packed))) == read

    def test_leads_to_web_addresses_alone(self) -> None:
        body = "<rss><item><link>file:///etc/passwd</link></item><item><link>javascript:x</link></item></rss>"
        assert entries(response(body)) == []


class TestWhatFits:
    WANTED = rare(claim("In Osthaven, Ilse Maren kept the interest rate for the Velmora committee"), REUTERS)

    def found(self, *listed: Entry, published: date | None = None, outlet: Outlet = REUTERS) -> list[str]:
        return [one.url[-1] for one in fitting(listed, self.WANTED, outlet, published, "feeds")]

    def test_the_headline_with_most_of_the_claims_names_comes_first(self) -> None:
        one = Entry("https://www.reuters.com/1", "Velmora votes")
        two = Entry("https://www.reuters.com/2", "Velmora's Maren speaks in Osthaven")
        assert self.found(one, two) == ["2", "1"]

    def test_an_address_counts_as_a_headline(self) -> None:
        assert self.found(Entry("https://www.reuters.com/velmora-committee-interest-rate/1")) == ["1"]

    def test_one_common_word_is_not_enough(self) -> None:
        assert self.found(Entry("https://www.reuters.com/1", "Interest grows")) == []

    def test_another_hosts_address_never_counts(self) -> None:
        assert self.found(Entry("https://evil.example/1", "Velmora's Maren speaks in Osthaven")) == []

    def test_only_days_that_the_article_can_rest_on_count(self) -> None:
        early = Entry("https://www.reuters.com/1", "Velmora and Maren", datetime(2025, 1, 1, tzinfo=UTC))
        right = Entry("https://www.reuters.com/2", "Velmora and Maren", datetime(2026, 3, 12, tzinfo=UTC))
        assert self.found(early, right, published=date(2026, 3, 13)) == ["2"]

    def test_each_address_comes_once(self) -> None:
        one = Entry("https://www.reuters.com/1", "Velmora and Maren")
        assert self.found(one, one) == ["1"]

    def test_the_window_is_open_where_a_day_is_unknown(self) -> None:
        assert in_window(None, date(2026, 1, 1))
        assert in_window(NOON, None)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2026-03-12", "2026-03-12"),
        ("2026-03-12T23:30:00-05:00", "2026-03-13"),
        ("Thu, 12 Mar 2026 10:04:00 GMT", "2026-03-12"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_come_in_two_spellings(stamp: str, day: str | None) -> None:
    found = moment(stamp)
    assert (f"{found:%Y-%m-%d}" if found else None) == day


@given(st.text(max_size=60))
def test_no_date_raises(stamp: str) -> None:
    found = moment(stamp)
    assert found is None or found.tzinfo is not None


def test_known_listings_are_the_outlets_own() -> None:
    assert listings(REUTERS, "news", "sitemap")
    assert all("reuters.com" in url for url in listings(REUTERS, "news", "feed", "sitemap"))
    assert listings(Outlet("nobody.example", "Nobody"), "feed") == []
