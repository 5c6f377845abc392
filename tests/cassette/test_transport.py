"""Replaying and recording, as an httpx transport under any client."""

from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from factcheck.cassette import Cassette, CassetteTransport, Entry
from factcheck.errors import CassetteError, DoorError
from factcheck.model import Obtained, Reason
from tests.fetch.doubles import STORY, Network, page

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = "s3cr3t-key"
ASKED = "https://api.example.org/search?q=rates&api-key=" + KEY


def client(network: Network, cassette: Cassette, **fields: object) -> httpx.Client:
    transport = CassetteTransport(network, cassette, clock=lambda: NOON, **fields)  # type: ignore[arg-type]
    return httpx.Client(transport=transport, trust_env=False)


def recorded(network: Network, *urls: str, **fields: object) -> Cassette:
    cassette = Cassette(**fields)  # type: ignore[arg-type]
    with client(network, cassette, mode="once") as asker:
        for url in urls:
            asker.get(url)
    return cassette


class TestReplay:
    def test_gives_the_answer_as_often_as_it_is_asked_for(self) -> None:
        cassette = recorded(Network({STORY: page("Held.")}), STORY)
        silent = Network({})
        with client(silent, cassette, offline=True) as asker:
            assert [asker.get(STORY).text for _ in range(3)] == ["<p>Held.</p>"] * 3
        assert silent.asked == []

    def test_says_when_and_how_it_was_had(self) -> None:
        cassette = recorded(Network({STORY: page()}), STORY)
        with client(Network({}), cassette) as asker:
            told = asker.get(STORY).extensions["factcheck"]
        assert told == {"obtained": Obtained.REPLAYED, "retrieved": NOON}

    def test_goes_to_the_network_for_what_is_missing_and_writes_nothing(self) -> None:
        network, cassette = Network({STORY: page()}), Cassette()
        with client(network, cassette) as asker:
            assert asker.get(STORY).status_code == 200
        assert (network.asked, len(cassette)) == ([STORY], 0)

    def test_goes_nowhere_offline(self) -> None:
        network = Network({STORY: page()})
        with client(network, Cassette(), offline=True) as asker, pytest.raises(DoorError) as caught:
            asker.get(STORY)
        assert (caught.value.reason, caught.value.place, network.asked) == (Reason.OFFLINE, STORY, [])

    def test_tells_methods_and_bodies_apart(self) -> None:
        cassette = Cassette()
        with client(Network({STORY: [page("one"), page("two"), page("three")]}), cassette, mode="once") as asker:
            asker.get(STORY)
            asker.post(STORY, content=b"a")
            asker.post(STORY, content=b"b")
        with client(Network({}), cassette, offline=True) as asker:
            assert asker.post(STORY, content=b"b").text == "<p>three</p>"
            assert asker.post(STORY, content=b"a").text == "<p>two</p>"
            assert asker.get(STORY).text == "<p>one</p>"
            with pytest.raises(DoorError):
                asker.post(STORY, content=b"c")


class TestModes:
    def test_once_records_what_was_not_there(self, tmp_path: Path) -> None:
        network = Network({STORY: page()})
        assert len(recorded(network, STORY, STORY)) == 1
        assert network.asked == [STORY]

    def test_once_adds_nothing_to_a_cassette_on_disk(self, tmp_path: Path) -> None:
        recorded(Network({STORY: page()}), STORY).save(tmp_path / "story.yaml")
        network = Network({STORY: page(), STORY + "/2": page()})
        with client(network, Cassette.load(tmp_path / "story.yaml"), mode="once") as asker:
            assert asker.get(STORY).status_code == 200
            with pytest.raises(DoorError) as caught:
                asker.get(STORY + "/2")
        assert (caught.value.reason, network.asked) == (Reason.OFFLINE, [])

    def test_new_episodes_adds_what_is_missing_alone(self, tmp_path: Path) -> None:
        recorded(Network({STORY: page("old")}), STORY).save(tmp_path / "story.yaml")
        cassette = Cassette.load(tmp_path / "story.yaml")
        network = Network({STORY: page("new"), STORY + "/2": page("new")})
        with client(network, cassette, mode="new_episodes") as asker:
            assert asker.get(STORY).text == "<p>old</p>"
            assert asker.get(STORY + "/2").text == "<p>new</p>"
        assert (network.asked, len(cassette)) == ([STORY + "/2"], 2)

    def test_all_asks_again_and_replaces(self) -> None:
        cassette = recorded(Network({STORY: page("old")}), STORY)
        with client(Network({STORY: page("new")}), cassette, mode="all") as asker:
            assert asker.get(STORY).text == "<p>new</p>"
        assert [entry.body for entry in cassette] == [b"<p>new</p>"]


class TestFailures:
    def test_are_recorded_and_replayed(self) -> None:
        def fails(request: httpx.Request) -> httpx.Response:
            raise DoorError("no answer in time", reason=Reason.TIMEOUT)

        cassette = Cassette()
        for inner in (httpx.MockTransport(fails), httpx.MockTransport(lambda request: httpx.Response(200))):
            transport = CassetteTransport(inner, cassette, mode="once")
            with pytest.raises(DoorError, match="no answer in time") as caught:
                transport.handle_request(httpx.Request("GET", STORY))
            assert caught.value.reason is Reason.TIMEOUT

    @pytest.mark.parametrize("reason", [Reason.OFFLINE, Reason.PRIVATE, Reason.LIMIT])
    def test_of_our_own_making_are_not(self, reason: Reason) -> None:
        def refuses(request: httpx.Request) -> httpx.Response:
            raise DoorError("not asked", reason=reason)

        cassette = Cassette()
        transport = CassetteTransport(httpx.MockTransport(refuses), cassette, mode="once")
        with pytest.raises(DoorError):
            transport.handle_request(httpx.Request("GET", STORY))
        assert len(cassette) == 0


class TestStandIns:
    MARKED = page(headers={"X-Factcheck-Stand-In": "yes"})

    def test_are_called_so(self) -> None:
        cassette = recorded(Network({STORY: self.MARKED}), STORY, stand_in=True)
        with client(Network({}), cassette, offline=True) as asker:
            assert asker.get(STORY).extensions["factcheck"]["obtained"] is Obtained.STAND_IN

    def test_are_passed_over_where_they_are_not_allowed(self) -> None:
        cassette = recorded(Network({STORY: self.MARKED}), STORY, stand_in=True)
        with client(Network({STORY: page("live")}), cassette, allow_stand_ins=False) as asker:
            assert asker.get(STORY).text == "<p>live</p>"

    def test_are_said_to_be_there_where_the_network_is_off(self) -> None:
        cassette = recorded(Network({STORY: self.MARKED}), STORY, stand_in=True)
        asker = client(Network({}), cassette, allow_stand_ins=False, offline=True)
        with asker, pytest.raises(DoorError) as caught:
            asker.get(STORY)
        assert caught.value.reason is Reason.STAND_IN

    def test_are_not_recorded_among_recordings(self) -> None:
        with pytest.raises(CassetteError, match="mixed"):
            recorded(Network({STORY: self.MARKED}), STORY)


class TestSecrets:
    def test_reach_no_cassette(self, tmp_path: Path) -> None:
        echo = page(
            f"You asked with {KEY}, <a href='?api-key={KEY}'>next</a>",
            headers={"set-cookie": "session=c00kie-jar", "location": f"/next?api-key={KEY}", "x-echo": KEY},
        )
        cassette = Cassette()
        with client(Network({ASKED: echo}), cassette, mode="once") as asker:
            headers = {
                "Authorization": "Bearer t0ken-t0ken",
                "Cookie": "session=c00kie-jar",
                "X-Api-Key": "an0ther-key",
            }
            asker.get(ASKED, headers=headers)
        cassette.save(tmp_path / "story.yaml")
        written = (tmp_path / "story.yaml").read_text()
        for secret in (KEY, "t0ken-t0ken", "c00kie-jar", "an0ther-key"):
            assert secret not in written
        assert "q=rates" in written
        assert "REDACTED" in written

    @pytest.mark.parametrize(
        ("there", "written"),
        [
            ("/next?token=n3w-t0ken&page=2#top", "/next?page=2#top"),
            ("?token=n3w-t0ken", ""),
            ("https://b.example/?page=2", "https://b.example/?page=2"),
            ("/next", "/next"),
        ],
    )
    def test_that_an_answer_hands_out_in_a_redirect_go_too(self, there: str, written: str) -> None:
        cassette = recorded(Network({STORY: httpx.Response(302, headers={"location": there})}), STORY)
        assert [dict(entry.headers)["location"] for entry in cassette] == [written]

    def test_in_an_address_s_name_and_password_go_too(self) -> None:
        cassette = recorded(Network({}), "https://desk:pa55word@www.example.org/story")
        assert [entry.url for entry in cassette] == [STORY]

    @pytest.mark.parametrize("other", ["", "&api-key=another-key", "&API-KEY=x"])
    def test_are_not_needed_for_the_replay(self, other: str) -> None:
        cassette = recorded(Network({ASKED: page("Held.")}), ASKED)
        with client(Network({}), cassette, offline=True) as asker:
            assert asker.get(f"https://api.example.org/search?q=rates{other}").text == "<p>Held.</p>"

    def test_that_a_service_wants_in_another_spelling_are_found_in_its_echo(self) -> None:
        url = "https://api.example.org/search?token=a%2Fb%2Bc%3D%3D"
        cassette = recorded(Network({url: page("echo a/b+c== and a%2Fb%2Bc%3D%3D")}), url)
        assert [entry.body for entry in cassette] == [b"<p>echo REDACTED and REDACTED</p>"]

    def test_too_short_to_be_secret_leave_the_page_alone(self) -> None:
        url = "https://api.example.org/search?key=the"
        cassette = recorded(Network({url: page("the rates")}), url)
        assert [(entry.url, entry.body) for entry in cassette] == [
            ("https://api.example.org/search", b"<p>the rates</p>")
        ]


def test_a_compressed_answer_is_held_unpacked_and_no_longer_calls_itself_packed() -> None:
    import gzip

    packed = httpx.Response(200, headers={"content-encoding": "gzip"}, content=gzip.compress(b"held"))
    (entry,) = recorded(Network({STORY: packed}), STORY)
    assert entry.body == b"held"
    assert "content-encoding" not in dict(entry.headers)


def test_a_compressed_answer_that_others_recorded_is_unpacked() -> None:
    import gzip

    cassette = Cassette()
    headers = (("content-encoding", "gzip"),)
    cassette.put(Entry("GET", STORY, NOON, status=200, headers=headers, body=gzip.compress(b"held")))
    with client(Network({}), cassette, offline=True) as asker:
        assert asker.get(STORY).text == "held"


def test_the_package_has_no_other_names() -> None:
    import factcheck.cassette

    with pytest.raises(AttributeError, match="no attribute 'Tape'"):
        factcheck.cassette.Tape  # noqa: B018 - the look-up is the test
