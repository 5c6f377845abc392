"""A real Dask cluster on this machine: a scheduler and workers as processes, to be killed one by one."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[3]
_QUIET = {
    "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical",
    "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1h",
    "PYTHONPATH": str(ROOT),
}


class Processes:
    """A scheduler at a port of the loopback, and workers of one thread each; ends them all by their ids."""

    def __init__(self, workers: int) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        port = self.address.rpartition(":")[2]
        self.scheduler = _started("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", "--no-show")
        self.workers: list[subprocess.Popen[bytes]] = []
        for _ in range(workers):
            self.add_worker()

    def add_worker(self) -> None:
        """One worker more; no nanny starts another in its place when it dies."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--memory-limit", "0")
        self.workers.append(_started("worker", self.address, *options))

    def kill_worker(self, number: int) -> None:
        """End one as a machine that loses its power ends."""
        _killed(self.workers.pop(number))

    def kill_scheduler(self) -> None:
        """End the scheduler in the same way."""
        _killed(self.scheduler)

    def wait(self, seconds: float = 30.0) -> Self:
        """Until all workers are there."""
        from distributed import Client

        with Client(self.address, set_as_default=False, timeout=seconds) as client:
            client.wait_for_workers(len(self.workers), timeout=seconds)
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in (*self.workers, self.scheduler):
            _killed(process)


def _started(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *command],
        cwd=ROOT,
        env={**os.environ, **_QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _killed(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGKILL)
    process.wait(10)


def least_gaps(times: dict[str, Sequence[float]]) -> dict[str, float]:
    """For each host that was asked more than once the shortest time between two questions, in seconds."""
    ordered = {host: sorted(at) for host, at in times.items() if len(at) > 1}
    return {host: min(b - a for a, b in pairwise(at)) for host, at in ordered.items()}
