"""Reading an answer to its end: bounds of bytes and time, compression, and what breaks on the wire."""

import gzip
import socket
import struct
import tracemalloc
import zlib
from collections.abc import Iterable, Iterator

import httpx
import pytest

from factcheck.errors import DoorError
from factcheck.fetch.body import BoundedTransport
from factcheck.model import Reason
from tests.fetch.doubles import STORY, Time, wire

MOST = 100_000
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"


class Pieces(httpx.SyncByteStream):
    """A body that comes in pieces; counts those that were taken."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self.taken = pieces, 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.taken += 1
            yield piece


def read(pieces: Iterable[bytes], time: Time | None = None, **headers: str) -> bytes:
    answer = httpx.Response(200, headers=headers, stream=Pieces(pieces))
    return bounded(httpx.MockTransport(lambda request: answer), time).handle_request(httpx.Request("GET", STORY)).read()


def bounded(network: httpx.BaseTransport, time: Time | None = None) -> BoundedTransport:
    return BoundedTransport(network, max_bytes=MOST, seconds=20.0, ticks=(time or Time()).ticks)


def over_the_wire(port: int) -> bytes:
    with bounded(httpx.HTTPTransport(trust_env=False)) as door:
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), 0.3)
        request = httpx.Request("GET", f"http://127.0.0.1:{port}/", extensions={"timeout": timeout})
        return door.handle_request(request).read()


def reason(*args: object, **fields: object) -> Reason:
    with pytest.raises(DoorError) as caught:
        read(*args, **fields)  # type: ignore[arg-type]
    assert caught.value.place == STORY
    return Reason(caught.value.reason)


def test_a_body_is_read_to_its_end() -> None:
    assert read([b"Rates ", b"were ", b"held."]) == b"Rates were held."


def test_a_body_of_just_the_limit_is_read() -> None:
    assert len(read([b"x" * MOST])) == MOST


def test_one_byte_more_is_too_large() -> None:
    assert reason([b"x" * MOST, b"x"]) is Reason.TOO_LARGE


def test_an_endless_body_is_left_when_the_limit_is_reached() -> None:
    endless = Pieces(iter(lambda: b"x" * 1000, None))
    network = httpx.MockTransport(lambda request: httpx.Response(200, stream=endless))
    with pytest.raises(DoorError):
        bounded(network).handle_request(httpx.Request("GET", STORY))
    assert endless.taken == MOST // 1000 + 1


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP", " gzip "])
def test_a_compressed_body_is_unpacked(coding: str) -> None:
    packed = gzip.compress(b"Rates were held." * 1000)
    pieces = [packed[at : at + 7] for at in range(0, len(packed), 7)]
    assert read(pieces, **{"content-encoding": coding}) == b"Rates were held." * 1000


def test_what_is_unpacked_no_longer_calls_itself_packed() -> None:
    answer = httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Pieces([gzip.compress(b"held")]))
    network = httpx.MockTransport(lambda request: answer)
    assert "content-encoding" not in bounded(network).handle_request(httpx.Request("GET", STORY)).headers


def test_a_gzip_bomb_is_left_before_it_grows() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()
    assert len(bomb) < MOST
    tracemalloc.start()
    try:
        assert reason([bomb], **{"content-encoding": "gzip"}) is Reason.TOO_LARGE
        assert tracemalloc.get_traced_memory()[1] < 10 * MOST
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "deflate", "gzip,br", "chunked", "x" * 500])
def test_an_encoding_that_was_not_asked_for_is_refused(coding: str) -> None:
    assert reason([b"whatever"], **{"content-encoding": coding}) is Reason.UNREADABLE


def test_two_headers_of_encoding_are_stacked_too() -> None:
    headers = [("content-encoding", "gzip"), ("content-encoding", "gzip")]
    network = httpx.MockTransport(lambda request: httpx.Response(200, headers=headers, stream=Pieces([b"x"])))
    with pytest.raises(DoorError, match="gzip, gzip"):
        bounded(network).handle_request(httpx.Request("GET", STORY))


def test_what_only_calls_itself_compressed_is_unreadable() -> None:
    assert reason([b"<p>plain</p>"], **{"content-encoding": "gzip"}) is Reason.UNREADABLE


def test_a_compressed_body_that_ends_early_is_no_page() -> None:
    packed = gzip.compress(bytes(range(256)) * 100)
    assert reason([packed[: len(packed) // 2]], **{"content-encoding": "gzip"}) is Reason.UNREADABLE


def test_compressed_files_in_a_row_are_one_body() -> None:
    assert read([gzip.compress(b"Rates ") + gzip.compress(b"held")], **{"content-encoding": "gzip"}) == b"Rates held"


def test_an_empty_body_may_call_itself_compressed() -> None:
    assert read([], **{"content-encoding": "gzip"}) == b""


def test_rubbish_after_a_compressed_body_is_left_aside() -> None:
    assert read([gzip.compress(b"held") + b"rubbish"], **{"content-encoding": "gzip"}) == b"held"


def test_a_drip_ends_when_the_whole_takes_too_long() -> None:
    time = Time()

    def drip() -> Iterator[bytes]:
        for _ in range(1000):
            time.at += 1.0
            yield b"."

    assert reason(drip(), time) is Reason.TIMEOUT
    assert time.at < 25


def test_headers_without_bound_are_refused() -> None:
    assert reason([b""], **{f"x-{n}": "y" * 1000 for n in range(70)}) is Reason.TOO_LARGE


class TestOnTheWire:
    def test_a_page_is_read(self) -> None:
        with wire(HEAD + b"content-length: 4\r\n\r\nheld") as port:
            assert over_the_wire(port) == b"held"

    def test_a_reset_is_unreachable(self) -> None:
        def reset(connection: socket.socket) -> None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        self.fails(Reason.UNREACHABLE, after=reset)

    def test_a_body_shorter_than_announced_is_no_page(self) -> None:
        self.fails(Reason.UNREACHABLE, HEAD + b"content-length: 400\r\n\r\nheld")

    def test_a_body_longer_than_announced_ends_where_it_was_announced_to(self) -> None:
        with wire(HEAD + b"content-length: 4\r\n\r\nheld and more") as port:
            assert over_the_wire(port) == b"held"

    def test_an_answer_that_never_comes_is_a_time_out(self) -> None:
        self.fails(Reason.TIMEOUT, after=self.wait)

    def test_an_answer_that_stops_amid_its_body_is_a_time_out(self) -> None:
        self.fails(Reason.TIMEOUT, HEAD + b"content-length: 400\r\n\r\nheld", after=self.wait)

    def test_what_is_no_http_is_unreachable(self) -> None:
        self.fails(Reason.UNREACHABLE, b"220 mail.example ESMTP\r\n")

    def test_an_endless_header_is_left(self) -> None:
        self.fails(Reason.UNREACHABLE, b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000)

    def test_an_endless_chunked_body_is_left(self) -> None:
        chunk = b"1000\r\n" + b"x" * 4096 + b"\r\n"
        self.fails(Reason.TOO_LARGE, HEAD + b"transfer-encoding: chunked\r\n\r\n", *[chunk] * 40)

    def fails(self, reason: Reason, *pieces: bytes, **fields: object) -> None:
        with wire(*pieces, **fields) as port, pytest.raises(DoorError) as caught:  # type: ignore[arg-type]
            over_the_wire(port)
        assert caught.value.reason is reason

    @staticmethod
    def wait(connection: socket.socket) -> None:
        connection.settimeout(5)
        connection.recv(1)  # until the client hangs up
