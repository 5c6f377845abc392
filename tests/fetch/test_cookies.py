"""Cookies go back to the host that set them, for one run, and nowhere else."""

from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from factcheck.cassette import Cassette
from factcheck.fetch.cookies import Jar
from tests.fetch.doubles import STORY, Network, Time, door, page

SET = [("set-cookie", "visit=1; Path=/; Secure; HttpOnly"), ("set-cookie", "edition=en")]
HOME = "https://www.example.org/"


def jar(*headers: str, url: str = STORY, time: Time | None = None) -> Jar:
    made = Jar((time or Time()).now)
    made.keep(url, headers)
    return made


def sent(network: Network) -> list[tuple[str, str]]:
    return [(str(one.url), one.headers["cookie"]) for one in network.requests if "cookie" in one.headers]


class TestTheDoor:
    def test_sends_them_back_to_their_host_with_pages_alone(self) -> None:
        answers = {STORY: page(headers=SET), HOME: page(), "https://b.example/": page()}
        web, network = door(answers)
        for url in (STORY, HOME, "https://b.example/"):
            web.page(url)
        web.feed(HOME)
        assert sent(network) == [(HOME, "edition=en; visit=1")]

    def test_follows_a_site_that_redirects_to_itself_until_it_gets_them(self) -> None:
        moved = httpx.Response(302, headers=[("location", STORY), ("set-cookie", "visit=1")])
        web, network = door({STORY: [moved, page("Rates")]})
        assert b"Rates" in web.page(STORY).body
        assert sent(network) == [(STORY, "visit=1")]

    def test_never_sends_them_where_a_redirect_leads_to_another_host(self) -> None:
        moved = httpx.Response(
            302, headers=[("location", "https://b.example/"), ("set-cookie", "visit=1; Domain=example")]
        )
        web, network = door({STORY: moved, "https://b.example/": page()})
        web.page(STORY)
        assert sent(network) == []

    def test_forgets_them_with_the_run(self, tmp_path: Path) -> None:
        first, _ = door({STORY: page(headers=SET)}, store=str(tmp_path))
        first.page(STORY)
        first.close()
        assert all(b"visit" not in path.read_bytes() for path in tmp_path.iterdir())
        second, network = door({HOME: page()}, store=str(tmp_path))
        second.page(HOME)
        assert sent(network) == []

    def test_sends_none_to_a_service(self) -> None:
        asked = "https://api.gdeltproject.org/api/v2/doc/doc"
        web, network = door({asked: httpx.Response(200, headers=SET, text="{}")})
        web.ask("gdelt", asked, {})
        web.ask("gdelt", asked, {})
        assert sent(network) == []

    def test_records_neither_what_was_set_nor_what_was_sent(self, tmp_path: Path) -> None:
        web, network = door({STORY: page(headers=SET), HOME: page()})
        tape = Cassette(tmp_path / "a.yaml")
        view = web.view(tape, mode="once")
        view.page(STORY)
        view.page(HOME)
        tape.save()
        assert sent(network) == [(HOME, "edition=en; visit=1")]
        assert "visit" not in (tmp_path / "a.yaml").read_text(encoding="utf-8")
        web.page(HOME)
        assert sent(network) == [(HOME, "edition=en; visit=1")]  # the recording's cookies are its own


@pytest.mark.parametrize(
    ("header", "url", "goes"),
    [
        ("a=1", HOME, "a=1"),
        ("a=1; Path=/story", STORY, "a=1"),
        ("a=1; Path=/story", STORY + "/2", "a=1"),
        ("a=1; Path=/story", HOME + "storybook", ""),
        ("a=1; Path=/story", HOME, ""),
        ("a=1; Path=nonsense", HOME, "a=1"),
        ("a=1; Secure", "http://www.example.org/", ""),
        ("a=1; Domain=example.org", "https://other.example.org/", ""),
        ("a=1; Domain=.org", "https://b.org/", ""),
        ("a=1", "https://www.example.org.evil.example/", ""),
        ("a=1; Max-Age=0", HOME, ""),
        ("a=1; Max-Age=-1", HOME, ""),
        ("a=1; Max-Age=60", HOME, "a=1"),
        ("a=1; Max-Age=never", HOME, "a=1"),
        ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", HOME, ""),
        ("a=1; Expires=Thu, 01-Jan-2099 00:00:00 GMT", HOME, "a=1"),
        ("a=1; Expires=soon", HOME, "a=1"),
        ("", HOME, ""),
        ("no pair", HOME, ""),
        ("a=one two", HOME, ""),
        ("a=1\r\nHost: evil.example", HOME, ""),
        ("a=\u00fc", HOME, ""),
        (f"a={'x' * 5000}", HOME, ""),
    ],
)
def test_a_cookie_goes_where_and_as_long_as_it_says_at_the_most(header: str, url: str, goes: str) -> None:
    assert jar(header).header(url) == goes


def test_a_cookie_ends_in_its_time() -> None:
    time = Time()
    made = jar("a=1; Max-Age=60", time=time)
    time.at += timedelta(seconds=61).total_seconds()
    assert made.header(HOME) == ""


def test_a_later_one_of_the_same_name_takes_its_place_and_one_that_ended_takes_it_away() -> None:
    assert jar("a=1", "b=1", "a=2").header(HOME) == "a=2; b=1"
    assert jar("a=1", "b=1", "a=; Max-Age=0").header(HOME) == "b=1"


def test_a_host_may_set_so_many_and_no_more() -> None:
    assert len(jar(*(f"a{number}=1" for number in range(500))).header(HOME).split("; ")) == 50
