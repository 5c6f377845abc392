"""Discoverers and a network for the pipeline's tests: each names what it was given, or tells who was asked at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from threading import Condition

import httpx

from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Outlet
from factcheck.protocols import Discoverer

PAGE = (
    "<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p>"
    "<p>The ministry of the country did not want to say more about it on Thursday evening, it was told later.</p>"
    "<p>There are nine members in the committee, and they meet once a month in the old town hall of the city.</p>"
    "</article></body></html>"
)


def page(words: str, title: str = "A report") -> bytes:
    """A page of an outlet that has these words."""
    return PAGE.format(words=words, title=title).encode()


def naming(*urls: str, anywhere: Iterable[str] = (), service: str = "") -> Discoverer:
    """Names these addresses for every claim at an outlet, and `anywhere` where it is asked for the words alone.

    With `service` (a host) it asks there first, as a search does.
    """

    def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Iterable[Candidate]:
        if service:
            web.ask(service, f"https://{service}/search", {"q": claim.text[:20]}, words=claim.text[:20])
        return [Candidate(url, service or "naming") for url in (urls if outlet else anywhere)]

    return discover


class Sites(httpx.BaseTransport):
    """A network of pages by address, and of services under `.example` that answer; all else is not found.

    It notes what is asked, in order, and how many questions it holds at once, in all and of one host. `meeting` makes
    it hold each question to a page or service until so many hosts are there, or until `patience` seconds are over.
    """

    def __init__(self, pages: Mapping[str, bytes], *, meeting: int = 1, patience: float = 2.0) -> None:
        self._pages, self._meeting, self._patience = pages, meeting, patience
        self._there: Counter[str] = Counter()
        self._changed = Condition()
        self.asked: list[str] = []
        self.most, self.most_of_one_host = 0, 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path in ("/robots.txt", "/.well-known/tdmrep.json"):
            return httpx.Response(404)
        with self._changed:
            self.asked.append(str(request.url))
            self._there[request.url.host] += 1
            self.most = max(self.most, sum(self._there.values()))
            self.most_of_one_host = max(self.most_of_one_host, *self._there.values())
            self._changed.notify_all()
            self._changed.wait_for(self._met, self._patience)
        with self._changed:
            self._there[request.url.host] -= 1
        service = b"{}" if request.url.host.endswith(".example") else None
        body = self._pages.get(str(request.url), self._pages.get(f"{request.url.copy_with(query=None)}", service))
        kind = {"content-type": "text/html; charset=utf-8"}
        return httpx.Response(404) if body is None else httpx.Response(200, headers=kind, content=body)

    def _met(self) -> bool:
        return self.most >= self._meeting
