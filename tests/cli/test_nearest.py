"""A mistyped name leads to those that come close."""

import pytest

from factcheck import outlets
from factcheck.cli.nearest import closest, outlet_of, unknown_outlet
from factcheck.errors import UsageError

TABLE = outlets.load()


def test_the_nearest_come_first_and_three_at_most() -> None:
    meant = {"a": ("apple",), "b": ("apples", "pears"), "c": ("quince",), "d": ("app",)}
    assert closest("Apples", meant) == ["b", "a", "d"]
    assert closest("zzz", meant, 70) == []


@pytest.mark.parametrize(("asked", "near"), [("Reutters", "reuters.com"), ("guardain", "theguardian.com")])
def test_an_outlet_is_led_to(asked: str, near: str) -> None:
    assert near in unknown_outlet(asked, TABLE).way_out


@pytest.mark.parametrize("asked", ["reuters.com", "Reuters", "https://www.reuters.com/world/", "www.reuters.com"])
def test_an_outlet_is_found_by_id_name_and_address(asked: str) -> None:
    assert outlet_of(asked, TABLE).id == "reuters.com"


def test_a_name_that_several_share_names_them() -> None:
    shared = next(alias for one in TABLE for alias in (one.name, *one.aliases) if len(TABLE.named(alias)) > 1)
    with pytest.raises(UsageError, match="may mean"):
        outlet_of(shared, TABLE)
