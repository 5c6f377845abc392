"""The network itself: names are resolved here, addresses checked, and the checked address is the one connected to.

A name with one address that is not public is refused whole: whoever answers for it could send us there the next time.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from ipaddress import ip_address
from threading import local
from typing import Any
from urllib.parse import unquote, urlsplit

import httpcore
import httpx

from factcheck.errors import DoorError, SettingsError
from factcheck.fetch.address import is_public
from factcheck.fetch.call import KEY
from factcheck.fetch.faults import NoConnectionError
from factcheck.model import Reason

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float | None], httpcore.NetworkStream]


def resolve(host: str, port: int) -> list[str]:
    """Every address of `host`, as the system's resolver tells. Raises NoConnectionError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoConnectionError("its name is not known", unknown=True) from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
    """A TCP connection to an address that was checked."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout, socket_options=[])


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses alone, and ends every exchange at its deadline, drip by drip.

    The deadline belongs to the thread, since httpcore works in the thread that asks.
    """

    def __init__(self, resolve: Resolve, connect: Connect, ticks: Callable[[], float], *, guarded: bool = True) -> None:
        self._resolve, self._connect, self._ticks, self._guarded = resolve, connect, ticks, guarded
        self._thread = local()

    def until(self, seconds: float) -> None:
        """Set the deadline of this thread's exchange, `seconds` from now."""
        self._thread.ends = self._ticks() + seconds

    def left(self, timeout: float | None) -> float | None:
        """How long the next step may take. Raises httpcore.ReadTimeout when nothing is left."""
        ends = getattr(self._thread, "ends", None)
        if ends is None:
            return timeout
        rest = float(ends - self._ticks())
        if rest <= 0:
            raise httpcore.ReadTimeout
        return rest if timeout is None else min(timeout, rest)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - httpcore's signature
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's signature
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers. Raises DoorError where any address is not public."""
        addresses = self._resolve(host, port)
        if not addresses or (self._guarded and not all(map(_is_public, addresses))):
            raise DoorError("its name leads to an address that is not public", reason=Reason.FORBIDDEN_ADDRESS)
        failure: Exception | None = None
        for address in addresses[:4]:
            try:
                return _TimedStream(self._connect(address, port, self.left(timeout)), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError


def _is_public(address: str) -> bool:
    return is_public(ip_address(address.partition("%")[0]))


def _certificates() -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context(trust_env=True)
    except OSError as error:  # ssl's own errors too
        why = error.strerror or str(error)
        way_out = "Mend SSL_CERT_FILE or SSL_CERT_DIR, or unset it"
        raise SettingsError(f"the certificates of the environment cannot be used: {why}", way_out=way_out) from None


def _through(proxy: str, common: dict[str, Any]) -> httpcore.HTTPProxy:
    parts = urlsplit(proxy)
    try:
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("no http or https address")
        url = httpcore.URL(scheme=parts.scheme, host=parts.hostname, port=parts.port, target="/")
    except ValueError as error:
        raise SettingsError(f"the proxy cannot be used: {error}", way_out="Write it as http://host:port") from None
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return httpcore.HTTPProxy(url, proxy_auth=auth, **common)


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step ends at the exchange's deadline."""

    def __init__(self, stream: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._stream, self._backend = stream, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._backend.left(timeout)), self._backend
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Stream(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class GuardedTransport(httpx.BaseTransport):
    """httpcore's connection pool over the guarded backend. No environment but SSL_CERT_FILE and SSL_CERT_DIR.

    `seconds` bounds each exchange as a whole, connecting and headers included. `proxy` is one that the user names: it
    may stand at a private address, and it resolves names itself, so that only addresses written out are checked then.
    A request whose call is to the user's own service may go to any address.
    Raises SettingsError for a proxy that is no http or https address, and for certificates that cannot be read.
    """

    def __init__(
        self,
        *,
        seconds: float,
        ticks: Callable[[], float],
        resolve: Resolve = resolve,
        connect: Connect = connect,
        proxy: str | None = None,
    ) -> None:
        self._seconds = seconds
        self._backend = GuardedBackend(resolve, connect, ticks, guarded=proxy is None)
        self._open_backend = GuardedBackend(resolve, connect, ticks, guarded=False)
        common: dict[str, Any] = {
            "ssl_context": _certificates(),
            "max_connections": 32,
            "max_keepalive_connections": 16,
            "keepalive_expiry": 15.0,
        }
        guarded, unguarded = (
            {**common, "network_backend": self._backend},
            {**common, "network_backend": self._open_backend},
        )
        self._pool = httpcore.ConnectionPool(**guarded) if proxy is None else _through(proxy, guarded)
        # Connections to the user's own services are kept apart, so that no page can be asked for over one of them.
        self._own = httpcore.ConnectionPool(**unguarded) if proxy is None else self._pool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask over a connection to a checked address. Raises httpcore's exceptions, and DoorError from the guard."""
        self._backend.until(self._seconds)
        self._open_backend.until(self._seconds)
        call = request.extensions.get(KEY)
        pool = self._own if call is not None and call.own else self._pool
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.read(),
            extensions={"timeout": request.extensions.get("timeout", {})},
        )
        response = pool.handle_request(asked)
        extensions = {key: value for key, value in response.extensions.items() if key == "reason_phrase"}
        return httpx.Response(
            response.status, headers=response.headers, stream=_Stream(response), extensions=extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()
        self._own.close()
