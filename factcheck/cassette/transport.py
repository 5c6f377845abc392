"""Replays a cassette, and records into it, below whatever client asks."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Literal

import httpx

from factcheck.cassette.entry import Entry, Failure
from factcheck.cassette.secrets import hide, is_secret_header, scrubbed, values, without_secrets
from factcheck.cassette.tape import Cassette
from factcheck.errors import DoorError
from factcheck.model import Obtained, Reason

Mode = Literal["replay", "once", "new_episodes", "all"]
# Bodies are held decoded and whole, so what describes them on the wire would be wrong of them.
_ON_THE_WIRE = frozenset({"connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"})
_ASKED = frozenset({"content-type"})
# Refusals of our own are no property of the page.
_OURS = frozenset({Reason.LIMIT, Reason.OFFLINE, Reason.PRIVATE})


def _now() -> datetime:
    return datetime.now(UTC)


class CassetteTransport(httpx.BaseTransport):
    """Answers from `cassette` first, then from `inner`.

    Modes: `replay` never writes; `once` records a cassette that was not on disk and adds nothing to one that was;
    `new_episodes` adds what is missing; `all` asks everything again. With `offline`, or where `once` adds nothing, what
    is missing raises DoorError with reason `offline`. Stand-ins are passed over where `allow_stand_ins` is False; with
    `offline` that raises DoorError with reason `stand_in`. A replayed answer carries `extensions["factcheck"]`, a
    mapping with `obtained` and `retrieved`; `replayed` is called with the former.
    """

    def __init__(
        self,
        inner: httpx.BaseTransport,
        cassette: Cassette,
        *,
        mode: Mode = "replay",
        offline: bool = False,
        allow_stand_ins: bool = True,
        clock: Callable[[], datetime] = _now,
        replayed: Callable[[Obtained], None] | None = None,
    ) -> None:
        self._inner, self._cassette, self._mode = inner, cassette, mode
        self._allow_stand_ins, self._clock, self._replayed = allow_stand_ins, clock, replayed
        self._shut = offline or (mode == "once" and cassette.on_disk)
        self._secrets: set[str] = set()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The recorded answer, or the inner transport's. Raises DoorError as it was recorded, or where nothing is."""
        url, sent = str(request.url), request.read()
        again = self._mode == "all" or (self._mode != "replay" and request.extensions.get("attempt", 1) > 1)
        entry = None if again and not self._shut else self._cassette.find(request.method, url, sent)
        if entry is not None and (self._allow_stand_ins or not (self._cassette.stand_in or entry.stand_in)):
            return self._replay(entry, request)
        if self._shut:
            raise _missing(url, entry)
        return self._inner.handle_request(request) if self._mode == "replay" else self._record(request)

    def close(self) -> None:
        """Close the inner transport; the cassette is saved by whoever owns it."""
        self._inner.close()

    def _replay(self, entry: Entry, request: httpx.Request) -> httpx.Response:
        stand_in = self._cassette.stand_in or entry.stand_in
        obtained = Obtained.STAND_IN if stand_in else Obtained.REPLAYED
        if self._replayed:
            self._replayed(obtained)
        request.extensions["replayed"] = True
        if entry.failure:
            raise DoorError(entry.failure.message, reason=entry.failure.reason, place=entry.url)
        mark: Mapping[str, object] = {"obtained": obtained, "retrieved": entry.recorded}
        extensions = {"factcheck": mark, "reason_phrase": entry.phrase.encode("ascii", "replace")}
        headers = [(name.encode(), value.encode()) for name, value in entry.headers]
        return httpx.Response(entry.status, headers=headers, content=entry.body, request=request, extensions=extensions)

    def _record(self, request: httpx.Request) -> httpx.Response:
        asked = [(name, value) for name, value in request.headers.multi_items() if name in _ASKED]
        self._secrets |= values(str(request.url), request.headers.multi_items())
        entry = Entry(request.method, scrubbed(str(request.url)), self._clock(), request.read(), asked)
        try:
            response = self._inner.handle_request(request)
            response.read()
        except DoorError as error:
            if error.reason not in _OURS:
                self._keep(entry, failure=Failure(Reason(error.reason), error.message))
            raise
        response.close()
        self._keep(entry, response=response)
        return response

    def _keep(self, entry: Entry, *, response: httpx.Response | None = None, failure: Failure | None = None) -> None:
        if response is None:
            made = Entry(entry.method, entry.url, entry.recorded, entry.sent, entry.asked, failure=failure)
        else:
            made = Entry(
                entry.method,
                entry.url,
                entry.recorded,
                entry.sent,
                entry.asked,
                response.status_code,
                response.reason_phrase,
                [(name, self._hide(name, value)) for name, value in response.headers.multi_items() if _kept(name)],
                hide(response.content, self._secrets),
            )
        self._cassette.put(made)

    def _hide(self, name: str, value: str) -> str:
        shown = without_secrets(value) if name == "location" else value
        return hide(shown.encode(), self._secrets).decode()


def _kept(name: str) -> bool:
    return name not in _ON_THE_WIRE and not is_secret_header(name)


def _missing(url: str, entry: Entry | None) -> DoorError:
    place = scrubbed(url)
    if entry is not None:
        return DoorError(
            "only a stand-in page is recorded, and stand-ins are not allowed", reason=Reason.STAND_IN, place=place
        )
    return DoorError("not recorded, and the network is off", reason=Reason.OFFLINE, place=place)
