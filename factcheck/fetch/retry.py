"""Asks again where that may help and is not rude, and leaves a host alone that has had enough."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

import httpx

from factcheck.errors import DoorError
from factcheck.fetch.call import KEY, Call
from factcheck.fetch.pace import Pace
from factcheck.model import Reason

_BUSY = frozenset({429, 502, 503, 504})
_PASSING = frozenset({Reason.TIMEOUT, Reason.UNREACHABLE})
LONGEST = 60.0


class Circuits:
    """Hosts that are left alone for the rest of the run."""

    def __init__(self) -> None:
        self._open: dict[str, str] = {}
        self._lock = Lock()

    def check(self, url: httpx.URL) -> None:
        """Raise DoorError where this host's circuit is open."""
        why = self._open.get(url.host)
        if why:
            raise DoorError(f"left alone for this run: {why}", reason=Reason.RATE_LIMITED, place=str(url))

    def open(self, url: httpx.URL, why: str) -> None:
        """Ask this host no more."""
        with self._lock:
            self._open.setdefault(url.host, why)


class RetryTransport(httpx.BaseTransport):
    """Asks again after a time-out, a broken connection or a busy server; waits as the server says, or ever longer.

    A replayed answer is final. A server that is still busy after that, or wants a wait of more than a minute, has its
    circuit opened. `jitter` gives numbers in [0, 1).
    """

    def __init__(
        self,
        inner: httpx.BaseTransport,
        pace: Pace,
        circuits: Circuits,
        *,
        clock: Callable[[], datetime],
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._inner, self._pace, self._circuits, self._clock, self._jitter = inner, pace, circuits, clock, jitter

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, or the last failure as a DoorError."""
        call = request.extensions.get(KEY) or Call("page")
        for attempt in range(1, call.retries + 2):
            request.extensions["attempt"] = attempt
            last = attempt > call.retries
            try:
                response = self._inner.handle_request(request)
            except DoorError as error:
                if last or error.reason not in _PASSING or self._replayed(request):
                    raise
                self._pace.hold(str(request.url), self._backoff(attempt))
                continue
            if (
                response.status_code not in _BUSY
                or self._replayed(request)
                or not self._again(request, response, attempt, last)
            ):
                return response
        raise AssertionError("unreachable: the last attempt returns or raises")  # pragma: no cover

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()

    def _again(self, request: httpx.Request, response: httpx.Response, attempt: int, last: bool) -> bool:
        """Whether a busy server is asked again; holds its lane until then, or opens its circuit."""
        wish = retry_after(response.headers.get("retry-after"), self._clock())
        if last or (wish or 0.0) > LONGEST:
            if response.status_code == 429:
                self._circuits.open(request.url, f"it answered {response.status_code}")
            return False
        self._pace.hold(str(request.url), wish if wish is not None else self._backoff(attempt))
        return True

    def _backoff(self, attempt: int) -> float:
        """1 to 2 s, 2 to 4 s, 4 to 8 s, ... so that many clients do not come back at once."""
        return float(min(LONGEST, 2 ** (attempt - 1) * (1 + self._jitter())))

    @staticmethod
    def _replayed(request: httpx.Request) -> bool:
        return bool(request.extensions.get("replayed"))


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, in either form; None where it asks for nothing readable."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
    return max(0.0, (until - now).total_seconds())
