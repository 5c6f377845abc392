"""The newsroom's server: one port on 127.0.0.1 that answers by the Host header."""

import socket
import struct
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self, cast

from tests.newsroom import apis, feeds, gdelt, wayback
from tests.newsroom.answers import (
    CONSENT,
    DATADOME,
    GONE,
    NO_SUCH_HOST,
    NOTE,
    PERIMETERX,
    ROBOTS,
    Answer,
    Asked,
    Laid,
    Wire,
)
from tests.newsroom.stock import Stocked, load
from tests.newsroom.transport import GuardedLoopback, LoopbackTransport, Unmarked

_LIVE = {"datadome": DATADOME, "perimeterx": PERIMETERX, "gone": GONE, "consent": CONSENT}


class Newsroom:
    """The whole stand-in newsroom; a context manager that serves while it is open.

    `log` holds every request in the order of arrival. `extra` lays answers over single addresses, by (host, path) or by
    (host, "*"): for a test that needs a page or a fault that the stock does not have.
    """

    def __init__(
        self, *, extra: Mapping[tuple[str, str], Laid] | None = None, stock: Sequence[Stocked] | None = None
    ) -> None:
        self._stock = load() if stock is None else tuple(stock)
        self._pages = {(page.host, page.path): page for page in self._stock}
        self._listing_hosts = feeds.hosts(self._stock)
        self.extra = dict(extra or {})
        self.log: list[Asked] = []
        self.closing = Event()
        self._turns: Counter[tuple[str, str]] = Counter()
        self._lock = Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.newsroom = self
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return int(self._server.server_address[1])

    @property
    def hosts(self) -> frozenset[str]:
        """Every host that it answers for."""
        named = {host for host, _ in [*self._pages, *self.extra]}
        bare = {host.removeprefix("www.") for host in named}
        spelt = named | bare | {f"www.{host}" for host in bare if host.count(".") == 1}
        return frozenset(spelt | self._listing_hosts | apis.HOSTS | {gdelt.HOST, wayback.HOST})

    def __contains__(self, host: object) -> bool:
        """Whether it answers for a host; a test may add hosts while it runs."""
        return host in self.hosts

    def transport(self) -> LoopbackTransport:
        """What a client needs as its network to speak to this newsroom."""
        return LoopbackTransport(self.port, self)

    def guarded(self, seconds: float, addresses: Mapping[str, Sequence[str]] | None = None) -> GuardedLoopback:
        """The same through the program's own network: its guard of addresses, its connections and their deadlines."""
        return GuardedLoopback(self.port, self, seconds, addresses or {})

    def unmarked(self) -> Unmarked:
        """The same without the mark that its pages stand in for others."""
        return Unmarked(self.transport())

    def asked(self, host: str) -> list[Asked]:
        """The requests that came for `host`, robots.txt left out."""
        return [one for one in self.log if one.host == host and one.path != "/robots.txt"]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, asked: Asked) -> Answer | Wire:
        """Note the request and answer it."""
        key = (asked.host, asked.path)
        laid = self.extra.get(key) or (self.extra.get((asked.host, "*")) if asked.path != "/robots.txt" else None)
        with self._lock:
            self.log.append(asked)
            turn = self._turns[key]
            self._turns[key] += 1
        if isinstance(laid, tuple):
            return laid[min(turn, len(laid) - 1)]
        return laid or self._route(asked)

    def _route(self, asked: Asked) -> Answer:
        if asked.host not in self.hosts:
            return NO_SUCH_HOST
        if asked.path == "/robots.txt":
            return ROBOTS
        if asked.host == gdelt.HOST:
            return gdelt.answer(asked.query, self._stock)
        if asked.host == wayback.HOST:
            return wayback.answer(asked.path, asked.query, self._stock)
        service = apis.answer(asked.host, asked.path, asked.query, self._stock)
        return service or feeds.answer(asked.host, asked.path, self._stock) or self._page(asked)

    def _page(self, asked: Asked) -> Answer:
        page = self._pages.get((asked.host, asked.path))
        if page is None:
            other = asked.host.removeprefix("www.") if asked.host.startswith("www.") else f"www.{asked.host}"
            moved = self._pages.get((other, asked.path))
            return Answer(301, headers={"Location": moved.url}) if moved else GONE
        return _LIVE.get(page.live) or Answer(body=page.body())


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    newsroom: Newsroom

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up: some tests end before the answer does."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet; two of them wait 40 ms for each other
    timeout = 30

    def do_GET(self) -> None:
        newsroom = cast("_Server", self.server).newsroom
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        host = (self.headers.get("Host") or "").partition(":")[0]
        answer = newsroom.answer(Asked(host, self.command, path, query, dict(self.headers.items()), body))
        if isinstance(answer, Wire):
            self._drip(answer, newsroom.closing)
        else:
            self._send(answer, host)

    do_HEAD = do_POST = do_GET  # noqa: N815 - the names that http.server looks for

    def _send(self, answer: Answer, host: str) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header(NOTE, f"stands in for {host}; written by the factcheck project; no recording of it")
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _drip(self, wire: Wire, closing: Event) -> None:
        self.close_connection = True
        for piece in wire.pieces():
            self.wfile.write(piece)
            self.wfile.flush()
            if closing.wait(wire.pause) if wire.pause else closing.is_set():
                return
        if wire.end == "hang":
            closing.wait(self.timeout)
        elif wire.end == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own name
        """Say nothing on stderr: the newsroom keeps its own log."""
