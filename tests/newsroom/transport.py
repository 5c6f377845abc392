"""The way from the program to the newsroom: below every layer of the program, so that those see the real address."""

import time
from collections.abc import Container, Mapping, Sequence

import httpcore
import httpx

from factcheck.fetch.faults import NoConnectionError
from factcheck.fetch.guard import GuardedTransport, connect
from tests.newsroom.answers import NOTE


class LoopbackTransport(httpx.BaseTransport):
    """Sends what is meant for `https://host` to plain HTTP on loopback and keeps `Host`.

    A host that is not in `hosts` does not resolve, as a name that nobody has registered.
    """

    def __init__(self, port: int, hosts: Container[str]) -> None:
        self._port, self._hosts = port, hosts
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.headers["host"].partition(":")[0]
        if host not in self._hosts:
            raise httpx.ConnectError(f"name does not resolve: {host}", request=request)
        there = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        extensions = {key: value for key, value in request.extensions.items() if key != "sni_hostname"}
        return self._inner.handle_request(
            httpx.Request(request.method, there, headers=request.headers, stream=request.stream, extensions=extensions)
        )

    def close(self) -> None:
        self._inner.close()


class GuardedLoopback(httpx.BaseTransport):
    """The program's own network, of which two things are replaced: what names resolve to, and where a connection goes.

    Every host of the newsroom has a public address, unless `addresses` gives it others; a connection to any of them
    goes to loopback, without TLS.
    """

    def __init__(
        self, port: int, hosts: Container[str], seconds: float, addresses: Mapping[str, Sequence[str]]
    ) -> None:
        def resolve(host: str, _: int) -> list[str]:
            if host not in hosts:
                raise NoConnectionError("its name is not known", unknown=True)
            return list(addresses.get(host, ("93.184.215.14",)))

        def to_loopback(_: str, __: int, timeout: float | None) -> httpcore.NetworkStream:
            return connect("127.0.0.1", port, timeout)

        self._inner = GuardedTransport(seconds=seconds, ticks=time.monotonic, resolve=resolve, connect=to_loopback)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        there = request.url.copy_with(scheme="http")
        return self._inner.handle_request(
            httpx.Request(
                request.method, there, headers=request.headers, stream=request.stream, extensions=request.extensions
            )
        )

    def close(self) -> None:
        self._inner.close()


class Unmarked(httpx.BaseTransport):
    """The newsroom's pages without the mark that they stand in for others: what is tested is what becomes of pages.

    While `down` nothing is answered at all, as where a run must not ask.
    """

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner, self.down = inner, False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            raise AssertionError(f"asked for {request.url}")
        answer = self._inner.handle_request(request)
        answer.headers.pop(NOTE, None)
        return answer

    def close(self) -> None:
        """Nothing: several runs, one after the other, go through it."""

    def end(self) -> None:
        """Close it for good."""
        self._inner.close()
