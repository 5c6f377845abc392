"""Asks again where that may help and is not rude, and leaves a host alone that has had enough."""

import random
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

import httpx

from factcheck.errors import DoorError
from factcheck.fetch.call import KEY, Call
from factcheck.fetch.faults import LeftAloneError, NoConnectionError
from factcheck.fetch.pace import Pace
from factcheck.model import Reason

_BUSY = frozenset({429, 502, 503, 504})
_PASSING = frozenset({Reason.TIMEOUT, Reason.UNREACHABLE})
LONGEST = 60.0
FAILURES = 3


class Circuits:
    """Hosts that are left alone for the rest of the run."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Reason, str]] = {}
        self._failures: Counter[str] = Counter()
        self._lock = Lock()

    def check(self, url: httpx.URL) -> None:
        """Raise LeftAloneError where this host's circuit is open, with the reason for which it was opened."""
        found = self._open.get(url.host)
        if found:
            raise LeftAloneError(f"left alone for this run: {found[1]}", reason=found[0], place=str(url))

    def open(self, url: httpx.URL, reason: Reason, why: str) -> None:
        """Ask this host no more."""
        with self._lock:
            self._open.setdefault(url.host, (reason, why))

    def failed(self, url: httpx.URL, reason: Reason, why: str) -> None:
        """A request came to nothing; the third in a row opens the circuit."""
        with self._lock:
            self._failures[url.host] += 1
            if self._failures[url.host] >= FAILURES:
                told = f"{FAILURES} requests running came to nothing, the last with: {why}"
                self._open.setdefault(url.host, (reason, told))

    def worked(self, url: httpx.URL) -> None:
        """The host answered."""
        with self._lock:
            self._failures.pop(url.host, None)


class RetryTransport(httpx.BaseTransport):
    """Asks again after a time-out, an answer that broke off or a busy server; waits as the server says, or ever longer.

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
        for attempt in range(1, call.retries + 1):
            answer = self._attempt(request, attempt)
            wait = None if request.extensions.get("replayed") else self._wait(answer, attempt)
            if wait is None:
                return self._final(request, answer)
            self._pace.hold(str(request.url), wait)
        return self._final(request, self._attempt(request, call.retries + 1))

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()

    def _attempt(self, request: httpx.Request, attempt: int) -> httpx.Response | DoorError:
        request.extensions["attempt"] = attempt
        try:
            return self._inner.handle_request(request)
        except DoorError as error:
            return error

    def _wait(self, answer: httpx.Response | DoorError, attempt: int) -> float | None:
        """The seconds after which to ask again; None where that would not help or take too long."""
        if isinstance(answer, DoorError):
            passing = answer.reason in _PASSING and not isinstance(answer, NoConnectionError | LeftAloneError)
            return self._backoff(attempt) if passing else None
        if answer.status_code not in _BUSY or _archived(answer):
            return None
        wish = retry_after(answer.headers.get("retry-after"), self._clock())
        if wish is None:
            return self._backoff(attempt)
        return wish if wish <= LONGEST else None

    def _final(self, request: httpx.Request, answer: httpx.Response | DoorError) -> httpx.Response:
        if not request.extensions.get("replayed"):
            self._learn(request.url, answer)
        if isinstance(answer, DoorError):
            raise answer
        return answer

    def _learn(self, url: httpx.URL, answer: httpx.Response | DoorError) -> None:
        """Leave a host alone that says so, or that has failed too often."""
        if isinstance(answer, LeftAloneError):
            return
        if isinstance(answer, DoorError):
            if isinstance(answer, NoConnectionError) and answer.unknown:
                self._circuits.open(url, Reason.UNREACHABLE, answer.message)
            elif answer.reason in _PASSING:
                self._circuits.failed(url, Reason(answer.reason), answer.message)
        elif answer.status_code == 429 and not _archived(answer):
            self._circuits.open(url, Reason.RATE_LIMITED, "it answered 429")
        elif answer.status_code >= 500 and not _archived(answer):
            self._circuits.failed(url, Reason.SERVER_ERROR, f"it answered {answer.status_code}")
        else:
            self._circuits.worked(url)

    def _backoff(self, attempt: int) -> float:
        """1 to 2 s, 2 to 4 s, 4 to 8 s, ... so that many clients do not come back at once."""
        return float(min(LONGEST, 2 ** (attempt - 1) * (1 + self._jitter())))


def _archived(answer: httpx.Response) -> bool:
    """True where the status is that of an archived answer, not of the archive."""
    return "memento-datetime" in answer.headers


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, in either form; None where it asks for nothing readable."""
    if value is None:
        return None
    if re.fullmatch(r"\s*[0-9]+\s*", value):
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
    return max(0.0, (until - now).total_seconds())
