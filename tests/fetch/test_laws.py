"""Laws of the door: whatever comes back, it is a page or one clear refusal, and nothing else."""

import gzip
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.cassette import Cassette
from factcheck.errors import DoorError, ServiceError
from factcheck.fetch.tdm import told
from factcheck.fetch.walls import wall
from factcheck.model import Reason, Response
from tests.fetch.doubles import STORY, door

NAMES = [
    "content-encoding", "location", "retry-after", "server", "x-robots-tag", "cache-control", "tdm-reservation",
    "x-datadome", "content-type", "content-length", "transfer-encoding", "memento-datetime", "etag",
]  # fmt: skip
VALUES = [
    "gzip", "br", "/story", "//b.example", "https:///", "https://[", "http://www.example.org/", "7", "-1", "soon", "1",
    "noarchive", "?", "#", "\xe9", "\xff", "\x85", "\\\\b.example", "javascript:alert(1)", "https://www.example.org/\x85",
]  # fmt: skip
headers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES) | st.text(max_size=30), max_size=5)
bodies = (
    st.binary(max_size=200) | st.binary(max_size=200).map(gzip.compress) | st.just(b"<title>Just a moment...</title>")
)


class Raw(httpx.SyncByteStream):
    """A body as it comes over the wire, with whatever its headers say of it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self):  # type: ignore[no-untyped-def]
        yield self._body


@st.composite
def answers(draw: st.DrawFn) -> httpx.Response:
    pairs = [(name.encode(), value.encode("utf-8", "replace")) for name, value in draw(headers).items()]
    return httpx.Response(draw(st.integers(200, 599)), headers=pairs, stream=Raw(draw(bodies)))


def outcome(ask: Callable[[], Response]) -> Response | DoorError:
    try:
        return ask()
    except DoorError as error:
        return error


@settings(deadline=None, max_examples=300)
@given(answers(), answers())
def test_any_answer_is_a_page_or_a_refusal_with_a_reason(robots: httpx.Response, answer: httpx.Response) -> None:
    web, _ = door({STORY: answer, "https://www.example.org/robots.txt": robots}, pace={"*": 0.0})
    found = outcome(lambda: web.page(STORY))
    if isinstance(found, DoorError):
        assert Reason(found.reason)
        assert "\n" not in found.message
    else:
        assert 200 <= found.status < 300
        assert wall(found.status, found.headers, found.body) is None


@settings(deadline=None, max_examples=150)
@given(answers())
def test_any_answer_of_a_service_is_an_answer_or_a_refusal(answer: httpx.Response) -> None:
    web, _ = door({"https://web.archive.org/cdx": answer}, pace={"web.archive.org": 0.0, "*": 0.0})
    found = outcome(lambda: web.ask("wayback", "https://web.archive.org/cdx", {}))
    assert isinstance(found, ServiceError) or 200 <= found.status < 300


@settings(deadline=None, max_examples=150)
@given(answers())
def test_any_answer_replays_as_it_was(answer: httpx.Response) -> None:
    cassette = Cassette(label="a law")
    web, _ = door({STORY: answer}, pace={"*": 0.0})
    live = outcome(lambda: web.view(cassette, mode="once").page(STORY))
    with TemporaryDirectory() as folder:
        cassette.save(Path(folder) / "story.yaml")
        again = Cassette.load(Path(folder) / "story.yaml")
    replayed = outcome(lambda: web.view(again, privacy="offline").page(STORY))
    if isinstance(live, DoorError):
        assert isinstance(replayed, DoorError)
        assert (replayed.reason, replayed.message) == (live.reason, live.message)
    else:
        assert not isinstance(replayed, DoorError)
        assert (replayed.status, replayed.body, replayed.final_url) == (live.status, live.body, live.final_url)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=40), st.sampled_from(["", "https://", "https://www.example.org/", "//", "HTTP://"]))
def test_any_address_is_asked_for_or_refused(text: str, start: str) -> None:
    web, _ = door({}, pace={"*": 0.0})
    found = outcome(lambda: web.page(start + text))
    assert isinstance(found, DoorError)
    assert found.reason in {Reason.NOT_FOUND, Reason.FORBIDDEN_ADDRESS}


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=20)), st.binary(max_size=400))
def test_what_is_read_of_headers_and_bodies_never_fails(table: dict[str, str], body: bytes) -> None:
    assert told(table, body) in {True, False, None}
    assert wall(403, table, body) is None or table or body
