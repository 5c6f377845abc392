"""Asking again: when, how often, after what wait, and when no more."""

from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from factcheck.cassette import Cassette
from factcheck.errors import DoorError, ServiceError
from factcheck.fetch import Web
from factcheck.fetch.faults import NoConnectionError
from factcheck.fetch.retry import retry_after
from factcheck.model import Reason
from factcheck.settings import Settings
from tests.fetch.doubles import STORY, Time, door, page

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GDELT = "https://api.gdeltproject.org/api/v2/doc/doc"
FREE = {"*": 0.0, "api.gdeltproject.org": 0.0}


def test_a_time_out_is_asked_again_once_after_a_while() -> None:
    time = Time()
    web, network = door({STORY: [httpx.ReadTimeout(""), page()]}, time, pace=FREE)
    assert web.page(STORY).status == 200
    assert (network.pages, time.slept) == ([STORY, STORY], [1.0])


def test_who_cannot_be_reached_is_not_asked_again_at_once() -> None:
    time = Time()
    web, network = door({STORY: httpx.ConnectError("")}, time, pace=FREE)
    with pytest.raises(DoorError):
        web.page(STORY)
    assert (network.pages, time.slept) == ([STORY], [])


def test_a_name_that_nobody_knows_is_asked_for_once_a_run() -> None:
    asked = list[str]()

    def unknown(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        raise NoConnectionError("its name is not known", unknown=True)

    time = Time()
    web = Web(Settings(), network=httpx.MockTransport(unknown), clock=time.now, sleeper=time.sleep, ticks=time.ticks)
    for _ in range(3):
        with pytest.raises(ServiceError):
            web.ask("wayback", "https://web.archive.org/cdx/search/cdx", {})
    assert (asked, time.slept) == (["web.archive.org"], [])


def test_what_fails_twice_has_failed() -> None:
    web, network = door({STORY: httpx.ReadError("")}, pace=FREE)
    with pytest.raises(DoorError):
        web.page(STORY)
    assert network.pages == [STORY, STORY]


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451, 500])
def test_a_plain_answer_is_not_asked_for_again(status: int) -> None:
    web, network = door({STORY: httpx.Response(status)}, pace=FREE)
    with pytest.raises(DoorError):
        web.page(STORY)
    assert network.pages == [STORY]


@pytest.mark.parametrize("wish", ["7", "Mon, 23 Nov 2026 12:00:07 GMT"])
def test_a_busy_server_is_waited_for_as_it_asks(wish: str) -> None:
    time = Time()
    busy = httpx.Response(429, headers={"retry-after": wish})
    web, network = door({STORY: [busy, page()]}, time, pace=FREE)
    assert web.page(STORY).status == 200
    assert (len(network.pages), time.slept) == (2, [7.0])


def test_a_server_that_asks_for_more_than_a_minute_is_left_alone() -> None:
    time = Time()
    web, network = door({STORY: httpx.Response(429, headers={"retry-after": "3600"})}, time, pace=FREE)
    with pytest.raises(DoorError):
        web.page(STORY)
    assert (network.pages, time.slept) == ([STORY], [])
    with pytest.raises(DoorError, match="left alone") as caught:
        web.page(STORY + "/2")
    assert caught.value.reason is Reason.RATE_LIMITED
    assert network.pages == [STORY]


def test_gdelt_is_asked_once_and_then_no_more() -> None:
    time = Time()
    web, network = door({GDELT: httpx.Response(429)}, time, pace=FREE)
    for _ in range(3):
        with pytest.raises(ServiceError) as caught:
            web.ask("gdelt", GDELT, {})
        assert caught.value.reason is Reason.RATE_LIMITED
    assert (network.asked, time.slept) == ([GDELT], [])


def test_a_host_that_fails_three_times_running_is_left_alone() -> None:
    urls = [f"{STORY}/{n}" for n in range(5)]
    web, network = door({**dict.fromkeys(urls, httpx.ReadTimeout("")), "https://b.example/": page()}, pace=FREE)
    reasons = []
    for url in urls:
        with pytest.raises(DoorError) as caught:
            web.page(url)
        reasons.append(caught.value.reason)
    assert reasons == [Reason.TIMEOUT] * 5  # the host asked for nothing: it is left alone for what it did
    assert len(network.pages) == 6
    assert web.page("https://b.example/").status == 200


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (httpx.Response(500), Reason.SERVER_ERROR),
        (httpx.ReadError(""), Reason.UNREACHABLE),
        (httpx.Response(429), Reason.RATE_LIMITED),
    ],
    ids=["fails", "breaks off", "asks for peace"],
)
def test_a_host_is_left_alone_for_what_it_did(answer: httpx.Response | Exception, reason: Reason) -> None:
    urls = [f"{STORY}/{n}" for n in range(4)]
    web, network = door(dict.fromkeys(urls, answer), pace=FREE)
    for url in urls[:3]:
        with pytest.raises(DoorError):
            web.page(url)
    asked = len(network.asked)
    with pytest.raises(DoorError, match="left alone for this run") as caught:
        web.page(urls[3])
    assert (caught.value.reason, len(network.asked)) == (reason, asked)


def test_a_page_that_was_not_asked_for_is_asked_for_by_the_next_run(tmp_path: Path) -> None:
    urls = [f"{STORY}/{n}" for n in range(4)]
    web, _ = door(dict.fromkeys(urls, httpx.ReadTimeout("")), pace=FREE, store=str(tmp_path))
    for url in urls:
        with pytest.raises(DoorError):
            web.page(url)
    web.close()
    again, network = door(dict.fromkeys(urls, page()), pace=FREE, store=str(tmp_path))
    assert again.page(urls[3]).status == 200
    with pytest.raises(DoorError):
        again.page(urls[0])  # which failed itself, a while ago
    assert network.pages == [urls[3]]


def test_one_answer_between_failures_keeps_a_host() -> None:
    urls = [f"{STORY}/{n}" for n in range(4)]
    answers = {**dict.fromkeys(urls, httpx.ReadTimeout("")), STORY: page()}
    web, _ = door(answers, pace=FREE)
    for url in urls:
        with pytest.raises(DoorError) as caught:
            web.page(url)
        assert caught.value.reason is Reason.TIMEOUT
        web.page(STORY)


def test_a_replayed_failure_is_final_and_costs_no_time() -> None:
    cassette = Cassette()
    web, _ = door({STORY: httpx.ReadTimeout("")}, pace=FREE)
    with pytest.raises(DoorError):
        web.view(cassette, mode="once").page(STORY)
    time = Time()
    again, network = door({}, time)
    with pytest.raises(DoorError) as caught:
        again.view(cassette, privacy="offline").page(STORY)
    assert caught.value.reason is Reason.TIMEOUT
    assert (network.asked, time.slept) == ([], [])


def test_a_recording_keeps_the_answer_that_the_run_went_on_with() -> None:
    cassette = Cassette()
    web, _ = door({STORY: [httpx.Response(503), page("Held.")]}, pace=FREE)
    assert web.view(cassette, mode="once").page(STORY).body == b"<p>Held.</p>"
    again, _ = door({})
    assert again.view(cassette, privacy="offline").page(STORY).body == b"<p>Held.</p>"


def test_a_robots_txt_that_is_refused_for_haste_leaves_the_host_alone() -> None:
    web, network = door({"https://www.example.org/robots.txt": httpx.Response(429), STORY: page()}, pace=FREE)
    with pytest.raises(DoorError) as caught:
        web.page(STORY)
    assert (caught.value.reason, network.pages) == (Reason.RATE_LIMITED, [])


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("0", 0.0),
        (" 120 ", 120.0),
        ("Mon, 23 Nov 2026 12:02:00 GMT", 120.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("Monday, 23-Nov-26 12:02:00 GMT", 120.0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("\u0662", None),
        ("9" * 400, float("inf")),
        ("Mon, 99 Nov 2026 12:02:00 GMT", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_an_archived_refusal_is_not_the_archive_s() -> None:
    copy = "https://web.archive.org/web/2018id_/https://www.example.org/story"
    refused = httpx.Response(429, headers={"memento-datetime": "Sun, 08 Apr 2018 12:00:00 GMT"})
    web, network = door({copy: refused, copy + "/2": page()}, pace={"*": 0.0, "web.archive.org": 0.0})
    with pytest.raises(DoorError) as caught:
        web.page(copy)
    assert caught.value.reason is Reason.BLOCKED
    assert web.page(copy + "/2").status == 200
    assert network.pages == [copy, copy + "/2"]
