"""Processes of this machine: the report of a run alone, and one that dies costs its own articles a retry."""

import os
import signal
from collections.abc import Callable
from threading import Event

from factcheck.pipeline import Kit, verify
from factcheck.pipeline.engines.bench import packed
from factcheck.pipeline.engines.processes import Processes
from factcheck.pipeline.engines.spread import Spread
from factcheck.pipeline.engines.veil import Veil
from factcheck.pipeline.engines.work import Batch, Job, Results
from factcheck.version import __version__
from tests.pipeline.engines.doubles import ARTICLES, told


def test_the_report_is_that_of_a_run_alone_though_one_of_them_dies(kit_of: Callable[..., Kit]) -> None:
    alone = told(list(verify(ARTICLES, kit_of())))
    pool = Processes(2)
    items = []
    for number, item in enumerate(Spread(pool)(ARTICLES, kit_of())):
        items.append(item)
        if number == 1:
            os.kill(next(iter(pool.workers())), signal.SIGKILL)
    assert told(items) == alone


def test_of_what_a_worker_cannot_use_it_says_why(kit_of: Callable[..., Kit]) -> None:
    came, there = [], Event()

    def done(results: Results | Exception) -> None:
        came.append(results)
        there.set()

    recipe = packed(kit_of(), Veil({}), shares_files=True)
    pool = Processes(1)
    pool.begin(Batch(recipe, (Job(ARTICLES[0], {}),), "0.0.0"), done)
    assert there.wait(30)
    pool.close()
    assert f"a worker has factcheck {__version__}, and this run is of 0.0.0" in str(came[0])
