"""Workers of a Dask cluster: one of this machine's own, or one that stands at an address.

Its security, TLS above all, is Dask's own affair and configuration. Task keys are numbers, and what travels tells
nothing of itself in logs.
"""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from threading import current_thread, main_thread
from time import monotonic
from typing import Any
from uuid import uuid4

from factcheck.errors import EngineError
from factcheck.pipeline.engines import Done
from factcheck.pipeline.engines.bench import check_batch
from factcheck.pipeline.engines.work import Batch, WorkerLostError

_PATIENCE = 30.0  # seconds that a cluster may be without a worker: it may have been asked for one that is starting
_FRESH = 5.0  # seconds for which the number of workers is believed


class Cluster:
    """The cluster whose scheduler is at `address`, or for None one of so many processes of this machine.

    Raises EngineError where Dask is not installed, or nobody answers at the address within `patience` seconds.
    """

    def __init__(self, address: str | None, count_here: int, *, patience: float = 10.0) -> None:
        self.shares_files = address is None
        self._local, self._client = _connected(address, count_here, patience)
        self._run, self._numbers = uuid4().hex[:8], count()
        self._width, self._believed, self._alone_since = 1, 0.0, monotonic()

    @property
    def dashboard(self) -> str:
        """The address at which people watch the cluster, "" where it has none."""
        with suppress(Exception):  # a scheduler behind a proxy that Dask does not know
            if "dashboard" in self._client.scheduler_info()["services"]:
                return str(self._client.dashboard_link)
        return ""

    @property
    def width(self) -> int:
        """As in Pool; workers may come and go."""
        self.check()
        return self._width

    def begin(self, batch: Batch, done: Done) -> None:
        """As in Pool."""
        key = f"factcheck-{self._run}-{next(self._numbers)}"
        future = self._client.submit(check_batch, batch, key=key, pure=False)
        future.add_done_callback(partial(_tell, done))

    def check(self) -> None:
        """As in Pool."""
        there = self._client.status == "running"
        if there and monotonic() - self._believed < _FRESH:
            return
        try:
            workers = sum(self._client.nthreads().values()) if there else None
        except (OSError, TimeoutError, ValueError, RuntimeError):
            workers = None
        if workers is None:
            raise EngineError("the scheduler is gone", way_out="Start it again, and the run with --resume FOLDER")
        self._believed = monotonic()
        self._alone_since = self._believed if workers else self._alone_since
        if self._believed - self._alone_since > _PATIENCE:
            raise EngineError("the cluster has no workers", way_out="Start some, and the run with --resume FOLDER")
        self._width = max(1, workers)

    def close(self) -> None:
        """As in Pool."""
        for one in (self._client, self._local):
            if one is not None:
                with suppress(Exception):  # what is gone already
                    one.close(timeout=5)


def _connected(address: str | None, count_here: int, patience: float) -> tuple[Any, Any]:
    try:
        import distributed  # noqa: PLC0415 - the core does without Dask
    except ImportError:
        raise EngineError("Dask is not installed", way_out='pip install "factcheck[scale]"') from None
    dask: Any = distributed  # whose own functions are not typed
    for name in ("distributed", *(one for one in logging.root.manager.loggerDict if one.startswith("distributed."))):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is told by us, in one line
    local = None
    if address is None:
        with _deaf_to_interrupts():
            local = dask.LocalCluster(
                n_workers=count_here, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
            )  # fmt: skip
    try:
        if address is not None:
            _refuse_no_address(dask.comm, address)
        return local, dask.Client(local or address, set_as_default=False, timeout=patience)
    except (OSError, TimeoutError, ValueError, ImportError) as error:
        if local is not None:
            local.close(timeout=5)
        why = str(error).partition("\n")[0] or type(error).__name__
        way_out = "Check the address after --scheduler; TLS is set in Dask's own configuration"
        raise EngineError(f"no scheduler can be reached: {why}", place=address or "", way_out=way_out) from None


def _refuse_no_address(comm: Any, address: str) -> None:
    """Raise ValueError for what cannot be a scheduler's address: a client made for it would hang when it is let go."""
    scheme, place = comm.addressing.parse_address(address)
    comm.registry.get_backend(scheme)
    if scheme in {"tcp", "tls"}:
        _, port = comm.addressing.parse_host_port(place)
        if not 0 < port < 65_536:
            raise ValueError(f"{port} is no port")


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that are started now hear no Ctrl-C: who interrupts a run means the process that leads it."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _tell(done: Done, future: Any) -> None:
    """Hand on what came of a task, in a thread of the client's own."""
    from distributed import KilledWorker  # noqa: PLC0415 - as above

    try:
        done(future.result())
    except KilledWorker:
        done(WorkerLostError("a worker died"))
    except EngineError as error:
        done(error)
    except Exception as error:  # noqa: BLE001 - workers without the program, say: told in one line
        if future.status in {"cancelled", "lost"}:
            done(EngineError("the scheduler is gone", way_out="Start it again, and the run with --resume FOLDER"))
        else:
            told = f"a worker failed: {type(error).__name__}: {error}".partition("\n")[0]
            done(EngineError(told, way_out="Is the same factcheck installed on all of them?"))
