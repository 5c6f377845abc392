"""What a run may spend: requests, time, and an end at any moment."""

from collections import Counter
from collections.abc import Callable
from threading import Event, Lock

from factcheck.errors import DoorError
from factcheck.fetch.terms import Terms
from factcheck.model import Reason


class Budget:
    """Counts requests and time, and wakes whoever sleeps when the run is stopped; safe between threads.

    `terms` say the most that may be spent. `sleeper` waits in place of the clock on the wall; one that is given cannot
    be woken.
    """

    def __init__(self, terms: Terms, ticks: Callable[[], float], sleeper: Callable[[float], None] | None) -> None:
        self._terms, self._ticks, self._sleeper = terms, ticks, sleeper
        self._ends = None if terms.time_limit is None else ticks() + terms.time_limit
        self._spent: Counter[str] = Counter()
        self._stopped, self._lock = Event(), Lock()

    def spend(self, host: str) -> None:
        """Take one request to `host`. Raises DoorError with reason `limit` where none is left."""
        self._check_time(0.0)
        most, most_of_host = self._terms.max_requests, self._terms.max_requests_per_host
        with self._lock:
            if most is not None and self._spent.total() >= most:
                raise DoorError("not asked: the request limit was reached", reason=Reason.LIMIT)
            if most_of_host is not None and self._spent[host] >= most_of_host:
                raise DoorError(f"not asked: the request limit of {host} was reached", reason=Reason.LIMIT)
            self._spent[host] += 1

    def sleep(self, seconds: float) -> None:
        """Wait. Raises DoorError with reason `limit` at once where the time would be over by then, or when stopped."""
        self._check_time(seconds)
        if self._sleeper is not None:
            self._sleeper(seconds)
        elif self._stopped.wait(seconds):
            self._check_time(0.0)

    def stop(self) -> None:
        """End the run: nothing more is asked, and whoever waits gives up."""
        self._stopped.set()

    def _check_time(self, ahead: float) -> None:
        if self._stopped.is_set():
            raise DoorError("not asked: the run was stopped", reason=Reason.LIMIT)
        if self._ends is not None and self._ticks() + ahead > self._ends:
            raise DoorError("not asked: the time limit was reached", reason=Reason.LIMIT)
