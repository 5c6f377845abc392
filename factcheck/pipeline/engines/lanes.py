"""One queue a host, one question of it at a time, whoever it is for."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from heapq import heappop, heappush
from itertools import count
from threading import Lock

MOST = 128  # hosts that are waited for at once; most of them only for their pace


class Lanes:
    """Runs what is put into the queue of a host, lowest rank first, never two of one host at once."""

    def __init__(self, most: int = MOST) -> None:
        self._pool = ThreadPoolExecutor(most, thread_name_prefix="lane")
        self._queues: dict[str, list[tuple[int, int, Callable[[], None]]]] = {}
        self._numbers, self._lock = count(), Lock()

    def put(self, host: str, rank: int, work: Callable[[], None]) -> None:
        """Queue work for a host; `work` must not raise."""
        with self._lock:
            idle = host not in self._queues
            heappush(self._queues.setdefault(host, []), (rank, next(self._numbers), work))
        if idle:
            self._stand_in_line(host)

    def waiting(self) -> dict[str, int]:
        """How many questions each host still has before it."""
        with self._lock:
            return {host: len(queue) for host, queue in self._queues.items()}

    def close(self) -> None:
        """Drop what has not begun, and wait for the rest."""
        with self._lock:
            for queue in self._queues.values():
                queue.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _next_of(self, host: str) -> None:
        """Do one piece of work, then stand in line again: hosts that wait for a thread come first."""
        with self._lock:
            queue = self._queues[host]
            work = heappop(queue)[2] if queue else None
        if work is not None:
            work()
        with self._lock:
            again = bool(self._queues[host])
            if not again:
                del self._queues[host]
        if again:
            self._stand_in_line(host)

    def _stand_in_line(self, host: str) -> None:
        with suppress(RuntimeError):  # closed meanwhile
            self._pool.submit(self._next_of, host)
