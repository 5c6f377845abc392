"""One pace per host, whatever asks: pages, services, threads."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from threading import Lock
from urllib.parse import urlsplit

import httpx

from factcheck.errors import DoorError
from factcheck.fetch.ledger import Ledger, Memory
from factcheck.model import Reason

# Seconds between two requests; a key is a host (its subdomains too), or a host and a path.
DEFAULTS: Mapping[str, float] = {
    "api.gdeltproject.org": 8.0,
    "web.archive.org/cdx": 2.5,
    "web.archive.org": 1.0,
    "archive.org": 2.5,
    "index.commoncrawl.org": 1.0,
    "data.commoncrawl.org": 0.55,
    "api.nytimes.com": 12.0,
    "content.guardianapis.com": 1.0,
    "*": 2.0,
}


LONGEST_WISH = 60.0  # a host that wants more between two requests is asked for one page a run


class Pace:
    """Hands out slots: one request at a time and one a period for each lane (a host, or a part of one).

    The period runs from the end of an answer, so that no host ever sees two requests closer together than that.
    `overrides` go over the defaults, "*" for all other hosts. `now` gives seconds since the epoch, `sleep` waits them.
    `ledger` opens what keeps the turns, when the first is taken. `waiting` is told each wait: host, seconds.
    """

    def __init__(
        self,
        overrides: Mapping[str, float],
        *,
        now: Callable[[], float],
        sleep: Callable[[float], None],
        ledger: Callable[[], Ledger] = Memory,
        waiting: Callable[[str, float], None] | None = None,
    ) -> None:
        self._periods = {**DEFAULTS, **overrides}
        self._now, self._sleep, self._waiting = now, sleep, waiting
        self._open_ledger: Callable[[], Ledger] = ledger
        self._delays: dict[str, float] = {}
        self._asked_once: set[str] = set()
        self._at_once: dict[str, Lock] = {}
        self._lock = Lock()

    @contextmanager
    def slot(self, url: str) -> Iterator[None]:
        """Wait for this address's turn, and hold its place until the answer is read.

        Raises DoorError with reason `rate_limited` where the host wants a wait that nobody would sit through.
        """
        lane, period = self._lane(url)
        with self._lock:
            alone = self._at_once.setdefault(lane, Lock())
        with alone:
            wait = self._reserve(lane, period)
            if wait > 0:
                self._wait(url, wait)
            try:
                yield
            finally:
                self._ledger.hold(lane, self._now() + self._period(lane, period))

    def period(self, url: str) -> float:
        """The seconds between two requests to this address's lane."""
        lane, period = self._lane(url)
        return self._period(lane, period)

    def slow_down(self, url: str, period: float) -> None:
        """Honour a host's own wish (Crawl-delay), where it is slower than ours."""
        lane, _ = self._lane(url)
        with self._lock:
            self._delays[lane] = max(period, self._delays.get(lane, 0.0))

    def hold(self, url: str, seconds: float) -> None:
        """Send nothing to this address's lane for so long (Retry-After)."""
        lane, _ = self._lane(url)
        self._ledger.hold(lane, self._now() + seconds)

    def _wait(self, url: str, seconds: float) -> None:
        if self._waiting:
            self._waiting(urlsplit(url).hostname or "", seconds)
        self._sleep(seconds)

    def close(self) -> None:
        """Close the ledger, if it was opened."""
        if "_ledger" in self.__dict__:
            self._ledger.close()

    @cached_property
    def _ledger(self) -> Ledger:
        with self._lock:
            return self._open_ledger()

    def _reserve(self, lane: str, period: float) -> float:
        """The seconds to wait for the lane's next turn, which is then taken."""
        with self._lock:
            wish = self._delays.get(lane, 0.0)
            if wish > LONGEST_WISH and lane in self._asked_once:
                raise DoorError(f"its robots.txt wants {wish:,.0f} s between requests", reason=Reason.RATE_LIMITED)
            if wish > LONGEST_WISH:
                self._asked_once.add(lane)
        now = self._now()
        return self._ledger.take(lane, now, self._period(lane, period)) - now

    def _period(self, lane: str, period: float) -> float:
        """The lane's period, or what its host wants where that is more."""
        return max(period, min(self._delays.get(lane, 0.0), LONGEST_WISH))

    def _lane(self, url: str) -> tuple[str, float]:
        """The most specific key that fits, else the host by itself at the general pace."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        whole = f"{host}{parts.path}"
        fitting = [key for key in self._periods if key != "*" and _fits(key, host, whole)]
        if not fitting:
            return host, self._periods["*"]
        best = max(fitting, key=len)
        return (best if "/" in best else host), self._periods[best]


class PaceTransport(httpx.BaseTransport):
    """Lets requests through at the pace of their host."""

    def __init__(self, inner: httpx.BaseTransport, pace: Pace) -> None:
        self._inner, self._pace = inner, pace

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Wait for a slot, then ask."""
        with self._pace.slot(str(request.url)):
            return self._inner.handle_request(request)

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()


def _fits(key: str, host: str, whole: str) -> bool:
    if "/" in key:
        return whole.startswith(key)
    return host == key or host.endswith("." + key)
