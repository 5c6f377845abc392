"""What a run may spend: requests, time, and an end at any moment."""

from threading import Timer
from time import monotonic

import httpx
import pytest

from factcheck.errors import DoorError
from factcheck.fetch import Terms, Web
from factcheck.fetch.budget import Budget
from factcheck.model import Obtained, Reason
from factcheck.settings import Settings
from tests.fetch.doubles import STORY, Network, Time, page


def web(network: Network, time: Time, terms: Terms | None = None) -> Web:
    return Web(Settings(), network=network, clock=time.now, sleeper=time.sleep, ticks=time.ticks, terms=terms)


def refused(door: Web, url: str = STORY) -> str:
    with pytest.raises(DoorError) as caught:
        door.page(url)
    assert caught.value.reason is Reason.LIMIT
    return caught.value.message


def test_requests_end_at_their_limit_robots_included() -> None:
    network = Network({STORY: page(), STORY + "/2": page()})
    door = web(network, Time(), Terms(max_requests=2))
    door.page(STORY)
    assert "request limit" in refused(door, STORY + "/2")
    assert len(network.asked) == 2
    assert door.counts[Obtained.LIVE] == 2


def test_requests_to_one_host_end_at_theirs() -> None:
    other = "https://b.example/"
    network = Network({STORY: page(), other: page()})
    door = web(network, Time(), Terms(max_requests_per_host=2))
    door.page(STORY)
    assert "limit of www.example.org" in refused(door, STORY + "/2")
    assert door.page(other).status == 200


def test_requests_of_all_views_are_counted_together() -> None:
    network = Network({STORY: page(), STORY + "/2": page()})
    door = web(network, Time(), Terms(max_requests=3))
    door.view().page(STORY)
    door.view().page(STORY + "/2")
    refused(door.view(), STORY + "/3")


def test_a_run_on_what_strangers_wrote_asks_known_hosts_alone() -> None:
    away = httpx.Response(302, headers={"location": "https://evil.example/?stolen"})
    network = Network({STORY: page(), STORY + "/away": away})
    door = web(network, Time(), Terms(may_ask=lambda host: host == "www.example.org"))
    assert door.page(STORY).status == 200
    for url in ("https://evil.example/", STORY + "/away"):
        with pytest.raises(DoorError) as caught:
            door.page(url)
        assert caught.value.reason is Reason.FORBIDDEN_ADDRESS
    with pytest.raises(DoorError):
        door.ask("gdelt", "https://api.gdeltproject.org/", {})
    assert {request.url.host for request in network.requests} == {"www.example.org"}


def test_time_ends_at_its_limit() -> None:
    time = Time()
    network = Network({STORY: page()})
    door = web(network, time, Terms(time_limit=60.0))
    door.page(STORY)
    time.at = 61.0
    assert "time limit" in refused(door, STORY + "/2")


def test_nobody_waits_for_a_turn_that_comes_after_the_end() -> None:
    time = Time()
    network = Network({STORY: [httpx.Response(429, headers={"retry-after": "50"}), page()]})
    door = web(network, time, Terms(time_limit=30.0))
    assert "time limit" in refused(door)
    assert time.at < 30
    assert [sent.purpose for sent in door.sent] == ["page", "robots.txt"]


def test_a_run_that_is_stopped_asks_nothing_more() -> None:
    network = Network({STORY: page()})
    door = web(network, Time())
    view = door.view()
    door.stop()
    assert "stopped" in refused(view)
    assert (network.asked, view.sent) == ([], ())


def test_what_is_waited_for_is_told() -> None:
    waits = list[tuple[str, float]]()
    door = web(Network({STORY: page()}), Time(), Terms(waiting=lambda host, seconds: waits.append((host, seconds))))
    door.page(STORY)
    assert waits == [("www.example.org", 2.0)]


def test_who_sleeps_is_woken_when_the_run_is_stopped() -> None:
    budget = Budget(Terms(), monotonic, None)
    before = monotonic()
    timer = Timer(0.05, budget.stop)
    timer.start()
    with pytest.raises(DoorError, match="stopped"):
        budget.sleep(30.0)
    timer.join()
    assert monotonic() - before < 5
