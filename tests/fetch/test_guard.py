"""The guarded network: what a name leads to is checked, and the address that was checked is the one connected to.

Resolver and connector are doubles: nothing here reaches beyond loopback.
"""

import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from time import sleep

import httpcore
import httpx
import pytest

from factcheck.errors import DoorError, SettingsError
from factcheck.fetch import Web
from factcheck.fetch.guard import GuardedTransport, resolve
from factcheck.model import Reason, Response
from factcheck.settings import Settings
from tests.fetch.doubles import Time, wire

PUBLIC, OTHER = "93.184.216.34", "93.184.216.35"
# Signed by nobody, for nobody; its key was thrown away.
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBiDCCAS+gAwIBAgIUehTdFTzsu/8vI1OJYfIlA8UPM1MwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOZmFjdGNoZWNrIHRlc3QwIBcNMjYxMTI0MDA0NTQ5WhgPMjEy
NjEwMzEwMDQ1NDlaMBkxFzAVBgNVBAMMDmZhY3RjaGVjayB0ZXN0MFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAELRYfR8zEChgXcOKdIIP+aWKcDaVD1i4qD2X2FxEw
aQ5t/ul4HZTsH18iES4Drus41k6XB0Rv1EkMaoe6iSIx4qNTMFEwHQYDVR0OBBYE
FGUJdgZGlUxmkAm1PxpQ1o96xUysMB8GA1UdIwQYMBaAFGUJdgZGlUxmkAm1PxpQ
1o96xUysMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgDIBsIDJD
xzVtWe2RyZfZLUptrFIy3po60pacbGE2rO8CIHy2E6veeDeaNEZqdqV6qyC8R1cA
OKegdqunCiwzGxJx
-----END CERTIFICATE-----
"""
OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


class Connector:
    """Notes the address that was to be connected to, and connects to a port of loopback in its place."""

    def __init__(self, port: int, refused: tuple[str, ...] = ()) -> None:
        self.port, self.refused, self.asked = port, refused, list[str]()

    def __call__(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        self.asked.append(address)
        if address in self.refused:
            raise httpcore.ConnectError
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout, socket_options=[])


def ask(
    names: dict[str, list[str]] | Callable[[str, int], list[str]], connect: Connector, time: Time | None = None
) -> httpx.Response:
    ticks = (time or Time()).ticks
    found = names if callable(names) else lambda host, port: names[host]
    with GuardedTransport(seconds=5.0, ticks=ticks, resolve=found, connect=connect) as network:
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), 2.0)
        request = httpx.Request("GET", "http://www.example.org/story", extensions={"timeout": timeout})
        response = network.handle_request(request)
        response.read()
        return response


def test_the_checked_address_is_connected_to_and_the_host_keeps_its_name() -> None:
    heard = list[bytes]()
    with wire(OK, heard=heard) as port:
        connect = Connector(port)
        assert ask({"www.example.org": [PUBLIC]}, connect).content == b"ok"
    assert connect.asked == [PUBLIC]
    assert b"host: www.example.org\r\n" in heard[0].lower()


@pytest.mark.parametrize(
    "private",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fe80::1%2",
    ],
)
def test_a_name_with_one_private_address_is_refused_whole(private: str) -> None:
    connect = Connector(1)
    with pytest.raises(DoorError) as caught:
        ask({"www.example.org": [PUBLIC, private]}, connect)
    assert caught.value.reason is Reason.FORBIDDEN_ADDRESS
    assert connect.asked == []


def test_a_name_that_leads_elsewhere_the_next_time_is_asked_once_a_connection() -> None:
    asked = list[str]()

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    with wire(OK) as port:
        connect = Connector(port)
        assert ask(rebinding, connect).content == b"ok"
    assert (asked, connect.asked) == (["www.example.org"], [PUBLIC])


def test_a_second_address_is_tried_where_the_first_does_not_answer() -> None:
    with wire(OK) as port:
        connect = Connector(port, refused=(PUBLIC,))
        assert ask({"www.example.org": [PUBLIC, OTHER]}, connect).content == b"ok"
    assert connect.asked == [PUBLIC, OTHER]


def test_a_name_without_an_address_is_refused() -> None:
    with pytest.raises(DoorError):
        ask({"www.example.org": []}, Connector(1))


def test_a_name_that_nobody_knows_is_unreachable() -> None:
    with pytest.raises(DoorError, match="not known") as caught:
        resolve("a name that is none", 443)
    assert caught.value.reason is Reason.UNREACHABLE


def test_the_system_s_resolver_reads_odd_spellings_which_are_then_refused() -> None:
    assert resolve("127.1", 80) == ["127.0.0.1"]


@pytest.mark.parametrize("body", [None, b"no certificate"])
def test_certificates_of_the_environment_that_are_none_are_one_clear_error_and_nothing_leaves(
    body: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.pem"
    if body is not None:
        path.write_bytes(body)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with Web(Settings()) as web:
        with pytest.raises(SettingsError, match="Mend SSL_CERT_FILE"):
            web.page("https://www.example.org/story")
        assert web.sent == ()


def test_certificates_of_the_environment_are_those_that_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.pem").write_text(CERTIFICATE, encoding="ascii")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "own.pem"))
    asked: list[ssl.SSLContext] = []

    class Noting(TLS):
        def start_tls(
            self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore.NetworkStream:
            asked.append(ssl_context)
            return super().start_tls(ssl_context, server_hostname, timeout)

    with GuardedTransport(
        seconds=5.0, ticks=Time().ticks, resolve=lambda host, port: [PUBLIC], connect=lambda *_: Noting()
    ) as network:
        network.handle_request(httpx.Request("GET", "https://www.example.org/story")).read()
    assert [len(context.get_ca_certs()) for context in asked] == [1]


class TLS(httpcore.NetworkStream):
    """A connection whose handshake only notes the name that it was made for, and then answers."""

    def __init__(self) -> None:
        self.names, self._answer = list[str | None](), OK

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        assert ssl_context.verify_mode is ssl.CERT_REQUIRED
        assert ssl_context.check_hostname
        self.names.append(server_hostname)
        return self

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Hear it and say nothing."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        answer, self._answer = self._answer, b""
        return answer

    def close(self) -> None:
        """Nothing is open."""

    def get_extra_info(self, info: str) -> object:
        return None


def test_the_certificate_is_asked_for_the_name_not_for_the_address() -> None:
    stream, asked = TLS(), list[str]()

    def connect(address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        asked.append(f"{address}:{port}")
        return stream

    names = {"www.example.org": [PUBLIC]}
    with GuardedTransport(
        seconds=5.0, ticks=Time().ticks, resolve=lambda host, port: names[host], connect=connect
    ) as way:
        assert way.handle_request(httpx.Request("GET", "https://www.example.org/story")).read() == b"ok"
    assert (asked, stream.names) == ([f"{PUBLIC}:443"], ["www.example.org"])


class TestAProxy:
    """One that the user names: the connection goes there, and nowhere else."""

    def ask(self, proxy: str, connect: Connector, names: dict[str, list[str]] | None = None) -> httpx.Response:
        found = names or {"proxy.internal": ["10.0.0.7"]}
        network = GuardedTransport(
            seconds=5.0, ticks=Time().ticks, resolve=lambda host, port: found[host], connect=connect, proxy=proxy
        )
        with network:
            response = network.handle_request(httpx.Request("GET", "http://www.example.org/story"))
            response.read()
            return response

    def test_is_asked_in_the_site_s_place_and_may_be_private(self) -> None:
        heard = list[bytes]()
        with wire(OK, heard=heard) as port:
            connect = Connector(port)
            assert self.ask("http://desk:pa%3Ass@proxy.internal:3128", connect).content == b"ok"
        assert connect.asked == ["10.0.0.7"]
        assert heard[0].startswith(b"GET http://www.example.org/story HTTP/1.1\r\n")
        assert b"proxy-authorization: basic zgvzazpwytpzcw==" in heard[0].lower()

    @pytest.mark.parametrize(
        "proxy", ["", "proxy.internal:3128", "socks5://proxy.internal", "http://", "http://a:port"]
    )
    def test_that_is_no_address_is_one_clear_error(self, proxy: str) -> None:
        with pytest.raises(SettingsError, match="the proxy cannot be used"):
            self.ask(proxy, Connector(1))

    def test_of_the_environment_is_not_used(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:1")
        with wire(OK) as port:
            connect = Connector(port)
            assert ask({"www.example.org": [PUBLIC]}, connect).content == b"ok"
        assert connect.asked == [PUBLIC]


class TestUnderTheDoor:
    """The guarded network where it works: under every other layer."""

    def page(self, port: int, names: dict[str, list[str]], url: str = "http://www.example.org/story") -> Response:
        time = Time()
        network = GuardedTransport(
            seconds=5.0, ticks=time.ticks, resolve=lambda host, _: names[host], connect=Connector(port)
        )
        settings = Settings(timeout=1.0)
        with Web(settings, network=network, clock=time.now, sleeper=time.sleep, ticks=time.ticks) as web:
            return web.page(url)

    def test_a_page_is_read(self) -> None:
        closing = OK.replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n")
        with wire(closing) as port:
            assert self.page(port, {"www.example.org": [PUBLIC]}).body == b"ok"

    def test_a_private_name_is_refused_by_its_own_reason(self) -> None:
        with pytest.raises(DoorError) as caught:
            self.page(1, {"www.example.org": ["127.0.0.1"]})
        assert caught.value.reason is Reason.FORBIDDEN_ADDRESS

    def test_a_redirect_to_a_private_name_is_refused(self) -> None:
        moved = b"HTTP/1.1 302 Found\r\nlocation: http://inner.example.org/\r\nconnection: close\r\n\r\n"
        names = {"www.example.org": [PUBLIC], "inner.example.org": ["10.0.0.7"]}
        with wire(moved) as port, pytest.raises(DoorError) as caught:
            self.page(port, names)
        assert caught.value.reason is Reason.FORBIDDEN_ADDRESS

    def test_a_connection_that_nobody_takes_is_unreachable(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            free = int(server.getsockname()[1])
        with pytest.raises(DoorError, match="no connection") as caught:
            self.page(free, {"www.example.org": [PUBLIC]})
        assert caught.value.reason is Reason.UNREACHABLE

    def test_an_answer_that_breaks_off_is_unreachable(self) -> None:
        with wire(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nheld") as port, pytest.raises(DoorError) as caught:
            self.page(port, {"www.example.org": [PUBLIC]})
        assert caught.value.reason is Reason.UNREACHABLE


def test_headers_that_drip_end_at_the_deadline_of_the_whole_exchange() -> None:
    time = Time()

    def drip(connection: socket.socket) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nx: " + b"y" * 100:
            time.at += 1.0
            connection.sendall(bytes([letter]))
            sleep(0.005)  # so that the client hears letters, not a word

    with wire(after=drip) as port, pytest.raises(httpcore.ReadTimeout):
        ask({"www.example.org": [PUBLIC]}, Connector(port), time)
    assert time.at < 100
