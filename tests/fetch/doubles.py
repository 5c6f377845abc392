"""What stands in for the network and for time: transports, a clock that sleeping moves, a socket that misbehaves."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Lock, Thread

import httpx

from factcheck.fetch import Web
from factcheck.settings import Settings

STORY = "https://www.example.org/story"
Answer = httpx.Response | Exception


class Time:
    """A clock that only sleeping (or a test) moves; it notes how long was slept."""

    def __init__(self) -> None:
        self.at, self.slept = 0.0, list[float]()
        self._lock = Lock()

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(seconds=self.at)

    def ticks(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(round(seconds, 3))
            self.at += seconds


class Network(httpx.MockTransport):
    """Answers by address (an answer, an exception, or a list of them in turn); robots.txt allows all unless given."""

    def __init__(self, answers: Mapping[str, Answer | list[Answer] | Callable[[], Answer]]) -> None:
        self.asked: list[str] = []
        self.requests: list[httpx.Request] = []
        self._answers = {url: list(each) if isinstance(each, list) else each for url, each in answers.items()}
        super().__init__(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        self.asked.append(url)
        self.requests.append(request)
        found = self._answers.get(url)
        if found is None:
            found = httpx.Response(404, text="no such page")
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        if callable(found):
            found = found()
        if isinstance(found, Exception):
            raise found
        return found

    @property
    def pages(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [url for url in self.asked if not url.endswith("/robots.txt")]


class Loopback(httpx.HTTPTransport):
    """Takes every host for the server at one port of loopback, over plain HTTP."""

    def __init__(self, port: int) -> None:
        super().__init__(trust_env=False)
        self._port = port

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        there = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        kept = {"headers": request.headers, "extensions": request.extensions}
        return super().handle_request(httpx.Request(request.method, there, **kept))  # type: ignore[arg-type]


def page(text: str = "Rates were held.", **fields: object) -> httpx.Response:
    return httpx.Response(**{"status_code": 200, "html": f"<p>{text}</p>", **fields})  # type: ignore[arg-type]


def door(
    answers: Mapping[str, Answer | list[Answer] | Callable[[], Answer]], time: Time | None = None, **settings: object
) -> tuple[Web, Network]:
    """A door whose network answers from `answers` and whose sleeper wakes at once."""
    time, network = time or Time(), Network(answers)
    made = Settings(**settings)  # type: ignore[arg-type]
    web = Web(made, network=network, clock=time.now, sleeper=time.sleep, ticks=time.ticks, jitter=lambda: 0.0)
    return web, network


@contextmanager
def wire(
    *pieces: bytes, after: Callable[[socket.socket], None] = lambda connection: None, heard: list[bytes] | None = None
) -> Iterator[int]:
    """A server on loopback that sends `pieces` to whoever asks, then does `after`; gives its port.

    `heard` takes what each client said.
    """
    said = [] if heard is None else heard
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                try:
                    said.append(connection.recv(65536))
                    for piece in pieces:
                        connection.sendall(piece)
                    after(connection)
                except OSError:
                    pass  # the client had enough, which is what these tests are about

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield int(server.getsockname()[1])
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(timeout=2)
