"""A worker's place of work: what it makes, once, of the recipe that comes with every batch, and what it does there."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from time import thread_time
from typing import cast
from uuid import uuid4

from factcheck.errors import EngineError
from factcheck.fetch import Terms, Web
from factcheck.fetch.rehearsal import Unwritten
from factcheck.fetch.store import place
from factcheck.model import Article
from factcheck.outlets import load as table
from factcheck.pipeline import contained, examined, failed
from factcheck.pipeline.abreast import NotYetError
from factcheck.pipeline.engines.relay import Relay, Unasked
from factcheck.pipeline.engines.veil import Veil
from factcheck.pipeline.engines.work import Batch, Checked, Job, Outcome, Results, Told, Wants
from factcheck.pipeline.kit import Kit
from factcheck.protocols import Discoverer, Shelf
from factcheck.settings import Settings
from factcheck.vcs import Changes
from factcheck.version import __version__

_PROTOCOL = pickle.HIGHEST_PROTOCOL
_making = Lock()


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker needs to make a kit of its own.

    `run` tells one run from the next, so that a worker that serves both opens the archive and recordings anew.
    `root_seen` tells when the project's folder changed last, so that a worker knows whether it sees the same one; None
    where it is not to look for files at all, as for what a stranger wrote, whose recordings are the base revision's.
    """

    run: str
    settings: Settings
    discoverers: Mapping[str, Discoverer]
    archive: Shelf | None
    changes: Changes | None
    abreast: int
    root_seen: int | None


def packed(kit: Kit, veil: Veil, *, shares_files: bool) -> bytes:
    """The recipe of a kit, its keys veiled. Raises EngineError where a part of it cannot travel."""
    if kit.pins is not None:
        raise EngineError("a run that goes by the source ledger stays in one process", way_out="Use --engine threads")
    settings = kit.settings
    near = kit.recorded is None and (shares_files or settings.root.is_dir())
    seen = (-1 if shares_files else settings.root.stat().st_mtime_ns) if near else None
    veiled = {name: veil.over(one) for name, one in kit.discoverers.items()}
    try:
        recipe = Recipe(uuid4().hex, settings, veiled, kit.archive, kit.changes, kit.abreast, seen)
        return pickle.dumps(recipe, _PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise EngineError(
            f"a discoverer cannot be sent to other processes: {error}", way_out="Use --engine threads"
        ) from None


def check_batch(batch: Batch) -> Results:
    """Check the articles of a batch, each as far as it goes. Raises EngineError for a batch of another version."""
    if batch.version != __version__:
        told = f"a worker has factcheck {__version__}, and this run is of {batch.version}"
        raise EngineError(told, way_out="Install the same version on all workers")
    with _making:
        bench = _bench(batch.recipe)
    began = thread_time()  # work alone, so that a busy machine does not make batches small
    outcomes = [bench.check(job) for job in batch.jobs]
    return Results.of(outcomes, thread_time() - began)


@lru_cache(maxsize=2)
def _bench(recipe: bytes) -> "Bench":
    return Bench(pickle.loads(recipe))  # noqa: S301 - from the process that this worker works for


class Bench:
    """Checks articles in this process, which asks nothing of anybody."""

    def __init__(self, recipe: Recipe) -> None:
        settings = recipe.settings
        self._offline = settings.offline or settings.privacy == "offline"
        self._near = _sees(recipe)
        outlets = table(entry.outlet() for entry in settings.outlets)
        web = Web(
            settings,
            network=Unasked(),
            sleeper=_at_once,
            store=Unwritten(place(settings), lambda: datetime.now(UTC)),
            terms=Terms(tdm=settings.tdm),
        )
        self._own = Kit(
            settings,
            outlets,
            recipe.discoverers,
            web,
            archive=recipe.archive,
            changes=recipe.changes,
            abreast=recipe.abreast,
        )
        self._relayed = replace(self._own, recorded=_nothing)

    def check(self, job: Job) -> Outcome:
        """The article's report, or what has to be asked for it first."""
        if self._near and not job.answers and (job.recorded or self._offline):
            try:
                return Checked(contained(job.article, self._own))
            except NotYetError:
                pass  # not all of it was recorded
        return self._told(job.article, Relay(job.answers, one_by_one=self._own.counted))

    def _told(self, article: Article, relay: Relay) -> Outcome:
        try:
            return Told(examined(article, replace(self._relayed, web=cast("Web", relay)))[0])
        except NotYetError:
            return Wants(tuple(relay.wants))
        except Exception as error:  # noqa: BLE001 - a stranger's plugin, or our own fault: told as everywhere
            return Told(failed(article, error))


def _at_once(_: float) -> None:
    """Nothing is asked from here, so there is no pace to keep."""


def _nothing(_: Path) -> None:
    """Recordings are in the hands of the process that asks."""


def _sees(recipe: Recipe) -> bool:
    """Whether the project's folder is here, and the same."""
    if recipe.root_seen is None or recipe.root_seen < 0:
        return recipe.root_seen is not None
    try:
        return recipe.settings.root.stat().st_mtime_ns == recipe.root_seen
    except OSError:
        return False
