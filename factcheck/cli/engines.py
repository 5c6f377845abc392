"""Which engine a run takes, and what is said of it."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.exits import say
from factcheck.cli.keys import keys_of
from factcheck.cli.options import EngineName
from factcheck.errors import UsageError
from factcheck.model import Article, ArticleReport, Miss

if TYPE_CHECKING:
    from factcheck.cli.trust import Trust
    from factcheck.pipeline import Kit
    from factcheck.pipeline.engines import Engine
    from factcheck.settings import Settings

_FEW = 50
"""Articles that are checked before processes would have started."""

SELDOM = 100_000
"""New objects after which a leading process looks for circles: reports are many objects in none of them."""


@dataclass(frozen=True, slots=True)
class Spreading:
    """What the command line says of where articles are checked. `scheduler` is "" for none.

    `resume` is the folder that keeps what the run finished.
    """

    engine: EngineName = "auto"
    scheduler: str = ""
    resume: Path | None = None
    quiet: bool = False
    verbose: bool = False

    def checked(self, *, pinned: bool) -> "Spreading":
        """The same, where it makes sense; `pinned` tells that the run goes by the source ledger.

        Raises UsageError where it makes none.
        """
        if self.scheduler and self.engine != "dask":
            raise UsageError("--scheduler is for --engine dask", way_out="Add --engine dask, or drop --scheduler")
        if pinned and self.engine in {"processes", "dask"}:
            raise UsageError("a run with --lock or --locked stays in one process", way_out="Drop --engine")
        return replace(self, engine="threads") if pinned else self


def engine_for(how: Spreading, settings: "Settings", trust: "Trust", since: str) -> "Engine":
    """The engine of a run, which goes on from what it has finished before where the run has a folder.

    Raises EngineError where the workers cannot be had.
    """
    engine = _engine(how, settings, trust)
    if how.resume is None:
        return engine
    from factcheck.pipeline.journal import resumed

    return partial(resumed, check=engine, folder=how.resume, since=since)


def kept_in(folder: Path | None, settings: "Settings") -> "Settings":
    """The settings with the pages of a run kept in its folder, where they name no store."""
    import msgspec

    if folder is None or settings.store is not None:
        return settings
    return msgspec.structs.replace(settings, store=str(folder.resolve()))


def _engine(how: Spreading, settings: "Settings", trust: "Trust") -> "Engine":
    """The engine of a run.

    By itself it is one of processes where nothing is asked of the network, so that the load is matching, and where
    there is enough of it; else one of threads. Raises EngineError where the workers cannot be had.
    """
    from factcheck.pipeline import verify as threads

    if how.engine == "dask":
        return _dask(how, settings, trust)
    if how.engine == "processes":
        return _processes(settings, trust)
    nothing_asked = settings.offline or settings.privacy == "offline"
    if how.engine == "threads" or how.verbose or not nothing_asked or _workers(settings) == 1:
        return threads
    return _for_many(lambda: _processes(settings, trust), threads)


def _for_many(processes: "Callable[[], Engine]", threads: "Engine") -> "Engine":
    def check(inputs: Iterable[Article | Miss], kit: "Kit") -> Iterator[ArticleReport | Miss]:
        items = iter(inputs)
        first = list(islice(items, _FEW))
        engine = threads if len(first) < _FEW else processes()
        return engine(chain(first, items), kit)

    return check


def _processes(settings: "Settings", trust: "Trust") -> "Engine":
    from factcheck.pipeline.engines.processes import Processes
    from factcheck.pipeline.engines.spread import Spread

    gc.set_threshold(SELDOM)
    return Spread(Processes(_workers(settings)), _keys(trust))


def _dask(how: Spreading, settings: "Settings", trust: "Trust") -> "Engine":
    from factcheck.pipeline.engines.cluster import Cluster
    from factcheck.pipeline.engines.spread import Spread

    cluster = Cluster(how.scheduler or None, _workers(settings))
    if how.scheduler and not how.quiet:
        say(f"articles, drafts too, and pages go to the workers of {how.scheduler}")
    if cluster.dashboard and not how.quiet:
        say(f"the cluster's dashboard: {cluster.dashboard}")
    gc.set_threshold(SELDOM)
    return Spread(cluster, _keys(trust))


def _workers(settings: "Settings") -> int:
    """How many processes: more than there are cores would only share them."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(settings.jobs, cores)


def _keys(trust: "Trust") -> dict[str, str]:
    from factcheck.plugins import needs

    given = {} if trust.untrusted else keys_of(os.environ)
    return {name: given[name] for name in needs() if given.get(name)}
