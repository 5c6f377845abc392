"""What the engines' tests share: a newsroom, and kits whose doors ask it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.discover import gdelt, links, wayback
from factcheck.fetch import Terms, Web
from factcheck.pipeline import Kit
from factcheck.settings import Settings
from tests.builders import NOON
from tests.newsroom import Newsroom

# A busy machine must not make a page time out: what is compared here is one run with another.
PATIENT = {"allow_stand_ins": True, "jobs": 1, "timeout": 60.0}
DISCOVERERS = {"links": links.discover, "gdelt": gdelt.discover, "wayback": wayback.discover}


@pytest.fixture(scope="session")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as serving:
        yield serving


@pytest.fixture
def kit_of(newsroom: Newsroom, tmp_path: Path) -> Iterator[Callable[..., Kit]]:
    """Makes a kit with a door of its own, at whose place it is always noon and nobody waits."""
    with ExitStack() as doors:

        def made(**settings: object) -> Kit:
            whole = Settings(**{**PATIENT, "root": tmp_path, **settings})  # type: ignore[arg-type]
            terms = Terms(max_requests=whole.max_requests)
            network = newsroom.transport()
            door = Web(whole, network=network, clock=lambda: NOON, sleeper=lambda seconds: None, terms=terms)
            return Kit(whole, outlets.load(), DISCOVERERS, doors.enter_context(door))

        yield made
