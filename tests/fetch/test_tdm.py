"""tdm-reservation: read in header, page and well-known file, and kept to as settings say."""

import json
from pathlib import Path

import httpx
import pytest

from factcheck.errors import DoorError
from factcheck.fetch import Terms, Web
from factcheck.fetch.tdm import Sites, told
from factcheck.model import Reason
from factcheck.settings import Settings
from tests.fetch.doubles import STORY, Network, Time, page

WELL_KNOWN = "https://www.example.org/.well-known/tdmrep.json"


@pytest.mark.parametrize(
    ("headers", "body", "says"),
    [
        ({"tdm-reservation": "1"}, b"", True),
        ({"tdm-reservation": " 0 "}, b"", False),
        ({"tdm-reservation": "maybe"}, b"", None),
        ({}, b'<meta name="tdm-reservation" content="1">', True),
        ({}, b"<META CONTENT=1 NAME=TDM-Reservation />", True),
        ({}, b'<meta name="tdm-reservation" content="0">', False),
        ({}, b'<meta name="tdm-policy" content="https://a.example/1">', None),
        ({"tdm-reservation": "0"}, b'<meta name="tdm-reservation" content="1">', False),
        ({}, b"<p>tdm-reservation content=1</p>", None),
        ({}, b" " * 60_000 + b'<meta name="tdm-reservation" content="1">', None),
    ],
)
def test_an_answer_says_it_in_its_header_or_its_page(headers: dict[str, str], body: bytes, says: bool | None) -> None:
    assert told(headers, body) is says


@pytest.mark.parametrize(
    ("file", "path", "reserved"),
    [
        ([{"location": "/", "tdm-reservation": 1}], "/story", True),
        ([{"location": "/news/*", "tdm-reservation": 1}], "/news/1", True),
        ([{"location": "/news/*", "tdm-reservation": 1}], "/sport/1", False),
        ([{"location": "/free/", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}], "/free/1", False),
        ([{"location": "/*.html$", "tdm-reservation": "1"}], "/a.html", True),
        ([{"location": "/*.html$", "tdm-reservation": "1"}], "/a.html.gz", False),
        ([{"location": 7}, 7, {}], "/story", False),
        ({"location": "/"}, "/story", False),
        ("nonsense", "/story", False),
    ],
)
def test_a_site_says_it_for_its_paths(file: object, path: str, reserved: bool) -> None:
    answer = (200, json.dumps(file).encode())
    assert Sites().reserves(f"https://www.example.org{path}", lambda url: answer) is reserved


@pytest.mark.parametrize("answer", [(404, b"[]"), (200, b"<html>"), (200, b"\xff"), (500, b'[{"location": "/"}]')])
def test_a_file_that_is_none_reserves_nothing(answer: tuple[int, bytes]) -> None:
    assert not Sites().reserves(STORY, lambda url: answer)


def test_a_file_that_cannot_be_had_reserves_nothing() -> None:
    def fails(url: str) -> tuple[int, bytes]:
        raise DoorError("no answer in time", reason=Reason.TIMEOUT)

    assert not Sites().reserves(STORY, fails)


def door(policy: str, answers: dict[str, httpx.Response], **settings: str) -> tuple[Web, Network]:
    time, network = Time(), Network(answers)
    made = Settings(**settings)  # type: ignore[arg-type]
    return Web(
        made, network=network, clock=time.now, sleeper=time.sleep, ticks=time.ticks, terms=Terms(tdm=policy)
    ), network


def refused(web: Web) -> None:
    with pytest.raises(DoorError, match="tdm-reservation") as caught:
        web.page(STORY)
    assert caught.value.reason is Reason.ROBOTS


RESERVED = {"tdm-reservation": "1"}
FILE = httpx.Response(200, json=[{"location": "/", "tdm-reservation": 1}])


def test_skip_leaves_a_reserved_page_alone() -> None:
    refused(door("skip", {STORY: page(headers=RESERVED)})[0])


def test_skip_asks_the_site_before_the_page_and_once() -> None:
    web, network = door("skip", {STORY: page(), WELL_KNOWN: FILE})
    refused(web)
    refused(web)
    assert network.pages == [WELL_KNOWN]


def test_skip_reads_what_nobody_reserves() -> None:
    assert door("skip", {STORY: page()})[0].page(STORY).status == 200


def test_skip_leaves_alone_what_was_kept_under_another_policy(tmp_path: Path) -> None:
    with door("record", {STORY: page(headers=RESERVED)}, store=str(tmp_path))[0] as web:
        web.page(STORY)
    with door("skip", {}, store=str(tmp_path))[0] as web:
        refused(web)


def test_record_reads_the_page_and_says_that_it_is_reserved() -> None:
    web, network = door("record", {STORY: page('<meta name="tdm-reservation" content="1">')})
    assert web.page(STORY).headers["tdm-reservation"] == "1"
    assert network.pages == [STORY]


def test_licensed_does_not_look() -> None:
    web, network = door("licensed", {STORY: page('<meta name="tdm-reservation" content="1">'), WELL_KNOWN: FILE})
    assert "tdm-reservation" not in web.page(STORY).headers
    assert network.pages == [STORY]


@pytest.mark.parametrize("privacy", ["draft", "offline"])
def test_a_view_that_may_not_ask_the_site_does_not_open_it_for_others(privacy: str) -> None:
    web, network = door("skip", {STORY: page(), WELL_KNOWN: FILE})
    with pytest.raises(DoorError):
        web.view(privacy=privacy).page(STORY)
    refused(web)
    assert network.pages == [WELL_KNOWN]


def test_a_draft_s_feeds_are_skipped_too_where_the_site_reserves_them() -> None:
    web, network = door("skip", {STORY: page(), WELL_KNOWN: FILE})
    with pytest.raises(DoorError, match="tdm-reservation"):
        web.view(privacy="draft").feed(STORY)
    assert network.pages == [WELL_KNOWN]
