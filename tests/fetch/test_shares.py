"""What several articles had is told of the first of them in their order, whichever of them came to ask for it."""

from collections.abc import Iterator

import httpx
import pytest

from factcheck.errors import DoorError
from factcheck.fetch import Web
from factcheck.model import Obtained
from factcheck.settings import Settings
from tests.fetch.doubles import STORY, Network, Time, page

OTHER = "https://www.example.org/gone"


@pytest.fixture
def web() -> Iterator[Web]:
    time = Time()
    network = Network({STORY: page(), OTHER: httpx.Response(404)})
    with Web(Settings(), network=network, clock=time.now, sleeper=time.sleep, ticks=time.ticks) as door:
        yield door


def tells(view: Web) -> tuple[set[str], int, int]:
    counts = view.counts
    return {one.purpose for one in view.sent}, counts[Obtained.LIVE], counts[Obtained.CACHED]


def test_before_its_turn_a_view_tells_what_it_asked_for(web: Web) -> None:
    first, second = web.view(), web.view()
    second.page(STORY)
    first.page(STORY)
    assert (tells(first), tells(second)) == ((set(), 0, 1), ({"page", "robots.txt"}, 2, 0))


def test_in_its_turn_the_first_is_told_to_have_asked(web: Web) -> None:
    first, second = web.view(), web.view()
    second.page(STORY)
    first.page(STORY)
    assert first.settle() == {STORY: Obtained.LIVE}
    assert second.settle() == {STORY: Obtained.CACHED}
    assert (tells(first), tells(second)) == (({"page", "robots.txt"}, 2, 0), (set(), 0, 1))


def test_who_asked_and_was_first_tells_what_happened(web: Web) -> None:
    first, second = web.view(), web.view()
    first.page(STORY)
    second.page(STORY)
    assert (first.settle(), second.settle()) == ({}, {})
    assert (tells(first), tells(second)) == (({"page", "robots.txt"}, 2, 0), (set(), 0, 1))


def test_with_a_failure_that_was_kept_goes_what_it_needed(web: Web) -> None:
    first, second = web.view(), web.view()
    for view in (second, first):
        with pytest.raises(DoorError):
            view.page(OTHER)
    second.page(STORY)
    first.settle()
    second.settle()
    assert (tells(first), tells(second)) == (({"page", "robots.txt"}, 2, 0), ({"page"}, 1, 1))


def test_what_is_asked_twice_is_told_once_and_then_kept(web: Web) -> None:
    first, second = web.view(), web.view()
    second.page(STORY)
    first.page(STORY)
    first.page(STORY)
    first.settle()
    second.settle()
    assert (tells(first), tells(second)) == (({"page", "robots.txt"}, 2, 1), (set(), 0, 1))


def test_what_asks_not_to_be_kept_is_told_by_everybody_who_asked() -> None:
    time, unkept = Time(), page()
    unkept.headers["cache-control"] = "no-store"
    with Web(Settings(), network=Network({STORY: unkept}), clock=time.now, sleeper=time.sleep, ticks=time.ticks) as web:
        first, second = web.view(), web.view()
        for view in (second, first):
            view.page(STORY)
        first.settle()
        second.settle()
        assert (tells(first), tells(second)) == (({"page", "robots.txt"}, 2, 0), ({"page"}, 1, 0))
