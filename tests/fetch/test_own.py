"""The user's own services: they may stand at a private address, and open no way to anything else there."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import pytest

from factcheck.discover.searxng import SearXNG
from factcheck.errors import DoorError, ServiceError
from factcheck.fetch import Terms, Web
from factcheck.fetch.address import origin
from factcheck.fetch.guard import GuardedTransport
from factcheck.model import Reason
from factcheck.settings import Settings
from tests.builders import REUTERS, article, claim_in
from tests.fetch.doubles import Time, wire

HITS = b'{"results": [{"url": "https://www.reuters.com/velmora", "title": "Velmora"}]}'
CLOSE = b"connection: close\r\n\r\n"


def answer(body: bytes = HITS) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n" % len(body) + CLOSE + body


@contextmanager
def door(*own: str, privacy: str = "public", **names: list[str]) -> Iterator[Web]:
    """A door over the real guard, whose resolver knows `names` and addresses that are written out."""
    time = Time()

    def resolve(host: str, port: int) -> list[str]:
        return names.get(host.partition(".")[0], [host])

    network = GuardedTransport(seconds=5.0, ticks=time.ticks, resolve=resolve)
    with Web(Settings(), network=network, sleeper=time.sleep, ticks=time.ticks, terms=Terms(own=frozenset(own))) as web:
        yield web.view(privacy=privacy)


def test_one_on_this_machine_is_asked_where_the_user_names_it() -> None:
    with wire(answer()) as port, door(f"http://127.0.0.1:{port}/") as web:
        search = SearXNG(f"http://127.0.0.1:{port}")
        found = list(search(claim_in(article("In Velmora it rained"), "In Velmora it rained"), REUTERS, web))
        assert [one.url for one in found] == ["https://www.reuters.com/velmora"]
        assert [sent.host for sent in web.sent] == ["127.0.0.1"]


def test_one_that_the_user_does_not_name_is_refused() -> None:
    with wire(answer()) as port, door() as web, pytest.raises(ServiceError) as caught:
        web.ask("searxng", f"http://127.0.0.1:{port}/search", {})
    assert caught.value.reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("other", ["http://127.0.0.1:1/", "https://127.0.0.1:{port}/", "http://127.0.0.2:{port}/"])
def test_no_other_port_scheme_or_address_is_meant(other: str) -> None:
    with wire(answer()) as port, door(f"http://127.0.0.1:{port}") as web, pytest.raises(ServiceError) as caught:
        web.ask("searxng", other.format(port=port), {})
    assert caught.value.reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("how", ["page", "feed"])
def test_it_is_no_page_and_no_feed(how: str) -> None:
    with wire(answer()) as port, door(f"http://127.0.0.1:{port}") as web, pytest.raises(DoorError) as caught:
        getattr(web, how)(f"http://127.0.0.1:{port}/search")
    assert caught.value.reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("there", ["http://127.0.0.1:{port}/admin", "/admin", "http://127.0.0.2/"])
def test_a_redirect_leads_nowhere_private_not_even_back_to_it(there: str) -> None:
    heard: list[bytes] = []
    with wire(heard=heard) as gone:
        place = there.format(port=gone).encode()
    moved = b"HTTP/1.1 302 Found\r\nlocation: " + place + b"\r\ncontent-length: 0\r\n" + CLOSE
    with wire(moved, heard=heard) as port, door(f"http://127.0.0.1:{port}") as web:
        with pytest.raises(ServiceError) as caught:
            web.ask("searxng", f"http://127.0.0.1:{port}/search", {})
        assert caught.value.reason is Reason.FORBIDDEN_ADDRESS
    assert len(heard) == 1


def test_a_name_that_leads_into_the_house_is_asked_as_a_service_and_never_as_a_page() -> None:
    heard, time, own = list[bytes](), Time(), "http://search.newsroom.example"
    with wire(answer().replace(CLOSE, b"\r\n"), after=lambda connection: connection.recv(9), heard=heard) as port:

        def connect(address: str, wanted: int, timeout: float | None) -> httpcore.NetworkStream:
            assert (address, wanted) == ("10.0.0.7", 80)
            return httpcore.SyncBackend().connect_tcp("127.0.0.1", port, timeout, socket_options=[])

        network = GuardedTransport(
            seconds=5.0, ticks=time.ticks, resolve=lambda host, wanted: ["10.0.0.7"], connect=connect
        )
        terms = Terms(own=frozenset({own}))
        with Web(Settings(), network=network, sleeper=time.sleep, ticks=time.ticks, terms=terms) as web:
            assert web.ask("searxng", f"{own}/search", {}).body == HITS
            with pytest.raises(DoorError) as caught:  # its connection is still open, and not for pages
                web.page(f"{own}/secret")
    assert caught.value.reason is Reason.FORBIDDEN_ADDRESS
    assert len(heard) == 1


def test_of_a_draft_nothing_is_asked_there_either() -> None:
    with wire(answer()) as port, door(f"http://127.0.0.1:{port}", privacy="draft") as web, pytest.raises(DoorError):
        web.ask("searxng", f"http://127.0.0.1:{port}/search", {})


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://127.0.0.1:8888/search?q=a", "http://127.0.0.1:8888"),
        ("https://Search.Example/", "https://search.example:443"),
        ("http://desk:word@search.example", "http://search.example:80"),
        ("ftp://search.example", None),
        ("http://:80/", None),
        ("http://a:port/", None),
        ("nonsense", None),
    ],
)
def test_an_origin_has_one_spelling(url: str, found: str | None) -> None:
    assert origin(url) == found
