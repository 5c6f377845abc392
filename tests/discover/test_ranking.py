"""Of many pages the one whose headline and address hold most of the claim is read first."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.discover.queries import rare
from factcheck.discover.ranking import MOST, day_in, points, ranked
from factcheck.model import Candidate
from tests.builders import REUTERS, claim

WANTED = rare(claim("In Osthaven, Ilse Maren kept the interest rate for the Velmora committee"), REUTERS)


def names(*found: Candidate, day: date | None = None) -> list[str]:
    return [one.url[-1] for one in ranked(found, WANTED, day)]


def candidate(name: str, title: str = "", day: date | None = None) -> Candidate:
    published = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    return Candidate(f"https://www.reuters.com/{name}", "test", title, published)


def test_a_name_tells_more_than_a_word() -> None:
    assert points("Maren speaks", "", WANTED) == 2
    assert points("The interest grows", "", WANTED) == 1
    assert points("Velmora's committee in Osthaven", "", WANTED) == 5


def test_the_address_counts_but_not_its_host() -> None:
    assert points("", "https://osthaven.example/velmora-committee/", WANTED) == 3


def test_the_best_fit_comes_first() -> None:
    assert names(candidate("1", "Weather"), candidate("2", "Velmora and Maren"), candidate("3", "Maren")) == [
        "2",
        "3",
        "1",
    ]


def test_between_equals_the_day_decides() -> None:
    early, late = candidate("1", "Maren", date(2026, 1, 1)), candidate("2", "Maren", date(2026, 3, 11))
    assert names(early, late, candidate("3", "Maren"), day=date(2026, 3, 12)) == ["2", "1", "3"]


def test_without_a_day_the_services_order_stays() -> None:
    assert names(candidate("1"), candidate("2"), candidate("3")) == ["1", "2", "3"]


def test_each_address_comes_once_and_not_too_many_come() -> None:
    assert names(candidate("1"), candidate("1", "Maren"), candidate("2")) == ["1", "2"]
    assert len(ranked([candidate(str(number)) for number in range(50)], WANTED, None)) == MOST


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2018/04/13/world/a.html", date(2018, 4, 13)),
        ("https://x.example/velmora-holds-2026-03-12/", date(2026, 3, 12)),
        ("https://x.example/business/2026/mar/12/velmora", date(2026, 3, 12)),
        ("https://x.example/2018/4/3/a", date(2018, 4, 3)),
        ("https://x.example/2018/13/13/a", None),
        ("https://x.example/2018-04/13/a", None),
        ("https://x.example/a-120180413", None),
        ("https://x.example/", None),
    ],
)
def test_many_addresses_name_their_day(url: str, day: date | None) -> None:
    assert day_in(url) == day


@given(st.text(max_size=80))
def test_no_address_raises(url: str) -> None:
    assert points(url, url, WANTED) >= 0
    day_in(url)
