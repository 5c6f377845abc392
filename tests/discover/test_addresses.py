"""Whose address it is, and what an archive's address wraps."""

import pytest

from factcheck.discover.addresses import belongs, unwrap
from factcheck.model import Outlet
from tests.builders import REUTERS

ATHLETIC = Outlet("nytimes.com/athletic", "The Athletic", domains=("nytimes.com/athletic", "theathletic.com"))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.reuters.com/a",
        "http://reuters.com/",
        "https://uk.reuters.com/x?y=1",
        "https://web.archive.org/web/20180417id_/https://www.reuters.com/a",
    ],
)
def test_an_outlet_owns_its_domain_and_what_lies_under_it(url: str) -> None:
    assert belongs(url, REUTERS)


@pytest.mark.parametrize(
    "url",
    [
        "https://notreuters.com/a",
        "https://reuters.com.evil.example/a",
        "https://example.org/?u=reuters.com",
        "ftp://reuters.com/a",
        "https://[broken",
        "reuters.com/a",
        "",
    ],
)
def test_an_address_that_only_looks_like_it_is_not_the_outlets(url: str) -> None:
    assert not belongs(url, REUTERS)


def test_an_outlet_with_a_path_owns_that_path_alone() -> None:
    assert belongs("https://www.nytimes.com/athletic/123/x", ATHLETIC)
    assert not belongs("https://www.nytimes.com/athletics/123", ATHLETIC)
    assert not belongs("https://www.nytimes.com/2018/04/13/x.html", ATHLETIC)


@pytest.mark.parametrize("inner", ["https://www.reuters.com/a", "https:/www.reuters.com/a"])
def test_an_archived_address_is_looked_through(inner: str) -> None:
    copy = f"https://web.archive.org/web/20180417103412/{inner}"
    assert unwrap(copy) == ("https://www.reuters.com/a", copy)


def test_any_other_address_is_itself() -> None:
    assert unwrap("https://www.reuters.com/a") == ("https://www.reuters.com/a", None)
