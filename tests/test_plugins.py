"""Members of the open sets enter by their entry points, ours by the same door."""

import pytest

from factcheck import plugins
from factcheck.errors import PluginError


def test_built_in_discoverers_and_formats_are_declared_as_a_stranger_would() -> None:
    assert {"declared", "links", "gdelt", "wayback"} <= set(plugins.names("discoverers"))
    assert {"markdown", "json", "jsonl"} <= set(plugins.names("formats"))


def test_discoverers_come_in_the_order_asked_for() -> None:
    assert list(plugins.discoverers(["wayback", "links"])) == ["wayback", "links"]


@pytest.mark.parametrize("name", plugins.names("formats"))
def test_every_declared_format_loads(name: str) -> None:
    assert callable(plugins.format_named(name))


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(PluginError, match=r'no format is called "pdf"\. There are: .*markdown'):
        plugins.format_named("pdf")


class TestADiscovererThatNeedsAKey:
    def test_is_bound_to_what_the_environment_gives(self) -> None:
        (bound,) = plugins.discoverers(["guardian"], {"FACTCHECK_GUARDIAN_KEY": "a key"}).values()
        (unbound,) = plugins.discoverers(["guardian"], {}).values()
        assert bound is not unbound

    def test_never_shows_its_key(self) -> None:
        (bound,) = plugins.discoverers(["guardian"], {"FACTCHECK_GUARDIAN_KEY": "a secret key"}).values()
        assert "a secret key" not in repr(bound)
