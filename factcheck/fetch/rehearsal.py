"""A network that notes what would be asked and sends nothing: for the plan of a run.

Every question gets the answer "nothing found", so that the questions that would follow it are noted too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock, local

import httpx

from factcheck.errors import DoorError
from factcheck.fetch.call import KEY, Call
from factcheck.fetch.store import FILE, Store
from factcheck.model import Response, Sent

# No hits, in the shapes of all the services that answer with an object; one that knows none of them is taken to fail.
_NO_HITS = b'{"articles": [], "results": [], "web": {}, "response": {"status": "ok", "results": [], "docs": []}}'
_NO_ROWS = b"[]"
_NO_PAGES = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'
_OF_A_SITE = frozenset({"page", "robots.txt", "tdmrep.json"})


class Rehearsal(httpx.BaseTransport):
    """Notes questions with the turn in which they come; safe between threads.

    A turn is what one caller does between entering and leaving `turn`, in one thread; `label` says of the first
    question to a service in it what it is, and `then` what the others are.
    """

    def __init__(self) -> None:
        self._noted: list[tuple[Sent, str]] = []
        self._lock, self._thread = Lock(), local()

    @contextmanager
    def turn(self, label: str, then: str) -> Iterator[None]:
        """The questions that come now are `label`, those after the first one to a service `then`."""
        self._thread.labels = (label, then)
        try:
            yield
        finally:
            del self._thread.labels

    def noted(self) -> tuple[tuple[Sent, str], ...]:
        """What would be asked so far, with its label ("" outside of a turn), in order."""
        with self._lock:
            return tuple(self._noted)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Note the question; answer that there is nothing."""
        call = request.extensions.get(KEY) or Call("page")
        label, then = getattr(self._thread, "labels", ("", ""))
        if call.purpose not in _OF_A_SITE and call.purpose != "feed":
            self._thread.labels = (then, then)
        with self._lock:
            self._noted.append((Sent(request.url.host, call.words, call.purpose), label))
        if call.purpose in _OF_A_SITE:
            return httpx.Response(404)
        body = {"feed": _NO_PAGES, "wayback": _NO_ROWS}.get(call.purpose, _NO_HITS)
        return httpx.Response(200, content=body)


class Unwritten(Store):
    """A store that is read and never written. `folder` may hold none yet, and then none is made there."""

    def __init__(self, folder: Path | None, clock: Callable[[], datetime]) -> None:
        there = folder is not None and (folder / FILE).is_file()
        super().__init__(folder if there else None, clock, tidy=False)

    def put(self, response: Response, *, fresh: float = 0.0) -> bool:  # noqa: ARG002 - as the store has it
        """False: nothing is kept."""
        return False

    def put_failure(self, url: str, error: DoorError) -> bool:  # noqa: ARG002 - as above
        """False: nothing is kept."""
        return False
