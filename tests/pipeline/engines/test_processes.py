"""Processes of this machine: the report of a run alone, and one that dies costs its own articles a retry."""

import os
import signal
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event
from threading import enumerate as enumerate_threads
from typing import cast

from factcheck.errors import EngineError
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


def test_what_cannot_travel_is_said_and_not_waited_for() -> None:
    came: SimpleQueue[Results | Exception] = SimpleQueue()
    pool = Processes(1)
    pool.begin(Batch.of(cast("bytes", lambda: None), (), __version__), came.put)
    told = came.get(timeout=30)
    pool.close()
    assert isinstance(told, EngineError)
    assert "cannot be sent to another process" in str(told)


def test_what_was_not_begun_when_the_pool_is_closed_never_is() -> None:
    others, came, first, closed = set(enumerate_threads()), list[Results | Exception](), Event(), Event()

    def done(results: Results | Exception) -> None:
        came.append(results)
        first.set()
        closed.wait(30)

    pool = Processes(1)
    for _ in range(3):
        pool.begin(Batch.of(b"", (), "0.0.0"), done)
    assert first.wait(30)
    started = pool.workers()
    pool.close()
    closed.set()
    for thread in set(enumerate_threads()) - others:
        thread.join(30)
    assert (len(came), pool.workers()) == (1, started)


def test_of_what_a_worker_cannot_use_it_says_why(kit_of: Callable[..., Kit]) -> None:
    came, there = [], Event()

    def done(results: Results | Exception) -> None:
        came.append(results)
        there.set()

    recipe = packed(kit_of(), Veil({}), shares_files=True)
    pool = Processes(1)
    pool.begin(Batch.of(recipe, [Job(ARTICLES[0], {})], "0.0.0"), done)
    assert there.wait(30)
    pool.close()
    assert f"a worker has factcheck {__version__}, and this run is of 0.0.0" in str(came[0])
