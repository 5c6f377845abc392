"""robots.txt, as RFC 9309 has it: read once a host and run, and honoured for pages."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from factcheck.errors import DoorError
from factcheck.fetch.faults import NOT_ASKED, LeftAloneError
from factcheck.model import Reason

_MOST = 512 * 1024  # RFC 9309 2.5 asks for 500 KiB at least

Get = Callable[[str], tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class _Rules:
    """One host's rules: why nothing may be fetched there, or protego's rules, or neither where all is allowed."""

    parsed: Any = None
    refusal: str = ""
    reason: Reason = Reason.ROBOTS


class Robots:
    """Remembers the rules of each origin; safe between threads. `agent` is the product token that rules name."""

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self._rules: dict[str, _Rules] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def check(self, url: str, get: Get) -> float:
        """Raise DoorError where `url` may not be fetched; else the crawl delay in seconds, or 0.

        The reason is `robots`; where robots.txt could not be had, which forbids all, what went wrong.

        `get` fetches an address and gives status and body.
        """
        parts = urlsplit(url)
        rules = self._of(f"{parts.scheme}://{parts.netloc}", get)
        if rules.refusal:
            raise DoorError(rules.refusal, reason=rules.reason, place=url)
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(url, self._agent):
            raise DoorError("robots.txt does not allow it", reason=Reason.ROBOTS, place=url)
        return float(rules.parsed.crawl_delay(self._agent) or 0.0)

    def _of(self, origin: str, get: Get) -> _Rules:
        with self._lock:
            lock = self._locks.setdefault(origin, Lock())
        with lock:
            found = self._rules.get(origin) or _read(f"{origin}/robots.txt", get)
            if found is None:
                return _Rules()
            self._rules[origin] = found
            return found


def _read(url: str, get: Get) -> _Rules | None:
    """The rules; None where they were not asked for, which says nothing of those who may ask."""
    try:
        status, body = get(url)
    except DoorError as error:
        # A robots.txt that we ourselves may not ask for forbids nothing: the page will meet the same refusal.
        if error.reason in NOT_ASKED or isinstance(error, LeftAloneError):
            return None
        if error.reason == Reason.REDIRECTS:  # RFC 9309 2.3.1.2: more than five are as good as no file
            return _Rules()
        return _Rules(refusal=f"robots.txt: {error.message}", reason=Reason(error.reason))
    if 200 <= status < 300:
        from protego import Protego  # noqa: PLC0415 - replayed and stored pages may need none

        return _Rules(Protego.parse(body[:_MOST].decode("utf-8", "replace")))
    if status >= 500:
        return _Rules(refusal=f"robots.txt answered {status}, which forbids all")
    return _Rules()
