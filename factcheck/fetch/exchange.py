"""Builds the stack of transports, and turns one request into one response."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urljoin, urlsplit

import httpx

from factcheck.cassette.entry import STAND_IN_HEADER
from factcheck.cassette.transport import CassetteTransport, Mode
from factcheck.errors import DoorError
from factcheck.fetch.address import bare, check, origin
from factcheck.fetch.body import BoundedTransport
from factcheck.fetch.budget import Budget
from factcheck.fetch.call import KEY, Call, Told
from factcheck.fetch.cookies import Jar
from factcheck.fetch.gate import GateTransport, refusal
from factcheck.fetch.guard import GuardedTransport
from factcheck.fetch.ledger import Memory, for_this_machine
from factcheck.fetch.log import Log
from factcheck.fetch.pace import Pace, PaceTransport
from factcheck.fetch.retry import Circuits, RetryTransport
from factcheck.fetch.robots import Robots
from factcheck.fetch.shares import Shares
from factcheck.fetch.store import Store, place
from factcheck.fetch.tdm import Reservations
from factcheck.fetch.terms import Terms
from factcheck.model import Obtained, Reason, Response
from factcheck.settings import Settings
from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.cassette import Cassette

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Listener(Protocol):
    """Takes the outcome of one exchange."""

    def __call__(self, obtained: Obtained | None, answer: int | Reason, detail: str = "") -> None:
        """`answer` is a status, or why there is none; `detail` says more."""
        ...


class Shared:
    """What every view of the door has in common: pace, circuits, robots, connections, clocks."""

    def __init__(
        self,
        settings: Settings,
        terms: Terms,
        *,
        network: httpx.BaseTransport | None,
        clock: Callable[[], datetime],
        ticks: Callable[[], float],
        jitter: Callable[[], float],
        budget: Budget,
        store: Store | None,
    ) -> None:
        self.settings, self.clock, self.jitter = settings, clock, jitter
        self._ticks, self._given, self._terms = ticks, network, terms
        self.agent = settings.user_agent or agent()
        self.product = self.agent.partition("/")[0].partition(" ")[0] or "factcheck"
        self.own = frozenset(filter(None, map(origin, terms.own)))
        self.budget = budget
        ledger = for_this_machine if network is None else Memory
        self.pace = Pace(
            settings.pace,
            now=lambda: clock().timestamp(),
            sleep=budget.sleep,
            ledger=ledger,
            waiting=terms.waiting,
        )
        self.circuits, self.jar = Circuits(), Jar(clock)
        self.robots, self.shares = Robots(self.product), Shares()
        self.reservations = Reservations(terms.tdm)
        self.store = store or Store(place(settings), clock)
        self._network: httpx.BaseTransport | None = None
        self._lock = Lock()

    def network(self) -> httpx.BaseTransport:
        """The paced and bounded network, made when it is first needed."""
        with self._lock:
            if self._network is None:
                seconds = self.settings.timeout
                wire = self._given or GuardedTransport(seconds=seconds, ticks=self._ticks, proxy=self._terms.proxy)
                bounded = BoundedTransport(wire, max_bytes=self.settings.max_bytes, seconds=seconds, ticks=self._ticks)
                self._network = PaceTransport(bounded, self.pace)
            return self._network

    def check_host(self, url: str) -> None:
        """Raise DoorError with reason `forbidden_address` where the run's terms do not let this host be asked."""
        may_ask = self._terms.may_ask
        if may_ask is not None and not may_ask(urlsplit(url).hostname or ""):
            raise DoorError("not one of the hosts that this run may ask", reason=Reason.FORBIDDEN_ADDRESS, place=url)

    def listener(self, url: str, call: Call, privacy: str) -> "Listener":
        """What the outcome of the exchange that begins now is handed to: how it was had, its answer, details."""
        told, ticks, began = self._terms.told, self._ticks, self._ticks()

        def over(obtained: Obtained | None, answer: int | Reason, detail: str = "") -> None:
            if told is not None:
                told(Told(url, call, privacy, obtained, answer, detail, ticks() - began))

        return over

    def stack(self, cassette: "Cassette | None", privacy: str, mode: str) -> "Stack":
        """The layers above the network for one view."""
        return Stack(self, cassette, privacy, cast("Mode", mode))

    def close(self) -> None:
        """Close the network, if there was any, the ledger of turns and the store."""
        self.pace.close()
        if self._network is not None:
            self._network.close()
        self.store.close()


class Stack:
    """One view's layers and its log."""

    def __init__(self, shared: Shared, cassette: "Cassette | None", privacy: str, mode: Mode) -> None:
        self._shared, self.log = shared, Log(shared.shares if cassette is None else None)
        self._jar = shared.jar if cassette is None else Jar(shared.clock)  # a recording is made as it is replayed
        self._privacy = privacy
        self._headers = {"user-agent": shared.agent, "accept": _ACCEPT, "accept-encoding": "gzip"}
        layer: httpx.BaseTransport = GateTransport(
            shared.network, privacy=privacy, log=self.log, circuits=shared.circuits, budget=shared.budget
        )
        if cassette is not None:
            layer = CassetteTransport(
                layer,
                cassette,
                mode=mode,
                offline=privacy == "offline",
                allow_stand_ins=shared.settings.allow_stand_ins,
                clock=shared.clock,
                replayed=self.log.count,
            )
        self._top = RetryTransport(layer, shared.pace, shared.circuits, clock=shared.clock, jitter=shared.jitter)

    def get(self, url: str, call: Call, old: Response | None = None) -> Response:
        """One exchange, without redirects; `old` where it still holds. Raises DoorError."""
        cookies = {"cookie": self._jar.header(url)} if call.purpose == "page" else {}
        headers = {**self._headers, **_conditions(old), **{name: value for name, value in cookies.items() if value}}
        request = _request(url, headers, call, self._shared.settings.timeout)
        answer = self._top.handle_request(request)
        if call.purpose == "page" and not request.extensions.get("replayed"):
            self._jar.keep(url, answer.headers.get_list("set-cookie"))
        if old is not None and answer.status_code == 304:
            return replace(old, retrieved=self._shared.clock(), obtained=Obtained.CACHED)
        mark = answer.extensions.get("factcheck", {})
        headers = dict(answer.headers)
        obtained = Obtained(mark.get("obtained", Obtained.LIVE))
        if STAND_IN_HEADER in headers:
            obtained = self._stand_in(url)
        retrieved = mark.get("retrieved") or self._shared.clock()
        return Response(url, url, answer.status_code, headers, answer.read(), retrieved, obtained)

    def shut(self, call: Call) -> bool:
        """Whether this view may not ask the network for `call`."""
        return refusal(self._privacy, call) is not None

    def _stand_in(self, url: str) -> Obtained:
        """An answer that says of itself that it stands in for a page counts only where settings allow it."""
        if not self._shared.settings.allow_stand_ins:
            raise DoorError("a stand-in page, and stand-ins are not allowed", reason=Reason.STAND_IN, place=url)
        return Obtained.STAND_IN


def agent() -> str:
    """The honest name of this program; it names the tool, never the newsroom."""
    return f"factcheck/{__version__} (+https://pypi.org/project/factcheck/; attribution check)"


def target(response: Response) -> str | None:
    """Where a redirect leads, without fragment; None where the answer is none. Raises DoorError where it must not."""
    if response.status not in _REDIRECTS or "location" not in response.headers:
        return None
    here = response.final_url
    try:
        there = bare(urljoin(here, response.headers["location"]))
    except ValueError:
        raise DoorError("leads to no web address", reason=Reason.REDIRECTS, place=here) from None
    if here.startswith("https:") and there.startswith("http:"):
        raise DoorError("leads from https to http", reason=Reason.REDIRECTS, place=here)
    return there


def arrived(response: Response, asked: str) -> Response:
    """The last answer of a chain of redirects, as the answer to the first question."""
    return replace(response, url=asked)


def _conditions(old: Response | None) -> dict[str, str]:
    """The headers that ask for a page only if it is another than `old`."""
    asked = {"if-none-match": "etag", "if-modified-since": "last-modified"}
    return {name: old.headers[told] for name, told in asked.items() if told in old.headers} if old else {}


def _request(url: str, headers: dict[str, str], call: Call, seconds: float) -> httpx.Request:
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), seconds / 2)  # one step of the whole
    try:
        request = httpx.Request("GET", url, headers=headers, extensions={KEY: call, "timeout": timeout})
        if not call.own:
            check(str(request.url))  # as httpx reads the address, in case it reads another
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise DoorError("not a web address", reason=Reason.FORBIDDEN_ADDRESS, place=url) from None
    return request
