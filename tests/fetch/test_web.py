"""The door as a whole: pages, redirects, refusals, services, privacy, and what is told of them."""

from pathlib import Path

import httpx
import pytest

from factcheck.cassette import Cassette
from factcheck.errors import DoorError, ServiceError
from factcheck.model import Obtained, Reason, Sent
from tests.fetch.doubles import STORY, Network, Time, door, page

GDELT = "https://api.gdeltproject.org/api/v2/doc/doc"
ELSEWHERE = "https://www.example.org/elsewhere"
MARK = {"X-Factcheck-Stand-In": "written by the project"}


def refusal(web, url: str = STORY) -> DoorError:
    with pytest.raises(DoorError) as caught:
        web.page(url)
    return caught.value


class TestAPage:
    def test_comes_with_its_bytes_its_time_and_how_it_was_had(self) -> None:
        time = Time()
        web, _ = door({STORY: page("Rates were held.")}, time)
        found = web.page(STORY)
        assert (found.url, found.final_url, found.status, found.body) == (STORY, STORY, 200, b"<p>Rates were held.</p>")
        assert (found.retrieved, found.obtained) == (time.now(), Obtained.LIVE)
        assert found.headers["content-type"].startswith("text/html")

    def test_is_asked_for_without_its_fragment(self) -> None:
        web, network = door({STORY: page()})
        web.page(STORY + "#:~:text=Rates")
        assert network.pages == [STORY]

    def test_is_asked_for_without_a_name_and_password(self) -> None:
        web, network = door({STORY: page()})
        found = web.page("https://desk:pa55word@www.example.org/story")
        assert (found.url, network.pages) == (STORY, [STORY])
        assert "authorization" not in network.requests[-1].headers

    def test_is_asked_for_by_a_program_that_gives_its_name(self) -> None:
        web, network = door({STORY: page()})
        web.page(STORY)
        request = network.requests[-1]
        assert request.headers["user-agent"].startswith("factcheck/")
        assert "+https://" in request.headers["user-agent"]
        assert request.headers["accept-encoding"] == "gzip"
        assert "cookie" not in request.headers

    def test_is_asked_for_by_the_name_in_settings(self) -> None:
        web, network = door({STORY: page()}, user_agent="desk/2 (desk@example.org)")
        web.page(STORY)
        assert {request.headers["user-agent"] for request in network.requests} == {"desk/2 (desk@example.org)"}

    @pytest.mark.parametrize(
        ("status", "reason"),
        [
            (401, Reason.BLOCKED),
            (403, Reason.BLOCKED),
            (404, Reason.NOT_FOUND),
            (410, Reason.GONE),
            (429, Reason.BLOCKED),
            (451, Reason.BLOCKED),
            (500, Reason.SERVER_ERROR),
            (503, Reason.SERVER_ERROR),
            (418, Reason.UNREACHABLE),
            (304, Reason.UNREACHABLE),
            (599, Reason.SERVER_ERROR),
        ],
    )
    def test_that_is_refused_says_why(self, status: int, reason: Reason) -> None:
        web, _ = door({STORY: httpx.Response(status, text="no")})
        error = refusal(web)
        assert error.reason is reason
        assert str(status) in error.message
        assert error.place == STORY

    @pytest.mark.parametrize(
        ("fault", "reason"),
        [
            (httpx.ReadTimeout("raw words of the library"), Reason.TIMEOUT),
            (httpx.ConnectTimeout("raw words of the library"), Reason.TIMEOUT),
            (httpx.ConnectError("raw words of the library"), Reason.UNREACHABLE),
            (httpx.ReadError("raw words of the library"), Reason.UNREACHABLE),
            (httpx.RemoteProtocolError("raw words of the library"), Reason.UNREACHABLE),
            (ConnectionResetError("raw words of the library"), Reason.UNREACHABLE),
        ],
    )
    def test_that_fails_on_the_way_says_so_in_words_that_repeat(self, fault: Exception, reason: Reason) -> None:
        web, _ = door({STORY: fault})
        error = refusal(web)
        assert error.reason is reason
        assert "raw words" not in str(error)

    def test_whose_certificate_is_not_valid_says_so(self) -> None:
        fault = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: expired")
        web, _ = door({STORY: fault})
        assert refusal(web).message == "its certificate is not valid"

    @pytest.mark.parametrize(
        "url", ["", "story", "mailto:desk@example.org", "file:///etc/passwd", "https://", "ftp://a.example/"]
    )
    def test_that_is_no_web_address_is_not_asked_for(self, url: str) -> None:
        web, network = door({})
        assert refusal(web, url).reason is Reason.FORBIDDEN_ADDRESS
        assert network.asked == []

    @pytest.mark.parametrize(
        "url",
        [
            "https://exa mple.org/",
            "https://\ud800.example/",
            "https://a..example/",
            "https://[::1/",
            "https://a.example:99999/",
        ],
    )
    def test_with_a_broken_address_is_one_clear_refusal(self, url: str) -> None:
        web, _ = door({})
        assert refusal(web, url).reason in {Reason.FORBIDDEN_ADDRESS, Reason.NOT_FOUND}


class TestRedirects:
    def test_are_followed_to_the_page(self) -> None:
        web, _ = door({STORY: httpx.Response(301, headers={"location": "/elsewhere#top"}), ELSEWHERE: page()})
        found = web.page(STORY)
        assert (found.url, found.final_url, found.status) == (STORY, ELSEWHERE, 200)

    def test_end_after_five(self) -> None:
        answers = {f"{STORY}{n}": httpx.Response(302, headers={"location": f"{STORY}{n + 1}"}) for n in range(9)}
        web, network = door(answers)
        assert refusal(web, f"{STORY}0").reason is Reason.REDIRECTS
        assert len(network.pages) == 6

    def test_in_a_circle_end(self) -> None:
        web, _ = door({STORY: httpx.Response(302, headers={"location": STORY})})
        assert refusal(web).reason is Reason.REDIRECTS

    def test_from_https_to_http_are_refused(self) -> None:
        web, network = door({STORY: httpx.Response(302, headers={"location": "http://www.example.org/elsewhere"})})
        assert refusal(web).reason is Reason.REDIRECTS
        assert network.pages == [STORY]

    @pytest.mark.parametrize(
        "there",
        [
            "https://127.0.0.1/",
            "//127.1/",
            "https://[::ffff:127.0.0.1]/",
            "https://localhost/",
            "file:///etc/passwd",
            "https://www.example.org:8443/",
        ],
    )
    def test_to_a_place_that_is_not_public_are_refused(self, there: str) -> None:
        web, network = door({STORY: httpx.Response(302, headers={"location": there})})
        assert refusal(web).reason is Reason.FORBIDDEN_ADDRESS
        assert network.pages == [STORY]

    def test_to_a_host_whose_robots_forbid_it_are_refused(self) -> None:
        web, network = door(
            {
                STORY: httpx.Response(302, headers={"location": "https://other.example/story"}),
                "https://other.example/robots.txt": httpx.Response(200, text="User-agent: *\nDisallow: /"),
            }
        )
        assert refusal(web).reason is Reason.ROBOTS
        assert network.pages == [STORY]

    def test_without_a_place_are_no_page(self) -> None:
        web, _ = door({STORY: httpx.Response(302)})
        assert refusal(web).reason is Reason.UNREACHABLE

    def test_to_nonsense_are_refused(self) -> None:
        web, _ = door({STORY: httpx.Response(302, headers={"location": "https://[nonsense/"})})
        assert refusal(web).reason in {Reason.REDIRECTS, Reason.FORBIDDEN_ADDRESS}


class TestAService:
    def test_answers_without_being_asked_for_robots(self) -> None:
        web, network = door({f"{GDELT}?query=held+rates": httpx.Response(200, json={"articles": []})})
        assert web.ask("gdelt", GDELT, {"query": "held rates"}).body == b'{"articles":[]}'
        assert network.asked == [f"{GDELT}?query=held+rates"]

    @pytest.mark.parametrize(
        ("status", "reason"),
        [
            (429, Reason.RATE_LIMITED),
            (400, Reason.BAD_QUERY),
            (403, Reason.BLOCKED),
            (404, Reason.NOT_FOUND),
            (502, Reason.SERVER_ERROR),
        ],
    )
    def test_that_refuses_raises_what_it_said(self, status: int, reason: Reason) -> None:
        web, _ = door({GDELT: httpx.Response(status)})
        with pytest.raises(ServiceError, match=f"gdelt answered {status}") as caught:
            web.ask("gdelt", GDELT, {})
        assert caught.value.reason is reason

    def test_that_cannot_be_reached_raises_with_its_name(self) -> None:
        web, _ = door({GDELT: httpx.ConnectError("")})
        with pytest.raises(ServiceError, match="gdelt: no connection") as caught:
            web.ask("gdelt", GDELT, {})
        assert caught.value.reason is Reason.UNREACHABLE

    def test_never_shows_its_key_in_an_error(self) -> None:
        web, _ = door({})
        with pytest.raises(ServiceError) as caught:
            web.ask("nyt", "https://api.nytimes.com/svc/search", {"q": "rates", "api-key": "s3cr3t-key"})
        assert "s3cr3t" not in str(caught.value)

    def test_tells_why_the_archive_will_not_say(self) -> None:
        said = {"x-archive-wayback-runtime-error": "AdministrativeAccessControlException: Blocked Site Error"}
        web, _ = door({"https://web.archive.org/cdx/search/cdx": httpx.Response(403, headers=said)})
        with pytest.raises(ServiceError, match="Blocked Site Error"):
            web.ask("wayback", "https://web.archive.org/cdx/search/cdx", {})


class TestWhatLeaves:
    def test_is_told_once_with_its_words_and_in_a_stable_order(self) -> None:
        web, _ = door({STORY: page(), GDELT + "?query=held": httpx.Response(200)})
        web.page(STORY)
        web.ask("gdelt", GDELT, {"query": "held"}, words="held")
        web.ask("gdelt", GDELT, {"query": "held"}, words="held")
        assert web.sent == (
            Sent("api.gdeltproject.org", "held", "gdelt"),
            Sent("www.example.org", "", "page"),
            Sent("www.example.org", "", "robots.txt"),
        )
        assert web.counts[Obtained.LIVE] == 4

    @pytest.mark.parametrize(("privacy", "reason"), [("draft", Reason.PRIVATE), ("offline", Reason.OFFLINE)])
    def test_is_nothing_where_nothing_may(self, privacy: str, reason: Reason) -> None:
        web, network = door({STORY: page()})
        view = web.view(privacy=privacy)
        assert refusal(view).reason is reason
        with pytest.raises(ServiceError) as caught:
            view.ask("gdelt", GDELT, {"query": "held"}, words="held")
        assert caught.value.reason is reason
        assert (network.asked, view.sent, view.counts[Obtained.LIVE]) == ([], (), 0)

    def test_is_nothing_under_the_offline_setting_whatever_a_view_asks_for(self) -> None:
        web, network = door({STORY: page()}, offline=True)
        assert web.view(privacy="public").privacy == "offline"
        assert refusal(web.view(privacy="public")).reason is Reason.OFFLINE
        assert network.asked == []

    def test_is_each_view_s_own(self) -> None:
        web, _ = door({STORY: page()})
        one, other = web.view(), web.view()
        one.page(STORY)
        assert one.sent != ()
        assert other.sent == web.sent == ()


class TestAView:
    def test_shares_robots_so_that_each_host_is_asked_once(self) -> None:
        web, network = door({STORY: page(), ELSEWHERE: page()})
        web.view().page(STORY)
        web.view().page(ELSEWHERE)
        assert network.asked.count("https://www.example.org/robots.txt") == 1

    def test_shares_the_pace(self) -> None:
        time = Time()
        web, _ = door({STORY: page(), ELSEWHERE: page()}, time, pace={"example.org": 3.0})
        for url in (STORY, ELSEWHERE):
            web.view().page(url)
        assert time.slept == [3.0, 3.0]  # after robots.txt, and between the pages

    def test_can_be_closed_while_the_door_stays_open(self) -> None:
        web, _ = door({STORY: page()})
        with web.view() as view:
            view.page(STORY)
        assert web.page(STORY).status == 200

    def test_replays_a_draft_s_cassette_and_sends_nothing(self) -> None:
        web, network = door({STORY: page()})
        cassette = Cassette()
        web.view(cassette, mode="once").page(STORY)
        asked = len(network.asked)
        draft = web.view(cassette, privacy="draft")
        assert draft.page(STORY).obtained is Obtained.REPLAYED
        assert draft.sent == ()
        assert refusal(draft, ELSEWHERE).reason is Reason.PRIVATE
        assert len(network.asked) == asked


class TestAFeed:
    FEED = "https://www.example.org/feed.xml"

    def test_is_read_for_a_draft_too_since_it_tells_nothing_of_it(self) -> None:
        web, network = door({self.FEED: page("items"), STORY: page()})
        draft = web.view(privacy="draft")
        assert draft.feed(self.FEED).status == 200
        assert [(sent.words, sent.purpose) for sent in draft.sent] == [("", "feed"), ("", "robots.txt")]
        assert refusal(draft).reason is Reason.PRIVATE
        assert network.pages == [self.FEED]

    def test_is_not_read_offline(self) -> None:
        web, network = door({self.FEED: page("items")})
        with pytest.raises(DoorError) as caught:
            web.view(privacy="offline").feed(self.FEED)
        assert (caught.value.reason, network.asked) == (Reason.OFFLINE, [])

    def test_is_subject_to_robots(self) -> None:
        web, network = door(
            {"https://www.example.org/robots.txt": httpx.Response(200, text="User-agent: *\nDisallow: /")}
        )
        with pytest.raises(DoorError) as caught:
            web.view(privacy="draft").feed(self.FEED)
        assert (caught.value.reason, network.pages) == (Reason.ROBOTS, [])

    def test_is_kept_for_a_quarter_of_an_hour(self, tmp_path: Path) -> None:
        time = Time()
        web, network = door({self.FEED: page("items")}, time, store=str(tmp_path))
        for after, asked in ((0.0, 1), (890.0, 1), (20.0, 2)):
            time.at += after
            web.feed(self.FEED)
            assert len(network.pages) == asked


class TestStandIns:
    def test_are_called_so_where_they_are_allowed(self) -> None:
        web, _ = door({STORY: page(headers=MARK)}, allow_stand_ins=True)
        assert web.page(STORY).obtained is Obtained.STAND_IN

    def test_do_not_count_where_they_are_not(self) -> None:
        web, _ = door({STORY: page(headers=MARK)})
        assert refusal(web).reason is Reason.STAND_IN


class TestASuppliedText:
    def test_is_read_from_its_file(self, tmp_path: Path) -> None:
        path = tmp_path / "story.html"
        path.write_bytes(b"<p>Rates were held.</p>")
        web, network = door({})
        found = web.supplied(path)
        assert (found.body, found.obtained, found.headers["content-type"]) == (
            b"<p>Rates were held.</p>",
            Obtained.SUPPLIED,
            "text/html",
        )
        assert found.url == path.resolve().as_uri()
        assert (network.asked, web.counts[Obtained.SUPPLIED]) == ([], 1)

    def test_that_is_not_there_says_so(self, tmp_path: Path) -> None:
        web, _ = door({})
        with pytest.raises(DoorError, match="No such file") as caught:
            web.supplied(tmp_path / "gone.txt")
        assert caught.value.reason is Reason.UNREADABLE

    def test_that_is_too_large_is_not_read_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "long.txt"
        path.write_bytes(b"x" * 101)
        web, _ = door({}, max_bytes=100)
        with pytest.raises(DoorError) as caught:
            web.supplied(path)
        assert caught.value.reason is Reason.TOO_LARGE


def test_a_door_that_asks_nothing_connects_to_nothing() -> None:
    web, network = door({})
    web.close()
    assert isinstance(network, Network)
    assert network.asked == []
