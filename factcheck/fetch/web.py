"""`Web`: the only object of the program with state. Pages and services are asked through it and nowhere else.

Its stack, outermost first: robots and store -> retry -> cassette -> gate, pace -> bounds -> address guard -> network.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from factcheck.errors import DoorError, ServiceError
from factcheck.fetch.address import bare, origin
from factcheck.fetch.address import check as check_address
from factcheck.fetch.budget import Budget
from factcheck.fetch.call import Call
from factcheck.fetch.faults import LeftAloneError
from factcheck.fetch.retention import FRESH
from factcheck.fetch.robots import Robots
from factcheck.fetch.status import check_answer, check_page
from factcheck.fetch.supplied import in_file
from factcheck.fetch.terms import Terms
from factcheck.model import Obtained, Reason, Response, Sent
from factcheck.settings import Settings

if TYPE_CHECKING:
    import httpx

    from factcheck.cassette import Cassette
    from factcheck.fetch.exchange import Shared
    from factcheck.fetch.store import Store

_HOPS = 5
_ASKED_ONCE = ("gdelt",)  # asking these again makes them refuse for longer


def _now() -> datetime:
    return datetime.now(UTC)


class Web:
    """The one HTTP door.

    `network` stands in for the guarded network (tests, the stand-in newsroom). `clock` gives aware UTC times, `sleeper`
    waits seconds in place of real waiting, `ticks` counts them, `jitter` gives numbers in [0, 1). `store` is the one
    that settings name, else one in memory, unless given; `terms` hold for the run. Nothing is connected before
    something is asked.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        network: "httpx.BaseTransport | None" = None,
        clock: Callable[[], datetime] = _now,
        sleeper: Callable[[float], None] | None = None,
        ticks: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
        store: "Store | None" = None,
        terms: Terms | None = None,
    ) -> None:
        from factcheck.fetch.exchange import Shared  # noqa: PLC0415 - httpx costs 90 ms, `--help` needs none

        terms = terms or Terms()
        budget = Budget(terms, ticks, sleeper)
        shared = Shared(
            settings, terms, network=network, clock=clock, ticks=ticks, jitter=jitter, budget=budget, store=store
        )
        self._open(shared, None, "public", "replay")

    def _open(self, shared: "Shared", cassette: "Cassette | None", privacy: str, mode: str) -> None:
        self._shared, self._cassette, self._wanted = shared, cassette, privacy
        self.privacy = "offline" if shared.settings.offline else privacy
        self._stack = shared.stack(cassette, self.privacy, mode)
        self._robots = shared.robots if cassette is None else Robots(shared.product)
        self._store = shared.store if cassette is None else None

    def view(self, cassette: "Cassette | None" = None, *, privacy: str = "public", mode: str = "replay") -> "Web":
        """The same door for one article: pace, connections, robots and store are shared; the log is its own.

        With a cassette neither the shared robots nor the store are used, so that it replays the same by itself; `mode`
        is the cassette's: replay, once, new_episodes or all. `privacy` is public, draft or offline; under the latter
        two nothing is sent, and what a cassette or the store holds is still had. Closing a view closes nothing.
        """
        return _View(self._shared, cassette, privacy, mode)

    def page(self, url: str) -> Response:
        """The page at `url`, redirects followed hop by hop, each checked and allowed by robots.txt.

        Raises DoorError with a reason: blocked, not_found, gone, robots, timeout, redirects, forbidden_address, ...
        """
        return self._had(bare(url), Call("page"))

    def anew(self, url: str) -> Response:
        """The page as it is now: its site is asked even where the store has the page.

        A store that has another text keeps that, to compare with. A site that says that what the store has still holds
        need not send it again. Raises DoorError.
        """
        old = self.kept(url)
        response = self._followed(bare(url), Call("page"), old)
        same = old is None or old.body == response.body
        if self._store and same and response.obtained in {Obtained.LIVE, Obtained.CACHED}:
            self._store.put(response)
        return response

    def kept(self, url: str) -> Response | None:
        """What the store has for `url`, however old; nobody is asked."""
        try:
            return self._store.stale(bare(url)) if self._store else None
        except DoorError:
            return None

    def feed(self, url: str) -> Response:
        """An outlet's own feed or sitemap, by the same rules as a page, but kept for a few minutes only.

        It tells the outlet nothing of the article, so a draft may be looked for in it too. Raises DoorError.
        """
        return self._had(bare(url), Call("feed", reveals=False))

    def ask(self, service: str, url: str, params: Mapping[str, str], *, words: str = "") -> Response:
        """The answer of a documented service; `words` are the article's words that the question holds, for the log.

        Neither robots.txt nor the store apply. Raises ServiceError with a reason.
        """
        whole = f"{url}{'&' if '?' in url else '?'}{urlencode(params)}" if params else url
        own = origin(whole) in self._shared.own
        call = Call(service, words, 0 if service.startswith(_ASKED_ONCE) else 1, own=own)
        try:
            response = self._hops(whole, call)
        except DoorError as error:
            raise ServiceError(f"{service}: {error.message}", reason=error.reason, place=url) from error
        check_answer(service, url, response.status, response.headers, response.body)
        return response

    def supplied(self, path: Path) -> Response:
        """The text that the newsroom supplied in a file, as a response. Raises DoorError where it cannot be read."""
        response = in_file(path, self._shared.settings.max_bytes, self._shared.clock())
        self._stack.log.count(Obtained.SUPPLIED)
        return response

    @property
    def sent(self) -> tuple[Sent, ...]:
        """What really went over the network through this view, each once, in a stable order."""
        return self._stack.log.all_sent()

    @property
    def counts(self) -> Mapping[Obtained, int]:
        """How many exchanges of this view were had in which way, robots.txt and failures included."""
        return self._stack.log.counts()

    def settle(self) -> Mapping[str, Obtained]:
        """Decide what this view tells of what several articles had, to be called in the order of the articles.

        Until then it tells what it asked for itself. Gives the addresses of pages that are told in another way than
        they were had: an article before this one had a page that was asked for here, or the other way round.
        """
        self._stack.log.settle()
        return {name: how for name, how in self._stack.log.turned().items() if "://" in name.partition(" ")[0]}

    def stop(self) -> None:
        """Ask nothing more, in any view: what waits for its turn gives up with reason `limit`."""
        self._shared.budget.stop()

    def close(self) -> None:
        """Close connections and store, for every view of this door."""
        self._shared.close()

    def __enter__(self) -> "Web":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _had(self, url: str, call: Call) -> Response:
        if self._store is None:
            return self._followed(url, call)
        with self._store.alone(url):
            return self._shared.reservations.checked(self._kept(self._store, url, call))

    def _kept(self, store: "Store", url: str, call: Call) -> Response:
        """What the store has for `url`, a failure too; else the page, which the store then keeps."""
        name, log = url, self._stack.log
        try:
            kept = store.get(url)
        except DoorError:
            log.had(name, Obtained.CACHED)
            raise
        old = None if kept else store.stale(url)
        if kept is None and old is not None and self._stack.shut(call):
            kept = old
        if kept is not None:
            log.had(name, Obtained.CACHED)
            self._shared.listener(url, call, self._wanted)(Obtained.CACHED, kept.status)
            return kept
        stays = False
        try:
            with log.asking(name, Obtained.CACHED) as share:
                response = self._followed(url, call, old)
                share.obtained = response.obtained
            if response.obtained in {Obtained.LIVE, Obtained.CACHED}:
                stays = store.put(response, fresh=FRESH[call.purpose])
        except LeftAloneError:
            raise  # it says nothing of this page
        except DoorError as error:
            stays = store.put_failure(url, error)
            raise
        finally:
            if not stays:
                log.not_kept(name)
        return response

    def _followed(self, url: str, call: Call, old: Response | None = None) -> Response:
        response = self._hops(url, call, old)
        check_page(response.final_url, response.status, response.headers, response.body)
        return self._shared.reservations.checked(response)

    def _hops(self, url: str, call: Call, old: Response | None = None) -> Response:
        """Ask, and go where the answer points, at most five times; every hop is checked anew.

        Where `old` is the page that the last hop has already, its site is asked only whether it still holds.
        """
        from factcheck.fetch.exchange import arrived, target  # noqa: PLC0415 - as above

        here = url
        for _ in range(_HOPS + 1):
            response = self._one(here, call, old if old and old.final_url == here else None)
            there = target(response)
            if there is None:
                return arrived(response, url)
            here, call = there, replace(call, own=False)
        raise DoorError(f"more than {_HOPS} redirects", reason=Reason.REDIRECTS, place=url)

    def _one(self, url: str, call: Call, old: Response | None) -> Response:
        """One exchange, of which whoever listens to the run is told, whatever comes of it."""
        told = self._shared.listener(url, call, self._wanted)
        try:
            response = self._asked(url, call, old)
        except DoorError as error:
            told(None, Reason(error.reason), error.message)
            raise
        told(response.obtained, response.status)
        return response

    def _asked(self, url: str, call: Call, old: Response | None) -> Response:
        if not call.own:
            check_address(url)
        self._shared.check_host(url)
        if call.purpose in {"page", "feed"}:
            with self._of_its_site(url, "robots.txt"):
                delay = self._robots.check(url, lambda robots: self._robots_txt(robots, reveals=call.reveals))
            self._shared.pace.slow_down(url, delay)
            with self._of_its_site(url, "tdmrep.json"):
                self._shared.reservations.check(url, lambda rules: self._well_known(rules, reveals=call.reveals))
        return self._stack.get(url, call, old)

    def _robots_txt(self, url: str, *, reveals: bool) -> tuple[int, bytes]:
        """Status and body, kept for a day where there is a store: RFC 9309 2.4 allows no more."""
        with self._stack.log.asking(f"robots.txt {url.removesuffix('/robots.txt')}"):
            kept = self._store.get(url) if self._store else None
            if kept is not None:
                self._stack.log.count(Obtained.CACHED)
                return kept.status, kept.body
            response = self._hops(url, Call("robots.txt", reveals=reveals))
        if self._store and response.status < 500 and response.obtained is Obtained.LIVE:
            self._store.put(response, fresh=FRESH["robots.txt"])
        return response.status, response.body

    def _well_known(self, url: str, *, reveals: bool) -> tuple[int, bytes]:
        with self._stack.log.asking(f"tdmrep.json {url.removesuffix('/.well-known/tdmrep.json')}"):
            response = self._hops(url, Call("tdmrep.json", reveals=reveals))
        return response.status, response.body

    @contextmanager
    def _of_its_site(self, url: str, file: str) -> Iterator[None]:
        """Whoever asks for a file of the site here asks for all articles; the others have it, and it counts nowhere."""
        parts = urlsplit(url)
        name = f"{file} {parts.scheme}://{parts.netloc}"
        try:
            yield
        finally:
            self._stack.log.had(name)


class _View(Web):
    """The door as one article uses it."""

    def __init__(self, shared: "Shared", cassette: "Cassette | None", privacy: str, mode: str) -> None:
        self._open(shared, cassette, privacy, mode)

    def close(self) -> None:
        """Nothing: connections and store belong to the door, and other articles use them."""
