"""The stand-in newsroom and a door to it that waits for nothing."""

from collections.abc import Iterator

import pytest

from factcheck.fetch import Web
from factcheck.settings import Settings
from tests.newsroom import Newsroom


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as running:
        yield running


@pytest.fixture
def web(newsroom: Newsroom) -> Iterator[Web]:
    settings = Settings(allow_stand_ins=True)
    with Web(settings, network=newsroom.transport(), sleeper=lambda _: None) as door:
        yield door
