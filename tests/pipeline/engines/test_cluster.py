"""On a real cluster of this machine: the report of a run alone, the pace of every host, and what deaths cost."""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest

from factcheck import outlets
from factcheck.errors import EngineError
from factcheck.fetch import Web
from factcheck.pipeline import Kit, verify
from factcheck.pipeline.engines.cluster import Cluster
from factcheck.pipeline.engines.spread import Spread
from factcheck.pipeline.journal import resumed
from factcheck.settings import Settings
from tests.newsroom import Answer, Asked, Newsroom
from tests.newsroom.answers import Wire
from tests.pipeline.engines.clusters import Processes, least_gaps
from tests.pipeline.engines.conftest import DISCOVERERS
from tests.pipeline.engines.doubles import ARTICLES, told

pytestmark = pytest.mark.scale
PACE = 0.06  # seconds, for every host


class Timed(Newsroom):
    """A newsroom that notes when each host was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.times: dict[str, list[float]] = defaultdict(list)

    def answer(self, asked: Asked) -> Answer | Wire:
        """Note the time, and answer."""
        lane = f"{asked.host}/cdx" if asked.path.startswith("/cdx") else asked.host  # which have a pace each
        self.times[lane].append(time.monotonic())
        return super().answer(asked)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Processes]:
    with Processes(2) as started:
        yield started.wait()


@pytest.fixture
def newsroom() -> Iterator[Timed]:
    with Timed() as serving:
        yield serving


@pytest.fixture
def kits(newsroom: Timed, tmp_path: Path) -> Iterator[list[Kit]]:
    """Two kits whose doors keep a pace: one for a run alone, one for a run on the cluster."""
    pace = dict.fromkeys(("*", "api.gdeltproject.org", "web.archive.org", "web.archive.org/cdx"), PACE)
    settings = Settings(allow_stand_ins=True, root=tmp_path, jobs=1, pace=pace)
    with ExitStack() as doors:
        made = [doors.enter_context(Web(settings, network=newsroom.transport())) for _ in range(2)]
        yield [Kit(settings, outlets.load(), DISCOVERERS, web) for web in made]


def asked(newsroom: Newsroom) -> Counter[tuple[str, str, str]]:
    return Counter((one.host, one.path, one.query) for one in newsroom.log)


def at_noon(documents: list[str]) -> list[str]:
    """The documents without the times at which pages were read."""
    return [re.sub(r"\d\d:\d\d(:\d\d(\.\d+)?)?", "12:00", one) for one in documents]


def test_the_report_is_that_of_a_run_alone_and_no_host_is_asked_faster_than_its_pace(
    cluster: Processes, kits: list[Kit], newsroom: Timed
) -> None:
    alone = at_noon(told(list(verify(ARTICLES, kits[0]))))
    asked_alone = asked(newsroom)
    newsroom.log.clear()
    newsroom.times.clear()
    spread = at_noon(told(list(Spread(Cluster(cluster.address, 0))(ARTICLES, kits[1]))))
    assert spread == alone
    assert asked(newsroom) == asked_alone
    gaps = least_gaps(dict(newsroom.times))
    assert len(gaps) > 3
    assert all(gap >= PACE for gap in gaps.values()), gaps


def test_a_worker_that_dies_costs_no_second_visit(cluster: Processes, kits: list[Kit], newsroom: Timed) -> None:
    alone = at_noon(told(list(verify(ARTICLES, kits[0]))))
    asked_alone = asked(newsroom)
    newsroom.log.clear()
    killing = Timer(0.15, lambda: cluster.kill_worker(0))
    killing.start()
    spread = at_noon(told(list(Spread(Cluster(cluster.address, 0))(ARTICLES, kits[1]))))
    killing.join()
    cluster.add_worker()
    assert spread == alone
    assert asked(newsroom) == asked_alone


def test_where_nobody_answers_one_line_says_so() -> None:
    with pytest.raises(EngineError, match="no scheduler can be reached"):
        Cluster("tcp://127.0.0.1:9", 0, patience=0.2)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nonsense", "missing port number"),
        ("tcp://127.0.0.1:99999", "99999 is no port"),
        ("tcp://127.0.0.1:0", "0 is no port"),
        ("http://127.0.0.1:8786", "unknown address scheme 'http'"),
    ],
)
def test_what_is_no_address_is_told_at_once(address: str, why: str) -> None:
    with pytest.raises(EngineError, match=f"{address}: no scheduler can be reached: {why}"):
        Cluster(address, 0, patience=0.2)


def test_a_scheduler_that_dies_ends_the_run_in_one_line_and_the_same_run_goes_on(
    cluster: Processes, kits: list[Kit], tmp_path: Path
) -> None:
    articles = [replace(one, id=f"{turn}-{one.id}") for turn in range(3) for one in ARTICLES]
    begun = resumed(articles, kits[0], Spread(Cluster(cluster.address, 0)), tmp_path / "run")
    first = [next(begun) for _ in range(4)]
    cluster.kill_scheduler()
    with pytest.raises(EngineError, match="the scheduler is gone"):
        first += list(begun)
    whole = list(resumed(articles, kits[1], verify, tmp_path / "run"))
    assert len(first) < len(whole) == len(articles)
    assert at_noon(told(whole))[1] == at_noon(told(list(verify(articles, kits[1]))))[1]
