"""Which addresses lead to one page, and which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.discover.addresses import belongs, canonical, unwrap
from factcheck.discover.queries import rare
from factcheck.discover.ranking import ranked
from factcheck.model import Candidate
from tests.builders import REUTERS, claim

STORY = "https://www.reuters.com/world/velmora-holds-rate-2026-03-12/"
SAME = [
    STORY.rstrip("/"),
    "http://reuters.com/world/velmora-holds-rate-2026-03-12",
    "https://m.reuters.com/world/velmora-holds-rate-2026-03-12/",
    "https://mobile.reuters.com/world/velmora-holds-rate-2026-03-12/",
    "https://www2.reuters.com/world/velmora-holds-rate-2026-03-12/",
    "https://amp.reuters.com/world/velmora-holds-rate-2026-03-12/",
    STORY + "amp",
    STORY + "amp/",
    "https://www.reuters.com/amp/world/velmora-holds-rate-2026-03-12/",
    STORY + "?outputType=amp",
    STORY + "?amp=1&utm_source=a&utm_campaign=b",
    STORY + "?fbclid=a#top",
    f"https://web.archive.org/web/20260312000000id_/{STORY}",
    f"https://web.archive.org/web/20260312/http:/{STORY[7:]}",
    f"https://archive.ph/20260312/{STORY}",
    "https://www-reuters-com.cdn.ampproject.org/c/s/www.reuters.com/world/velmora-holds-rate-2026-03-12/",
    "https://www.google.com/amp/s/www.reuters.com/amp/world/velmora-holds-rate-2026-03-12/",
]
OTHERS = [
    "https://www.reuters.com/",
    "https://www.reuters.com/world/velmora-holds-rate-2026-03-13/",
    STORY + "?page=2",
    "https://amplifier.reuters.com/world/velmora-holds-rate-2026-03-12/",
    "https://www.reuters.com/amplify/world/velmora-holds-rate-2026-03-12/",
    "https://www.bbc.com/world/velmora-holds-rate-2026-03-12/",
    "https://m.com/world/velmora-holds-rate-2026-03-12/",
]


@pytest.mark.parametrize("url", SAME)
def test_one_page_has_one_spelling(url: str) -> None:
    assert canonical(url) == canonical(STORY)


@pytest.mark.parametrize("url", OTHERS)
def test_another_page_has_another(url: str) -> None:
    assert canonical(url) != canonical(STORY)


def test_pages_that_a_parameter_tells_apart_stay_apart() -> None:
    assert canonical("https://a.example/?id=1") != canonical("https://a.example/?id=2")


@pytest.mark.parametrize("url", SAME[-3:])
def test_a_copy_in_a_cache_or_archive_of_others_is_the_outlet_s_own_address(url: str) -> None:
    address, archived = unwrap(url)
    assert address.startswith("https://www.reuters.com/")
    assert archived is None
    assert belongs(url, REUTERS)


@given(st.text(max_size=80))
def test_any_text_has_a_spelling_that_stays_when_spelt_again(text: str) -> None:
    once = canonical(f"https://www.example.org/{text}")
    assert canonical(f"https://{once}") == once


def test_a_service_that_names_a_page_in_several_ways_names_it_once() -> None:
    found = rare(claim("Velmora held its rate"), REUTERS)
    named = ranked([Candidate(url, "a") for url in (STORY, *SAME)], found, None)
    assert [one.url for one in named] == [STORY]


def test_what_a_service_shows_of_a_page_counts_as_its_headline_does() -> None:
    found = rare(claim("In Velmora, Ilse Maren kept the rate"), REUTERS)
    plain, telling = Candidate("https://www.reuters.com/a", "a", "News"), "Ilse Maren told Velmora that the rate stays"
    named = ranked([plain, Candidate("https://www.reuters.com/b", "a", "News", snippet=telling)], found, None)
    assert [one.url[-1] for one in named] == ["b", "a"]


def test_what_is_no_address_is_its_own_spelling() -> None:
    assert canonical("https://[broken/") == "https://[broken/"
