"""What a run may spend: requests, time, and an end at any moment."""

from collections.abc import Callable
from threading import Event, Lock

from factcheck.errors import DoorError
from factcheck.model import Reason


class Budget:
    """Counts requests and time, and wakes whoever sleeps when the run is stopped; safe between threads.

    `requests` and `seconds` are the most that may be spent, None for no limit. `sleeper` waits in place of the clock on
    the wall; one that is given cannot be woken.
    """

    def __init__(
        self,
        requests: int | None,
        seconds: float | None,
        ticks: Callable[[], float],
        sleeper: Callable[[float], None] | None,
    ) -> None:
        self._left, self._ticks, self._sleeper = requests, ticks, sleeper
        self._ends = None if seconds is None else ticks() + seconds
        self._stopped, self._lock = Event(), Lock()

    def spend(self) -> None:
        """Take one request. Raises DoorError with reason `limit` where none is left."""
        self._check_time(0.0)
        with self._lock:
            if self._left == 0:
                raise DoorError("not asked: the request limit was reached", reason=Reason.LIMIT)
            if self._left is not None:
                self._left -= 1

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
