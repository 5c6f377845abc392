"""Workers as processes of this machine, one thread here for each: a worker that dies costs its own batch alone."""

import signal
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from factcheck.errors import EngineError
from factcheck.pipeline.engines import Done
from factcheck.pipeline.engines.work import Batch, Results, WorkerLostError


class Processes:
    """So many processes, each started when there is something for it to do."""

    shares_files = True

    def __init__(self, count: int) -> None:
        self.width = count
        self._context: Any = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
        if self._context.get_start_method() == "forkserver":
            self._context.set_forkserver_preload(["factcheck.pipeline.engines.bench"])
        self._batches: SimpleQueue[tuple[Batch, Done] | None] = SimpleQueue()
        self._workers: dict[int, _Worker] = {}
        self._closed = Event()
        self._threads = [Thread(target=self._serve, args=(number,), daemon=True) for number in range(count)]
        for thread in self._threads:
            thread.start()

    def begin(self, batch: Batch, done: Done) -> None:
        """As in Pool."""
        self._batches.put((batch, done))

    def check(self) -> None:
        """Nothing: a process that died was replaced."""

    def close(self) -> None:
        """As in Pool."""
        self._closed.set()
        for _ in self._threads:
            self._batches.put(None)
        for worker in list(self._workers.values()):
            worker.end()

    def workers(self) -> list[int]:
        """The ids of the processes that were started."""
        return [worker.pid for worker in list(self._workers.values())]

    def _serve(self, number: int) -> None:
        while (item := self._batches.get()) is not None and not self._closed.is_set():
            batch, done = item
            worker = self._workers.get(number) or self._workers.setdefault(number, _Worker(self._context))
            results = worker.checked(batch)
            if isinstance(results, WorkerLostError):
                self._workers.pop(number, worker).end()
            done(results)


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, context: Any) -> None:
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid or 0

    def checked(self, batch: Batch) -> Results | Exception:
        """What the process makes of a batch; WorkerLostError where it died over it, EngineError where it cannot go."""
        try:
            self._pipe.send(batch)
            told: Results | str = self._pipe.recv()
        except (EOFError, OSError):
            return WorkerLostError("a process died")
        except Exception as error:  # noqa: BLE001 - whatever a stranger's part of it raises when it is packed
            return EngineError(f"a batch cannot be sent to another process: {error}", way_out="Use --engine threads")
        return EngineError(told) if isinstance(told, str) else told

    def end(self) -> None:
        """Stop the process, whatever it is doing: it holds nothing that could be lost."""
        self._process.terminate()
        self._process.join(5.0)
        with suppress(OSError):
            self._pipe.close()


def _work(pipe: Connection) -> None:
    """Check batches until the pipe ends. Whoever interrupts the run means the process that leads it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from factcheck.pipeline.engines.bench import check_batch  # noqa: PLC0415 - in the worker alone

    with suppress(EOFError, OSError):
        while True:
            batch = pipe.recv()
            try:
                told: Results | str = check_batch(batch)
            except Exception as error:  # noqa: BLE001 - told where somebody reads it
                told = str(error) or type(error).__name__
            pipe.send(told)
