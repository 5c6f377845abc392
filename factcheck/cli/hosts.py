"""Which hosts a run asked, how often, and how long that took: for its end, and for an estimate that knows the paces."""

from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING

from factcheck.cli.exits import say
from factcheck.model import Asked, Obtained, Reason

if TYPE_CHECKING:
    from factcheck.fetch.call import Told

_NOT_ASKED = frozenset(
    {
        Reason.PRIVATE,
        Reason.OFFLINE,
        Reason.LIMIT,
        Reason.RATE_LIMITED,
        Reason.FORBIDDEN_ADDRESS,
        Reason.ROBOTS,
        Reason.STAND_IN,
    }
)


class Hosts:
    """Counts what really was asked; safe between threads. `paces` are the settings' own."""

    def __init__(self, paces: Mapping[str, float]) -> None:
        self._paces = paces
        self._asked: dict[str, Asked] = {}
        self._periods: dict[str, float] = {}
        self._lock = Lock()

    def note(self, told: "Told") -> None:
        """Count one exchange, where something left this machine for it."""
        from urllib.parse import urlsplit

        from factcheck.fetch.pace import Pace

        left = told.answer not in _NOT_ASKED if told.obtained is None else told.obtained is Obtained.LIVE
        if not left:
            return
        host = urlsplit(told.url).hostname or ""
        with self._lock:
            known = self._asked.get(host, Asked())
            self._asked[host] = Asked(known.times + 1, known.seconds + told.seconds)
            if host not in self._periods:
                self._periods[host] = Pace(self._paces, now=lambda: 0.0, sleep=lambda _: None).period(told.url)

    def asked(self) -> dict[str, Asked]:
        """What was asked of each host, those asked most first."""
        with self._lock:
            return dict(sorted(self._asked.items(), key=lambda item: (-item[1].times, item[0])))

    def left(self, done: int, more: int) -> float:
        """The seconds that `more` articles take at the pace of the host that takes longest, going by those `done`."""
        with self._lock:
            each = (one.times * self._periods[host] for host, one in self._asked.items())
            return more * max(each, default=0.0) / done if done else 0.0


def say_hosts(hosts: Mapping[str, Asked]) -> None:
    """A line for each host that was asked."""
    for host, one in hosts.items():
        say(f"{host}: asked {one.times} times, {one.seconds:.0f} s, waits for a turn included")
