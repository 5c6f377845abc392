"""robots.txt, as RFC 9309 has it."""

import httpx
import pytest

from factcheck.cassette import Cassette
from factcheck.errors import DoorError
from factcheck.model import Reason
from tests.fetch.doubles import STORY, Answer, Time, door, page

ROBOTS = "https://www.example.org/robots.txt"


def reason(rules: Answer, url: str = STORY) -> Reason | None:
    web, network = door({ROBOTS: rules, url: page()}, pace={"*": 0.0})
    try:
        web.page(url)
    except DoorError as error:
        assert url not in network.asked
        return Reason(error.reason)
    return None


def rules(text: str) -> httpx.Response:
    return httpx.Response(200, text=text)


def test_what_is_disallowed_is_not_asked_for() -> None:
    assert reason(rules("User-agent: *\nDisallow: /story")) is Reason.ROBOTS


def test_what_is_allowed_is() -> None:
    assert reason(rules("User-agent: *\nDisallow: /search")) is None


def test_the_longest_rule_wins() -> None:
    text = "User-agent: *\nDisallow: /\nAllow: /story$"
    assert reason(rules(text)) is None
    assert reason(rules(text), STORY + "/2") is Reason.ROBOTS


def test_rules_for_our_own_name_go_before_those_for_all() -> None:
    assert reason(rules("User-agent: *\nDisallow:\n\nUser-agent: factcheck\nDisallow: /")) is Reason.ROBOTS
    assert reason(rules("User-agent: *\nDisallow: /\n\nUser-agent: FactCheck\nDisallow:")) is None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_missing_file_allows_all(status: int) -> None:
    assert reason(httpx.Response(status)) is None


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_broken_server_forbids_all(status: int) -> None:
    assert reason(httpx.Response(status)) is Reason.ROBOTS


@pytest.mark.parametrize(
    ("fault", "why"), [(httpx.ReadTimeout(""), Reason.TIMEOUT), (httpx.ConnectError(""), Reason.UNREACHABLE)]
)
def test_a_file_that_cannot_be_had_forbids_all_and_says_what_went_wrong(fault: Exception, why: Reason) -> None:
    assert reason(fault) is why


def test_a_moved_file_is_followed() -> None:
    moved = httpx.Response(301, headers={"location": "/rules.txt"})
    web, network = door({ROBOTS: moved, "https://www.example.org/rules.txt": rules("User-agent: *\nDisallow: /")})
    with pytest.raises(DoorError, match="does not allow"):
        web.page(STORY)
    assert network.asked == [ROBOTS, "https://www.example.org/rules.txt"]


def test_a_file_that_moves_in_circles_allows_all() -> None:
    assert reason(httpx.Response(302, headers={"location": "/robots.txt"})) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"<!doctype html><p>Not found</p>",
        b"\xef\xbb\xbfUser-agent: *\nDisallow:\n",
        b"x" * 600_000,
    ],
)
def test_a_file_of_anything_does_no_harm(body: bytes) -> None:
    assert reason(httpx.Response(200, content=body)) is None


def test_a_crawl_delay_is_kept() -> None:
    time = Time()
    web, _ = door({ROBOTS: rules("User-agent: *\nCrawl-delay: 9\n"), STORY: page(), STORY + "/2": page()}, time)
    web.page(STORY)
    web.page(STORY + "/2")
    assert time.slept == [2.0, 9.0]


def test_a_host_that_wants_a_day_between_requests_is_asked_for_one_page() -> None:
    time = Time()
    web, network = door({ROBOTS: rules("User-agent: *\nCrawl-delay: 86400\n"), STORY: page()}, time)
    web.page(STORY)
    with pytest.raises(DoorError, match="86,400 s") as caught:
        web.page(STORY + "/2")
    assert (caught.value.reason, network.pages, time.slept) == (Reason.RATE_LIMITED, [STORY], [2.0])


def test_it_is_read_once_a_host_and_run() -> None:
    web, network = door({STORY: page(), STORY + "/2": page()})
    web.page(STORY)
    web.page(STORY + "/2")
    assert network.asked.count(ROBOTS) == 1


@pytest.mark.parametrize("privacy", ["draft", "offline"])
def test_a_view_that_may_not_ask_for_it_does_not_open_the_door_for_others(privacy: str) -> None:
    web, network = door({ROBOTS: rules("User-agent: *\nDisallow: /"), STORY: page()})
    for view, why in ((web.view(privacy=privacy), {Reason.PRIVATE, Reason.OFFLINE}), (web.view(), {Reason.ROBOTS})):
        with pytest.raises(DoorError) as caught:
            view.page(STORY)
        assert caught.value.reason in why
    assert network.pages == []


def test_it_is_recorded_and_replayed_with_the_page_it_forbids() -> None:
    cassette = Cassette()
    web, _ = door({ROBOTS: rules("User-agent: *\nDisallow: /")})
    with pytest.raises(DoorError):
        web.view(cassette, mode="once").page(STORY)
    again, network = door({STORY: page()})
    with pytest.raises(DoorError) as caught:
        again.view(cassette, privacy="offline").page(STORY)
    assert (caught.value.reason, network.asked) == (Reason.ROBOTS, [])


def test_a_recorded_page_needs_no_recorded_robots() -> None:
    cassette = Cassette()
    web, _ = door({STORY: page()})
    view = web.view(cassette, mode="once")
    view.page(STORY)
    alone = Cassette()
    alone.put(next(entry for entry in cassette if entry.url == STORY))
    again, _ = door({})
    assert again.view(alone, privacy="offline").page(STORY).status == 200
