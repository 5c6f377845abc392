"""`Web`: the only object of the program with state. Pages and services are asked through it and nowhere else.

Its stack, outermost first: robots and store -> retry -> cassette -> gate and pace -> bounds -> address guard -> network.
"""

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlencode

from factcheck.errors import DoorError, ServiceError
from factcheck.fetch import address
from factcheck.fetch.call import Call
from factcheck.fetch.robots import Robots
from factcheck.fetch.status import check_answer, check_page
from factcheck.model import Obtained, Reason, Response, Sent
from factcheck.settings import Settings

if TYPE_CHECKING:
    import httpx

    from factcheck.cassette import Cassette
    from factcheck.fetch.exchange import Stack

_HOPS = 5


def _now() -> datetime:
    return datetime.now(UTC)


class Web:
    """The one HTTP door.

    `network` stands in for the guarded network (tests, the stand-in newsroom). `clock` gives aware UTC times, `sleeper`
    waits seconds, `ticks` counts them, `jitter` gives numbers in [0, 1).
    """

    def __init__(
        self,
        settings: Settings,
        *,
        network: "httpx.BaseTransport | None" = None,
        clock: Callable[[], datetime] = _now,
        sleeper: Callable[[float], None] = time.sleep,
        ticks: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        from factcheck.fetch.exchange import Shared  # noqa: PLC0415 - httpx costs 90 ms, `--help` needs none

        self._settings = settings
        self._shared = Shared(settings, network, clock, sleeper, ticks, jitter)
        self._robots = self._shared.robots
        self._cassette: Cassette | None = None
        self.privacy = "offline" if settings.offline else "public"
        self._stack: Stack = self._shared.stack(None, self.privacy, "replay")

    def view(self, cassette: "Cassette | None" = None, *, privacy: str = "public", mode: str = "replay") -> "Web":
        """The same door for one article: pace, connections and circuits are shared, cassette, privacy and log are its own.

        `privacy` is public, draft or offline; under the latter two nothing is sent, and what a cassette holds is still
        replayed. `mode` is the cassette's: replay, once, new_episodes or all. The rules of robots.txt are shared too,
        unless there is a cassette: then its own are asked, so that it replays the same by itself.
        """
        web = object.__new__(Web)
        web._settings, web._shared, web._cassette = self._settings, self._shared, cassette
        web._robots = self._robots if cassette is None else Robots(self._shared.product)
        web.privacy = "offline" if self._settings.offline else privacy
        web._stack = self._shared.stack(cassette, web.privacy, mode)
        return web

    def page(self, url: str) -> Response:
        """The page at `url`, redirects followed hop by hop, each checked and allowed by robots.txt.

        Raises DoorError with a reason: blocked, not_found, gone, robots, timeout, redirects, forbidden_address, ...
        """
        asked = urldefrag(url).url
        return self._follow(asked, Call("page"))

    def ask(self, service: str, url: str, params: Mapping[str, str], *, words: str = "") -> Response:
        """The answer of a documented service; `words` are the article's words that the question holds, for the log.

        Raises ServiceError with a reason. GDELT is asked once and never again: asking again makes it refuse for longer.
        """
        whole = f"{url}{'&' if '?' in url else '?'}{urlencode(params)}" if params else url
        call = Call(service, words, 0 if service.startswith("gdelt") else 1)
        try:
            response = self._hops(whole, call)
            check_answer(service, url, response.status, response.headers, response.body)
        except ServiceError:
            raise
        except DoorError as error:
            raise ServiceError(f"{service}: {error.message}", reason=error.reason, place=url) from error
        return response

    def supplied(self, path: Path) -> Response:
        """The text that the newsroom supplied in a file, as a response. Raises DoorError where it cannot be read."""
        most = self._settings.max_bytes
        try:
            with path.open("rb") as file:
                body = file.read(most + 1)
        except OSError as error:
            raise DoorError(f"cannot be read: {error.strerror}", reason=Reason.UNREADABLE, place=str(path)) from None
        if len(body) > most:
            raise DoorError(f"more than {most:,} bytes", reason=Reason.TOO_LARGE, place=str(path))
        self._stack.log.count(Obtained.SUPPLIED)
        kind = "text/html" if path.suffix.lower() in {".html", ".htm"} else "text/plain"
        address = path.resolve().as_uri()
        return Response(address, address, 200, {"content-type": kind}, body, self._shared.clock(), Obtained.SUPPLIED)

    @property
    def sent(self) -> tuple[Sent, ...]:
        """What really went over the network through this view, each once, in a stable order."""
        return self._stack.log.all_sent()

    @property
    def counts(self) -> Mapping[Obtained, int]:
        """How many exchanges of this view were had in which way, robots.txt and failures included."""
        return self._stack.log.counts()

    def close(self) -> None:
        """Close the connections; for every view of this door."""
        self._shared.close()

    def __enter__(self) -> "Web":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _follow(self, url: str, call: Call) -> Response:
        response = self._hops(url, call)
        check_page(response.final_url, response.status, response.headers, response.body)
        return response

    def _hops(self, url: str, call: Call) -> Response:
        """Ask, and go where the answer points, at most five times."""
        from factcheck.fetch.exchange import target  # noqa: PLC0415 - as above

        here = url
        for _ in range(_HOPS + 1):
            response = self._one(here, call)
            there = target(here, response)
            if there is None:
                return Response(
                    url, here, response.status, response.headers, response.body, response.retrieved, response.obtained
                )
            if here.startswith("https:") and there.startswith("http:"):
                raise DoorError("leads from https to http", reason=Reason.REDIRECTS, place=url)
            here = there
        raise DoorError(f"more than {_HOPS} redirects", reason=Reason.REDIRECTS, place=url)

    def _one(self, url: str, call: Call) -> Response:
        address.check(url)
        if call.purpose == "page":
            delay = self._robots.check(url, self._robots_txt)
            self._shared.pace.slow_down(url, delay)
        return self._stack.get(url, call)

    def _robots_txt(self, url: str) -> tuple[int, bytes]:
        response = self._hops(url, Call("robots.txt", retries=1))
        return response.status, response.body
