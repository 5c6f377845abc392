"""Reads an answer to its end, within bounds of bytes and time, and turns what goes wrong into a DoorError."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpcore
import httpx

from factcheck.errors import DoorError
from factcheck.fetch.faults import NoConnectionError
from factcheck.model import Reason

_MAX_HEADERS = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 64 * 1024
_MAGIC = b"\x1f\x8b\x08"


class BoundedTransport(httpx.BaseTransport):
    """Gives back whole, decoded answers, or raises DoorError: too large, too slow, broken off, in an unasked encoding.

    `max_bytes` bounds the body on the wire and after decompression; `seconds` the whole exchange.
    """

    def __init__(
        self, inner: httpx.BaseTransport, *, max_bytes: int, seconds: float, ticks: Callable[[], float]
    ) -> None:
        self._inner, self._max_bytes, self._seconds, self._ticks = inner, max_bytes, seconds, ticks

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer with its body read and decoded."""
        ends = self._ticks() + self._seconds
        with speaking_of(str(request.url)):
            response = self._inner.handle_request(request)
            try:
                _check_headers(response.headers)
                body = b"".join(self._bounded(response, ends))
            finally:
                response.close()
        headers = [pair for pair in response.headers.raw if pair[0].lower() != b"content-encoding"]
        return httpx.Response(
            response.status_code, headers=headers, stream=httpx.ByteStream(body), extensions=response.extensions
        )

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()

    def _bounded(self, response: httpx.Response, ends: float) -> Iterator[bytes]:
        wire = self._timely(_raw(response), ends)
        coding = response.headers.get("content-encoding", "identity").strip().lower()
        if coding in {"gzip", "x-gzip"}:
            return _limited(_gunzipped(wire), self._max_bytes)
        if coding not in {"", "identity"}:
            said = "".join(letter for letter in coding[:40] if letter.isprintable())
            raise DoorError(f"encoded as {said}, which was not asked for", reason=Reason.UNREADABLE)
        return _limited(wire, self._max_bytes)

    def _timely(self, chunks: Iterator[bytes], ends: float) -> Iterator[bytes]:
        for chunk in _limited(chunks, self._max_bytes):
            yield chunk
            if self._ticks() > ends:
                raise DoorError(f"took longer than {self._seconds:g} s", reason=Reason.TIMEOUT)


def _raw(response: httpx.Response) -> Iterator[bytes]:
    """The body as it comes over the wire; httpx's own reading would decompress it without a bound."""
    stream = response.stream
    if not isinstance(stream, httpx.SyncByteStream):
        raise TypeError("the door is synchronous; its network must be too")
    return iter(stream)


def _limited(chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    seen = 0
    for chunk in chunks:
        seen += len(chunk)
        if seen > most:
            raise DoorError(f"more than {most:,} bytes", reason=Reason.TOO_LARGE)
        yield chunk


def _gunzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Decompress piece by piece, so that no chunk grows beyond bounds before it is counted.

    A body may be several compressed files in a row; what follows the last one is left aside.
    """
    decoder, seen = zlib.decompressobj(_GZIP), False
    for chunk in chunks:
        rest, seen = chunk, seen or bool(chunk)
        while rest:
            yield decoder.decompress(rest, _PIECE)
            rest = decoder.unconsumed_tail
            if decoder.unused_data.startswith(_MAGIC):
                rest, decoder = decoder.unused_data, zlib.decompressobj(_GZIP)
    if seen and not decoder.eof:
        raise DoorError("compressed, and broken off", reason=Reason.UNREADABLE)


def _check_headers(headers: httpx.Headers) -> None:
    if sum(len(name) + len(value) for name, value in headers.raw) > _MAX_HEADERS:
        raise DoorError("headers of more than 64 kB", reason=Reason.TOO_LARGE)


@contextmanager
def speaking_of(url: str) -> Iterator[None]:
    """Turn what the libraries below raise into a DoorError about `url`."""
    try:
        yield
    except DoorError as error:
        error.place = error.place or url
        raise
    except (httpx.TimeoutException, httpcore.TimeoutException, TimeoutError) as error:
        raise DoorError(_phase(error), reason=Reason.TIMEOUT, place=url) from error
    except zlib.error as error:
        raise DoorError("compressed, and broken", reason=Reason.UNREADABLE, place=url) from error
    except (httpx.ConnectError, httpcore.ConnectError) as error:
        what = "its certificate is not valid" if "CERTIFICATE_VERIFY" in str(error) else "no connection"
        raise NoConnectionError(what, place=url) from error
    except (httpx.TransportError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise DoorError(_what(error), reason=Reason.UNREACHABLE, place=url) from error


def _phase(error: Exception) -> str:
    return "no connection in time" if "Connect" in type(error).__name__ else "no answer in time"


def _what(error: Exception) -> str:
    """A short phrase that repeats from run to run, without the libraries' own words or addresses."""
    return "the answer broke off or was malformed" if "Protocol" in type(error).__name__ else "the connection broke"
