"""One pace per host: what is waited for, by lane, whoever asks."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier, Lock
from time import monotonic, sleep

import httpx
import pytest

from factcheck.errors import DoorError
from factcheck.fetch.pace import DEFAULTS, Pace, PaceTransport
from factcheck.model import Reason
from tests.fetch.doubles import Time

A, B = "https://www.a.example/story", "https://b.example/story"


def paced(time: Time, **periods: float) -> Pace:
    return Pace({name.replace("_", "."): period for name, period in periods.items()}, now=time.ticks, sleep=time.sleep)


def ask(pace: Pace, *urls: str) -> None:
    for url in urls:
        with pace.slot(url):
            pass


def test_the_first_request_does_not_wait() -> None:
    time = Time()
    ask(paced(time), A, B)
    assert time.slept == []


def test_the_next_one_waits_for_the_rest_of_the_period() -> None:
    time = Time()
    pace = paced(time, a_example=5.0)
    ask(pace, A)
    time.at += 2.0
    ask(pace, A)
    assert time.slept == [3.0]


def test_time_that_has_gone_by_is_not_waited_for_again() -> None:
    time = Time()
    pace = paced(time)
    ask(pace, A)
    time.at += 60.0
    ask(pace, A)
    assert time.slept == []


@pytest.mark.parametrize(
    ("url", "period"),
    [
        ("https://api.gdeltproject.org/api/v2/doc/doc?query=x", 8.0),
        ("https://web.archive.org/cdx/search/cdx?url=x", 2.5),
        ("https://web.archive.org/web/20180101id_/https://x.example/", 1.0),
        ("https://api.nytimes.com/svc", 12.0),
        ("https://content.guardianapis.com/search", 1.0),
        (A, 2.0),
    ],
)
def test_known_services_have_a_pace_of_their_own(url: str, period: float) -> None:
    time = Time()
    ask(paced(time), url, url)
    assert time.slept == [period]


def test_the_archive_s_index_and_its_pages_do_not_wait_for_each_other() -> None:
    time = Time()
    ask(paced(time), "https://web.archive.org/cdx/search/cdx", "https://web.archive.org/web/1id_/https://x.example/")
    assert time.slept == []


def test_settings_go_over_the_defaults_for_subdomains_and_for_all() -> None:
    time = Time()
    pace = Pace({"a.example": 7.0, "*": 0.5}, now=time.ticks, sleep=time.sleep)
    ask(pace, A, A, B, B)
    assert time.slept == [7.0, 0.5]


def test_a_name_that_only_ends_alike_is_another_host() -> None:
    time = Time()
    ask(paced(time, a_example=7.0), "https://nota.example/", "https://nota.example/")
    assert time.slept == [DEFAULTS["*"]]


def test_a_host_may_ask_for_more_but_not_for_less() -> None:
    time = Time()
    pace = paced(time)
    pace.slow_down(A, 10.0)
    pace.slow_down(B, 0.1)
    ask(pace, A, A, B, B)
    assert time.slept == [10.0, 2.0]


def test_a_wish_for_more_than_a_minute_is_honoured_by_not_asking_again() -> None:
    time = Time()
    pace = paced(time)
    pace.slow_down(A, 86_400.0)
    ask(pace, A)
    with pytest.raises(DoorError, match="86,400 s") as caught:
        ask(pace, A)
    assert (caught.value.reason, time.slept) == (Reason.RATE_LIMITED, [])


def test_a_host_that_is_held_is_left_alone_so_long() -> None:
    time = Time()
    pace = paced(time)
    pace.hold(A, 30.0)
    ask(pace, A, B)
    assert time.slept == [30.0]


def test_the_period_runs_from_the_end_of_an_answer() -> None:
    time = Time()
    pace = paced(time, a_example=5.0)
    with pace.slot(A):
        time.at += 1.5
    ask(pace, A)
    assert time.slept == [5.0]


def test_an_answer_that_fails_counts_as_one() -> None:
    time = Time()
    pace = paced(time, a_example=5.0)
    with pytest.raises(OSError, match="reset"), pace.slot(A):
        raise OSError("reset")
    ask(pace, A)
    assert time.slept == [5.0]


def test_many_threads_keep_one_pace_and_ask_one_at_a_time() -> None:
    lock, barrier = Lock(), Barrier(8)
    inside, most, starts = 0, 0, list[float]()
    pace = Pace({"*": 0.02}, now=monotonic, sleep=sleep)

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
            starts.append(monotonic())
        sleep(0.005)
        with lock:
            inside -= 1
        return httpx.Response(200)

    transport = PaceTransport(httpx.MockTransport(answer), pace)

    def client() -> None:
        barrier.wait(5)
        transport.handle_request(httpx.Request("GET", A))

    with ThreadPoolExecutor(8) as pool:
        for each in [pool.submit(client) for _ in range(8)]:
            each.result()
    assert most == 1
    assert min(later - earlier for earlier, later in pairwise(starts)) >= 0.02
